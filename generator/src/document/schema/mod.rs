//! Schemas as lowering reads them: views of nodes of the rewritten tree, each with its place.
//!
//! `openapiv3` never sees a schema. It sorts them into kinds, drops what it has no place for, and
//! can't read half of 3.1; a keyword that is read where it stands needs no other name, so that
//! nothing that an author writes is taken for ours.
//!
//! - `keyword` has the vocabulary: all keywords, and what each is like.
//! - `types` has the types that they are about.
//! - `condition` finds the properties that only a condition asks for.
//! - `limit` reads bounds, lengths and patterns.

mod condition;
pub(crate) mod keyword;
mod limit;
pub(crate) mod types;

use serde_json::Value;

use crate::document::Node;
use crate::document::tree::node::Kind;
use crate::document::tree::pointer::Pointer;
use keyword::{Keyword, Role};
pub(super) use limit::integer;
pub(crate) use limit::{Bound, Size, Sized};
use types::{SchemaType, Types};

/// A schema and its place. It is no reference.
#[derive(Debug, Clone)]
pub(crate) struct Schema<'a> {
    node: &'a Node,
    pointer: Pointer,
}

/// A reference to a schema, and the place of the reference.
#[derive(Debug, Clone)]
pub(crate) struct Reference<'a> {
    pub(crate) text: &'a str,
    pub(crate) pointer: Pointer,
}

/// The value of a place for a schema.
#[derive(Debug, Clone)]
pub(crate) enum Slot<'a> {
    Schema(Schema<'a>),
    Reference(Reference<'a>),
}

/// The value of `additionalProperties`.
#[derive(Debug, Clone)]
pub(crate) enum AdditionalProperties<'a> {
    /// Any others are allowed, or none.
    Any(bool),
    Schema(Slot<'a>),
}

/// The property that tells the branches of a schema apart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Discriminator<'a> {
    pub(crate) property: &'a str,
    node: &'a Node,
}

impl<'a> Slot<'a> {
    /// The value of a place for a schema.
    pub(crate) fn new(node: &'a Node, pointer: Pointer) -> Self {
        match node.get("$ref").and_then(Node::as_str) {
            Some(text) => Self::Reference(Reference { text, pointer }),
            None => Self::Schema(Schema { node, pointer }),
        }
    }

    /// The place, whatever stands there.
    pub(crate) fn pointer(&self) -> &Pointer {
        match self {
            Self::Schema(schema) => &schema.pointer,
            Self::Reference(reference) => &reference.pointer,
        }
    }

    /// The schema, unless this is a reference to one.
    pub(crate) fn schema(&self) -> Option<&Schema<'a>> {
        match self {
            Self::Schema(schema) => Some(schema),
            Self::Reference(_) => None,
        }
    }
}

impl<'a> Schema<'a> {
    pub(super) fn new(node: &'a Node, pointer: Pointer) -> Self {
        Self { node, pointer }
    }

    pub(crate) fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// `type`
    pub(crate) fn ty(&self) -> Option<SchemaType> {
        SchemaType::named(self.text("type")?)
    }

    /// The type, as `type` says it or as the keywords imply.
    pub(crate) fn kind(&self) -> Option<SchemaType> {
        let implies = |types: Types| {
            self.says(|keyword| keyword.role() == Role::Structure && keyword.types() == Some(types))
        };
        self.ty().or_else(|| {
            if implies(Types::OBJECT) || !self.conditional_properties().is_empty() {
                Some(SchemaType::Object)
            } else {
                implies(Types::ARRAY).then_some(SchemaType::Array)
            }
        })
    }

    /// `format`, or an empty text. Only texts and numbers have formats.
    pub(crate) fn format(&self) -> &'a str {
        let has_formats =
            self.ty().is_none_or(|ty| Types::from(ty).meets(Types::STRING | Types::NUMBER));
        self.text("format").filter(|_| has_formats).unwrap_or_default()
    }

    /// `enum`, or the values of `x-extensible-enum`, without null.
    pub(crate) fn values(&self) -> Vec<Value> {
        let has_fractions = self.ty() == Some(SchemaType::Number);
        let value = |node: &Node| match &node.kind {
            Kind::Number(number) if has_fractions => {
                number.as_f64().map_or(Value::Null, Value::from)
            }
            _ => node.to_json(),
        };
        self.listed().iter().filter(|node| !node.is_null()).map(value).collect()
    }

    /// Returns true if it lists values besides null.
    pub(crate) fn has_values(&self) -> bool {
        self.listed().iter().any(|value| !value.is_null())
    }

    /// Returns true if null is all that it lists.
    pub(crate) fn is_only_null(&self) -> bool {
        !self.listed().is_empty() && !self.has_values()
    }

    fn listed(&self) -> &'a [Node] {
        let extensible = self.extension("x-extensible-enum").filter(|list| list.is_sequence());
        extensible.or_else(|| self.node.get("enum")).map_or(&[], Node::items)
    }

    /// `properties`
    pub(crate) fn properties(&self) -> impl Iterator<Item = (&'a str, Slot<'a>)> {
        self.slots_by_name("properties")
    }

    /// Returns true if it declares properties.
    pub(crate) fn has_properties(&self) -> bool {
        self.property_names().next().is_some()
    }

    /// The names in `properties`.
    pub(crate) fn property_names(&self) -> impl Iterator<Item = &'a str> {
        self.node.get("properties").into_iter().flat_map(Node::iter).map(|(name, _)| name)
    }

    /// `required`
    pub(crate) fn required(&self) -> impl Iterator<Item = &'a str> {
        self.items_of("required").iter().filter_map(Node::as_str)
    }

    /// `additionalProperties`
    pub(crate) fn additional_properties(&self) -> Option<AdditionalProperties<'a>> {
        let value = self.node.get("additionalProperties")?;
        Some(match value.as_bool() {
            Some(any) => AdditionalProperties::Any(any),
            None => {
                let pointer = self.pointer.join("additionalProperties");
                AdditionalProperties::Schema(Slot::new(value, pointer))
            }
        })
    }

    /// `patternProperties`, without the patterns.
    pub(crate) fn pattern_properties(&self) -> impl Iterator<Item = Slot<'a>> {
        self.slots_by_name("patternProperties").map(|(_, slot)| slot)
    }

    /// `items`
    pub(crate) fn items(&self) -> Option<Slot<'a>> {
        self.slot("items")
    }

    /// `prefixItems`
    pub(crate) fn prefix_items(&self) -> Vec<Slot<'a>> {
        self.list("prefixItems")
    }

    /// `allOf`
    pub(crate) fn all_of(&self) -> Vec<Slot<'a>> {
        self.list("allOf")
    }

    /// `oneOf`
    pub(crate) fn one_of(&self) -> Vec<Slot<'a>> {
        self.list("oneOf")
    }

    /// `anyOf`
    pub(crate) fn any_of(&self) -> Vec<Slot<'a>> {
        self.list("anyOf")
    }

    /// The branches of `oneOf` and of `anyOf`.
    pub(crate) fn branches(&self) -> Vec<Slot<'a>> {
        let mut branches = self.one_of();
        branches.extend(self.any_of());
        branches
    }

    /// Returns true if it is made of other schemas by `allOf`.
    pub(crate) fn has_members(&self) -> bool {
        !self.items_of("allOf").is_empty()
    }

    /// Returns true if it has branches.
    pub(crate) fn has_branches(&self) -> bool {
        ["oneOf", "anyOf"].iter().any(|keyword| !self.items_of(keyword).is_empty())
    }

    /// Returns true if it is an object or an array, or put together from schemas that may be one.
    pub(crate) fn is_compound(&self) -> bool {
        matches!(self.kind(), Some(SchemaType::Object | SchemaType::Array))
            || self.says(|keyword| keyword.role() == Role::Composition)
    }

    /// Returns true if it says nothing about values, so that it only describes what stands beside
    /// it.
    pub(crate) fn is_annotation(&self) -> bool {
        self.kind().is_none()
            && self.listed().is_empty()
            && self.format().is_empty()
            && !self.says(|keyword| keyword.role() == Role::Composition)
    }

    /// Returns true if it is about which properties are there, and about nothing else.
    pub(crate) fn is_condition(&self) -> bool {
        let says_more = |keyword: &Keyword| {
            matches!(keyword.role(), Role::Structure | Role::Composition)
                && keyword.name() != "required"
        };
        matches!(self.ty(), None | Some(SchemaType::Object))
            && self.listed().is_empty()
            && !self.says(says_more)
    }

    /// Returns true if it says something about objects, beside the schemas that it is made of by
    /// `allOf`, lists values or has branches.
    pub(crate) fn says_something_itself(&self) -> bool {
        let is_about_objects = |keyword: &Keyword| {
            keyword.role() == Role::Structure && keyword.types() == Some(Types::OBJECT)
        };
        self.says(is_about_objects) || self.has_values() || self.has_branches()
    }

    /// Returns true if no value fits, as with `items: false`.
    pub(crate) fn is_impossible(&self) -> bool {
        let not = self.slot("not");
        let not = not.as_ref().and_then(Slot::schema);
        self.is_annotation() && not.is_some_and(Self::is_annotation)
    }

    /// `discriminator`
    pub(crate) fn discriminator(&self) -> Option<Discriminator<'a>> {
        let node = self.node.get("discriminator")?;
        let property = node.get("propertyName").and_then(Node::as_str)?;
        Some(Discriminator { property, node })
    }

    /// `title`
    pub(crate) fn title(&self) -> Option<&'a str> {
        self.text("title")
    }

    /// `description`
    pub(crate) fn description(&self) -> Option<&'a str> {
        self.text("description")
    }

    /// `contentEncoding`
    pub(crate) fn content_encoding(&self) -> Option<&'a str> {
        self.text("contentEncoding")
    }

    /// `contentMediaType`
    pub(crate) fn content_media_type(&self) -> Option<&'a str> {
        self.text("contentMediaType")
    }

    /// `default`
    pub(crate) fn default(&self) -> Option<Value> {
        self.node.get("default").map(Node::to_json)
    }

    /// `example`. Null shows nothing.
    pub(crate) fn example(&self) -> Option<Value> {
        self.node.get("example").filter(|example| !example.is_null()).map(Node::to_json)
    }

    /// `nullable`
    pub(crate) fn is_nullable(&self) -> bool {
        self.flag("nullable")
    }

    /// `readOnly`
    pub(crate) fn is_read_only(&self) -> bool {
        self.flag("readOnly")
    }

    /// `writeOnly`
    pub(crate) fn is_write_only(&self) -> bool {
        self.flag("writeOnly")
    }

    /// `deprecated`
    pub(crate) fn is_deprecated(&self) -> bool {
        self.flag("deprecated")
    }

    /// The value of an extension.
    pub(crate) fn extension(&self, name: &str) -> Option<&'a Node> {
        self.node.get(name)
    }

    /// Returns true if one of the keywords with something to say is as wanted.
    fn says(&self, wanted: impl Fn(&Keyword) -> bool) -> bool {
        self.node.iter().any(|(key, value)| {
            Keyword::named(key).is_some_and(|keyword| wanted(keyword) && keyword.is_said_by(value))
        })
    }

    fn flag(&self, keyword: &str) -> bool {
        self.node.get(keyword).and_then(Node::as_bool) == Some(true)
    }

    fn text(&self, keyword: &str) -> Option<&'a str> {
        self.node.get(keyword).and_then(Node::as_str)
    }

    fn items_of(&self, keyword: &str) -> &'a [Node] {
        self.node.get(keyword).map_or(&[], Node::items)
    }

    fn slot(&self, keyword: &str) -> Option<Slot<'a>> {
        Some(Slot::new(self.node.get(keyword)?, self.pointer.join(keyword)))
    }

    fn list(&self, keyword: &str) -> Vec<Slot<'a>> {
        let items = self.items_of(keyword);
        if items.is_empty() {
            return Vec::new();
        }
        let place = self.pointer.join(keyword);
        let slot =
            |(index, node): (usize, &'a Node)| Slot::new(node, place.join(&index.to_string()));
        items.iter().enumerate().map(slot).collect()
    }

    fn slots_by_name(&self, keyword: &str) -> impl Iterator<Item = (&'a str, Slot<'a>)> {
        let place = self.pointer.join(keyword);
        let entries = self.node.get(keyword).into_iter().flat_map(Node::iter);
        entries.map(move |(name, node)| (name, Slot::new(node, place.join(name))))
    }
}

impl<'a> Discriminator<'a> {
    /// `mapping`: values of the property, each with the reference to its schema.
    pub(crate) fn mapping(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let entries = self.node.get("mapping").into_iter().flat_map(Node::iter);
        entries.filter_map(|(value, target)| Some((value, target.as_str()?)))
    }
}

/// Schemas are equal if they say the same, wherever they stand and in whatever order.
impl PartialEq for Schema<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.node.means(other.node)
    }
}

/// References are equal if they lead to the same place.
impl PartialEq for Reference<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl PartialEq for Slot<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Schema(one), Self::Schema(other)) => one == other,
            (Self::Reference(one), Self::Reference(other)) => one == other,
            (Self::Schema(_), Self::Reference(_)) | (Self::Reference(_), Self::Schema(_)) => false,
        }
    }
}
