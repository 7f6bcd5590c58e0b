//! Names of methods. Vendors' clients have a namespace for each group of operations, so that `list`
//! can be many of them; here it is one of them, or each has its group's name before it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use regex::Regex;

use super::name::described_name;
use super::{Extension, Holder, OperationGroup, OperationNameRules};
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
    let wishes = operations.iter().map(|operation| wish(operation, &rules, reporter));
    let mut wishes: Vec<Wish> = wishes.collect();
    settle(&mut wishes);
    let named = operations.iter().zip(wishes).filter(|(_, wish)| wish.is_described);
    MethodNames(named.map(|(operation, wish)| (operation.pointer.clone(), wish.name)).collect())
}

/// The names that an operation would like to have.
struct Wish {
    /// The best of them that it can still get.
    name: String,
    /// The others, the best first.
    fallbacks: VecDeque<String>,
    /// True if an extension gives the operation a name.
    is_described: bool,
}

fn wish(operation: &Site<'_>, rules: &[Rule], reporter: &mut Reporter<'_>) -> Wish {
    let id = operation.id();
    let usual = name::method_name(&id);
    let described = described_name(Holder::Operation, &operation.pointer, reporter);
    let by_rule = || {
        let rule = rules.iter().find(|rule| rule.pattern.is_match(&id));
        rule.map(|rule| rule.name.clone())
    };
    let Some(wanted) = described.or_else(by_rule) else {
        return Wish { name: usual, fallbacks: VecDeque::new(), is_described: false };
    };
    let with = |group: &str| name::method_name(&format!("{group} {wanted}"));
    let (name, tagged) = match method_group(&operation.pointer, reporter) {
        Some(group) => (with(&group), None),
        None => {
            let tagged = operation.operation.tags.first().map(|tag| with(tag));
            (name::method_name(&wanted), tagged)
        }
    };
    let fallbacks = tagged.into_iter().chain([usual]).collect();
    Wish { name, fallbacks, is_described: true }
}

/// Lets all that want the same name take their next, until nobody has another to take.
fn settle(wishes: &mut [Wish]) {
    loop {
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for wish in &*wishes {
            *uses.entry(&wish.name).or_default() += 1;
        }
        let contested = uses.into_iter().filter(|(_, uses)| *uses > 1);
        let contested: BTreeSet<String> = contested.map(|(name, _)| name.to_owned()).collect();
        let mut is_settled = true;
        for wish in wishes.iter_mut().filter(|wish| contested.contains(&wish.name)) {
            if let Some(next) = wish.fallbacks.pop_front() {
                wish.name = next;
                is_settled = false;
            }
        }
        if is_settled {
            return;
        }
    }
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
