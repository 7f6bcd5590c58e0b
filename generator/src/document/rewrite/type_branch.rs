//! Several types in `type`, which become the branches of `anyOf`.

use super::types::Declaration;
use crate::document::report::Reporter;
use crate::document::schema::keyword::Keyword;
use crate::document::schema::types::Types;
use crate::document::tree::node::{Entry, Kind, Node};

/// Makes a branch for each of several types, with the keywords that are about it. Keywords that are
/// about all types stay.
pub(super) fn split(schema: &mut Node, declared: &[Declaration], reporter: &mut Reporter<'_>) {
    let Some(list) = schema.take("type") else { return };
    // If there are branches already, they say their types themselves, and the list says no more
    // than they do.
    if let Some(keyword) = ["anyOf", "oneOf"].into_iter().find(|keyword| schema.has(keyword)) {
        let typed =
            |branch: &Node| ["type", "$ref", "enum", "allOf"].iter().any(|key| branch.has(key));
        if !schema.get(keyword).is_some_and(|branches| branches.items().iter().all(typed)) {
            let message = format!("a list of types beside `{keyword}` can't be expressed");
            let place = reporter.place(list.origin);
            let instead = format!("only `{keyword}` counts");
            reporter.loss("type-list", place, message, instead);
        }
        return;
    }
    let specific = |key: &str| about(key).is_some() || matches!(key, "format" | "enum");
    let types = declared.iter().fold(Types::NONE, |all, one| all | Types::from(one.ty));
    if types == Types::ALL && !schema.iter().any(|(key, _)| specific(key)) {
        return;
    }
    let Some(entries) = schema.entries_mut() else { return };
    let (own, general): (Vec<_>, Vec<_>) =
        std::mem::take(entries).into_iter().partition(|entry| specific(&entry.key));
    *entries = general;
    let mut branches: Vec<Branch> = declared.iter().copied().map(Branch::new).collect();
    for entry in own {
        distribute(entry, &mut branches);
    }
    // A list of values leaves out the types that none of them has.
    if branches.iter().any(|branch| branch.schema.has("enum")) {
        branches.retain(|branch| branch.schema.has("enum"));
    }
    let mut branches: Vec<_> = branches.into_iter().map(|branch| branch.schema).collect();
    if branches.len() == 1 {
        let only = branches.swap_remove(0);
        only.into_entries().into_iter().for_each(|entry| schema.set(&entry.key, entry.value));
    } else {
        schema.set("anyOf", Node::new(Kind::Sequence(branches), list.origin));
    }
}

/// The types that a keyword is about, unless it is about all.
fn about(key: &str) -> Option<Types> {
    Keyword::named(key).and_then(Keyword::types)
}

/// The schema for one type of a list.
struct Branch {
    types: Types,
    schema: Node,
}

impl Branch {
    fn new(Declaration { ty, origin }: Declaration) -> Self {
        let value = Node::string(ty.name(), origin);
        let schema = Node::new(Kind::Mapping(vec![Entry { key: "type".into(), value }]), origin);
        Self { types: ty.into(), schema }
    }
}

/// Gives a keyword to the branch that it is about.
fn distribute(entry: Entry, branches: &mut [Branch]) {
    let origin = entry.value.origin;
    match (&*entry.key, entry.value.kind) {
        ("enum", Kind::Sequence(values)) => {
            for value in values {
                let types = Types::of_value(&value);
                let Some(branch) = branches.iter_mut().find(|branch| branch.types.meets(types))
                else {
                    continue;
                };
                match branch.schema.get_mut("enum").and_then(Node::items_mut) {
                    Some(values) => values.push(value),
                    None => {
                        branch.schema.set("enum", Node::new(Kind::Sequence(vec![value]), origin));
                    }
                }
            }
        }
        (key, kind) => {
            let types = match (key, &kind) {
                ("format", Kind::String(format)) => Types::of_format(format),
                _ => about(key).unwrap_or(Types::ALL),
            };
            // No two branches share a keyword: integers have left the list if numbers are in it.
            if let Some(branch) = branches.iter_mut().find(|branch| branch.types.meets(types)) {
                branch.schema.set(key, Node::new(kind, origin));
            }
        }
    }
}
