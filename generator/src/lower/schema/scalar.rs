//! Scalars: the types that the maintainer chose for their formats, or that the ecosystem has for them.

use super::bounds::Bounds;
use super::format;
use crate::config::FormatChoice;
use crate::document::schema::Schema;
use crate::document::schema::types::SchemaType;
use crate::lower::choices::Choices;
use crate::lower::types::Types;
use crate::model::{External, Shape, Type, TypeDefinition};
use crate::name;

/// The type for a scalar.
pub(super) fn scalar(
    ty: SchemaType,
    schema: &Schema<'_>,
    choices: &mut Choices<'_>,
    types: &mut Types,
) -> Type {
    match choices.format(schema.format()) {
        Some(choice) => chosen(choice, types),
        None => format::scalar(ty, schema.format(), &Bounds::of(schema)),
    }
}

/// The type that was chosen for a format. One with a serde module of its own gets a type around it,
/// which can stand everywhere.
fn chosen(choice: &FormatChoice, types: &mut Types) -> Type {
    let external = External {
        written: choice.r#type.clone(),
        imports: Vec::new(),
        with: choice.with.clone(),
        dependency: None,
    };
    if external.with.is_none() {
        return Type::External(external);
    }
    if let Some(known) = types.of_format(&choice.name) {
        return Type::Named(known.to_owned());
    }
    let name = types.claim(name::type_name(&choice.name));
    let definition = TypeDefinition {
        name: name.clone(),
        docs: format!("The format `{}`.", choice.name),
        deprecated: false,
        shape: Shape::Alias(Type::External(external)),
    };
    types.define_format(&choice.name, definition);
    Type::Named(name)
}
