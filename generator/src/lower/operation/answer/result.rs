//! Results: the part of an answer's body that a maintainer wants methods to return.

use super::content::Offer;
use crate::document::Pointer;
use crate::lower::schema::Schemas;
use crate::lower::types::Types;
use crate::model::{Content, Shape, Type};

/// Looks for the part of a success's body that the maintainer wants.
pub(super) fn choose_result(
    offer: &mut Offer,
    pointer: &Pointer,
    id: &str,
    schemas: &mut Schemas<'_>,
) {
    let Content::Json { path, result, .. } = &mut offer.content else { return };
    let Some(choice) = schemas.choices.result(id) else { return };
    for token in Pointer::parse(&choice.pointer).unwrap_or_default().tokens() {
        let Some((field, ty)) = property(result, &token, &schemas.types) else {
            let message =
                format!("`{token}` of the result's pointer is no property that is always there");
            let help = "point through properties that are required or have an empty default";
            schemas.reporter.error("unreachable-result", pointer, message, help);
            break;
        };
        path.push(field);
        *result = ty;
    }
}

fn property(owner: &Type, wire: &str, types: &Types) -> Option<(String, Type)> {
    let Type::Named(name) = owner else { return None };
    let Shape::Struct(object) = types.shape(name)? else { return None };
    let field = object.fields.iter().find(|field| field.wire == wire)?;
    field.presence.is_always_there().then(|| (field.name.clone(), field.ty.clone()))
}
