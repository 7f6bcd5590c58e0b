//! Schemas as lowering reads them: views of nodes of the rewritten tree, each with its place.
//!
//! `openapiv3` never sees a schema. It sorts them into kinds, drops what it has no place for, and
//! can't read half of 3.1; a keyword that is read where it stands needs no other name, so that
//! nothing that an author writes is taken for ours.
//!
//! - `keyword` has the vocabulary: all keywords, with the traits of each.
//! - `types` has the types that they are about.
//! - `slot` has the places for schemas.
//! - `structure` finds the schemas that a schema is made of.
//! - `condition` finds the properties that only a condition asks for.
//! - `limit` reads bounds, lengths and patterns.

mod condition;
pub(crate) mod keyword;
mod limit;
mod slot;
mod structure;
pub(crate) mod types;

use serde_json::Value;

use crate::document::Node;
use crate::document::tree::node::Kind;
use crate::document::tree::pointer::Pointer;
use keyword::{Keyword, Role};
pub(super) use limit::integer;
pub(crate) use limit::{Bound, Size, Sized};
pub(crate) use slot::{Reference, Slot};
pub(crate) use structure::{AdditionalProperties, Discriminator};
use types::{SchemaType, Types};

/// A schema and its place. It is no reference.
#[derive(Debug, Clone)]
pub(crate) struct Schema<'a> {
    node: &'a Node,
    pointer: Pointer,
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
}

/// Schemas are equal if they say the same, wherever they stand and in whatever order.
impl PartialEq for Schema<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.node.means(other.node)
    }
}
