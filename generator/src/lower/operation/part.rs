//! What a part of a body holds: a file, a text or JSON, by the type of the property and what its encoding says
//! (OpenAPI 3.1.1, section 4.8.15.1.1).

use openapiv3::Encoding;
use serde_json::Value;

use super::encoding::encoding_style;
use super::is_json;
use crate::document::Pointer;
use crate::lower::Lowering;
use crate::lower::schema::Slot;
use crate::lower::schema::all_of;
use crate::lower::schema::view::View;
use crate::model::{Part, PartKind, Style, Type};

/// What of a property is files.
struct Files {
    /// Whether there may be several.
    lists: bool,
    /// Whether it may be something else, too.
    others: bool,
    media_type: Option<String>,
}

impl Lowering<'_> {
    /// What a property is sent as: what its encoding says, or else by its type. That of a list is that of its elements.
    /// Several schemas are alternatives.
    pub(super) fn part(
        &mut self,
        slots: &[(Slot<'_>, Pointer)],
        new_type: &str,
        encoding: Option<&Encoding>,
    ) -> Part {
        let said = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let media_type = said.filter(|said| !said.contains([',', '*'])).map(str::to_owned);
        if let Some(files) = self.files(slots, said, NESTING) {
            if files.others
                && let Some((_, pointer)) = slots.first()
            {
                let message = "the part may be something else than a file, too".to_owned();
                self.loss("multipart", pointer, message, "it is sent as a file");
            }
            let r#type = match files.lists {
                true => Type::List(Box::new(Type::Bytes)),
                false => Type::Bytes,
            };
            return part(PartKind::File, r#type, media_type.or(files.media_type));
        }
        let r#type = self.part_type(slots, new_type);
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
        part(kind, r#type, media_type)
    }

    fn part_type(&mut self, slots: &[(Slot<'_>, Pointer)], new_type: &str) -> Type {
        match slots {
            [] => Type::Json,
            [(slot, pointer)] => self.schema_type(*slot, pointer, new_type),
            [(_, pointer), ..] => self.any_of(slots.to_vec(), pointer, new_type),
        }
    }

    /// What of these alternatives is files, if any is.
    fn files(
        &self,
        slots: &[(Slot<'_>, Pointer)],
        said: Option<&str>,
        depth: usize,
    ) -> Option<Files> {
        let files = slots.iter().map(|(slot, pointer)| self.file(*slot, pointer, said, depth));
        let both = |one: Option<Files>, other: Option<Files>| match (one, other) {
            (Some(one), Some(other)) => Some(Files {
                lists: one.lists || other.lists,
                others: one.others || other.others,
                media_type: one.media_type.filter(|it| other.media_type.as_ref() == Some(it)),
            }),
            (Some(files), None) | (None, Some(files)) => Some(Files { others: true, ..files }),
            (None, None) => None,
        };
        files.reduce(both)?
    }

    /// Whether a property holds bytes, or a list of such.
    fn file(
        &self,
        slot: Slot<'_>,
        pointer: &Pointer,
        said: Option<&str>,
        depth: usize,
    ) -> Option<Files> {
        let (schema, pointer) = self.look(slot, pointer)?;
        let view = View::of(schema);
        if is_file(&view, said) {
            let media_type = view.extension("x-content-media-type").and_then(Value::as_str);
            let media_type = media_type.map(str::to_owned);
            return Some(Files { lists: false, others: false, media_type });
        }
        let depth = depth.checked_sub(1)?;
        if let Some(items) = view.items {
            let files = self.file(Slot::from(items), &pointer.join("items"), said, depth)?;
            return Some(Files { lists: true, ..files });
        }
        if let [only] = all_of::members(&view).as_slice() {
            return self.file(*only, &pointer, said, depth);
        }
        let branches = view.one_of.iter().chain(view.any_of).map(Slot::from);
        let branches: Vec<_> = branches.map(|slot| (slot, pointer.clone())).collect();
        self.files(&branches, said, depth)
    }

    /// Records what an encoding says in vain.
    pub(super) fn unsaid(&mut self, part: &Part, encoding: &Encoding, pointer: &Pointer) {
        let wire = &part.wire;
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

/// How deep in lists and branches a file is looked for.
const NESTING: usize = 8;

fn part(kind: PartKind, r#type: Type, media_type: Option<String>) -> Part {
    Part {
        name: String::new(),
        wire: String::new(),
        docs: String::new(),
        r#type,
        required: false,
        kind,
        media_type,
        headers: Vec::new(),
    }
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
