//! Which keywords of a schema are about which types.
//!
//! A keyword about other types than the schema's says nothing (JSON Schema 2020-12, section 7.6.1), but `openapiv3`
//! then no longer sees a string or an array, only a bag of keywords. So these go, with a warning: mostly
//! they stand one level too high.

use std::ops::BitOr;

use super::Rewriter;
use crate::document::tree::node::{Kind, Node};

/// A set of types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Types(u8);

impl Types {
    pub(super) const NONE: Self = Self(0);
    const STRING: Self = Self(1);
    const INTEGER: Self = Self(2);
    /// Every integer is one, so that whatever is about numbers is about integers.
    const NUMBER: Self = Self(4 | 2);
    const BOOLEAN: Self = Self(8);
    const OBJECT: Self = Self(16);
    const ARRAY: Self = Self(32);
    pub(super) const ALL: Self = Self(63);

    pub(super) const NAMES: [&'static str; 6] =
        ["string", "integer", "number", "boolean", "object", "array"];

    /// The type of that name, if there is one.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::STRING,
            "integer" => Self::INTEGER,
            "number" => Self::NUMBER,
            "boolean" => Self::BOOLEAN,
            "object" => Self::OBJECT,
            "array" => Self::ARRAY,
            _ => return None,
        })
    }

    /// The types that a keyword is about; `None` if it is about all, or no keyword.
    pub(super) fn of_keyword(keyword: &str) -> Option<Self> {
        Some(match keyword {
            "minLength" | "maxLength" | "pattern" | "contentEncoding" | "contentMediaType"
            | "contentSchema" => Self::STRING,
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
                Self::NUMBER
            }
            "items" | "prefixItems" | "contains" | "minContains" | "maxContains" | "minItems"
            | "maxItems" | "uniqueItems" | "unevaluatedItems" => Self::ARRAY,
            "properties"
            | "patternProperties"
            | "additionalProperties"
            | "unevaluatedProperties"
            | "propertyNames"
            | "required"
            | "minProperties"
            | "maxProperties"
            | "dependentRequired"
            | "dependentSchemas"
            | "x-conditional-properties" => Self::OBJECT,
            _ => return None,
        })
    }

    /// The types that a format is about (OpenAPI 3.1.1, section 4.4.1.2): one that nobody knows is about strings.
    pub(super) fn of_format(format: &str) -> Self {
        match format {
            "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64"
            | "float" | "double" | "decimal" => Self::NUMBER,
            _ => Self::STRING,
        }
    }

    /// The types that a value has.
    pub(super) fn of_value(value: &Node) -> Self {
        match &value.kind {
            Kind::Null => Self::NONE,
            Kind::Boolean(_) => Self::BOOLEAN,
            Kind::Number(number) if number.is_f64() => Self(Self::NUMBER.0 & !Self::INTEGER.0),
            Kind::Number(_) => Self::INTEGER,
            Kind::String(_) => Self::STRING,
            Kind::Sequence(_) => Self::ARRAY,
            Kind::Mapping(_) => Self::OBJECT,
        }
    }

    /// Whether the two have a type in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Types {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Rewriter<'_> {
    /// Takes out the keywords that say nothing about the type of a schema.
    pub(super) fn foreign_keywords(&mut self, schema: &mut Node) {
        let Some(name) = schema.get("type").and_then(Node::as_str) else { return };
        let Some(own) = Types::named(name) else { return };
        let foreign = |key: &str| Types::of_keyword(key).is_some_and(|types| !types.meets(own));
        if let Some(first) = schema.entries().iter().find(|entry| foreign(&entry.key)) {
            let keys: Vec<_> =
                schema.iter().map(|(key, _)| key).filter(|key| foreign(key)).collect();
            let message = format!("`type: {name}` has no use for `{}`", keys.join("`, `"));
            let place = self.origins.key_place(first.value.origin);
            self.warning(
                "keyword-without-effect",
                place,
                message,
                "it is ignored; is the type right?",
            );
            if let Some(entries) = schema.entries_mut() {
                entries.retain(|entry| !foreign(&entry.key));
            }
        }
        // There is no room for formats of other types, though some documents have conventions of their own.
        if !own.meets(Types::STRING | Types::NUMBER) {
            schema.rename("format", "x-format");
        }
    }
}
