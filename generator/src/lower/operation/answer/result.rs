//! Results: the part of an answer's body that a maintainer wants methods to return.

use super::content::Offer;
use crate::document::Pointer;
use crate::lower::schema::Schemas;
use crate::lower::types::Types;
use crate::model::{Content, Field, Shape, Type};

/// A success's body with the part of it that the maintainer wants, or else with all of it.
pub(super) fn with_result(
    offer: Offer,
    pointer: &Pointer,
    id: &str,
    schemas: &mut Schemas<'_>,
) -> Offer {
    let Content::Json { body, .. } = offer.content else { return offer };
    let (mut path, mut result) = (Vec::new(), body.clone());
    if let Some(choice) = schemas.choices.result(id) {
        for token in Pointer::parse(&choice.pointer).unwrap_or_default().tokens() {
            let Some(field) = property(&result, &token, &schemas.types) else {
                let message = format!(
                    "`{token}` of the result's pointer is no property that is always there"
                );
                let help = "point through properties that are required or have an empty default";
                schemas.reporter.error("unreachable-result", pointer, message, help);
                break;
            };
            path.push(field.name.clone());
            result = field.ty.clone();
        }
    }
    Offer { content: Content::Json { body, path, result }, ..offer }
}

/// The property of a struct that every value has.
fn property<'t>(owner: &Type, wire: &str, types: &'t Types) -> Option<&'t Field> {
    let Type::Named(name) = owner else { return None };
    let Shape::Struct(object) = types.shape(name)? else { return None };
    let field = object.fields.iter().find(|field| field.wire == wire)?;
    field.presence.is_always_there().then_some(field)
}
