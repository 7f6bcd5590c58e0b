//! Vendor extensions: fields that start with `x-`, by which descriptions say what OpenAPI has no
//! word for.
//!
//! [`VENDOR_EXTENSIONS`] lists those that are understood; all others are ignored, as the
//! specification wants it (OpenAPI 3.1.1, section 4.9). What the maintainer chose counts more than
//! any of them, and an overlay can add one where a description has none. One that can't be read is
//! worth a warning and nothing more: a description is not wrong for what it says to others.
//!
//! A new one is a row of the table, here and in the README, and a reader in one of these files. If
//! it means the same as others that are written alike, its name in the table is enough.

mod global;
mod ignore;
mod message;
mod method;
mod name;
mod pagination;
mod retry;
mod rust_type;
mod table;
mod values;

use crate::document::schema::Schema;
use crate::document::{Document, Node, Pointer};
use table::Row;

pub(super) use global::{Globals, find_globals, global, global_name};
pub(super) use ignore::is_ignored;
pub(super) use message::Messages;
pub(super) use method::method_names;
pub(super) use name::{Holder, chosen_name};
pub(super) use pagination::paginate;
pub(super) use retry::{note_sent_once, retries, usual_retries};
pub(super) use rust_type::{has_rust_type, rust_type};
pub use table::{VENDOR_EXTENSIONS, VendorExtension};
pub(super) use values::{Labels, may_name_values};

/// A vendor extension that stands somewhere in a description.
struct Extension<'d, R> {
    /// Its name, as one of a row of the table.
    name: R,
    /// The place of its value.
    at: Pointer,
    value: &'d Node,
}

impl<'d, R: Row> Extension<'d, R> {
    /// The first extension of a row that stands at a pointer.
    fn first(pointer: &Pointer, document: &'d Document) -> Option<Self> {
        Self::first_of(R::ALL, pointer, document)
    }

    /// The extension of a name that stands at a pointer.
    fn named(name: R, pointer: &Pointer, document: &'d Document) -> Option<Self> {
        Self::first_of(&[name], pointer, document)
    }

    fn first_of(names: &[R], pointer: &Pointer, document: &'d Document) -> Option<Self> {
        // Most places are asked for extensions that most descriptions don't have.
        let known = names.iter().filter(|name| document.has_extension(name.name()));
        let mut known = known.peekable();
        known.peek()?;
        let holder = document.value(pointer)?;
        known.find_map(|&name| {
            let value = holder.get(name.name())?;
            Some(Self { name, at: pointer.join(name.name()), value })
        })
    }
}

/// Returns true if a schema has an extension of a row.
fn stands_at<R: Row>(schema: &Schema<'_>) -> bool {
    R::ALL.iter().any(|name| schema.extension(name.name()).is_some())
}
