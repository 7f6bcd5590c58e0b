//! Objects and arrays: the properties and the number of items of an instance.

use serde_json::{Map, Value};

use super::pattern;
use super::sample::{Maker, UNDECLARED};
use super::together::Together;

/// The longest list that is made to reach a limit.
const LONGEST: usize = 20;

impl<'a> Maker<'a, '_> {
    pub(super) fn object(&mut self, schema: &Together<'a>) -> Option<Value> {
        let mut members = Map::new();
        let all =
            !self.is_small() && self.choices.choose(&["usual", "required properties only"]) == 0;
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
                members
                    .insert(pattern::text(pattern, 1..=usize::MAX)?, self.value(&[said], false)?);
            }
        }
        let Some(said) = schema.additional() else {
            if all
                && !schema.properties.is_empty()
                && self.choices.choose(&["usual", "undeclared property"]) == 1
            {
                members.insert("xUndeclared".to_owned(), Value::from(UNDECLARED));
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
        let matching = || pattern::text(names.text("pattern")?, index + 1..=usize::MAX);
        listed.or_else(matching).unwrap_or_else(|| format!("key {index}"))
    }

    pub(super) fn array(&mut self, schema: &Together<'a>) -> Option<Value> {
        let (least, most) = (schema.least("minItems"), schema.most("maxItems"));
        let prefix = schema.each("prefixItems").filter_map(Value::as_array).last();
        let prefix = prefix.map_or(&[][..], Vec::as_slice);
        let usual = if self.is_small() { least } else { least.max(1) }.max(prefix.len()).min(most);
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
            self.differ(&mut values, least, &items);
        }
        Some(Value::Array(values))
    }

    /// Removes items that are there already, and puts others in their place where so many are
    /// needed.
    fn differ(&self, values: &mut Vec<Value>, least: usize, items: &[&'a Value]) {
        let mut different: Vec<Value> = Vec::new();
        let others = if values.len() < 2 { Vec::new() } else { self.several(items, LONGEST) };
        let mut others = others.into_iter();
        for value in values.drain(..) {
            if !different.contains(&value) {
                different.push(value);
            } else if let Some(other) = others.find(|other| !different.contains(other))
                && different.len() < least
            {
                different.push(other);
            }
        }
        *values = different;
    }
}
