//! What the branches of a union are called: as the description calls them, or else by what tells them apart.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Slot;
use super::all_of::Branches;
use super::tag::Tags;
use super::view::View;
use crate::lower::Lowering;
use crate::name;

/// What is known of a branch that may make a name.
struct Branch<'a> {
    slot: Slot<'a>,
    view: Option<View<'a>>,
}

impl Lowering<'_> {
    /// The names of branches. Those that nothing can be said of have none.
    pub(super) fn branch_names(
        &self,
        branches: &Branches<'_>,
        tags: Option<&Tags>,
    ) -> Vec<Option<String>> {
        let slots = branches.slots.iter();
        let found: Vec<Branch<'_>> = slots
            .map(|(slot, place)| {
                let view = self.look(*slot, place).map(|(schema, _)| View::of(schema));
                Branch { slot: *slot, view }
            })
            .collect();
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for view in found.iter().filter_map(|branch| branch.view.as_ref()) {
            view.properties().for_each(|(property, _)| *uses.entry(property).or_default() += 1);
        }
        let named = found.iter().enumerate().map(|(index, branch)| {
            let tags = tags.map_or(&[][..], |tags| &tags.values[index]);
            referred(branch.slot)
                .or_else(|| titled(branch.view.as_ref()?))
                .or_else(|| tagged(tags))
                .or_else(|| only_value(branch.view.as_ref()?))
                .or_else(|| own_property(branch.view.as_ref()?, &uses))
        });
        named.collect()
    }
}

fn referred(slot: Slot<'_>) -> Option<String> {
    let Slot::Reference(reference) = slot else { return None };
    Some(name::variant_name(reference.rsplit('/').next().unwrap_or_default()))
}

fn titled(view: &View<'_>) -> Option<String> {
    let title = view.data.title.as_deref().filter(|title| !title.trim().is_empty())?;
    Some(name::variant_name(title))
}

/// By one tag or two; a name of more is none.
fn tagged(tags: &[String]) -> Option<String> {
    match tags {
        [tag] => Some(name::variant_name(tag)),
        [one, other] => Some(name::variant_name(&format!("{one} or {other}"))),
        _ => None,
    }
}

fn only_value(view: &View<'_>) -> Option<String> {
    match view.values.as_slice() {
        [Value::String(value)] => Some(name::variant_name(value)),
        _ => None,
    }
}

/// A property that no other branch has, and that this one can't do without, if possible.
fn own_property(view: &View<'_>, uses: &BTreeMap<&str, usize>) -> Option<String> {
    let own = |property: &&str| uses.get(property) == Some(&1);
    let is_required = |property: &&str| view.required.iter().any(|required| required == property);
    let mut properties = view.properties().map(|(property, _)| property).filter(own);
    let required = view.properties().map(|(property, _)| property).filter(own).find(is_required);
    Some(name::variant_name(required.or_else(|| properties.next())?))
}
