//! Instances of a schema: a usual one with all its properties, and one for each thing that may be
//! otherwise.
//!
//! Other components in it are as small as can be, because they have their own turn. The result need
//! not be valid: a schema may say more than is understood here, so a judge looks at each.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::choices::{Choices, explore};
use super::scalar::{self, Candidates};
use super::together::{Together, Union};

/// The value of properties that no schema describes.
pub(super) const UNDECLARED: &str = "undeclared";
/// The rule of instances with a value that isn't in the list.
pub(super) const UNKNOWN: &str = "unknown value";

/// The rule of instances of a base, which says nothing about the promises of its discriminator.
pub(super) const BASE: &str = "base";

/// The depth at which values end: no schema of a real value goes deeper.
const DEEPEST: usize = 24;
/// The most values in one before the rest is made as small as can be.
const LARGE: usize = 400;
/// The depth from which on everything is made as small as can be.
const DEEP: usize = 6;

/// The instances, each with a name for the special about it.
pub(super) fn samples(document: &Value, schema: &Value, most: usize) -> Vec<(&'static str, Value)> {
    explore(most, |choices| {
        let varied = BTreeSet::new();
        Maker { document, choices, varied, depth: 0, made: 0 }.value(&[schema], true)
    })
}

/// The maker of one instance.
pub(super) struct Maker<'a, 'c> {
    pub(super) document: &'a Value,
    pub(super) choices: &'c mut Choices,
    /// The kinds of texts and numbers that were varied already: once is enough.
    varied: BTreeSet<String>,
    depth: usize,
    /// The number of values so far.
    made: usize,
}

impl<'a> Maker<'a, '_> {
    /// A value that all of these schemas allow. One that only stands for another schema isn't
    /// varied.
    pub(super) fn value(&mut self, schemas: &[&'a Value], vary: bool) -> Option<Value> {
        let is_reference = matches!(schemas, [only] if only.get("$ref").is_some());
        let muted = is_reference && !vary;
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        self.made += 1;
        if muted {
            self.choices.mute();
        }
        let value = self.value_here(schemas);
        if muted {
            self.choices.unmute();
        }
        self.depth -= 1;
        value
    }

    fn value_here(&mut self, schemas: &[&'a Value]) -> Option<Value> {
        let mut schemas = schemas.to_vec();
        let mut tag = None;
        let mut chosen: Vec<*const Value> = Vec::new();
        let mut telling = Vec::new();
        let mut together = loop {
            let together = Together::new(self.document, &schemas);
            let open = |union: &&Union<'_>| !chosen.contains(&union.branches.as_ptr());
            let Some(union) = together.unions.iter().find(open).copied() else { break together };
            chosen.push(union.branches.as_ptr());
            let branch = self.branch(union, &schemas)?;
            tag = tag.or_else(|| mapped(union, branch));
            telling.extend(union.property());
            schemas.push(branch);
        };
        // `type: string, enum: [true, false]` has no valid value: what goes through it proves
        // nothing.
        if !together.is_possible() {
            return None;
        }
        // A discriminator must be there (OpenAPI 3.1.1, section 4.8.25.2), even if a schema forgets
        // to say so.
        telling.retain(|property| together.properties.contains_key(property));
        together.required.extend(telling);
        let mut value = self.of_kind(&together)?;
        if let (Some((property, text)), Value::Object(members)) = (tag, &mut value) {
            // Where a branch has a constant of its own, that is what tells.
            let said = together.properties.get(property).cloned().unwrap_or_default();
            let values = Together::new(self.document, &said).values();
            if values.is_none_or(|values| values.iter().any(|value| *value == text)) {
                members.insert(property.to_owned(), Value::from(text));
            }
        }
        Some(value)
    }

    /// A branch, or the next one that doesn't contradict the other schemas.
    fn branch(&mut self, union: Union<'a>, said: &[&'a Value]) -> Option<&'a Value> {
        let ways = vec!["branch"; union.branches.len()];
        let way = self.choices.choose(&ways);
        let (before, from) = union.branches.split_at_checked(way)?;
        let mut branches = from.iter().chain(before);
        branches.find(|branch| {
            let together = [said, &[*branch]].concat();
            Together::new(self.document, &together).is_possible()
        })
    }

    /// Returns true if everything is made as small as can be from here on.
    pub(super) fn is_small(&self) -> bool {
        self.choices.is_muted() || self.depth > DEEP || self.made > LARGE
    }

    /// Several values that all of these schemas allow.
    pub(super) fn several(&self, schemas: &[&'a Value], most: usize) -> Vec<Value> {
        let (document, depth) = (self.document, self.depth);
        if depth > DEEP {
            return Vec::new();
        }
        let made = explore(most, |choices| {
            Maker { document, choices, varied: BTreeSet::new(), depth, made: 0 }
                .value(schemas, true)
        });
        made.into_iter().filter(|(rule, _)| *rule != UNKNOWN).map(|(_, value)| value).collect()
    }

    fn of_kind(&mut self, schema: &Together<'a>) -> Option<Value> {
        if let Some(values) = schema.values() {
            return self.listed(&values);
        }
        let Some(kinds) = schema.kinds() else {
            let any = [json!("anything"), json!(1), json!({ "a": [true] }), json!([]), Value::Null];
            let way = self.choices.choose(&["any value"; 5]);
            return any.get(way).cloned();
        };
        let ways: Vec<_> =
            kinds.iter().map(|kind| if *kind == "null" { "null" } else { "type" }).collect();
        match *kinds.get(self.choices.choose(&ways))? {
            "object" => self.object(schema),
            "array" => self.array(schema),
            "string" => self.one_of("string", schema, scalar::texts(schema)),
            "integer" => self.one_of("integer", schema, scalar::integers(schema)),
            "number" => self.one_of("number", schema, scalar::numbers(schema)),
            "boolean" => Some(Value::Bool(self.choices.choose(&["usual", "false"]) == 0)),
            _ => Some(Value::Null),
        }
    }

    fn listed(&mut self, values: &[&Value]) -> Option<Value> {
        let open = values.len() > 1 && values.iter().all(|value| value.is_string());
        let mut ways = vec!["listed value"; values.len()];
        let known = ways.len();
        ways.extend(open.then_some(UNKNOWN));
        let way = self.choices.choose(&ways);
        if way == known && open {
            Some(json!("unheard-of"))
        } else {
            values.get(way).copied().cloned()
        }
    }

    fn one_of(
        &mut self,
        kind: &str,
        schema: &Together<'a>,
        candidates: Candidates,
    ) -> Option<Value> {
        let ways: Vec<_> = candidates.iter().map(|(name, _)| *name).collect();
        let special = ["pattern", "minimum", "maximum", "minLength", "maxLength"];
        let special = special.iter().any(|keyword| schema.each(keyword).next().is_some());
        let format = schema.text("format").unwrap_or_default();
        let first = self.choices.is_muted() || self.varied.insert(format!("{kind} {format}"));
        let way = if first || special { self.choices.choose(&ways) } else { 0 };
        candidates.into_iter().nth(way).map(|(_, value)| value)
    }
}

/// The property that tells a branch, and its value there.
fn mapped<'a>(union: Union<'a>, branch: &'a Value) -> Option<(&'a str, &'a str)> {
    let (discriminator, property) = (union.discriminator?, union.property()?);
    let reference = branch.get("$ref")?.as_str()?;
    let last = reference.rsplit('/').next()?;
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let mut mapping = mapping.into_iter().flatten();
    let is_branch = |target: &Value| target == reference || target == last;
    let value = mapping.find(|(_, target)| is_branch(target));
    Some((property, value.map_or(last, |(value, _)| value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_valid_value_is_left_out() {
        let contradictory = json!({ "type": "string", "enum": [true, false] });
        let document = json!({ "components": { "schemas": { "Contradictory": contradictory } } });
        let properties = json!({
            "never": { "$ref": "#/components/schemas/Contradictory" },
            "known": { "type": "string", "enum": ["a", "b"] },
        });
        let schema = json!({ "type": "object", "properties": properties });
        let made = samples(&document, &schema, 20);
        assert!(made.iter().all(|(_, value)| value.get("never").is_none()), "{made:?}");
        let unknown = made.iter().find(|(rule, _)| *rule == UNKNOWN).map(|(_, value)| value);
        assert_eq!(unknown, Some(&json!({ "known": "unheard-of" })));
    }

    #[test]
    fn the_discriminator_is_there_even_if_a_schema_forgets_it() {
        let branch = json!({ "type": "object", "properties": { "kind": { "enum": ["a"] } } });
        let document = json!({ "components": { "schemas": { "A": branch } } });
        let schema = json!({
            "oneOf": [{ "$ref": "#/components/schemas/A" }],
            "discriminator": { "propertyName": "kind" },
        });
        let made = samples(&document, &schema, 20);
        assert!(made.iter().any(|(rule, _)| *rule == "required properties only"), "{made:?}");
        assert!(made.iter().all(|(_, value)| value["kind"] == "a"), "{made:?}");
    }
}
