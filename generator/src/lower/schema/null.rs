//! Null: which schemas allow it, by themselves or by what they are made of.

use std::collections::BTreeSet;

use super::view::View;
use super::{Slot, all_of};
use crate::document::Pointer;
use crate::lower::Lowering;
use crate::model::{Shape, Type};

impl Lowering<'_> {
    /// Whether null is among the values of a schema that stands in some place.
    pub(super) fn allows_null(&self, slot: Slot<'_>, place: &Pointer) -> bool {
        self.has_null(slot, place, &mut BTreeSet::new())
    }

    fn has_null(&self, slot: Slot<'_>, place: &Pointer, inside: &mut BTreeSet<Pointer>) -> bool {
        let Some((schema, at)) = self.look(slot, place) else { return false };
        let view = View::of(schema);
        if view.data.nullable {
            return true;
        }
        // Null is no value of any other type, so branches can't add it to one.
        if view.kind().is_some() || !view.values.is_empty() || !inside.insert(at.clone()) {
            return false;
        }
        let mut allows = |slot| self.has_null(slot, &at, inside);
        let members = all_of::members(&view);
        let unions = [view.one_of, view.any_of].into_iter().filter(|list| !list.is_empty());
        let unions: Vec<_> = unions.collect();
        let says_something = !members.is_empty() || !unions.is_empty();
        says_something
            && members.into_iter().all(&mut allows)
            && unions.into_iter().all(|list| list.iter().map(Slot::from).any(&mut allows))
    }
}

/// A shape without null, which is part of the type wherever that is mentioned, if it is allowed.
pub(super) fn outside(shape: Shape) -> Shape {
    match shape {
        Shape::Alias(Type::Nullable(inner)) => Shape::Alias(*inner),
        other => other,
    }
}
