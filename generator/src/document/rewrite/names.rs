//! The names of the schemas among the components.

use std::collections::HashSet;

use super::null_branch::is_null;
use crate::document::suggestion::closest;
use crate::document::tree::node::Node;

/// The names of schemas, for the rules that follow a name to its schema.
#[derive(Debug)]
pub(super) struct SchemaNames {
    all: HashSet<String>,
    /// The names of schemas for null and nothing else.
    null: HashSet<String>,
}

impl SchemaNames {
    /// The names in a document, as it was written.
    pub(super) fn of(root: &Node) -> Self {
        let schemas = root.get("components").and_then(|components| components.get("schemas"));
        let schemas = || schemas.into_iter().flat_map(Node::iter);
        let null = schemas().filter(|(_, schema)| is_null(schema));
        Self {
            all: schemas().map(|(name, _)| name.to_owned()).collect(),
            null: null.map(|(name, _)| name.to_owned()).collect(),
        }
    }

    /// Returns true if there is a schema of that name.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.all.contains(name)
    }

    /// Returns true if the schema of that name is for null and nothing else.
    pub(super) fn is_null(&self, name: &str) -> bool {
        self.null.contains(name)
    }

    /// The name that is most like another one, for a suggestion.
    pub(super) fn closest(&self, name: &str) -> Option<&str> {
        let mut names: Vec<_> = self.all.iter().map(String::as_str).collect();
        // The set has no order of its own, and suggestions must not depend on chance.
        names.sort_unstable();
        closest(name, names)
    }
}
