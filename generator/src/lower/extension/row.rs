//! The rows of the table of vendor extensions.
//!
//! Each row is also an enum of its names. An extension is looked up by such an enum, so only what
//! is in the table can be read, and a reader that tells names apart has an arm for each of them.
//! A row that nothing reads is dead code to the compiler.

/// Vendor extensions that mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VendorExtension {
    /// Their names. Of several at one place, the first counts.
    pub names: &'static [&'static str],
    /// The parts of a description that they stand at.
    pub at: &'static str,
    /// The effect that they have.
    pub meaning: &'static str,
}

/// A row of the table, as an enum of its extensions.
pub(super) trait Row: Copy + 'static {
    /// The extensions; of several at one place, the first counts.
    const ALL: &'static [Self];

    /// The name of an extension.
    fn name(self) -> &'static str;
}

macro_rules! table {
    ($($row:tt at $at:literal: $meaning:literal { $($extension:ident = $name:literal,)* })*) => {
        $(row! { $row at $at: $meaning { $($extension = $name,)* } })*

        /// The vendor extensions that are understood.
        pub const VENDOR_EXTENSIONS: &[VendorExtension] = &[
            $(VendorExtension { names: &[$($name),*], at: $at, meaning: $meaning },)*
        ];
    };
}

macro_rules! row {
    (_ at $($rest:tt)*) => {};
    ($row:ident at $at:literal: $meaning:literal { $($extension:ident = $name:literal,)* }) => {
        #[doc = concat!("At ", $at, ": ", $meaning)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        enum $row {
            $(#[doc = concat!("`", $name, "`")] $extension,)*
        }

        impl Row for $row {
            const ALL: &'static [Self] = &[$(Self::$extension),*];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$extension => $name,)*
                }
            }
        }
    };
}

pub(super) use {row, table};
