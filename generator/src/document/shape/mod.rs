//! The parts of an OpenAPI document, as tables.
//!
//! Each object of the specification has its fields, each field its shape, and its fate: to stay or
//! to go, with or without a place in `openapiv3`. The checks, the search for references, the
//! rewriting and the way to `openapiv3` all go along these tables, so that a property that happens
//! to be called `const`, or an example with a `$ref` in it, is never mistaken for a keyword, and no
//! extension for a field.

mod description;

use super::schema::keyword;
use crate::config::Location;

/// The objects of the OpenAPI specification, by its own names (OpenAPI 3.1.1, section 4.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Object {
    AuthorizationCodeFlow,
    Callback,
    ClientCredentialsFlow,
    Components,
    Contact,
    Discriminator,
    Encoding,
    Example,
    ExternalDocumentation,
    Header,
    ImplicitFlow,
    Info,
    License,
    Link,
    MediaType,
    OAuthFlows,
    OpenApi,
    Operation,
    Parameter,
    PasswordFlow,
    PathItem,
    Paths,
    RequestBody,
    Response,
    Responses,
    Schema,
    SecurityScheme,
    Server,
    ServerVariable,
    Tag,
}

/// The kind of value that a field has.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// Any value at all, which nobody looks into.
    Any,
    String,
    Boolean,
    Number,
    /// A whole number that isn't negative.
    Count,
    /// The name of a style that the location allows.
    Style(Location),
    Object(Object),
    /// An object, or a reference to one.
    Reference(Object),
    Schema,
    /// `additionalProperties` and the like, where the two booleans have a meaning of their own.
    SchemaOrBoolean,
    List(&'static Shape),
    Map(&'static Shape),
}

/// The fate of a field.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fate {
    /// It stays, and `openapiv3` gets it, too.
    Typed,
    /// It stays in the tree, where it is read if at all.
    Kept,
    /// It stays in the tree, where nobody reads it; the ledger says what the output does instead.
    Lost(&'static str),
    /// It goes: it has done its work in this stage, or says nothing to a client.
    Spent,
}

/// The need of an object for a field.
#[derive(Debug, Clone, Copy)]
pub(super) enum Need {
    Optional,
    /// Without it nothing can be generated.
    Required,
    /// The specification wants it, but an empty string does.
    OrText,
    /// The specification wants it, but an empty mapping does.
    OrMapping,
}

/// A field of an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) fate: Fate,
    pub(super) need: Need,
}

impl Object {
    /// The field of that name, if there is one. No extension is one.
    pub(super) fn field(self, name: &str) -> Option<Field> {
        let fixed = self.fields().iter().find(|field| field.name == name).copied();
        fixed.or_else(|| {
            let shape = self.pattern(name)?;
            Some(Field { name: "", shape, fate: Fate::Typed, need: Need::Optional })
        })
    }

    /// The keyword of a schema that stands in the object itself, where Swagger 2.0 had it: in a
    /// parameter or a header.
    pub(super) fn lifted_field(self, name: &str) -> Option<Field> {
        let holds_schema = matches!(self, Self::Parameter | Self::Header);
        Self::Schema.field(name).filter(|_| holds_schema && self.field(name).is_none())
    }

    /// The fixed fields.
    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            Self::Schema => keyword::FIELDS,
            _ => description::fields(self),
        }
    }

    /// The shape of the fields whose names are up to the author.
    fn pattern(self, name: &str) -> Option<Shape> {
        match self {
            Self::Paths if name.starts_with('/') => Some(Shape::Object(Object::PathItem)),
            Self::Callback if !name.starts_with("x-") => Some(Shape::Object(Object::PathItem)),
            Self::Responses if is_status(name) => Some(Shape::Reference(Object::Response)),
            _ => None,
        }
    }

    /// The words for one of these in a message.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::AuthorizationCodeFlow
            | Self::ClientCredentialsFlow
            | Self::ImplicitFlow
            | Self::PasswordFlow => "an OAuth flow",
            Self::Callback => "a callback",
            Self::Components => "the components",
            Self::Contact => "a contact",
            Self::Discriminator => "a discriminator",
            Self::Encoding => "an encoding",
            Self::Example => "an example",
            Self::ExternalDocumentation => "external documentation",
            Self::Header => "a header",
            Self::Info => "the info",
            Self::License => "a license",
            Self::Link => "a link",
            Self::MediaType => "a media type",
            Self::OAuthFlows => "the OAuth flows",
            Self::OpenApi => "a description",
            Self::Operation => "an operation",
            Self::Parameter => "a parameter",
            Self::PathItem => "a path item",
            Self::Paths => "the paths",
            Self::RequestBody => "a request body",
            Self::Response => "a response",
            Self::Responses => "the responses",
            Self::Schema => "a schema",
            Self::SecurityScheme => "a security scheme",
            Self::Server => "a server",
            Self::ServerVariable => "a server variable",
            Self::Tag => "a tag",
        }
    }

    /// The section of `components` that has these.
    pub(super) fn section(self) -> Option<&'static str> {
        match self {
            Self::Callback => Some("callbacks"),
            Self::Example => Some("examples"),
            Self::Header => Some("headers"),
            Self::Link => Some("links"),
            Self::Parameter => Some("parameters"),
            Self::PathItem => Some("pathItems"),
            Self::RequestBody => Some("requestBodies"),
            Self::Response => Some("responses"),
            Self::Schema => Some("schemas"),
            Self::SecurityScheme => Some("securitySchemes"),
            _ => None,
        }
    }
}

/// Returns true for a status code and a range of them: `404`, `4XX`.
pub(super) fn is_status(name: &str) -> bool {
    match name.as_bytes() {
        [b'1'..=b'9', tens, ones] => {
            let code = tens.is_ascii_digit() && ones.is_ascii_digit();
            code || (tens.eq_ignore_ascii_case(&b'x') && ones.eq_ignore_ascii_case(&b'x'))
        }
        _ => false,
    }
}

const fn typed(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, fate: Fate::Typed, need: Need::Optional }
}

const fn needed(name: &'static str, shape: Shape, need: Need) -> Field {
    Field { name, shape, fate: Fate::Typed, need }
}

const fn required(name: &'static str, shape: Shape) -> Field {
    needed(name, shape, Need::Required)
}

const fn kept(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, fate: Fate::Kept, need: Need::Optional }
}

const fn lost(name: &'static str, shape: Shape, instead: &'static str) -> Field {
    Field { name, shape, fate: Fate::Lost(instead), need: Need::Optional }
}

const fn spent(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, fate: Fate::Spent, need: Need::Optional }
}
