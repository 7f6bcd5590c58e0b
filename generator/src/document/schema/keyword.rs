//! The keywords of a schema, in one table: those of JSON Schema 2020-12, those that OpenAPI adds,
//! and those that 3.0 had instead.
//!
//! Every question about a keyword is answered here, so that a new one is a row, an accessor of
//! [`Schema`](super::Schema) if it has a meaning for clients, and its lowering.

use super::types::Types;
use crate::document::shape::Shape::{
    self, Any, Boolean, Count, List, Map, Number, Schema, SchemaOrBoolean, String,
};
use crate::document::shape::{Fate, Field, Need, Object};
use crate::document::tree::node::{Kind, Node};

/// A keyword of a schema.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keyword {
    field: Field,
    /// The types that it is about; about values of others it says nothing.
    types: Types,
    role: Role,
}

/// The way in which a keyword is about values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// It says something about the schema, and nothing about its values but that null is one of
    /// them.
    Annotation,
    /// It names the type of values.
    Type,
    /// It lists values, or the schemas of their parts.
    Structure,
    /// It puts schemas together that are about the same values.
    Composition,
    /// It leaves out values in a way that types can't, or says how to read the rest.
    Condition,
}

impl Keyword {
    /// The keyword of that name, if there is one.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        KEYWORDS.iter().find(|keyword| keyword.field.name == name)
    }

    /// Its name.
    pub(crate) fn name(&self) -> &'static str {
        self.field.name
    }

    /// The way in which it is about values.
    pub(crate) fn role(&self) -> Role {
        self.role
    }

    /// The types that it is about, unless it is about all.
    pub(crate) fn types(&self) -> Option<Types> {
        (self.types != Types::ALL).then_some(self.types)
    }

    /// Returns true if a schema has schemas below this keyword that are told apart by numbers, or
    /// by nothing.
    pub(crate) fn holds_unnamed(&self) -> bool {
        match self.field.shape {
            Shape::Schema => self.role == Role::Structure,
            Shape::List(inner) => matches!(inner, Shape::Schema),
            _ => false,
        }
    }

    /// Returns true if a value under this keyword says anything: an empty list of schemas doesn't.
    pub(super) fn is_said_by(&self, value: &Node) -> bool {
        match (self.field.shape, &value.kind) {
            (Shape::List(_), Kind::Sequence(items)) => !items.is_empty(),
            (Shape::Map(_), Kind::Mapping(entries)) => !entries.is_empty(),
            (Shape::List(_) | Shape::Map(_), _) => false,
            _ => true,
        }
    }
}

/// Returns true if a key of a schema is an annotation. All extensions are.
pub(crate) fn is_annotation(key: &str) -> bool {
    let is_one = |keyword: &Keyword| keyword.role == Role::Annotation;
    key.starts_with("x-") || Keyword::named(key).is_some_and(is_one)
}

/// The keywords as fields of the Schema Object.
pub(in crate::document) const FIELDS: &[Field] = &fields();

const fn fields() -> [Field; KEYWORDS.len()] {
    let mut fields = [KEYWORDS[0].field; KEYWORDS.len()];
    let mut index = 0;
    while index < KEYWORDS.len() {
        fields[index] = KEYWORDS[index].field;
        index += 1;
    }
    fields
}

const fn keyword(
    name: &'static str,
    shape: Shape,
    role: Role,
    types: Types,
    fate: Fate,
) -> Keyword {
    Keyword { field: Field { name, shape, fate, need: Need::Optional }, types, role }
}

const fn kept(name: &'static str, shape: Shape, role: Role) -> Keyword {
    keyword(name, shape, role, Types::ALL, Fate::Kept)
}

/// A keyword that is about some types.
const fn about(types: Types, name: &'static str, shape: Shape, role: Role) -> Keyword {
    keyword(name, shape, role, types, Fate::Kept)
}

const fn lost(types: Types, name: &'static str, shape: Shape, instead: &'static str) -> Keyword {
    keyword(name, shape, Role::Condition, types, Fate::Lost(instead))
}

const fn spent(name: &'static str, shape: Shape, role: Role) -> Keyword {
    keyword(name, shape, role, Types::ALL, Fate::Spent)
}

const UNCHECKED: &str = "values aren't checked against it";

use Role::{Annotation, Composition, Condition, Structure, Type};

/// All keywords, the commonest first, because they are looked for in this order.
const KEYWORDS: &[Keyword] = &[
    kept("type", String, Type),
    kept("description", String, Annotation),
    kept("$ref", String, Condition),
    about(Types::OBJECT, "properties", Map(&Schema), Structure),
    about(Types::ARRAY, "items", Schema, Structure),
    kept("format", String, Type),
    kept("enum", List(&Any), Structure),
    about(Types::OBJECT, "required", List(&String), Structure),
    kept("example", Any, Annotation),
    kept("nullable", Boolean, Annotation),
    kept("title", String, Annotation),
    about(Types::STRING, "maxLength", Count, Condition),
    kept("anyOf", List(&Schema), Composition),
    kept("allOf", List(&Schema), Composition),
    kept("oneOf", List(&Schema), Composition),
    about(Types::OBJECT, "additionalProperties", SchemaOrBoolean, Structure),
    kept("default", Any, Annotation),
    about(Types::NUMBER, "minimum", Number, Condition),
    about(Types::NUMBER, "maximum", Number, Condition),
    about(Types::STRING, "minLength", Count, Condition),
    about(Types::STRING, "pattern", String, Condition),
    kept("readOnly", Boolean, Annotation),
    kept("writeOnly", Boolean, Annotation),
    kept("deprecated", Boolean, Annotation),
    kept("discriminator", Shape::Object(Object::Discriminator), Condition),
    kept("externalDocs", Shape::Object(Object::ExternalDocumentation), Annotation),
    about(Types::NUMBER, "exclusiveMinimum", Boolean, Condition),
    about(Types::NUMBER, "exclusiveMaximum", Boolean, Condition),
    about(Types::NUMBER, "multipleOf", Number, Condition),
    about(Types::ARRAY, "maxItems", Count, Condition),
    about(Types::ARRAY, "minItems", Count, Condition),
    about(Types::ARRAY, "uniqueItems", Boolean, Condition),
    about(Types::OBJECT, "maxProperties", Count, Condition),
    about(Types::OBJECT, "minProperties", Count, Condition),
    kept("not", Schema, Condition),
    spent("xml", Any, Annotation),
    // Those that 3.1 adds and a client can use.
    about(Types::ARRAY, "prefixItems", List(&Schema), Structure),
    about(Types::OBJECT, "patternProperties", Map(&Schema), Structure),
    about(Types::OBJECT, "unevaluatedProperties", SchemaOrBoolean, Condition),
    about(Types::ARRAY, "unevaluatedItems", SchemaOrBoolean, Condition),
    about(Types::STRING, "contentEncoding", String, Condition),
    about(Types::STRING, "contentMediaType", String, Condition),
    about(Types::STRING, "contentSchema", Schema, Condition),
    kept("$defs", Map(&Schema), Annotation),
    kept("definitions", Map(&Schema), Annotation),
    spent("$comment", String, Annotation),
    spent("examples", Any, Annotation),
    // Those that only say which values are valid, in ways that Rust types can't. The properties in
    // conditions are read.
    lost(Types::ALL, "if", Schema, "what depends on the condition may be there or not"),
    kept("then", Schema, Condition),
    kept("else", Schema, Condition),
    lost(Types::ARRAY, "contains", Schema, UNCHECKED),
    keyword("minContains", Count, Condition, Types::ARRAY, Fate::Spent),
    keyword("maxContains", Count, Condition, Types::ARRAY, Fate::Spent),
    lost(Types::OBJECT, "propertyNames", Schema, UNCHECKED),
    lost(Types::OBJECT, "dependentRequired", Map(&List(&String)), UNCHECKED),
    lost(Types::OBJECT, "dependentSchemas", Map(&Schema), UNCHECKED),
    lost(Types::ALL, "dependencies", Map(&Any), UNCHECKED),
    // Those that only say how to read the rest.
    lost(Types::ALL, "$dynamicRef", String, "it is left out"),
    lost(Types::ALL, "$recursiveRef", String, "it is left out"),
    spent("$recursiveAnchor", Boolean, Condition),
    spent("$id", String, Annotation),
    spent("$anchor", String, Annotation),
    spent("$dynamicAnchor", String, Annotation),
    spent("$schema", String, Annotation),
    spent("$vocabulary", Any, Condition),
];
