//! Names that extensions give to what would otherwise be named after its key, its path or its place.

use super::values::enum_name;
use crate::document::Pointer;
use crate::lower::choices::Choices;
use crate::lower::report::Reporter;
use crate::name;

/// What has a name.
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
    /// The extensions that name it. The first that is there counts.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Operation => {
                &["x-rust-name", "x-speakeasy-name-override", "x-fern-sdk-method-name"]
            }
            Self::Parameter => &[
                "x-rust-name",
                "x-speakeasy-name-override",
                "x-fern-parameter-name",
                "x-ms-client-name",
            ],
            Self::Property => &[
                "x-rust-name",
                "x-speakeasy-name-override",
                "x-fern-property-name",
                "x-ms-client-name",
            ],
            Self::Server => &["x-rust-name", "x-speakeasy-server-id", "x-fern-server-name"],
            Self::Schema => &[
                "x-fern-type-name",
                "x-rust-name",
                "x-speakeasy-name-override",
                "x-ms-client-name",
            ],
        }
    }

    fn kind(self) -> name::Kind {
        match self {
            Self::Operation => name::Kind::Method,
            Self::Parameter | Self::Property => name::Kind::Field,
            Self::Schema => name::Kind::Type,
            Self::Server => name::Kind::Variant,
        }
    }
}

/// The name that somebody chose for what stands at a pointer: the maintainer, whose names stay as they are, or else
/// the description.
pub(in crate::lower) fn chosen_name(
    holder: Holder,
    pointer: &Pointer,
    choices: &mut Choices<'_>,
    reporter: &mut Reporter<'_>,
) -> Option<String> {
    if let Some(name) = choices.name(pointer) {
        return Some(name.to_owned());
    }
    described_name(holder, pointer, reporter).map(|text| holder.kind().name(&text))
}

/// The text that an extension at a pointer gives as a name.
pub(super) fn described_name(
    holder: Holder,
    pointer: &Pointer,
    reporter: &mut Reporter<'_>,
) -> Option<String> {
    let mut extensions = holder.extensions();
    if holder == Holder::Schema {
        if let Some(name) = enum_name(pointer, reporter) {
            return Some(name);
        }
        // What stands at a property names the property; only one extension is about its type alone.
        if is_property(pointer) {
            extensions = &extensions[..1];
        }
    }
    let (at, value) = reporter.extension(extensions, pointer)?;
    match value.as_str().filter(|text| text.contains(char::is_alphanumeric)) {
        Some(text) => Some(text.to_owned()),
        None => {
            reporter.unreadable(&at, "a name");
            None
        }
    }
}

fn is_property(pointer: &Pointer) -> bool {
    pointer
        .parent()
        .is_some_and(|parent| parent.tokens().next_back().as_deref() == Some("properties"))
}
