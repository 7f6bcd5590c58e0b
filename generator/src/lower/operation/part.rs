//! The parts of a multipart body: the properties of its schema, each a file, a text or JSON (OpenAPI 3.1.1, section
//! 4.8.15.1.1).

use openapiv3::{Encoding, MediaType};
use serde_json::Value;

use super::encoding::encoding_style;
use super::is_json;
use crate::document::Pointer;
use crate::lower::schema::Slot;
use crate::lower::schema::all_of::Parts;
use crate::lower::schema::view::View;
use crate::lower::{Lowering, docs, name};
use crate::model::{Argument, ArgumentKind, PartKind, Style, Type};

/// What is sent in a part.
struct Part {
    kind: PartKind,
    r#type: Type,
    media_type: Option<String>,
}

impl Lowering<'_> {
    /// Whether the parts of a body are properties of an object. No other schema says how its values become parts.
    pub(super) fn has_parts(&self, content: &MediaType, pointer: &Pointer) -> bool {
        let slot = content.schema.as_ref().map(Slot::from);
        let found = slot.and_then(|slot| self.look(slot, &pointer.join("schema")));
        found.is_some_and(|(schema, _)| self.may_be_object(&View::of(schema)))
    }

    pub(super) fn parts(
        &mut self,
        content: &MediaType,
        pointer: &Pointer,
        new_type: &str,
    ) -> Vec<Argument> {
        let slot = content.schema.as_ref().map(Slot::from);
        let schema = pointer.join("schema");
        let Some((schema, place)) = slot.and_then(|slot| self.look(slot, &schema)) else {
            return Vec::new();
        };
        let mut parts = Parts::default();
        self.collect(&View::of(schema), &place, new_type, &mut parts);
        if !parts.unions.is_empty() || parts.rest.is_some() {
            let message = "a multipart body has parts that aren't known by name".to_owned();
            self.loss("multipart", &place, message, "only those that are can be sent");
        }
        let wires: Vec<&str> = parts.properties.keys().copied().collect();
        let names = name::Names::default().claim_all(name::Kind::Field, &wires);
        let mut arguments = Vec::new();
        for ((wire, (slot, place)), name) in parts.properties.iter().zip(names) {
            let Some((schema, _)) = self.look(*slot, place) else { continue };
            if schema.schema_data.read_only {
                continue;
            }
            let encoding = content.encoding.get(*wire);
            let new_type = format!("{new_type}{}", name::type_name(wire));
            let part = self.part(*slot, place, &new_type, encoding);
            let description = schema.schema_data.description.as_deref().unwrap_or_default();
            if let Some(encoding) = encoding {
                self.unsaid(wire, encoding, &part, &pointer.join("encoding").join(wire));
            }
            arguments.push(Argument {
                name,
                wire: (*wire).to_owned(),
                docs: documented(docs::rustdoc(description), part.kind, encoding),
                r#type: part.r#type,
                copied: false,
                required: parts.required.contains(wire),
                grouped: false,
                kind: ArgumentKind::Part(part.kind),
                style: None,
                media_type: part.media_type,
            });
        }
        arguments
    }

    /// What a property is sent as: what its encoding says, or else by its type. That of a list is that of its elements.
    fn part(
        &mut self,
        slot: Slot<'_>,
        pointer: &Pointer,
        new_type: &str,
        encoding: Option<&Encoding>,
    ) -> Part {
        let said = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let media_type = said.filter(|said| !said.contains([',', '*'])).map(str::to_owned);
        if let Some(mut part) = self.file(slot, pointer, said) {
            part.media_type = media_type.or(part.media_type);
            return part;
        }
        let r#type = self.schema_type(slot, pointer, new_type);
        let (element, r#type) = match self.unaliased(&r#type) {
            // Each element is a part, so another name for the list is of no use.
            Type::List(element) => ((*element).clone(), Type::List(element)),
            other => (other, r#type),
        };
        let kind = match self.unaliased(&element) {
            _ if media_type.as_deref().is_some_and(is_json) => PartKind::Json,
            _ if self.has_text(&element) => PartKind::Text,
            Type::External(_) => PartKind::Scalar,
            _ => PartKind::Json,
        };
        Part { kind, r#type, media_type }
    }

    /// The part for a property that holds bytes, or lists of such.
    fn file(&self, slot: Slot<'_>, pointer: &Pointer, said: Option<&str>) -> Option<Part> {
        let (schema, pointer) = self.look(slot, pointer)?;
        let view = View::of(schema);
        if is_file(&view, said) {
            return Some(file(&view, Type::Bytes));
        }
        let (items, _) = self.look(Slot::from(view.items?), &pointer.join("items"))?;
        let view = View::of(items);
        is_file(&view, said).then(|| file(&view, Type::List(Box::new(Type::Bytes))))
    }

    /// Records what an encoding says in vain.
    fn unsaid(&mut self, wire: &str, encoding: &Encoding, part: &Part, pointer: &Pointer) {
        if !encoding.headers.is_empty() {
            let message = format!("the part `{wire}` has headers of its own");
            self.loss("part-headers", pointer, message, "it is sent without them");
        }
        if encoding_style(encoding).is_some_and(|style| style != Style::FormExploded) {
            let message = format!("the part `{wire}` has a style");
            self.loss("part-style", pointer, message, "it is sent as its type suggests");
        }
        let other = part.media_type.as_deref().filter(|_| part.kind == PartKind::Json);
        if let Some(other) = other.filter(|other| *other != "application/json") {
            let message = format!("the part `{wire}` is {other}");
            self.loss("part-content", pointer, message, "it is sent as application/json");
        }
    }
}

fn file(view: &View<'_>, r#type: Type) -> Part {
    let media_type = view.extension("x-content-media-type").and_then(Value::as_str);
    Part { kind: PartKind::File, r#type, media_type: media_type.map(str::to_owned) }
}

/// Whether a property holds bytes: it says so, or says nothing at all, or is a text of a media type that texts aren't.
fn is_file(view: &View<'_>, said: Option<&str>) -> bool {
    let said_bytes = said.map(|said| !is_json(said) && !is_text(said));
    match (view.kind(), view.format.as_str()) {
        (None | Some("string"), "binary") => true,
        (Some("string"), "") => {
            let media_type = view.extension("x-content-media-type").and_then(Value::as_str);
            let encoded = view.extension("x-content-encoding").is_some();
            let binary =
                media_type.is_some_and(|media_type| !is_json(media_type) && !is_text(media_type));
            !encoded && view.values.is_empty() && said_bytes.unwrap_or(binary)
        }
        _ => view.is_annotation() && said_bytes.unwrap_or(true),
    }
}

fn is_text(media_type: &str) -> bool {
    media_type.starts_with("text/") || media_type.ends_with("xml")
}

/// With the media types that a file may have, since it is the caller who knows which one it has.
fn documented(docs: String, kind: PartKind, encoding: Option<&Encoding>) -> String {
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
