//! The body of a request: the media types that a method sends it in, and the notation of each.

mod empty;
mod encoding;
mod file;
mod form;
mod part;
mod part_header;

use openapiv3::{MediaType, RequestBody};

use super::NamedOperation;
use crate::document::Pointer;
use crate::document::schema::types::SchemaType;
use crate::document::schema::{Schema, Slot};
use crate::http::media_type::{self, essence};
use crate::lower::reference::{Resolved, resolve};
use crate::lower::schema::Schemas;
use crate::lower::types::Wanted;
use crate::model::{Argument, Body, BodyKind, BodyValue, Type};
use crate::{docs, name};
use empty::is_needless;
use encoding::form_encoding;
use form::{form, has_parts};

/// A body that a method can send.
pub(super) struct BodyAlternative {
    /// The word that tells the method from its siblings, unless it is the first.
    pub(super) suffix: Option<&'static str>,
    pub(super) body: Body,
    writing: Writing,
}

/// The ways to write a body, the most convenient first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Writing {
    Json,
    Multipart,
    Form,
    Text,
    Bytes,
}

impl Writing {
    /// The way to write a body of a media type. `None` is for one that no header can carry.
    fn of(media_type: &str, slot: Option<&Slot<'_>>) -> Option<Self> {
        use media_type::Family;
        if !media_type::is_sendable(media_type) {
            return None;
        }
        Some(match Family::of(media_type) {
            Family::Json => Self::Json,
            // Whoever takes anything takes JSON, if the schema is of something that JSON has.
            Family::Any if slot.is_some() => Self::Json,
            // A text is a form that the caller has written.
            Family::Form if slot.is_some_and(is_text) => Self::Text,
            Family::Form => Self::Form,
            Family::Multipart => Self::Multipart,
            Family::Text | Family::Xml | Family::Events => Self::Text,
            Family::Any | Family::Script | Family::Other => Self::Bytes,
        })
    }

    /// The word that tells a method that sends this from one that sends something more convenient.
    fn suffix(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Multipart => "multipart",
            Self::Form => "form",
            Self::Text => "text",
            Self::Bytes => "bytes",
        }
    }

    /// Returns true if whoever can send this has no need for the other: both hold the same.
    fn covers(self, other: Self) -> bool {
        match (self, other) {
            (Self::Json, Self::Form | Self::Text) => true,
            (one, other) => one == other,
        }
    }
}

/// A media type that the description has for a body.
struct ContentEntry<'a> {
    media_type: &'a str,
    writing: Writing,
    content: &'a MediaType,
    pointer: Pointer,
}

/// The bodies that an operation takes. The first is the one for its method; each of the others
/// needs a method of its own, since the caller passes something else.
pub(super) fn request_bodies(
    operation: &NamedOperation<'_>,
    arguments: &[Argument],
    schemas: &mut Schemas<'_>,
) -> Vec<BodyAlternative> {
    let site = operation.site;
    let pointer = site.pointer.join("requestBody");
    let Some(body) = &site.operation.request_body else { return Vec::new() };
    let resolved = resolve::<RequestBody>(schemas.document, body, &pointer);
    let Some(Resolved { pointer, value: body }) = resolved else { return Vec::new() };
    let content = pointer.join("content");
    if is_needless(&body, &content, schemas) {
        let message = "the body can only be an object without properties, and may be left out";
        schemas.reporter.loss("request-body", &pointer, message, "no method sends it");
        return Vec::new();
    }
    let mut alternatives: Vec<BodyAlternative> = Vec::new();
    for entry in entries(&body, &content, schemas) {
        let covers = |known: &&BodyAlternative| known.writing.covers(entry.writing);
        if let Some(known) = alternatives.iter().find(covers) {
            let message = format!("the body may be {}, too", entry.media_type);
            let instead = format!("the method sends {}", known.body.media_type);
            schemas.reporter.loss("request-body", &entry.pointer, message, &instead);
            continue;
        }
        let kind = body_kind(&entry, &operation.type_name, schemas);
        let body = Body {
            argument: unused_name("body", arguments),
            docs: docs::rustdoc(body.description.as_deref().unwrap_or_default()),
            required: body.required,
            media_type: concrete(entry.media_type, &kind),
            kind,
        };
        let writing = entry.writing;
        let suffix = (!alternatives.is_empty()).then(|| writing.suffix());
        alternatives.push(BodyAlternative { suffix, body, writing });
    }
    alternatives
}

/// The media types of a body that a method can send, the most convenient first.
fn entries<'b>(
    body: &'b RequestBody,
    pointer: &Pointer,
    schemas: &mut Schemas<'_>,
) -> Vec<ContentEntry<'b>> {
    let mut entries = Vec::new();
    for (media_type, content) in &body.content {
        let place = pointer.join(media_type);
        let Some(writing) = Writing::of(media_type, schemas.schema_of(&place).as_ref()) else {
            let message = format!("`{media_type}` is no media type that can be sent");
            schemas.reporter.loss("request-body", pointer, message, "no method sends it");
            continue;
        };
        let is_unnamed = writing == Writing::Multipart && !has_parts(&place, schemas);
        if is_unnamed {
            let message = "the parts of the body have no names";
            let instead = "the method takes the body whole, and its boundary with the media type";
            schemas.reporter.loss("multipart", &place, message, instead);
        }
        let writing = if is_unnamed { Writing::Bytes } else { writing };
        entries.push(ContentEntry { media_type, writing, content, pointer: place });
    }
    entries.sort_by_key(|entry| entry.writing);
    entries
}

/// The notation of a body.
fn body_kind(entry: &ContentEntry<'_>, type_name: &str, schemas: &mut Schemas<'_>) -> BodyKind {
    match entry.writing {
        Writing::Json => BodyKind::Json(body_value(&entry.pointer, type_name, schemas)),
        Writing::Form => {
            let value = body_value(&entry.pointer, type_name, schemas);
            let (types, reporter) = (&schemas.types, &mut schemas.reporter);
            let encoding = form_encoding(entry, &value.ty, types, reporter);
            BodyKind::Form(value, encoding)
        }
        Writing::Multipart => BodyKind::Multipart(Box::new(form(entry, type_name, schemas))),
        Writing::Text => BodyKind::Text,
        Writing::Bytes => BodyKind::Bytes,
    }
}

/// The value that a schema types.
fn body_value(pointer: &Pointer, type_name: &str, schemas: &mut Schemas<'_>) -> BodyValue {
    let new_type = format!("{type_name}Body");
    let slot = schemas.schema_of(pointer);
    let ty = slot.map_or(Type::Json, |slot| schemas.schema_type(&slot, Wanted::new(&new_type)));
    BodyValue { passing: schemas.types.passing(&ty), ty }
}

/// Returns true if a schema is of bytes that are no text.
pub(super) fn is_binary(schema: &Schema<'_>) -> bool {
    schema.format() == "binary" && matches!(schema.kind(), None | Some(SchemaType::String))
}

/// The media type to send: for a range such as `image/*`, one that is in no doubt about what it is.
fn concrete(media_type: &str, kind: &BodyKind) -> String {
    match kind {
        _ if media_type.contains('*') => kind.usual().to_owned(),
        BodyKind::Multipart(_) => without_boundary(media_type),
        BodyKind::Json(_) | BodyKind::Form(..) | BodyKind::Text | BodyKind::Bytes => {
            media_type.to_owned()
        }
    }
}

/// A media type of bodies in parts, without the parameters that only the parts can tell: the
/// boundary between them, and the type of the first.
fn without_boundary(media_type: &str) -> String {
    let is_told = |parameter: &&str| {
        let name = parameter.split('=').next().unwrap_or_default().trim();
        ["boundary", "type"].iter().any(|told| name.eq_ignore_ascii_case(told))
    };
    let essence = essence(media_type);
    if essence == "multipart/form-data" {
        return essence;
    }
    let kept = media_type.split(';').skip(1).filter(|parameter| !is_told(parameter)).map(str::trim);
    [essence.as_str()].into_iter().chain(kept).collect::<Vec<_>>().join("; ")
}

/// Returns true if a schema is of texts.
fn is_text(slot: &Slot<'_>) -> bool {
    slot.schema().and_then(Schema::kind) == Some(SchemaType::String)
}

/// A name for an argument that no other of the method has.
fn unused_name(wanted: &str, arguments: &[Argument]) -> String {
    let mut names = name::Names::default();
    for argument in arguments.iter().filter(|argument| !argument.grouped) {
        names.claim(argument.name.clone());
    }
    names.claim(wanted.to_owned())
}
