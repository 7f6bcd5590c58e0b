//! Names of methods. Vendors' clients have a namespace for each group of operations, so that `list`
//! can be many of them; here it is one of them, or each has its group's name before it.

use std::collections::BTreeMap;

use regex::Regex;

use super::name::described_name;
use super::table::{OperationGroup, OperationNameRules};
use super::{Extension, Holder};
use crate::document::Pointer;
use crate::lower::operation::Site;
use crate::lower::report::Reporter;
use crate::name;

/// The names of the operations that have one by an extension, by the operations' places.
#[derive(Debug, Default)]
pub(in crate::lower) struct MethodNames(BTreeMap<Pointer, String>);

impl MethodNames {
    /// The name for the operation at a pointer.
    pub(in crate::lower) fn get(&self, pointer: &Pointer) -> Option<&str> {
        self.0.get(pointer).map(String::as_str)
    }
}

/// Decides which operations are called as extensions want it.
///
/// A name that several want goes to none of them: each has its tag's name before it if that tells
/// them apart, or else the one it would have without the extension.
pub(in crate::lower) fn method_names(
    operations: &[Site<'_>],
    reporter: &mut Reporter<'_>,
) -> MethodNames {
    let rules = rules(reporter);
    let mut wishes: Vec<Wish> = Vec::new();
    for operation in operations {
        let id = operation.id();
        let usual = name::method_name(&id);
        let described = described_name(Holder::Operation, &operation.pointer, reporter);
        let by_rule = || {
            let rule = rules.iter().find(|rule| rule.pattern.is_match(&id));
            rule.map(|rule| rule.name.clone())
        };
        let Some(wanted) = described.or_else(by_rule) else {
            wishes.push(Wish { names: vec![usual] });
            continue;
        };
        let with = |group: &str| name::method_name(&format!("{group} {wanted}"));
        let names = match method_group(&operation.pointer, reporter) {
            Some(group) => vec![with(&group), usual],
            None => {
                let tagged = operation.operation.tags.first().map(|tag| with(tag));
                let first = name::method_name(&wanted);
                std::iter::once(first).chain(tagged).chain([usual]).collect()
            }
        };
        wishes.push(Wish { names });
    }
    let named: Vec<bool> = wishes.iter().map(|wish| wish.names.len() > 1).collect();
    let settled = operations.iter().zip(settle(wishes)).zip(named);
    let described = settled
        .filter_map(|((operation, name), named)| named.then(|| (operation.pointer.clone(), name)));
    MethodNames(described.collect())
}

/// The namespace that an operation's method is in.
fn method_group(pointer: &Pointer, reporter: &mut Reporter<'_>) -> Option<String> {
    let found = Extension::<OperationGroup>::first(pointer, reporter.document)?;
    let Extension { at, value, .. } = found;
    let texts: Vec<&str> = match value.as_str() {
        Some(text) => text.split('.').collect(),
        None => value.items().iter().filter_map(|item| item.as_str()).collect(),
    };
    if texts.is_empty() {
        reporter.unreadable_extension(&at, "a name");
    }
    let group = texts.join(" ");
    group.contains(char::is_alphanumeric).then_some(group)
}

/// A name for the operations whose `operationId` matches a pattern.
struct Rule {
    pattern: Regex,
    name: String,
}

/// The rules for names that stand at the root.
fn rules(reporter: &mut Reporter<'_>) -> Vec<Rule> {
    let found = Extension::<OperationNameRules>::first(&Pointer::root(), reporter.document);
    let Some(Extension { at, value, .. }) = found else { return Vec::new() };
    let mut rules = Vec::new();
    for (index, rule) in value.items().iter().enumerate() {
        let text = |key: &str| rule.get(key)?.as_str();
        let pattern = text("operationId").and_then(|pattern| Regex::new(pattern).ok());
        match pattern.zip(text("methodNameOverride")) {
            Some((pattern, name)) => rules.push(Rule { pattern, name: name.to_owned() }),
            None => reporter.unreadable_extension(
                &at.join(&index.to_string()),
                "an object with `operationId`, a regular expression, and `methodNameOverride`",
            ),
        }
    }
    if !value.is_sequence() {
        reporter.unreadable_extension(&at, "a list");
    }
    rules
}

/// The names that an operation would like to have, the best first.
struct Wish {
    names: Vec<String>,
}

/// Lets all that want the same name take their next, until nobody has a better one to give up.
fn settle(mut wishes: Vec<Wish>) -> Vec<String> {
    loop {
        let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
        for wish in &wishes {
            *wanted.entry(&wish.names[0]).or_default() += 1;
        }
        let several: Vec<String> = wanted
            .into_iter()
            .filter(|(_, count)| *count > 1)
            .map(|(name, _)| name.to_owned())
            .collect();
        let mut changed = false;
        for wish in &mut wishes {
            if wish.names.len() > 1 && several.contains(&wish.names[0]) {
                wish.names.remove(0);
                changed = true;
            }
        }
        if !changed {
            return wishes.into_iter().map(|mut wish| wish.names.swap_remove(0)).collect();
        }
    }
}
