//! Names that extensions give to what would otherwise be named after its key, its path or its
//! place.

use super::values::enum_name;
use super::{Extension, OperationName, ParameterName, PropertyName, Row, SchemaName, ServerName};
use crate::document::Pointer;
use crate::lower::choices::Choices;
use crate::lower::report::Reporter;
use crate::name;

/// A part of a description that can be given a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum Holder {
    /// An operation, or a webhook's.
    Operation,
    /// A parameter.
    Parameter,
    /// A property of an object.
    Property,
    /// A schema that has a type of its own.
    Schema,
    /// A server.
    Server,
}

impl Holder {
    fn kind(self) -> name::Kind {
        match self {
            Self::Operation => name::Kind::Method,
            Self::Parameter | Self::Property => name::Kind::Field,
            Self::Schema => name::Kind::Type,
            Self::Server => name::Kind::Variant,
        }
    }
}

/// The name that somebody chose for the holder at a pointer: the maintainer, whose names stay as
/// they are, or else the description.
pub(in crate::lower) fn chosen_name(
    holder: Holder,
    pointer: &Pointer,
    choices: &mut Choices<'_>,
    reporter: &mut Reporter<'_>,
) -> Option<String> {
    if let Some(name) = choices.name(holder.kind(), pointer) {
        return Some(name);
    }
    described_name(holder, pointer, reporter).map(|text| holder.kind().name(&text))
}

/// The text that an extension at a pointer gives as a name.
pub(super) fn described_name(
    holder: Holder,
    pointer: &Pointer,
    reporter: &mut Reporter<'_>,
) -> Option<String> {
    match holder {
        Holder::Operation => text(OperationName::ALL, pointer, reporter),
        Holder::Parameter => text(ParameterName::ALL, pointer, reporter),
        Holder::Property => text(PropertyName::ALL, pointer, reporter),
        Holder::Server => text(ServerName::ALL, pointer, reporter),
        Holder::Schema => enum_name(pointer, reporter).or_else(|| {
            // The others name the property itself.
            let names = match is_property(pointer) {
                true => &[SchemaName::FernType],
                false => SchemaName::ALL,
            };
            text(names, pointer, reporter)
        }),
    }
}

/// The text of the first of some extensions that stands at a pointer.
fn text<R: Row>(names: &[R], pointer: &Pointer, reporter: &mut Reporter<'_>) -> Option<String> {
    let Extension { at, value, .. } = Extension::first_of(names, pointer, reporter.document)?;
    match value.as_str().filter(|text| text.contains(char::is_alphanumeric)) {
        Some(text) => Some(text.to_owned()),
        None => {
            reporter.unreadable_extension(&at, "a name");
            None
        }
    }
}

fn is_property(pointer: &Pointer) -> bool {
    let holder = pointer.parent();
    holder.is_some_and(|holder| holder.tokens().next_back().as_deref() == Some("properties"))
}
