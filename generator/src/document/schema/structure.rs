//! The schemas that a schema is made of: those of its parts, and those for the same values.

use super::{Schema, Slot};
use crate::document::Node;

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

impl<'a> Schema<'a> {
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

    /// `discriminator`
    pub(crate) fn discriminator(&self) -> Option<Discriminator<'a>> {
        let node = self.node.get("discriminator")?;
        let property = node.get("propertyName").and_then(Node::as_str)?;
        Some(Discriminator { property, node })
    }

    fn items_of(&self, keyword: &str) -> &'a [Node] {
        self.node.get(keyword).map_or(&[], Node::items)
    }

    /// The schema under a keyword.
    pub(super) fn slot(&self, keyword: &str) -> Option<Slot<'a>> {
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
