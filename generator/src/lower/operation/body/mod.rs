//! The body of a request: which of its media types is sent, and how.

mod encoding;
mod form;
mod part;
mod part_header;

use openapiv3::{MediaType, RequestBody};

use super::Site;
use crate::document::Pointer;
use crate::document::schema::types::SchemaType;
use crate::document::schema::{Schema, Slot};
use crate::http::media_type::{self, essence};
use crate::lower::reference::{Resolved, resolve};
use crate::lower::schema::Schemas;
use crate::lower::types::Wanted;
use crate::model::{Argument, Body, BodyKind, BodyValue, Type};
use crate::{docs, name};
use encoding::form_encoding;
use form::has_parts;

/// A body that a method can send, with the name that tells the method from its siblings.
pub(super) struct Alternative {
    pub(super) suffix: &'static str,
    pub(super) body: Body,
}

/// The kinds of bodies, the most convenient first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Family {
    Json,
    Multipart,
    Form,
    Text,
    Bytes,
}

/// The bodies that an operation takes. The first is the one for its method; each of the others needs a
/// method of its own, since the caller passes something else.
pub(super) fn request_bodies(
    site: &Site<'_>,
    type_name: &str,
    arguments: &[Argument],
    schemas: &mut Schemas<'_>,
) -> Vec<Alternative> {
    let pointer = site.pointer.join("requestBody");
    let Some(body) = site.operation.request_body.as_ref() else { return Vec::new() };
    let Some(Resolved { pointer, value: body }) =
        resolve::<RequestBody>(schemas.document, body, &pointer)
    else {
        return Vec::new();
    };
    let pointer = pointer.join("content");
    let mut offered = Vec::new();
    for (media_type, content) in &body.content {
        match family(media_type, schemas.schema_of(&pointer.join(media_type)).as_ref()) {
            Some(Family::Multipart) if !has_parts(&pointer.join(media_type), schemas) => {
                let message = "the parts of the body have no names".to_owned();
                let pointer = pointer.join(media_type);
                let instead =
                    "the method takes the body whole, and its boundary with the media type";
                schemas.reporter.loss("multipart", &pointer, message, instead);
                offered.push((Family::Bytes, media_type, content));
            }
            Some(family) => offered.push((family, media_type, content)),
            None => {
                let message = format!("`{media_type}` is no media type that can be sent");
                schemas.reporter.loss("request-body", &pointer, message, "no method sends it");
            }
        }
    }
    offered.sort_by_key(|(family, ..)| *family);
    let mut found: Vec<(Family, Alternative)> = Vec::new();
    for (family, media_type, content) in offered {
        let pointer = pointer.join(media_type);
        if let Some((_, known)) = found.iter().find(|(known, _)| covers(*known, family)) {
            let instead = format!("the method sends {}", known.body.media_type);
            let message = format!("the body may be {media_type}, too");
            schemas.reporter.loss("request-body", &pointer, message, &instead);
            continue;
        }
        let (suffix, kind) = self::body(family, content, &pointer, type_name, schemas);
        let body = Body {
            argument: unused_name("body", arguments),
            docs: docs::rustdoc(body.description.as_deref().unwrap_or_default()),
            required: body.required,
            media_type: concrete(media_type, &kind),
            kind,
        };
        found.push((family, Alternative { suffix, body }));
    }
    found.into_iter().map(|(_, alternative)| alternative).collect()
}

fn body(
    family: Family,
    content: &MediaType,
    pointer: &Pointer,
    type_name: &str,
    schemas: &mut Schemas<'_>,
) -> (&'static str, BodyKind) {
    match family {
        Family::Json => ("json", BodyKind::Json(body_value(pointer, type_name, schemas))),
        Family::Form => {
            let value = body_value(pointer, type_name, schemas);
            let encoding =
                form_encoding(content, &value.ty, pointer, &schemas.types, &mut schemas.reporter);
            ("form", BodyKind::Form(value, encoding))
        }
        Family::Multipart => {
            let form = form::form(content, pointer, type_name, schemas);
            ("multipart", BodyKind::Multipart(Box::new(form)))
        }
        Family::Text => ("text", BodyKind::Text),
        Family::Bytes => ("bytes", BodyKind::Bytes),
    }
}

fn body_value(pointer: &Pointer, type_name: &str, schemas: &mut Schemas<'_>) -> BodyValue {
    let new_type = format!("{type_name}Body");
    let slot = schemas.schema_of(pointer);
    let ty = slot.map_or(Type::Json, |slot| schemas.schema_type(&slot, Wanted::new(&new_type)));
    BodyValue { copied: schemas.types.is_copied(&ty), ty }
}

/// Returns true if a schema is of bytes that are no text.
pub(super) fn is_binary(schema: &Schema<'_>) -> bool {
    schema.format() == "binary" && matches!(schema.kind(), None | Some(SchemaType::String))
}

/// How a body of a media type is written. `None` is for what no header can say.
fn family(media_type: &str, slot: Option<&Slot<'_>>) -> Option<Family> {
    if !media_type::is_sendable(media_type) {
        return None;
    }
    Some(match media_type {
        json if media_type::is_json(json) => Family::Json,
        // Whoever takes anything takes JSON, if the schema is of something that JSON has.
        any if media_type::is_any(any) && slot.is_some() => Family::Json,
        // A text is a form that the caller has written.
        form if media_type::is_form(form) && slot.is_some_and(is_text) => Family::Text,
        form if media_type::is_form(form) => Family::Form,
        multipart if media_type::is_multipart(multipart) => Family::Multipart,
        text if essence(text).starts_with("text/") || media_type::is_xml(text) => Family::Text,
        _ => Family::Bytes,
    })
}

/// The media type to send: of a range such as `image/*`, one that is in no doubt about what it is.
fn concrete(media_type: &str, kind: &BodyKind) -> String {
    match kind {
        _ if media_type.contains('*') => kind.usual().to_owned(),
        BodyKind::Multipart(_) => without_boundary(media_type),
        _ => media_type.to_owned(),
    }
}

/// A media type of bodies in parts, without the parameters that only the parts can tell: what stands between them, and of
/// what type the first is.
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

fn is_text(slot: &Slot<'_>) -> bool {
    slot.schema().and_then(Schema::kind) == Some(SchemaType::String)
}

/// Whether whoever can send the one has no need for the other: both hold the same.
fn covers(known: Family, other: Family) -> bool {
    known == other || matches!((known, other), (Family::Json, Family::Form | Family::Text))
}

fn unused_name(wanted: &str, arguments: &[Argument]) -> String {
    let mut names = name::Names::default();
    for argument in arguments.iter().filter(|argument| !argument.grouped) {
        names.claim(argument.name.clone());
    }
    names.claim(wanted.to_owned())
}
