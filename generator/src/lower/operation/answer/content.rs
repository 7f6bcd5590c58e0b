//! The bodies that an answer may have: the media types that methods ask for, and the way to read
//! each.

use super::super::body::is_binary;
use super::Answer;
use crate::document::Pointer;
use crate::document::schema::Slot;
use crate::document::schema::types::SchemaType;
use crate::http::media_type::{self, Family};
use crate::lower::report::Reporter;
use crate::lower::schema::Schemas;
use crate::lower::types::Wanted;
use crate::model::{Content, Method, Status, Type};

/// A body that a method can ask for.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    pub(super) reading: Reading,
    /// The media types to ask for, the first first.
    pub(super) media_types: Vec<String>,
    pub(super) content: Content,
}

/// The ways to read a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Json,
    Text,
    Bytes,
    Events,
}

impl Reading {
    /// The word that tells a method that asks for this from one that asks for what is offered
    /// before it.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Text => "text",
            Self::Bytes => "download",
            Self::Events => "stream",
        }
    }

    /// Returns true if whoever can read this has no need for the other: both hold the same.
    fn covers(self, other: Self) -> bool {
        match (self, other) {
            (Self::Json, Self::Text) => true,
            (one, other) => one == other,
        }
    }

    /// The way to read a body of a media type. `None` is for one that no header can carry.
    fn of(media_type: &str, slot: Option<&Slot<'_>>, schemas: &Schemas<'_>) -> Option<Self> {
        if !media_type::is_sendable(media_type) {
            return None;
        }
        let family = Family::of(media_type);
        let schema = slot.and_then(|slot| schemas.document.schema(slot));
        // No JSON is binary: the media type is then that of another answer.
        if family != Family::Events && schema.as_ref().is_some_and(is_binary) {
            return Some(Self::Bytes);
        }
        Some(match family {
            Family::Events => Self::Events,
            Family::Json => Self::Json,
            // Servers that may send anything send JSON, if the schema is of something that only
            // JSON has.
            Family::Any => match schema {
                Some(schema) if schema.kind() == Some(SchemaType::String) => Self::Text,
                Some(_) => Self::Json,
                None => Self::Bytes,
            },
            family if family.is_text() => Self::Text,
            _ => Self::Bytes,
        })
    }
}

/// A media type of an answer that methods can ask for.
struct ContentEntry<'a> {
    reading: Reading,
    media_type: &'a str,
    slot: Option<Slot<'a>>,
}

/// A media type with those that nobody asks for who can read it.
struct Group<'a> {
    first: ContentEntry<'a>,
    others: Vec<ContentEntry<'a>>,
}

/// The bodies that an answer offers: JSON first, then the others in the order of the description.
pub(super) fn offers(
    answer: &Answer<'_>,
    method: Method,
    new_type: &str,
    schemas: &mut Schemas<'_>,
) -> Vec<Offer> {
    if answer.response.content.is_empty() {
        return Vec::new();
    }
    let pointer = answer.pointer.join("content");
    if let Some(bodiless) = bodiless(answer.status, method) {
        let message = format!("{bodiless} never has a body");
        schemas.reporter.loss("response-body", &pointer, message, "none is read");
        return Vec::new();
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for entry in entries(answer, &pointer, schemas) {
        match groups.iter_mut().find(|group| group.first.reading.covers(entry.reading)) {
            Some(group) => group.others.push(entry),
            None => groups.push(Group { first: entry, others: Vec::new() }),
        }
    }
    groups.iter().map(|group| offer(group, &pointer, new_type, schemas)).collect()
}

/// The answers that never have a body (RFC 9110, section 6.4.1), for people.
fn bodiless(status: Status, method: Method) -> Option<String> {
    match status {
        _ if method == Method::Head => Some("an answer to HEAD".to_owned()),
        Status::Exact(code @ (204 | 205 | 304)) => Some(format!("an answer with {code}")),
        Status::Exact(_) | Status::Range(_) | Status::Default => None,
    }
}

/// The media types of an answer that can be asked for, JSON first.
fn entries<'a, 'd: 'a>(
    answer: &'a Answer<'_>,
    pointer: &Pointer,
    schemas: &mut Schemas<'d>,
) -> Vec<ContentEntry<'a>> {
    let mut entries = Vec::new();
    for media_type in answer.response.content.keys() {
        let slot = schemas.schema_of(&pointer.join(media_type));
        match Reading::of(media_type, slot.as_ref(), schemas) {
            Some(reading) => entries.push(ContentEntry { reading, media_type, slot }),
            None => {
                let message = format!("`{media_type}` is no media type that can be asked for");
                let instead = "no method asks for it";
                schemas.reporter.loss("response-media-type", pointer, message, instead);
            }
        }
    }
    entries.sort_by_key(|entry| entry.reading != Reading::Json);
    entries
}

/// Decides which media types of a group a method asks for.
fn offer(group: &Group<'_>, pointer: &Pointer, new_type: &str, schemas: &mut Schemas<'_>) -> Offer {
    let Group { first, others } = group;
    let content = content(first, new_type, schemas);
    let mut media_types = vec![first.media_type.to_owned()];
    for other in others {
        match other.reading {
            // Whoever gets bytes is told which they are.
            Reading::Bytes => media_types.push(other.media_type.to_owned()),
            Reading::Json if other.slot == first.slot => {}
            Reading::Json | Reading::Text | Reading::Events => {
                let message = format!("the answer may be {}, too", other.media_type);
                let instead = format!("{} is asked for", first.media_type);
                schemas.reporter.loss("response-media-type", pointer, message, &instead);
            }
        }
    }
    Offer { reading: first.reading, media_types, content }
}

/// The content of a body that is read in its way.
fn content(entry: &ContentEntry<'_>, new_type: &str, schemas: &mut Schemas<'_>) -> Content {
    let slot = entry.slot.as_ref();
    match entry.reading {
        Reading::Json => {
            let body =
                slot.map_or(Type::Json, |slot| schemas.schema_type(slot, Wanted::new(new_type)));
            Content::Json { result: body.clone(), body, path: Vec::new() }
        }
        Reading::Events => {
            let new_type = format!("{}Event", new_type.trim_end_matches("Response"));
            let data = slot.map(|slot| schemas.schema_type(slot, Wanted::new(&new_type)));
            Content::Events(data.filter(|data| !matches!(data, Type::Json | Type::String)))
        }
        Reading::Text => {
            report_unused_schema(entry, "text", &mut schemas.reporter);
            Content::Text
        }
        Reading::Bytes => {
            report_unused_schema(entry, "bytes", &mut schemas.reporter);
            Content::Bytes
        }
    }
}

/// Reports a schema that says how something would look in JSON, which text and bytes are not.
fn report_unused_schema(entry: &ContentEntry<'_>, given: &str, reporter: &mut Reporter<'_>) {
    let Some(slot) = &entry.slot else { return };
    if reporter.document.schema(slot).is_some_and(|schema| schema.is_compound()) {
        let message = format!("a schema says what is in {}", entry.media_type);
        let instead = format!("it is given as {given}");
        reporter.loss("response-schema", slot.pointer(), message, &instead);
    }
}
