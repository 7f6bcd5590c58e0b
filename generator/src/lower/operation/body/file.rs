//! Files: the alternatives of a property that are bytes (OpenAPI 3.1.1, section 4.8.15.1.1).

use crate::document::Document;
use crate::document::schema::types::SchemaType;
use crate::document::schema::{Schema, Slot};
use crate::http::media_type::Family;
use crate::lower::schema::all_of;

/// The number of lists and branches within each other in which a file is looked for.
const NESTING: usize = 8;

/// The file alternatives of a property.
pub(super) struct Files<'a> {
    /// True if there may be several.
    pub(super) lists: bool,
    /// The alternatives that are no files.
    pub(super) others: Vec<Slot<'a>>,
    /// The media type of them all, if the schemas have one.
    pub(super) media_type: Option<String>,
}

/// The files among these alternatives, if any is one.
pub(super) fn files<'s, 'a: 's>(
    slots: &[Slot<'s>],
    content_type: Option<&str>,
    document: &'a Document,
) -> Option<Files<'s>> {
    files_within(slots, content_type, NESTING, document)
}

/// The files among these alternatives, above a depth.
fn files_within<'s, 'a: 's>(
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
    files_within(&schema.branches(), content_type, depth, document)
}

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

/// Returns true if a part of a media type is a text. Scripts are uploaded as files.
fn is_of_texts(media_type: &str) -> bool {
    let family = Family::of(media_type);
    family.is_text() && family != Family::Script
}
