//! The places in the description for parts of other files.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::library::below;
use super::{Assembly, Spot, name};
use crate::document::component;
use crate::document::tree::pointer::Pointer;

/// The most files that may stand one in the other. Files that are a part of themselves have no end.
const MAX_STEPS: usize = 32;

/// The places that parts of other files have got.
#[derive(Debug, Default)]
pub(super) struct Homes {
    /// The places of references, which may stand in another file.
    included: HashMap<Spot, Spot>,
    /// The places among the components.
    components: HashMap<Spot, Pointer>,
}

impl Homes {
    /// Returns true if a value has the place of a reference.
    pub(super) fn has(&self, target: &Spot) -> bool {
        self.included.contains_key(target)
    }

    /// Gives a value of another file the place of a reference, unless it has one. Returns true if
    /// it got this one.
    pub(super) fn add(&mut self, target: &Spot, place: &Spot) -> bool {
        let is_free = target.file != 0 && !self.has(target);
        if is_free {
            self.included.insert(target.clone(), place.clone());
        }
        is_free
    }

    /// Returns the place of a value in the description: in a value that has the place of a
    /// reference, or in a component.
    pub(super) fn address(&self, spot: &Spot) -> Option<Pointer> {
        self.address_within(spot, MAX_STEPS)
    }

    fn address_within(&self, spot: &Spot, steps: usize) -> Option<Pointer> {
        if spot.file == 0 {
            return Some(spot.pointer.clone());
        }
        let steps = steps.checked_sub(1)?;
        let mut above = spot.clone();
        let mut rest = Vec::new();
        loop {
            if let Some(component) = self.components.get(&above) {
                return Some(below(component, &rest));
            }
            if let Some(Spot { file, pointer }) = self.included.get(&above) {
                let place = Spot { file: *file, pointer: below(pointer, &rest) };
                if let Some(address) = self.address_within(&place, steps) {
                    return Some(address);
                }
            }
            rest.push(above.pointer.tokens().next_back()?.into_owned());
            above.pointer = above.pointer.parent()?;
        }
    }
}

impl Assembly<'_> {
    /// Makes components of all targets that have no other place. Of targets that stand in each
    /// other, only the outermost becomes one.
    pub(super) fn settle(&mut self) {
        let homeless = self.targets.iter().filter(|(spot, _)| self.homes.address(spot).is_none());
        let homeless: Vec<_> = homeless.cloned().collect();
        let spots: HashSet<_> = homeless.iter().map(|(spot, _)| spot.clone()).collect();
        for (spot, object) in homeless {
            let Some(section) = object.section() else { continue };
            if is_inside_another(&spot, &spots) || self.homes.components.contains_key(&spot) {
                continue;
            }
            let Some(node) = self.library.find(&spot).cloned() else { continue };
            let file = self.library.name(spot.file).to_owned();
            let names = candidates(&name(&file, &spot.pointer), &file);
            let address = component::add(self.library.root_mut(), section, names, node);
            self.homes.components.extend(address.map(|address| (spot, address)));
        }
    }
}

/// Returns true if a value stands in another one of these.
fn is_inside_another(spot: &Spot, spots: &HashSet<Spot>) -> bool {
    let above = std::iter::successors(spot.pointer.parent(), Pointer::parent);
    above.map(|pointer| Spot { file: spot.file, pointer }).any(|spot| spots.contains(&spot))
}

/// Returns the name for a part of a file: the last step of its pointer, or else the name of the
/// file.
fn name(file: &str, pointer: &Pointer) -> String {
    let last = pointer.tokens().next_back().map(Cow::into_owned);
    last.unwrap_or_else(|| name::stem(file).to_owned())
}

/// Returns the names for a part of a file in order of preference: first the plain one, then those
/// that tell more about its file, then numbers.
fn candidates(name: &str, file: &str) -> impl Iterator<Item = String> + use<> {
    let mut names = vec![name.to_owned()];
    if name != name::stem(file) {
        names.push(format!("{}_{name}", name::stem(file)));
    }
    if let Some(folder) = name::folder(file) {
        names.extend(names.last().map(|name| format!("{folder}_{name}")));
    }
    let name = name.to_owned();
    names.into_iter().chain((2..).map(move |number: usize| format!("{name}_{number}")))
}
