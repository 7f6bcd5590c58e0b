//! Lists and tuples.

use super::Schemas;
use super::all_of::Branches;
use super::union::string_branches;
use crate::document::Pointer;
use crate::document::schema::{Schema, Sized, Slot};
use crate::lower::types::Wanted;
use crate::model::{Shape, Type};
use crate::name;

/// The longest tuple that the standard library, and so serde, can compare and print.
const LONGEST_TUPLE: usize = 12;

impl Schemas<'_> {
    /// The type for a schema whose values are lists.
    pub(super) fn list(&mut self, schema: &Schema<'_>, wanted: Wanted<'_>) -> Type {
        let singular = name::singular(wanted.name);
        let is_same = singular == wanted.name;
        let item = if is_same { format!("{singular}Item") } else { singular };
        let item = wanted.called(&item);
        let prefix = schema.prefix_items();
        if !prefix.is_empty() {
            return self.tuple(schema, prefix, item);
        }
        let items = schema.items().map_or(Type::Json, |items| self.schema_type(&items, item));
        Type::List(Box::new(items))
    }

    /// A list whose first elements have types of their own: a tuple if there are no others and none
    /// can be missing, or else a list of whatever can stand in it.
    fn tuple<'s>(
        &mut self,
        schema: &Schema<'s>,
        mut slots: Vec<Slot<'s>>,
        item: Wanted<'_>,
    ) -> Type {
        let items = schema.items();
        let length = schema.size(Sized::Elements);
        let closed = items.as_ref().and_then(Slot::schema).is_some_and(Schema::is_impossible)
            || length.most == Some(slots.len());
        if closed && length.least == Some(slots.len()) && slots.len() <= LONGEST_TUPLE {
            let types = slots.iter().map(|slot| self.schema_type(slot, item));
            return Type::Tuple(types.collect());
        }
        if !closed {
            slots.extend(items);
        }
        let place = schema.pointer().join("prefixItems");
        Type::List(Box::new(self.any_of(slots, &place, item)))
    }

    /// The type for values of which each is as one of several schemas says.
    pub(in crate::lower) fn any_of(
        &mut self,
        slots: Vec<Slot<'_>>,
        at: &Pointer,
        wanted: Wanted<'_>,
    ) -> Type {
        let branches = Branches { slots, discriminator: None };
        let strings = string_branches(&branches.slots, at, wanted.name, &mut self.reporter);
        match strings.unwrap_or_else(|| self.branches(&branches, wanted)) {
            Shape::Alias(ty) => ty,
            shape => match branches.slots.first() {
                Some(slot) => self.define_inline(at, slot, shape, wanted),
                None => Type::Json,
            },
        }
    }
}
