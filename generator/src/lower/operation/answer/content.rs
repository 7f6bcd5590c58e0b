//! The bodies that an answer may have: which of its media types a method asks for, and what it makes of them.

use openapiv3::Response;

use super::super::body::is_binary;
use crate::document::schema::Slot;
use crate::document::schema::types::SchemaType;
use crate::document::{Document, Pointer};
use crate::http::media_type;
use crate::lower::report::Reporter;
use crate::lower::schema::Schemas;
use crate::lower::types::Wanted;
use crate::model::{Content, Type};

/// What a method can ask for.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    pub(super) family: Family,
    /// What to ask for, the first first.
    pub(super) media_types: Vec<String>,
    pub(super) content: Content,
}

/// The kinds of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Json,
    Text,
    Bytes,
    Events,
}

impl Family {
    /// What tells a method that asks for this from one that asks for what is offered before it.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Text => "text",
            Self::Bytes => "download",
            Self::Events => "stream",
        }
    }

    /// Whether whoever can read the one has no need for the other: both hold the same.
    fn covers(self, other: Self) -> bool {
        self == other || (self == Self::Json && other == Self::Text)
    }
}

/// What an answer offers: JSON first, then the others in the order of the description.
pub(super) fn offers(
    response: &Response,
    pointer: &Pointer,
    new_type: &str,
    schemas: &mut Schemas<'_>,
) -> Vec<Offer> {
    let pointer = pointer.join("content");
    let mut known: Vec<(Family, &str, Option<Slot<'_>>)> = Vec::new();
    for media_type in response.content.keys() {
        let slot = schemas.schema_of(&pointer.join(media_type));
        match family(media_type, slot.as_ref(), schemas.document) {
            Some(family) => known.push((family, media_type, slot)),
            None => {
                let message = format!("`{media_type}` is no media type that can be asked for");
                schemas
                    .reporter
                    .loss("response-media-type", &pointer, message, "no method asks for it");
            }
        }
    }
    known.sort_by_key(|(family, ..)| *family != Family::Json);
    let mut offers: Vec<(Offer, Option<Slot<'_>>)> = Vec::new();
    for (family, media_type, slot) in known {
        let covering = offers.iter_mut().find(|(offer, _)| offer.family.covers(family));
        let Some((offer, first)) = covering else {
            let content = body_content(family, media_type, slot.as_ref(), new_type, schemas);
            let media_types = vec![media_type.to_owned()];
            offers.push((Offer { family, media_types, content }, slot));
            continue;
        };
        match family {
            // Whoever gets bytes is told which they are.
            Family::Bytes => offer.media_types.push(media_type.to_owned()),
            Family::Json if slot == *first => {}
            _ => {
                let message = format!("the answer may be {media_type}, too");
                let instead = format!("{} is asked for", offer.media_types[0]);
                schemas.reporter.loss("response-media-type", &pointer, message, &instead);
            }
        }
    }
    offers.into_iter().map(|(offer, _)| offer).collect()
}

fn body_content(
    family: Family,
    media_type: &str,
    slot: Option<&Slot<'_>>,
    new_type: &str,
    schemas: &mut Schemas<'_>,
) -> Content {
    match family {
        Family::Json => {
            let body =
                slot.map_or(Type::Json, |slot| schemas.schema_type(slot, Wanted::new(new_type)));
            Content::Json { result: body.clone(), body, path: Vec::new() }
        }
        Family::Events => {
            let new_type = format!("{}Event", new_type.trim_end_matches("Response"));
            let data = slot.map(|slot| schemas.schema_type(slot, Wanted::new(&new_type)));
            Content::Events(data.filter(|data| !matches!(data, Type::Json | Type::String)))
        }
        Family::Text => {
            note_unused(slot, media_type, "text", &mut schemas.reporter);
            Content::Text
        }
        Family::Bytes => {
            note_unused(slot, media_type, "bytes", &mut schemas.reporter);
            Content::Bytes
        }
    }
}

/// A schema says how something would look in JSON, which text and bytes are not.
fn note_unused(
    slot: Option<&Slot<'_>>,
    media_type: &str,
    given: &str,
    reporter: &mut Reporter<'_>,
) {
    let Some(slot) = slot else { return };
    if reporter.document.schema(slot).is_some_and(|schema| schema.is_compound()) {
        let message = format!("a schema says what is in {media_type}");
        let instead = format!("it is given as {given}");
        reporter.loss("response-schema", slot.pointer(), message, &instead);
    }
}

/// The family of bodies that a media type is of. `None` is for what no header can say.
fn family(media_type: &str, slot: Option<&Slot<'_>>, document: &Document) -> Option<Family> {
    if !media_type::is_sendable(media_type) {
        return None;
    }
    let schema = slot.and_then(|slot| document.schema(slot));
    Some(match media_type {
        events if media_type::is_event_stream(events) => Family::Events,
        // No JSON is binary: the media type is then that of another answer.
        _ if schema.as_ref().is_some_and(is_binary) => Family::Bytes,
        json if media_type::is_json(json) => Family::Json,
        // Servers that may send anything send JSON, if the schema is of something that only JSON has.
        any if media_type::is_any(any) => match schema {
            Some(schema) if schema.kind() == Some(SchemaType::String) => Family::Text,
            Some(_) => Family::Json,
            None => Family::Bytes,
        },
        text if media_type::is_text(text) => Family::Text,
        _ => Family::Bytes,
    })
}
