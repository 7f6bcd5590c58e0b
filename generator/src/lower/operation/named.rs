//! The names of operations.

use super::Site;
use super::addition::without_additions;
use super::namespace::Namespaces;
use super::unnamed;
use crate::lower::choices::Choices;
use crate::lower::extension::MethodNames;
use crate::model::Owner;
use crate::name;

/// An operation that has its names.
pub(super) struct NamedOperation<'s> {
    pub(super) site: &'s Site<'s>,
    /// The type that has its methods.
    pub(super) owner: Owner,
    /// The name of its first method.
    pub(super) method_name: String,
    /// The start of the names of its types.
    pub(super) type_name: String,
}

/// The claims to names, the strongest first. Of two that are alike, the earlier operation's counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Claim {
    /// The maintainer chose the name.
    Chosen,
    /// An extension has it.
    Described,
    /// It follows from the description.
    Usual,
    /// It follows from the description of something that is on its way out.
    Deprecated,
}

impl Claim {
    const ALL: [Self; 4] = [Self::Chosen, Self::Described, Self::Usual, Self::Deprecated];
}

/// The texts that an operation would like to be called by.
struct Wish<'s> {
    site: &'s Site<'s>,
    claim: Claim,
    /// The name of its method, if that doesn't follow from a text.
    method_name: Option<String>,
    /// The texts, the best first.
    texts: Vec<String>,
}

/// Names all operations: as the maintainer chose, as an extension has it, or else by their ids.
/// The names of types don't follow the maintainer's choice for a method.
pub(super) fn named_operations<'s>(
    sites: &'s [Site<'s>],
    described: &MethodNames,
    namespaces: &mut Namespaces,
    choices: &mut Choices<'_>,
) -> Vec<NamedOperation<'s>> {
    let wishes = sites.iter().map(|site| wish(site, described.get(&site.pointer), choices));
    let wishes: Vec<Wish<'_>> = wishes.collect();
    let mut named: Vec<Option<NamedOperation<'_>>> = sites.iter().map(|_| None).collect();
    for claim in Claim::ALL {
        let wishes = wishes.iter().zip(&mut named).enumerate();
        for (index, (wish, named)) in wishes.filter(|(_, (wish, _))| wish.claim == claim) {
            *named = Some(wish.settle(index, namespaces));
        }
    }
    named.into_iter().flatten().collect()
}

fn wish<'s>(site: &'s Site<'s>, described: Option<&str>, choices: &mut Choices<'_>) -> Wish<'s> {
    let chosen = choices.name(name::Kind::Method, &site.pointer);
    let claim = match (&chosen, described) {
        (Some(_), _) => Claim::Chosen,
        (None, Some(_)) => Claim::Described,
        (None, None) if site.operation.deprecated => Claim::Deprecated,
        (None, None) => Claim::Usual,
    };
    // A pattern for names says what the operation is called, for its types as well.
    let text = choices.replaced_text(&site.pointer).or_else(|| described.map(str::to_owned));
    let texts = text.map_or_else(|| texts(site, choices), |text| vec![text]);
    let method_name = chosen.or_else(|| described.map(str::to_owned));
    Wish { site, claim, method_name, texts }
}

/// The texts for the names of an operation: its id without what says nothing, the whole of it, and
/// where there is none, its method and path.
fn texts(site: &Site<'_>, choices: &mut Choices<'_>) -> Vec<String> {
    let (method, path) = (site.method, site.path);
    let Some(id) = site.operation_id() else {
        return vec![unnamed::short(method.key(), path), unnamed::whole(method.key(), path)];
    };
    let rest = choices.without_prefix(id);
    let short = without_additions(rest.unwrap_or(id), method, path);
    let texts = short.into_iter().chain(rest.map(str::to_owned));
    texts.chain([id.to_owned()]).collect()
}

impl NamedOperation<'_> {
    /// The path of its first method, from the root of the generated code.
    pub(super) fn method_path(&self) -> String {
        self.owner.method(&self.method_name)
    }
}

impl<'s> Wish<'s> {
    /// Takes the first name that is free, or a number with the last.
    fn settle(&self, index: usize, namespaces: &mut Namespaces) -> NamedOperation<'s> {
        let names = namespaces.texts(index);
        let is_free = |text: &&String| names.is_free(&name::method_name(text));
        let free = self.texts.iter().find(is_free);
        let text = free.or(self.texts.last()).map(String::as_str).unwrap_or_default();
        let wanted = self.method_name.clone().unwrap_or_else(|| name::method_name(text));
        let method_name = match self.claim {
            Claim::Chosen => namespaces.claim_chosen(index, wanted),
            Claim::Described | Claim::Usual | Claim::Deprecated => namespaces.claim(index, wanted),
        };
        let (owner, type_name) = (namespaces.owner(index), name::type_name(text));
        NamedOperation { site: self.site, owner, method_name, type_name }
    }
}
