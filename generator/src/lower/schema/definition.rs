//! Definitions of types: the names of those whose schemas have none, and the documentation.

use super::{annotation, null};
use crate::docs;
use crate::document::Pointer;
use crate::document::schema::{Schema, Slot};
use crate::lower::choices::Choices;
use crate::lower::extension::{Holder, chosen_name};
use crate::lower::report::Reporter;
use crate::lower::types::{Types, Wanted};
use crate::model::{Shape, TypeDefinition};
use crate::name;

/// Defines the type of a schema, with what that says about it.
pub(in crate::lower) fn define(name: String, slot: &Slot<'_>, shape: Shape, types: &mut Types) {
    let schema = slot.schema();
    let description = schema.and_then(|schema| annotation::description(schema, &[&name]));
    let docs = docs::documentation(None, description);
    let docs = match shape {
        Shape::Alias(_) | Shape::Newtype(_) => annotation::annotated(docs, slot),
        // Their fields, variants and values tell enough.
        Shape::Struct(_) | Shape::Enumeration(_) | Shape::Union(_) => docs,
    };
    let deprecated = schema.is_some_and(Schema::is_deprecated);
    types.define(TypeDefinition { name, docs, deprecated, shape, derives: Vec::new() });
}

/// Defines the type of a schema that has been looked at, whose null is outside of the type.
pub(super) fn define_schema(name: String, slot: &Slot<'_>, shape: Shape, types: &mut Types) {
    if let Shape::Alias(ty) = &shape {
        types.note_untyped(ty, slot.pointer());
    }
    define(name, slot, null::outside(shape), types);
}

/// Names a type whose schema has no name of its own: as the maintainer chose, or else the
/// description. Such names are often the same for schemas that differ: then only the first has it.
pub(super) fn claim_inline(
    pointer: &Pointer,
    wanted: Wanted<'_>,
    choices: &mut Choices<'_>,
    types: &mut Types,
    reporter: &mut Reporter<'_>,
) -> String {
    if let Some(name) = choices.name(name::Kind::Type, pointer) {
        return types.claim_inline(wanted.called(&name));
    }
    let described = chosen_name(Holder::Schema, pointer, choices, reporter);
    match described.filter(|name| types.is_free(name)) {
        Some(name) => types.claim_inline(wanted.called(&name)),
        None => types.claim_inline(wanted),
    }
}
