//! Instances of a schema: a usual one with all its properties, and one for each thing that may be otherwise.
//!
//! Other components in it are as small as can be, because they have their own turn. The result need not be valid: a
//! schema may say more than is understood here, so a judge looks at each.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::choices::{Choices, explore};
use super::pattern;
use super::scalar::{self, Candidates};
use super::together::{Together, Union};

/// The value of properties that no schema describes.
pub(super) const UNDECLARED: &str = "undeclared";
/// The rule of instances with a value that isn't in the list.
pub(super) const UNKNOWN: &str = "unknown value";

/// How deep optional properties are made.
const DEEP: usize = 6;
/// How deep anything is made: no schema of a real value goes deeper.
const DEEPEST: usize = 24;
/// How many values of a list are tried.
const VALUES: usize = 12;
/// How long a list is made to reach a limit.
const LONGEST: usize = 20;

/// The instances, each with what is special about it.
pub(super) fn samples(document: &Value, schema: &Value, most: usize) -> Vec<(&'static str, Value)> {
    explore(most, |choices| {
        let varied = BTreeSet::new();
        Maker { document, choices, varied, depth: 0 }.value(&[schema], true)
    })
}

struct Maker<'a, 'c> {
    document: &'a Value,
    choices: &'c mut Choices,
    /// The kinds of texts and numbers that were varied already: once is enough.
    varied: BTreeSet<String>,
    depth: usize,
}

impl<'a> Maker<'a, '_> {
    /// A value that all of these schemas allow. One that only stands for another schema isn't varied.
    fn value(&mut self, schemas: &[&'a Value], vary: bool) -> Option<Value> {
        let is_reference = matches!(schemas, [only] if only.get("$ref").is_some());
        let muted = is_reference && !vary;
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
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
        let together = loop {
            let together = Together::new(self.document, &schemas);
            let open = |union: &&Union<'_>| !chosen.contains(&union.branches.as_ptr());
            let Some(union) = together.unions.iter().find(open).copied() else { break together };
            chosen.push(union.branches.as_ptr());
            let branch = self.branch(union)?;
            tag = tag.or_else(|| mapped(union, branch));
            schemas.push(branch);
        };
        if together.is_impossible {
            return None;
        }
        let mut value = self.of_kind(&together)?;
        if let (Some((property, text)), Value::Object(members)) = (tag, &mut value) {
            let said = together.properties.get(property).into_iter().flatten();
            let said = Together::new(self.document, &said.copied().collect::<Vec<_>>());
            if said.values().is_none() {
                members.insert(property.to_owned(), Value::from(text));
            }
        }
        Some(value)
    }

    fn branch(&mut self, union: Union<'a>) -> Option<&'a Value> {
        let ways = vec!["branch"; union.branches.len()];
        union.branches.get(self.choices.choose(&ways))
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
        let mut ways = vec!["listed value"; values.len().min(VALUES)];
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

    fn object(&mut self, schema: &Together<'a>) -> Option<Value> {
        let mut members = Map::new();
        let small = self.choices.is_muted() || self.depth > DEEP;
        let all = !small && self.choices.choose(&["usual", "required properties only"]) == 0;
        for (name, said) in &schema.properties {
            let required = schema.required.contains(name);
            if !required && (!all || self.choices.choose(&["usual", "absent"]) == 1) {
                continue;
            }
            match self.value(said, false) {
                Some(value) => {
                    members.insert((*name).to_owned(), value);
                }
                None if required => return None,
                None => {}
            }
        }
        for name in &schema.required {
            if !members.contains_key(*name) {
                let value = match schema.additional() {
                    Some(said) => self.value(&said, false)?,
                    None => Value::from(UNDECLARED),
                };
                members.insert((*name).to_owned(), value);
            }
        }
        self.additional(schema, all, &mut members)?;
        Some(Value::Object(members))
    }

    /// Adds properties that are not declared.
    fn additional(
        &mut self,
        schema: &Together<'a>,
        all: bool,
        members: &mut Map<String, Value>,
    ) -> Option<()> {
        let patterns = schema.each("patternProperties").filter_map(Value::as_object).flatten();
        for (pattern, said) in patterns {
            if all && self.choices.choose(&["usual", "no pattern property"]) == 0 {
                members.insert(pattern::text(pattern, 1)?, self.value(&[said], false)?);
            }
        }
        let Some(said) = schema.additional() else {
            if all && !schema.properties.is_empty() {
                if self.choices.choose(&["usual", "undeclared property"]) == 1 {
                    members.insert("xUndeclared".to_owned(), Value::from(UNDECLARED));
                }
            }
            return Some(());
        };
        let least = schema.least("minProperties");
        let mut wanted = least.saturating_sub(members.len());
        if all && !said.contains(&&Value::Bool(false)) {
            wanted = match self.choices.choose(&["usual", "no more properties", "more properties"])
            {
                0 => wanted.max(1),
                1 => wanted,
                _ => wanted.max(2),
            };
        }
        for index in 0..wanted {
            let name = self.property_name(schema, index);
            members.insert(name, self.value(&said, false)?);
        }
        Some(())
    }

    fn property_name(&self, schema: &Together<'a>, index: usize) -> String {
        let names: Vec<_> = schema.each("propertyNames").collect();
        let names = Together::new(self.document, &names);
        let listed =
            names.values().and_then(|values| values.get(index)?.as_str().map(str::to_owned));
        let matching = || pattern::text(names.text("pattern")?, index + 1);
        listed.or_else(matching).unwrap_or_else(|| format!("key {index}"))
    }

    fn array(&mut self, schema: &Together<'a>) -> Option<Value> {
        let (least, most) = (schema.least("minItems"), schema.most("maxItems"));
        let prefix = schema.each("prefixItems").filter_map(Value::as_array).last();
        let prefix = prefix.map_or(&[][..], Vec::as_slice);
        let small = self.choices.is_muted() || self.depth > DEEP;
        let usual = if small { least } else { least.max(1) }.max(prefix.len()).min(most);
        let way = self.choices.choose(&["usual", "no items", "two items", "limit"]);
        let length = match way {
            1 => least.max(prefix.len()),
            2 => (prefix.len() + 2).clamp(least, most),
            3 if most <= LONGEST => most,
            _ => usual,
        };
        let items: Vec<_> = schema.each("items").collect();
        let mut values: Vec<Value> = Vec::new();
        for index in 0..length {
            let value = match prefix.get(index) {
                Some(said) => self.value(&[said], false),
                None => self.value(&items, false),
            };
            match value {
                Some(value) => values.push(value),
                None if values.len() >= least => break,
                None => return None,
            }
        }
        if schema.each("uniqueItems").any(|unique| *unique == Value::Bool(true)) {
            values.dedup();
        }
        Some(Value::Array(values))
    }
}

/// The property that tells a branch, and its value there.
fn mapped<'a>(union: Union<'a>, branch: &'a Value) -> Option<(&'a str, &'a str)> {
    let discriminator = union.discriminator?;
    let property = discriminator.get("propertyName")?.as_str()?;
    let reference = branch.get("$ref")?.as_str()?;
    let last = reference.rsplit('/').next()?;
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let mut mapping = mapping.into_iter().flatten();
    let is_branch = |target: &Value| target == reference || target == last;
    let value = mapping.find(|(_, target)| is_branch(target));
    Some((property, value.map_or(last, |(value, _)| value)))
}
