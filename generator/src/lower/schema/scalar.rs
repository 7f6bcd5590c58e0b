//! Scalars: the types that the maintainer chose for their formats, or that the ecosystem has for
//! them.

use super::bounds::Bounds;
use super::format::{self, FormatType};
use crate::config::FormatChoice;
use crate::document::schema::Schema;
use crate::document::schema::types::SchemaType;
use crate::lower::choices::Choices;
use crate::lower::types::Types;
use crate::model::{External, Integer, Shape, Transfer, Type, TypeDefinition};
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
        None => usual(ty, schema),
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
        transfer: Transfer::Foreign { blank: None },
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
        derives: Vec::new(),
    };
    types.define_format(&choice.name, definition);
    Type::Named(name)
}

/// The type that a scalar has unless the maintainer chose another: by `type` and `format`, and for
/// integers by their bounds.
fn usual(ty: SchemaType, schema: &Schema<'_>) -> Type {
    let format = schema.format();
    // The registry has formats of integers for `type: number`, too.
    let of_number = format.starts_with("int") || format.starts_with("uint");
    let ty = if ty == SchemaType::Number && of_number { SchemaType::Integer } else { ty };
    let own = format::find(ty, format).filter(|_| !format.is_empty());
    match (ty, own.or_else(|| format::find(ty, ""))) {
        (SchemaType::Boolean, _) => Type::Boolean,
        (SchemaType::Integer, Some(FormatType::Integer(usual))) => {
            integer(own.map(|_| usual), &Bounds::of(schema))
        }
        (_, Some(FormatType::Integer(integer))) => Type::Integer(integer),
        (_, Some(FormatType::Float(float))) => Type::Number(float),
        (_, Some(FormatType::Library(library))) => Type::External(library.external()),
        (SchemaType::String, Some(FormatType::Text) | None) => Type::String,
        (_, Some(FormatType::Text) | None) => Type::Json,
    }
}

/// The type of a format, or the first of 64 bits that has all integers between the bounds. JSON
/// Schema checks values against bounds, and takes formats for hints; so where the two disagree, the
/// bounds count.
fn integer(of_format: Option<Integer>, bounds: &Bounds<'_>) -> Type {
    let range = bounds.integers();
    let unsigned = range.least.is_some_and(|least| least >= 0);
    let usual = of_format.unwrap_or(if unsigned { Integer::U64 } else { Integer::I64 });
    let unsigned = range.least.is_some().then_some(Integer::U64);
    let mut wide = [usual, Integer::I64].into_iter().chain(unsigned);
    match wide.find(|integer| range.is_within(*integer)) {
        Some(integer) => Type::Integer(integer),
        // No type of Rust that serde reads from JSON has them all.
        None => Type::External(External {
            written: "Number".to_owned(),
            imports: vec!["serde_json::Number".to_owned()],
            with: None,
            dependency: None,
            transfer: Transfer::Foreign { blank: Some("Number::from(0)".to_owned()) },
        }),
    }
}
