//! Groups: operations that belong together, as a description parts itself by its tags. They share a
//! file, and are the methods of a handle: `client.payments().create(…)`.
//!
//! A client with a handful of operations has them itself, in one file, and so has one whose
//! operations can't be parted.

mod path;
mod word;

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::Site;
use crate::config::GroupKey;
use crate::docs;
use crate::document::Document;
use crate::lower::choices::Choices;
use crate::lower::schema::Schemas;
use crate::model::{Group, Handle, Owner};
use crate::name::{self, Names};
use path::Paths;

pub(super) use word::without_word;

/// The number of operations up to which one reads them from top to bottom.
const FEW: usize = 12;

/// The module of operations that nothing can be said of.
const OTHERS: &str = "others";

/// The groups of all operations; none if these aren't parted.
#[derive(Default)]
pub(super) struct Groups {
    drafts: Vec<Draft>,
    /// The group of each operation.
    of_operations: Vec<usize>,
}

/// A group without its operations.
struct Draft {
    name: String,
    docs: String,
    handle: Option<Handle>,
}

impl Groups {
    /// The number of groups.
    pub(super) fn len(&self) -> usize {
        self.drafts.len()
    }

    /// The index of the group that an operation is in, by the operation's own.
    pub(super) fn index(&self, operation: usize) -> Option<usize> {
        self.of_operations.get(operation).copied()
    }

    /// The type that has an operation's method.
    pub(super) fn owner(&self, operation: usize) -> Owner {
        let draft = self.index(operation).and_then(|group| self.drafts.get(group));
        match draft.and_then(|draft| draft.handle.as_ref()) {
            Some(handle) => Owner::Handle(handle.ty.clone()),
            None => Owner::Client,
        }
    }

    /// The name of the group whose handle has an operation's method.
    pub(super) fn word(&self, operation: usize) -> Option<&str> {
        let draft = self.index(operation).and_then(|group| self.drafts.get(group))?;
        draft.handle.as_ref().map(|_| draft.name.as_str())
    }

    /// The groups with their methods, which are given by the operation that each is of.
    pub(super) fn finish(self, operations_of_methods: &[usize]) -> Vec<Group> {
        let mut methods: Vec<Vec<usize>> = vec![Vec::new(); self.drafts.len()];
        for (method, operation) in operations_of_methods.iter().enumerate() {
            if let Some(group) = self.index(*operation) {
                methods[group].push(method);
            }
        }
        let groups = self.drafts.into_iter().zip(methods);
        let group = |(draft, operations)| {
            let Draft { name, docs, handle } = draft;
            Group { name, docs, handle, operations }
        };
        groups.map(group).collect()
    }
}

/// Parts operations as the maintainer wants it, or else if they are many: by their first tag, those
/// without one by their path. Where all of them have the same tag, by their paths.
///
/// The methods that give handles are named in the scope of the client.
pub(super) fn groups(sites: &[Site<'_>], client: &mut Names, schemas: &mut Schemas<'_>) -> Groups {
    let paths = Paths::new(sites.iter().map(|site| site.path));
    let parting = parting(sites, &paths, &mut schemas.choices);
    let has_handles = schemas.choices.group_key() != Some(GroupKey::None);
    let described = described_tags(schemas.document);
    let mut groups = Groups { drafts: Vec::new(), of_operations: vec![0; sites.len()] };
    for (name, members) in parting {
        for member in &members {
            groups.of_operations[*member] = groups.drafts.len();
        }
        let handle = (has_handles && name != OTHERS).then(|| handle(&name, client, schemas));
        let docs = documentation(&name, &members, sites, &described);
        groups.drafts.push(Draft { name, docs, handle });
    }
    if groups.drafts.is_empty() { Groups::default() } else { groups }
}

/// Operations by the names of their modules, in the order of the description.
type Parting = IndexMap<String, Vec<usize>>;

fn parting(sites: &[Site<'_>], paths: &Paths, choices: &mut Choices<'_>) -> Parting {
    let by_path = || parted(sites, |site| paths.distinction(site.path));
    let by_tag = || parted(sites, |site| first_tag(site).or_else(|| paths.distinction(site.path)));
    match choices.group_key() {
        Some(GroupKey::Tags) if sites.iter().any(|site| first_tag(site).is_some()) => {
            choices.use_group_key();
            return by_tag();
        }
        Some(GroupKey::Paths) => {
            choices.use_group_key();
            return by_path();
        }
        Some(GroupKey::None) => choices.use_group_key(),
        Some(GroupKey::Tags) | None => {}
    }
    if sites.len() <= FEW {
        return Parting::new();
    }
    let has_tags = sites.iter().any(|site| first_tag(site).is_some());
    let by_tag = has_tags.then(by_tag).filter(|groups| groups.len() > 1);
    by_tag
        .or_else(|| Some(by_path()).filter(|groups| is_telling(groups, sites)))
        .unwrap_or_default()
}

/// Paths part nothing where most of them have a group of their own.
fn is_telling(groups: &Parting, sites: &[Site<'_>]) -> bool {
    groups.len() > 1 && groups.len() * 2 <= sites.len()
}

/// Operations by the module of a word. Tags that give the same name share a module.
fn parted<'s>(sites: &[Site<'s>], word: impl Fn(&Site<'s>) -> Option<&'s str>) -> Parting {
    let mut groups = Parting::new();
    for (index, site) in sites.iter().enumerate() {
        let name = module(word(site).unwrap_or(OTHERS));
        groups.entry(name).or_default().push(index);
    }
    groups
}

/// The first tag of an operation. An empty one is none.
fn first_tag<'s>(site: &Site<'s>) -> Option<&'s str> {
    site.operation.tags.iter().map(String::as_str).find(|tag| !tag.is_empty())
}

/// The module for a word. None has the name of the folder that it is in.
fn module(word: &str) -> String {
    match name::module_name(word) {
        folder if folder == "operations" => "operation".to_owned(),
        name => name,
    }
}

/// The handle of a group: the client's method is called like the group if nothing else is.
fn handle(name: &str, client: &mut Names, schemas: &mut Schemas<'_>) -> Handle {
    let plain = name.trim_end_matches('_');
    let method = match client.is_free(name) {
        true => name.to_owned(),
        false => format!("{plain}_api"),
    };
    Handle {
        ty: schemas.types.claim(name::type_name(&format!("{plain} api"))),
        method: client.claim(method),
    }
}

/// The descriptions of tags, by name.
fn described_tags(document: &Document) -> BTreeMap<&str, String> {
    let tags = document.openapi.tags.iter();
    let described = tags.filter_map(|tag| Some((tag, tag.description.as_deref()?)));
    described.map(|(tag, text)| (tag.name.as_str(), docs::rustdoc(text))).collect()
}

/// The documentation of a group, which has that of its tags.
fn documentation(
    name: &str,
    members: &[usize],
    sites: &[Site<'_>],
    described: &BTreeMap<&str, String>,
) -> String {
    let mut tags: Vec<&str> = Vec::new();
    for tag in members.iter().filter_map(|index| first_tag(&sites[*index])) {
        if module(tag) == name && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let title = match tags.as_slice() {
        [] if name == OTHERS => "Operations that belong to no others.".to_owned(),
        [] => format!("Operations on `{name}`, by their paths."),
        tags => {
            let tags: Vec<_> = tags.iter().map(|tag| format!("`{}`", quotable(tag))).collect();
            format!("Operations that are tagged {}.", tags.join(" or "))
        }
    };
    let texts = tags.iter().filter_map(|tag| described.get(tag)).filter(|text| !text.is_empty());
    let paragraphs: Vec<_> =
        std::iter::once(title.as_str()).chain(texts.map(String::as_str)).collect();
    paragraphs.join("\n\n")
}

/// Text that can stand between backticks, in one line.
fn quotable(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'")
}
