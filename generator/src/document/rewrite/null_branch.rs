//! Null among the branches of `anyOf` and `oneOf`.
//!
//! `anyOf: [X, {type: "null"}]` is how 3.1 says that X may be null, and how half of all generators
//! say it. In 3.0 that is `nullable`; if only one branch is left, the schema is that branch.

use super::names::SchemaNames;
use crate::document::report::Reporter;
use crate::document::schema::keyword::is_annotation;
use crate::document::tree::node::{Entry, Kind, Node};
use crate::document::tree::origin::Origin;
use crate::document::version::Version;

/// Takes null out of the branches of a schema.
pub(super) fn null_branches(
    schema: &mut Node,
    names: &SchemaNames,
    version: Version,
    reporter: &mut Reporter<'_>,
) {
    // A branch that has been merged may have branches itself.
    while null_branch(schema, "anyOf", names, version, reporter)
        || null_branch(schema, "oneOf", names, version, reporter)
    {}
}

/// Takes null out of the branches under a keyword. Returns true if one of the others has taken the
/// schema's place.
fn null_branch(
    schema: &mut Node,
    keyword: &str,
    names: &SchemaNames,
    version: Version,
    reporter: &mut Reporter<'_>,
) -> bool {
    let Some(branches) = schema.get_mut(keyword).and_then(Node::items_mut) else {
        return false;
    };
    let Some(index) = branches.iter().position(|branch| is_null_branch(branch, names, version))
    else {
        return false;
    };
    let null = branches[index].origin;
    let is_meant = is_nullable_alone(&branches[index]);
    branches.retain(|branch| !is_null_branch(branch, names, version));
    let only = if branches.len() == 1 { branches.pop() } else { None };
    let empty = branches.is_empty();
    if is_meant {
        let place = reporter.place(null);
        let message = "by the letter, `nullable` without a `type` allows any value";
        let instead = "it is read as null, which it is written for";
        reporter.loss("nullable-alone", place, message, instead);
    }
    if empty {
        schema.take(keyword);
    }
    if let Some(only) = only {
        schema.take("discriminator");
        set_nullable(schema, null);
        return merge(schema, only);
    }
    if empty {
        only_null(schema, null);
    } else {
        set_nullable(schema, null);
    }
    false
}

/// Returns true if a branch is for null and nothing else.
fn is_null_branch(branch: &Node, names: &SchemaNames, version: Version) -> bool {
    let name = || branch.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/");
    is_null(branch)
        || (version < Version::V3_1 && is_nullable_alone(branch))
        || name().is_some_and(|name| names.is_null(name))
}

/// Returns true if null is all that a schema, as it was written, allows.
pub(super) fn is_null(schema: &Node) -> bool {
    let null_type = |value: &Node| value.is_null() || value.as_str() == Some("null");
    let typed = schema.get("type").is_some_and(|value| match value.items() {
        [only] => null_type(only),
        _ => null_type(value),
    });
    let listed =
        schema.get("enum").is_some_and(|values| matches!(values.items(), [only] if only.is_null()));
    typed || listed || schema.get("const").is_some_and(Node::is_null)
}

/// Returns true if a schema says `nullable` and no more. Tools that think in `Option` say null like
/// that in 3.0, which has no word for it.
fn is_nullable_alone(schema: &Node) -> bool {
    schema.get("nullable").is_some_and(|nullable| nullable.kind == Kind::Boolean(true))
        && schema.entries().iter().all(|entry| is_annotation(&entry.key))
}

/// Says that null is allowed, too.
pub(super) fn set_nullable(schema: &mut Node, origin: Origin) {
    schema.set("nullable", Node::new(Kind::Boolean(true), origin));
}

/// Says that nothing but null is allowed, in the one way that later stages look for: `enum: [null]`
/// without a type.
pub(super) fn only_null(schema: &mut Node, origin: Origin) {
    schema.take("type");
    let null = Node::new(Kind::Null, origin);
    schema.set("enum", Node::new(Kind::Sequence(vec![null]), origin));
    set_nullable(schema, origin);
}

/// Puts the only branch in the place of the schema around it, if that says nothing about values of
/// its own; otherwise both count, which is `allOf`. Returns true if it went without that.
fn merge(schema: &mut Node, branch: Node) -> bool {
    // A keyword with the same value in both is no obstacle, and one with two values is, even if it
    // is only a title.
    let agrees = |own: &Entry| match branch.get(&own.key) {
        Some(value) => own.value == *value,
        None => is_annotation(&own.key),
    };
    let mergeable =
        branch.is_mapping() && !branch.has("$ref") && schema.entries().iter().all(agrees);
    let origin = branch.origin;
    if mergeable {
        branch.into_entries().into_iter().for_each(|entry| schema.set(&entry.key, entry.value));
    } else if let Some(all) = schema.get_mut("allOf").and_then(Node::items_mut) {
        all.push(branch);
    } else {
        schema.set("allOf", Node::new(Kind::Sequence(vec![branch]), origin));
    }
    mergeable
}
