//! Several schemas about one value: their own keywords, and those of all that they stand for.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::schema;

/// Several schemas about one value, taken together.
#[derive(Debug, Default)]
pub(super) struct Together<'a> {
    /// The schemas themselves, references and `allOf` followed.
    all: Vec<&'a Map<String, Value>>,
    /// The properties, each with everything that is said about it.
    pub(super) properties: IndexMap<&'a str, Vec<&'a Value>>,
    pub(super) required: BTreeSet<&'a str>,
    /// The lists of which one schema must hold as well.
    pub(super) unions: Vec<Union<'a>>,
    /// True if no value is allowed at all.
    pub(super) is_impossible: bool,
}

/// A `oneOf` or `anyOf`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Union<'a> {
    pub(super) branches: &'a [Value],
    pub(super) discriminator: Option<&'a Value>,
}

impl<'a> Union<'a> {
    /// The property that tells the branches apart.
    pub(super) fn property(&self) -> Option<&'a str> {
        self.discriminator?.get("propertyName")?.as_str()
    }
}

impl<'a> Together<'a> {
    /// Gathers the keywords of the schemas.
    pub(super) fn new(document: &'a Value, schemas: &[&'a Value]) -> Self {
        let mut together = Self::default();
        for schema in schemas {
            together.add(document, schema, None, &mut BTreeSet::new());
        }
        together
    }

    /// Adds a schema. Where it is a member of an `allOf`, the base is the schema that refers to it.
    fn add(
        &mut self,
        document: &'a Value,
        schema: &'a Value,
        base: Option<&'a str>,
        inside: &mut BTreeSet<&'a str>,
    ) {
        let keywords = match schema {
            Value::Object(keywords) => keywords,
            Value::Bool(false) => {
                self.is_impossible = true;
                return;
            }
            _ => return,
        };
        if let Some(reference) = keywords.get("$ref").and_then(Value::as_str)
            && inside.insert(reference)
            && let Some(target) = schema::target(document, reference)
        {
            self.add(document, target, base, inside);
        }
        for member in list(keywords, "allOf") {
            let base = member.get("$ref").and_then(Value::as_str);
            self.add(document, member, base, inside);
        }
        let properties = keywords.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            self.properties.entry(name).or_default().push(property);
        }
        self.required.extend(list(keywords, "required").iter().filter_map(Value::as_str));
        for keyword in ["oneOf", "anyOf"] {
            let branches = list(keywords, keyword);
            let is_child =
                |branch: &Value| base.is_some_and(|base| is_based_on(document, branch, base));
            if !branches.is_empty() && !branches.iter().any(is_child) {
                let discriminator = keywords.get("discriminator");
                self.unions.push(Union { branches, discriminator });
            }
        }
        self.all.push(keywords);
    }

    /// Returns true if there may be a value: none is ruled out, and a listed one has a type that is
    /// allowed.
    pub(super) fn is_possible(&self) -> bool {
        let kinds = self.kinds();
        let has_kind = |value: &&Value| {
            let kind = schema::type_of(value);
            let is = |known: &&str| *known == kind || (kind == "number" && *known == "integer");
            kinds.as_ref().is_none_or(|kinds| kinds.iter().any(is))
        };
        !self.is_impossible
            && kinds.as_ref().is_none_or(|kinds| !kinds.is_empty())
            && self.values().is_none_or(|values| values.iter().any(has_kind))
    }

    /// The values of a keyword, a schema each.
    pub(super) fn each(&self, keyword: &str) -> impl Iterator<Item = &'a Value> {
        self.all.iter().filter_map(move |keywords| keywords.get(keyword))
    }

    /// The text of a keyword in the last schema that has it.
    pub(super) fn text(&self, keyword: &str) -> Option<&'a str> {
        self.each(keyword).filter_map(Value::as_str).last()
    }

    /// The largest number for a keyword that is a lower bound.
    pub(super) fn largest(&self, keyword: &str) -> Option<f64> {
        self.each(keyword).filter_map(Value::as_f64).reduce(f64::max)
    }

    /// The smallest number for a keyword that is an upper bound.
    pub(super) fn smallest(&self, keyword: &str) -> Option<f64> {
        self.each(keyword).filter_map(Value::as_f64).reduce(f64::min)
    }

    /// A lower bound of a length.
    pub(super) fn least(&self, keyword: &str) -> usize {
        let bounds = self.each(keyword).filter_map(Value::as_u64).max();
        bounds.and_then(|bound| usize::try_from(bound).ok()).unwrap_or_default()
    }

    /// An upper bound of a length.
    pub(super) fn most(&self, keyword: &str) -> usize {
        let bounds = self.each(keyword).filter_map(Value::as_u64).min();
        bounds.and_then(|bound| usize::try_from(bound).ok()).unwrap_or(usize::MAX)
    }

    /// The values that all `enum`s and `const`s allow, if there are any.
    pub(super) fn values(&self) -> Option<Vec<&'a Value>> {
        let constants = self.each("const").map(|value| vec![value]);
        let lists = self.each("enum").filter_map(Value::as_array);
        let lists = lists.map(|values| values.iter().collect()).chain(constants);
        lists.reduce(|mut one: Vec<_>, other| {
            one.retain(|value| other.contains(value));
            one
        })
    }

    /// The types that all schemas allow; nothing if none of them says anything.
    pub(super) fn kinds(&self) -> Option<Vec<&'a str>> {
        let kinds = self.each("type").map(|kind| match kind {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            kind => kind.as_str().into_iter().collect::<Vec<_>>(),
        });
        kinds.reduce(|one, other| both(&one, &other)).or_else(|| Some(vec![self.implied()?]))
    }

    /// The type that other keywords are about.
    fn implied(&self) -> Option<&'static str> {
        const KEYWORDS: [(&str, &[&str]); 4] = [
            ("object", &["properties", "additionalProperties", "patternProperties", "required"]),
            ("array", &["items", "prefixItems", "minItems", "maxItems"]),
            ("string", &["pattern", "minLength", "maxLength", "format"]),
            ("number", &["minimum", "maximum", "multipleOf"]),
        ];
        let says =
            |keywords: &[&str]| keywords.iter().any(|keyword| self.each(keyword).next().is_some());
        KEYWORDS.into_iter().find(|(_, keywords)| says(keywords)).map(|(kind, _)| kind)
    }

    /// The schemas of properties that are not declared; nothing if none says anything.
    pub(super) fn additional(&self) -> Option<Vec<&'a Value>> {
        let rest = self.each("additionalProperties").chain(self.each("unevaluatedProperties"));
        let rest: Vec<_> = rest.collect();
        (!rest.is_empty()).then_some(rest)
    }
}

/// The types of one list that the other allows, too.
fn both<'a>(one: &[&'a str], other: &[&'a str]) -> Vec<&'a str> {
    let allows = |kinds: &[&str], kind: &str| {
        kinds.contains(&kind) || (kind == "integer" && kinds.contains(&"number"))
    };
    let mut both: Vec<_> = one.iter().copied().filter(|kind| allows(other, kind)).collect();
    both.extend(other.iter().filter(|kind| !one.contains(kind) && allows(one, kind)));
    both
}

/// Returns true if a branch is a child of a base: the base lists its children, but none of them has
/// to be another.
fn is_based_on(document: &Value, branch: &Value, base: &str) -> bool {
    let reference = branch.get("$ref").and_then(Value::as_str);
    let child = reference.and_then(|reference| schema::target(document, reference));
    let members = child.and_then(Value::as_object).map_or(&[][..], |child| list(child, "allOf"));
    members.iter().any(|member| member.get("$ref").and_then(Value::as_str) == Some(base))
}

fn list<'a>(keywords: &'a Map<String, Value>, keyword: &str) -> &'a [Value] {
    keywords.get(keyword).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_child_is_not_its_siblings() {
        let child = |name: &str| {
            let own = json!({ "properties": { name: {} } });
            json!({ "allOf": [{ "$ref": "#/Base" }, own] })
        };
        let children = json!([{ "$ref": "#/One" }, { "$ref": "#/Other" }]);
        let base = json!({ "properties": { "kind": {} }, "oneOf": children });
        let document = json!({ "Base": base, "One": child("one"), "Other": child("other") });
        let one = Together::new(&document, &[&document["One"]]);
        assert_eq!(one.properties.keys().copied().collect::<Vec<_>>(), ["kind", "one"]);
        assert!(one.unions.is_empty());
        assert_eq!(Together::new(&document, &[&document["Base"]]).unions.len(), 1);
    }
}
