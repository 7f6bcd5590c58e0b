//! The content of a part of a body: a file, a text or JSON, by the property's type and encoding
//! (OpenAPI 3.1.1, section 4.8.15.1.1).

use openapiv3::Encoding;

use super::encoding::encoding_style;
use crate::document::schema::types::SchemaType;
use crate::document::schema::{Schema, Slot};
use crate::document::{Document, Pointer};
use crate::http::media_type::{Family, is_json};
use crate::lower::report::Reporter;
use crate::lower::schema::{Schemas, all_of};
use crate::lower::types::Wanted;
use crate::model::{PartContent, PartKind, Style, Type};

/// The file alternatives of a property.
struct Files<'a> {
    /// True if there may be several.
    lists: bool,
    /// The alternatives that are no files.
    others: Vec<Slot<'a>>,
    /// The media type of them all, if the schemas have one.
    media_type: Option<String>,
}

/// The content of a part for a property, by its encoding, or else by its type. That of a list is
/// that of its elements. Several schemas are alternatives.
pub(super) fn part(
    slots: &[Slot<'_>],
    new_type: &str,
    encoding: Option<&Encoding>,
    schemas: &mut Schemas<'_>,
) -> PartContent {
    let content_type = encoding.and_then(|encoding| encoding.content_type.as_deref());
    let media_type = content_type.filter(|text| !is_range(text)).map(str::to_owned);
    if let Some(files) = files(slots, content_type, NESTING, schemas.document) {
        let other = beside_files(&files, new_type, schemas);
        return PartContent {
            ty: match files.lists {
                true => Type::List(Box::new(Type::Bytes)),
                false => Type::Bytes,
            },
            kind: PartKind::File,
            media_type: media_type.or(files.media_type),
            other: other.map(Box::new),
        };
    }
    value(slots, new_type, media_type, schemas)
}

/// The content that a part may have in place of a file.
fn beside_files(
    files: &Files<'_>,
    new_type: &str,
    schemas: &mut Schemas<'_>,
) -> Option<PartContent> {
    let first = files.others.first()?;
    if !files.lists {
        return Some(value(&files.others, new_type, None, schemas));
    }
    let message = "the part may be something else than files, too";
    schemas.reporter.loss("multipart", first.pointer(), message, "only files can be sent");
    None
}

/// The content of a part that is no file.
fn value(
    slots: &[Slot<'_>],
    new_type: &str,
    media_type: Option<String>,
    schemas: &mut Schemas<'_>,
) -> PartContent {
    let ty = part_type(slots, new_type, schemas);
    let types = &schemas.types;
    let unaliased = types.unaliased(&ty);
    let (element, ty) = match unaliased {
        // Each element is a part, so another name for the list is of no use.
        Type::List(element) => (&**element, unaliased.clone()),
        _ => (unaliased, ty.clone()),
    };
    let kind = match types.unaliased(element) {
        _ if media_type.as_deref().is_some_and(is_json) => PartKind::Json,
        _ if types.has_text(element) => PartKind::Text,
        Type::External(_) => PartKind::Scalar,
        _ => PartKind::Json,
    };
    PartContent { ty, kind, media_type, other: None }
}

/// The type of a property that may be any of several schemas.
fn part_type(slots: &[Slot<'_>], new_type: &str, schemas: &mut Schemas<'_>) -> Type {
    match slots {
        [] => Type::Json,
        [slot] => schemas.schema_type(slot, Wanted::new(new_type)),
        [first, ..] => schemas.any_of(slots.to_vec(), first.pointer(), Wanted::new(new_type)),
    }
}

/// The files among these alternatives, if any is one.
fn files<'s, 'a: 's>(
    slots: &[Slot<'s>],
    content_type: Option<&str>,
    depth: usize,
    document: &'a Document,
) -> Option<Files<'s>> {
    let mut found: Option<Files<'s>> = None;
    let mut others = Vec::new();
    for slot in slots {
        let Some(files) = file(slot, content_type, depth, document) else {
            others.push(slot.clone());
            continue;
        };
        others.extend(files.others);
        found = Some(match found {
            None => Files { others: Vec::new(), ..files },
            Some(known) => Files {
                lists: known.lists || files.lists,
                others: Vec::new(),
                media_type: known.media_type.filter(|it| files.media_type.as_ref() == Some(it)),
            },
        });
    }
    found.map(|files| Files { others, ..files })
}

/// The files that a property is, if it holds bytes or a list of such.
fn file<'s, 'a: 's>(
    slot: &Slot<'s>,
    content_type: Option<&str>,
    depth: usize,
    document: &'a Document,
) -> Option<Files<'s>> {
    let schema = document.schema(slot)?;
    if is_file(&schema, content_type) {
        let media_type = schema.content_media_type().map(str::to_owned);
        return Some(Files { lists: false, others: Vec::new(), media_type });
    }
    let depth = depth.checked_sub(1)?;
    if let Some(items) = schema.items() {
        let files = file(&items, content_type, depth, document)?;
        return Some(Files { lists: true, ..files });
    }
    if let Some(only) = all_of::only_member(&schema) {
        return file(&only, content_type, depth, document);
    }
    files(&schema.branches(), content_type, depth, document)
}

/// Reports the parts of an encoding that have no effect.
pub(super) fn report_ignored_encoding(
    wire: &str,
    content: &PartContent,
    encoding: &Encoding,
    pointer: &Pointer,
    reporter: &mut Reporter<'_>,
) {
    if encoding_style(encoding, pointer, reporter.document)
        .is_some_and(|style| style != Style::FormExploded)
    {
        let message = format!("the part `{wire}` has a style");
        reporter.loss("part-style", pointer, message, "it is sent as its type suggests");
    }
    let media_type = content.media_type.as_deref().filter(|_| content.kind == PartKind::Json);
    if let Some(media_type) = media_type.filter(|media_type| *media_type != "application/json") {
        let message = format!("the part `{wire}` is {media_type}");
        reporter.loss("part-content", pointer, message, "it is sent as application/json");
    }
}

/// The number of lists and branches within each other in which a file is looked for.
const NESTING: usize = 8;

/// Returns true if a property holds bytes: it says so, or says nothing at all, or is a text of a
/// media type that texts aren't of.
fn is_file(schema: &Schema<'_>, content_type: Option<&str>) -> bool {
    let is_sent_as_bytes = content_type.map(|content_type| !is_of_texts(content_type));
    match (schema.kind(), schema.format()) {
        (None | Some(SchemaType::String), "binary") => true,
        (Some(SchemaType::String), "") => {
            let is_bytes = schema.content_media_type().is_some_and(|it| !is_of_texts(it));
            let is_encoded = schema.content_encoding().is_some();
            !is_encoded && !schema.has_values() && is_sent_as_bytes.unwrap_or(is_bytes)
        }
        _ => schema.is_annotation() && is_sent_as_bytes.unwrap_or(true),
    }
}

/// Returns true if a part of a media type is a text.
fn is_of_texts(media_type: &str) -> bool {
    match Family::of(media_type) {
        Family::Json | Family::Text | Family::Xml | Family::Events => true,
        Family::Form | Family::Multipart | Family::Any | Family::Script | Family::Other => false,
    }
}

/// Returns true for several media types, or a range of them.
fn is_range(content_type: &str) -> bool {
    content_type.contains([',', '*'])
}

/// The documentation of a part. That of a file has the media types that it may be of, since it is
/// the caller who knows which.
pub(super) fn documented(docs: String, kind: PartKind, encoding: Option<&Encoding>) -> String {
    let content_type = encoding.and_then(|encoding| encoding.content_type.as_deref());
    let range = content_type.filter(|content_type| is_range(content_type));
    match range.filter(|_| kind == PartKind::File) {
        Some(range) => {
            let types: Vec<_> = range.split(',').map(|one| format!("`{}`", one.trim())).collect();
            let types = format!("Of the media type {}.", types.join(" or "));
            if docs.is_empty() { types } else { format!("{docs}\n\n{types}") }
        }
        None => docs,
    }
}
