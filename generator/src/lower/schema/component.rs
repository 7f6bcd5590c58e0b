//! Schema components: their keys, their places, and the names of their types.

use super::null;
use crate::document::schema::{Schema, Slot};
use crate::document::{Document, Node, Pointer};
use crate::lower::choices::Choices;
use crate::lower::extension::{Holder, chosen_name};
use crate::lower::member::Member;
use crate::lower::report::Reporter;
use crate::lower::types::Types;
use crate::model::Type;

/// A schema among the components of a document.
pub(super) struct Component<'a> {
    pub(super) key: &'a str,
    pub(super) slot: Slot<'a>,
}

/// The schemas among the components of a document.
pub(super) fn components(document: &Document) -> impl Iterator<Item = Component<'_>> {
    let section = section();
    let entries = document.value(&section).into_iter().flat_map(Node::iter);
    entries.map(move |(key, node)| Component { key, slot: Slot::new(node, section.join(key)) })
}

/// The place of the schema component with a key.
pub(super) fn place(key: &str) -> Pointer {
    section().join(key)
}

/// Types with a name for every schema component, so that no inline schema can take it.
pub(super) fn named_types(
    document: &Document,
    choices: &mut Choices<'_>,
    reporter: &mut Reporter<'_>,
) -> Types {
    let components: Vec<_> = components(document).collect();
    let members = components.iter().map(|Component { key, slot }| Member {
        text: key,
        chosen: chosen_name(Holder::Schema, slot.pointer(), choices, reporter),
        deprecated: slot.schema().is_some_and(Schema::is_deprecated),
    });
    let mut types = Types::default();
    let names = types.claim_all(&members.collect::<Vec<_>>());
    for (Component { slot, .. }, name) in components.into_iter().zip(names) {
        let nullable = null::allows_null(&slot, document);
        types.set_of_schema(slot.pointer().clone(), Type::Named(name).nullable_if(nullable));
    }
    types
}

fn section() -> Pointer {
    Pointer::root().join("components").join("schemas")
}
