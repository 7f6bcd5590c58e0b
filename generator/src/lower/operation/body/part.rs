//! The content of a part of a body: a file, a text or JSON, by the type of the property and what its encoding says
//! (OpenAPI 3.1.1, section 4.8.15.1.1).

use openapiv3::Encoding;

use super::encoding::encoding_style;
use crate::document::schema::types::SchemaType;
use crate::document::schema::{Schema, Slot};
use crate::document::{Document, Pointer};
use crate::http::media_type::is_json;
use crate::lower::report::Reporter;
use crate::lower::schema::{Schemas, all_of};
use crate::lower::types::Wanted;
use crate::model::{Part, PartContent, PartKind, Style, Type};

/// The file alternatives of a property.
struct Files<'a> {
    /// Whether there may be several.
    lists: bool,
    /// What else it may be.
    others: Vec<Slot<'a>>,
    media_type: Option<String>,
}

/// The content of a part for a property: what its encoding says, or else by its type. That of a list is that of its elements.
/// Several schemas are alternatives.
pub(super) fn part(
    slots: &[Slot<'_>],
    new_type: &str,
    encoding: Option<&Encoding>,
    schemas: &mut Schemas<'_>,
) -> PartContent {
    let said = encoding.and_then(|encoding| encoding.content_type.as_deref());
    let media_type = said.filter(|said| !said.contains([',', '*'])).map(str::to_owned);
    if let Some(files) = files(slots, said, NESTING, schemas.document) {
        let ty = match files.lists {
            true => Type::List(Box::new(Type::Bytes)),
            false => Type::Bytes,
        };
        let other = instead(&files, new_type, schemas);
        let media_type = media_type.or(files.media_type);
        let other = other.map(Box::new);
        return PartContent { ty, kind: PartKind::File, media_type, other };
    }
    value(slots, new_type, media_type, schemas)
}

/// The content that a part may have in place of a file.
fn instead(files: &Files<'_>, new_type: &str, schemas: &mut Schemas<'_>) -> Option<PartContent> {
    let first = files.others.first()?;
    if !files.lists {
        return Some(value(&files.others, new_type, None, schemas));
    }
    let message = "the part may be something else than files, too".to_owned();
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
    let found = types.unaliased(&ty);
    let (element, ty) = match found {
        // Each element is a part, so another name for the list is of no use.
        Type::List(element) => (&**element, found.clone()),
        other => (other, ty.clone()),
    };
    let kind = match types.unaliased(element) {
        _ if media_type.as_deref().is_some_and(is_json) => PartKind::Json,
        _ if types.has_text(element) => PartKind::Text,
        Type::External(_) => PartKind::Scalar,
        _ => PartKind::Json,
    };
    PartContent { ty, kind, media_type, other: None }
}

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
    said: Option<&str>,
    depth: usize,
    document: &'a Document,
) -> Option<Files<'s>> {
    let mut found: Option<Files<'s>> = None;
    let mut others = Vec::new();
    for slot in slots {
        let Some(files) = file(slot, said, depth, document) else {
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
    said: Option<&str>,
    depth: usize,
    document: &'a Document,
) -> Option<Files<'s>> {
    let schema = document.schema(slot)?;
    if is_file(&schema, said) {
        let media_type = schema.content_media_type().map(str::to_owned);
        return Some(Files { lists: false, others: Vec::new(), media_type });
    }
    let depth = depth.checked_sub(1)?;
    if let Some(items) = schema.items() {
        let files = file(&items, said, depth, document)?;
        return Some(Files { lists: true, ..files });
    }
    if let Some(only) = all_of::only_member(&schema) {
        return file(&only, said, depth, document);
    }
    files(&schema.branches(), said, depth, document)
}

/// Reports the parts of an encoding that have no effect.
pub(super) fn report_ignored_encoding(
    part: &Part,
    encoding: &Encoding,
    pointer: &Pointer,
    reporter: &mut Reporter<'_>,
) {
    let wire = &part.wire;
    if encoding_style(encoding, pointer, reporter.document)
        .is_some_and(|style| style != Style::FormExploded)
    {
        let message = format!("the part `{wire}` has a style");
        reporter.loss("part-style", pointer, message, "it is sent as its type suggests");
    }
    let other = part.content.media_type.as_deref();
    let other = other.filter(|_| part.content.kind == PartKind::Json);
    if let Some(other) = other.filter(|other| *other != "application/json") {
        let message = format!("the part `{wire}` is {other}");
        reporter.loss("part-content", pointer, message, "it is sent as application/json");
    }
}

/// The number of lists and branches within each other in which a file is looked for.
const NESTING: usize = 8;

/// Whether a property holds bytes: it says so, or says nothing at all, or is a text of a media type that texts aren't.
fn is_file(schema: &Schema<'_>, said: Option<&str>) -> bool {
    let said_bytes = said.map(|said| !is_json(said) && !is_text(said));
    match (schema.kind(), schema.format()) {
        (None | Some(SchemaType::String), "binary") => true,
        (Some(SchemaType::String), "") => {
            let media_type = schema.content_media_type();
            let encoded = schema.content_encoding().is_some();
            let binary =
                media_type.is_some_and(|media_type| !is_json(media_type) && !is_text(media_type));
            !encoded && !schema.has_values() && said_bytes.unwrap_or(binary)
        }
        _ => schema.is_annotation() && said_bytes.unwrap_or(true),
    }
}

fn is_text(media_type: &str) -> bool {
    media_type.starts_with("text/") || media_type.ends_with("xml")
}

/// With the media types that a file may have, since it is the caller who knows which one it has.
pub(super) fn documented(docs: String, kind: PartKind, encoding: Option<&Encoding>) -> String {
    let said = encoding.and_then(|encoding| encoding.content_type.as_deref());
    match said.filter(|said| kind == PartKind::File && said.contains([',', '*'])) {
        Some(said) => {
            let types: Vec<_> = said.split(',').map(|one| format!("`{}`", one.trim())).collect();
            let types = format!("Of the media type {}.", types.join(" or "));
            if docs.is_empty() { types } else { format!("{docs}\n\n{types}") }
        }
        None => docs,
    }
}
