//! Decisions that need all of the model: the merging of equal types, boxes for recursive and large
//! ones, the direction in which types travel, and the functions that make values. They see neither the description nor the
//! configuration.

mod alias;
mod blank;
mod constructor;
mod conversion;
mod direction;
mod equality;
mod mention;
mod open;
mod parameters;
mod presence;
mod recursion;
mod size;
mod substitution;

use std::collections::BTreeMap;

use crate::model::Api;
pub(super) use blank::mark_plain;

pub(super) use mention::{remove, unmentioned};

/// Settles everything that could not be decided while the description was walked through. `inline`
/// has the names of types whose schemas have none of their own, with their roots.
pub(super) fn settle(api: &mut Api, inline: &BTreeMap<String, String>) {
    alias::resolve(api, inline);
    alias::part(&mut api.types);
    equality::merge(api, inline);
    open::mark(&mut api.types);
    parameters::share(&mut api.operations);
    recursion::break_cycles(&mut api.types);
    size::box_large_variants(&mut api.types);
    size::box_results(api);
    direction::mark(api);
    presence::keep_null(&mut api.types);
    presence::mark_defaults(&mut api.types);
    presence::mark_constants(&mut api.types);
    conversion::mark(&mut api.types);
    constructor::mark(api);
}
