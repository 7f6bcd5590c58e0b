//! Keywords that are about other types than the schema's.
//!
//! They say nothing (JSON Schema 2020-12, section 7.6.1), and mostly stand one level too high. So
//! they go, with a warning.

use crate::document::report::Reporter;
use crate::document::schema::keyword::Keyword;
use crate::document::schema::types::{SchemaType, Types};
use crate::document::tree::node::Node;

/// Takes out the keywords that say nothing about the type of a schema.
pub(super) fn foreign_keywords(schema: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(name) = schema.get("type").and_then(Node::as_str) else { return };
    let Some(own) = SchemaType::named(name).map(Types::from) else { return };
    let foreign = |key: &str| {
        Keyword::named(key).and_then(Keyword::types).is_some_and(|types| !types.meets(own))
    };
    if let Some(first) = schema.entries().iter().find(|entry| foreign(&entry.key)) {
        let keys: Vec<_> = schema.iter().map(|(key, _)| key).filter(|key| foreign(key)).collect();
        let message = format!("`type: {name}` has no use for `{}`", keys.join("`, `"));
        let place = reporter.key_place(first.value.origin);
        let help = "it is ignored; is the type right?";
        reporter.warning("keyword-without-effect", place, message, help);
        if let Some(entries) = schema.entries_mut() {
            entries.retain(|entry| !foreign(&entry.key));
        }
    }
}
