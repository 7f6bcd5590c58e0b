//! The content of a part of a body: a file, a text or JSON, by the property's type and encoding
//! (OpenAPI 3.1.1, section 4.8.15.1.1).

use openapiv3::Encoding;

use super::encoding::encoding_style;
use super::file::{Files, files};
use crate::document::Pointer;
use crate::document::schema::Slot;
use crate::http::media_type::is_json;
use crate::lower::report::Reporter;
use crate::lower::schema::Schemas;
use crate::lower::types::Wanted;
use crate::model::{PartContent, PartKind, Style, Type};

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
    if let Some(files) = files(slots, content_type, schemas.document) {
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
