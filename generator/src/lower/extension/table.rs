//! The table of the vendor extensions that are understood, which the README shows as well.
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
        pub(super) enum $row {
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

// Rows that are called `_` are not for this stage: the document stage reads them, or nobody does.
table! {
    OperationName at "operation":
    "The name of the method, unless several operations want it." {
        Rust = "x-rust-name",
        Speakeasy = "x-speakeasy-name-override",
        Fern = "x-fern-sdk-method-name",
    }

    OperationNameRules at "description":
    "The names of the methods whose `operationId` matches a regular expression." {
        Speakeasy = "x-speakeasy-name-override",
    }

    OperationGroup at "operation":
    "What stands before a method's name that an extension gave." {
        Speakeasy = "x-speakeasy-group",
        Fern = "x-fern-sdk-group-name",
    }

    ParameterName at "parameter":
    "The name of the argument, or of the builder's setting." {
        Rust = "x-rust-name",
        Speakeasy = "x-speakeasy-name-override",
        Fern = "x-fern-parameter-name",
        Microsoft = "x-ms-client-name",
    }

    PropertyName at "property":
    "The name of the field." {
        Rust = "x-rust-name",
        Speakeasy = "x-speakeasy-name-override",
        Fern = "x-fern-property-name",
        Microsoft = "x-ms-client-name",
    }

    SchemaName at "schema":
    "The name of the type. At a property, only the first names its type." {
        FernType = "x-fern-type-name",
        Rust = "x-rust-name",
        Speakeasy = "x-speakeasy-name-override",
        Microsoft = "x-ms-client-name",
    }

    ServerName at "server":
    "Its name: a variant of `Server`, or what the builder's method for its URL starts with." {
        Rust = "x-rust-name",
        Speakeasy = "x-speakeasy-server-id",
        Fern = "x-fern-server-name",
    }

    RustType at "schema":
    "The path of a type that stands for it, or an object with `crate`, `version` and `path`." {
        Rust = "x-rust-type",
    }

    _ at "schema":
    "As `nullable`." {
        Nullable = "x-nullable",
    }

    _ at "schema":
    "As `enum`." {
        Extensible = "x-extensible-enum",
    }

    ValueNames at "enumeration":
    "The names of the variants, in a list or by value. Integers with names become an enum." {
        Speakeasy = "x-speakeasy-enums",
        VarNames = "x-enum-varnames",
        Names = "x-enumNames",
    }

    ValueDescriptions at "enumeration":
    "The documentation of the variants, in a list or by value." {
        Speakeasy = "x-speakeasy-enum-descriptions",
        Hyphenated = "x-enum-descriptions",
        Descriptions = "x-enumDescriptions",
    }

    ValueDetails at "enumeration":
    "Names and documentation of the variants; with `name`, that of the enum." {
        Microsoft = "x-ms-enum",
        Fern = "x-fern-enum",
    }

    _ at "enumeration":
    "Nothing more: unknown values are always kept." {
        Speakeasy = "x-speakeasy-unknown-values",
    }

    Ignored at "operation, path, optional parameter":
    "Leaves it out, with an entry in the ledger. A list of languages counts if `rust` is in it." {
        Speakeasy = "x-speakeasy-ignore",
        Fern = "x-fern-ignore",
        Stainless = "x-stainless-skip",
    }

    GlobalParameters at "description":
    "The parameters that are settings of the builder instead of arguments." {
        Speakeasy = "x-speakeasy-globals",
        Fern = "x-fern-global-headers",
    }

    _ at "parameter":
    "Nothing more: such parameters are never arguments." {
        Speakeasy = "x-speakeasy-globals-hidden",
    }

    ParameterLocation at "parameter":
    "With `client`, the parameter is a setting of the builder." {
        Microsoft = "x-ms-parameter-location",
    }

    CallRetries at "description, operation":
    "Calls that fail are repeated, as the builder's `retry_policy` can change." {
        Speakeasy = "x-speakeasy-retries",
    }

    Pages at "operation":
    "Beside the method for one page, one that walks through all of them." {
        Speakeasy = "x-speakeasy-pagination",
        Fern = "x-fern-pagination",
        Microsoft = "x-ms-pageable",
    }

    UsualPages at "description":
    "The same, for the operations where it is `true`." {
        Fern = "x-fern-pagination",
    }

    ErrorMessage at "property of an answer":
    "What `message()` of an error returns." {
        Speakeasy = "x-speakeasy-error-message",
    }
}
