//! Results: the part of an answer's body that a maintainer wants methods to return.

use super::content::Offer;
use crate::document::Pointer;
use crate::lower::Lowering;
use crate::model::{Content, Shape, Type};

impl Lowering<'_> {
    /// Looks for the part of a success's body that the maintainer wants.
    pub(super) fn choose_result(&mut self, offer: &mut Offer, pointer: &Pointer, id: &str) {
        let Content::Json { path, result, .. } = &mut offer.content else { return };
        let Some(choice) = self.choices.result(id) else { return };
        for token in Pointer::parse(&choice.pointer).unwrap_or_default().tokens() {
            let Some((field, ty)) = self.property(result, &token) else {
                let message = format!(
                    "`{token}` of the result's pointer is no property that is always there"
                );
                let help = "point through properties that are required or have an empty default";
                self.error("unreachable-result", pointer, message, help);
                break;
            };
            path.push(field);
            *result = ty;
        }
    }

    fn property(&self, owner: &Type, wire: &str) -> Option<(String, Type)> {
        let Type::Named(name) = owner else { return None };
        let definition = self.types.get(name)?.as_ref()?;
        let Shape::Struct(object) = &definition.shape else { return None };
        let field = object.fields.iter().find(|field| field.wire == wire)?;
        field.presence.is_always_there().then(|| (field.name.clone(), field.ty.clone()))
    }
}
