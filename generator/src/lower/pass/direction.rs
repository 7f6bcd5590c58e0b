//! The direction in which types travel: a struct that callers make must be open to them, one that
//! only the server makes may get fields without breaking anybody, and one that goes both ways can't
//! require a property that goes only one way.

use super::mention::{reached, received};
use crate::model::{Access, Api, Operation, Presence, Shape, Type};

/// Marks the structs that no operation takes as non-exhaustive, and makes required properties
/// optional that go one way in a struct that goes the other way, too.
pub(super) fn mark(api: &mut Api) {
    let taken = api.operations.iter().flat_map(Operation::types);
    let sent = reached(api, taken.flat_map(Type::names).collect());
    let received = reached(api, received(api));
    for definition in &mut api.types {
        let Shape::Struct(object) = &mut definition.shape else { continue };
        object.non_exhaustive = !sent.contains(&definition.name);
        for field in &mut object.fields {
            let is_absent = match field.access {
                Access::Both => false,
                Access::Received => sent.contains(&definition.name),
                Access::Sent => received.contains(&definition.name),
            };
            if is_absent {
                field.presence = match field.presence {
                    Presence::Required => Presence::Optional,
                    Presence::Nullable => Presence::OptionalNullable,
                    other => other,
                };
            }
        }
    }
}
