//! The direction in which types travel: a struct that callers make must be open to them, one that
//! only the server makes may get fields without breaking anybody, and one that goes both ways can't
//! require a property that goes only one way. Null says something else than absence only to a
//! server.

use super::mention::{reached, received};
use std::collections::BTreeSet;

use crate::model::{Access, Api, Operation, Presence, Shape, Type};

/// Notes which types operations take, and marks all other structs as non-exhaustive. Makes required
/// properties optional that go one way in a struct that goes the other way, too, and null the same
/// as absence in structs that only the server makes.
pub(super) fn mark(api: &mut Api) {
    let sent = sent(api);
    let received = reached(api, received(api));
    for definition in &mut api.types {
        let Shape::Struct(object) = &mut definition.shape else { continue };
        let is_sent = sent.contains(&definition.name);
        object.non_exhaustive = !is_sent;
        for field in &mut object.fields {
            let is_absent = match field.access {
                Access::Both => false,
                Access::Received => is_sent,
                Access::Sent => received.contains(&definition.name),
            };
            if is_absent {
                field.presence = match field.presence {
                    Presence::Required => Presence::Optional,
                    Presence::Nullable => Presence::OptionalNullable,
                    other => other,
                };
            }
            if !is_sent && field.presence == Presence::OptionalNullable {
                field.presence = Presence::Optional;
            }
        }
    }
    api.sent = sent;
}

/// Returns the names of the types that callers make values of. A description that has nothing but
/// types says nothing about their direction: they are there to be made.
fn sent(api: &Api) -> BTreeSet<String> {
    if api.operations.is_empty() && api.payloads.is_empty() {
        return api.types.iter().map(|definition| definition.name.clone()).collect();
    }
    let taken = api.operations.iter().flat_map(Operation::types);
    reached(api, taken.flat_map(Type::names).collect())
}
