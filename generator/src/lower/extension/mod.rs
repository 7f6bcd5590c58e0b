//! Vendor extensions: fields that start with `x-`, by which descriptions say what OpenAPI has no
//! word for.
//!
//! [`VENDOR_EXTENSIONS`] lists those that are understood; all others are ignored, as the
//! specification wants it (OpenAPI 3.1.1, section 4.9). What the maintainer chose counts more than
//! any of them, and an overlay can add one where a description has none. One that can't be read is
//! worth a warning and nothing more: a description is not wrong for what it says to others.
//!
//! A new one is a row of the table, here and in the README, and a reader in one of these files. If
//! it means the same as others that are written alike, its name in the row is enough.

mod global;
mod ignore;
mod message;
mod method;
mod name;
mod pagination;
mod retry;
mod row;
mod rust_type;
mod values;

use crate::document::schema::Schema;
use crate::document::{Document, Node, Pointer};
use row::{Row, row, table};

pub(super) use global::{Globals, find_globals, global, global_name};
pub(super) use ignore::is_ignored;
pub(super) use message::Messages;
pub(super) use method::{MethodNames, method_names};
pub(super) use name::{Holder, chosen_name};
pub(super) use pagination::{ImpliedPages, paginate};
pub(super) use retry::{note_sent_once, retries, usual_retries};
pub use row::VendorExtension;
pub(super) use rust_type::{has_rust_type, rust_type};
pub(super) use values::{Labels, may_name_values};

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

    ValueNames at "enumeration, variable of a server":
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
