//! From the many ways to say a thing to one, without changing what it means.
//!
//! That is mostly the one of OpenAPI 3.0, so that `openapiv3` can read the skeleton, and later
//! stages need not know what 3.1, Swagger 2.0 and slips have instead. One walk along the
//! [tables](super::shape) does all of it: at each object its rule runs first, then its fields are
//! held against the table, then come the objects below. A field's fate is in the table; what takes
//! more than that is a rule in one of these files:
//!
//! | file | what it rewrites |
//! |---|---|
//! | `field` | names that aren't fields, nulls, fields that are missing, and each field's fate |
//! | `scalar` | `1.0` for a string, `"true"` for a boolean, one string for a list of them |
//! | `path_item` | `$ref` beside operations; paths without a slash |
//! | `parameter` | parameters and headers without a schema, or with a style of another place |
//! | `body` | examples that are no Example Objects |
//! | `security` | what each type of security scheme needs; `mutualTLS` |
//! | `document` | links without an operation, server variables without a default, dialects |
//! | `schema` | booleans as schemas, and the order in which the following run |
//! | `sibling` | keywords beside `$ref` → `allOf` |
//! | `null_branch` | `anyOf: [X, {type: "null"}]` → `nullable` |
//! | `types` | lists of types → `nullable`, `anyOf`; types that don't exist |
//! | `enumeration` | `const` → `enum`; nulls and values of another type in `enum` |
//! | `bound` | exclusive bounds that are numbers; `multipleOf` without effect |
//! | `condition` | properties in `then`, `else` and `dependentSchemas` that say nothing |
//! | `container` | lists in `items`; `required: true`; patterns and the like that say a map |
//! | `annotation` | `examples` → `example`; what strings have in them → `format` |
//! | `keyword` | keywords that say nothing about the schema's type |
//! | `discriminator` | names and pointers in its mapping |
//!
//! Everything that a rule makes carries the [`Origin`] of what it was made from.

mod annotation;
mod body;
mod bound;
mod condition;
mod container;
mod discriminator;
mod document;
mod enumeration;
mod field;
mod keyword;
mod null_branch;
mod parameter;
mod path_item;
mod scalar;
mod schema;
mod security;
mod sibling;
mod types;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::reference::References;
use super::shape::{Object, Shape};
use super::version::Version;
use crate::Source;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::tree::node::Node;
use crate::document::tree::origin::{Origin, Origins};

/// The state that all rules share.
pub(super) struct Rewriter<'a> {
    sources: &'a [&'a Source],
    version: Version,
    origins: &'a Origins,
    diagnostics: &'a mut Diagnostics,
    /// The names of the schemas among the components.
    schemas: HashSet<String>,
    /// Those of them that are for null and nothing else.
    null_schemas: HashSet<String>,
    /// The parts of 3.1 that an OpenAPI 3.0 document uses: the first place, and the count.
    newer: BTreeMap<&'static str, (Origin, usize)>,
    /// The names that aren't fields, by the kind of object that has them: where first, and how
    /// often.
    unknown: BTreeMap<(&'static str, Arc<str>), (Origin, Object, usize)>,
    broken: bool,
}

impl<'a> Rewriter<'a> {
    /// Ready to rewrite a document in this version, which came from these sources.
    pub(super) fn new(
        sources: &'a [&'a Source],
        version: Version,
        origins: &'a Origins,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            sources,
            version,
            origins,
            diagnostics,
            schemas: HashSet::new(),
            null_schemas: HashSet::new(),
            newer: BTreeMap::new(),
            unknown: BTreeMap::new(),
            broken: false,
        }
    }
}

impl Rewriter<'_> {
    /// Puts what path items refer to in their place, ahead of everything else: a selection has to
    /// see their operations. Returns true if there was room for it.
    pub(super) fn place_path_items(mut self, root: &mut Node, references: &References) -> bool {
        self.referred_path_items(root, references);
        !self.broken
    }

    /// Rewrites a document. Returns true if it can be read now; if not, the errors are in the
    /// diagnostics.
    pub(super) fn rewrite(mut self, root: &mut Node, references: &References) -> bool {
        let schemas = root.get("components").and_then(|components| components.get("schemas"));
        for (name, schema) in schemas.into_iter().flat_map(Node::iter) {
            self.schemas.insert(name.to_owned());
            if null_branch::is_null(schema) {
                self.null_schemas.insert(name.to_owned());
            }
        }
        self.referred_path_items(root, references);
        let outside = references.outside(root).into_iter();
        let outside: Vec<_> = outside.map(|it| (it.shape(), it.pointer)).collect();
        for (shape, pointer) in outside {
            if let Some(node) = root.find_mut(&pointer) {
                self.value(node, shape);
            }
        }
        self.value(root, Shape::Object(Object::OpenApi));
        self.report_unknown();
        self.report_newer();
        !self.broken
    }

    /// Rewrites a value of some shape. Returns true if it may stay where it is.
    fn value(&mut self, node: &mut Node, shape: Shape) -> bool {
        match shape {
            Shape::Any => true,
            Shape::String => self.string(node),
            Shape::Boolean => self.boolean(node),
            Shape::Number => self.number(node),
            Shape::Count => self.count(node),
            Shape::Choice(choices) => self.choice(node, choices),
            Shape::Object(object) => self.object(node, object),
            Shape::Reference(object) => self.reference_or(node, object),
            Shape::Schema => self.schema(node),
            Shape::SchemaOrBoolean => node.as_bool().is_some() || self.schema(node),
            Shape::List(inner) => self.list(node, *inner),
            Shape::Map(inner) => self.map(node, *inner),
        }
    }

    fn list(&mut self, node: &mut Node, inner: Shape) -> bool {
        self.wrap_scalar(node, inner);
        let Some(items) = node.items_mut() else { return self.unexpected(node, "a list") };
        items.retain_mut(|item| {
            let empty = item.is_null() && !matches!(inner, Shape::Any | Shape::Schema);
            if empty {
                let place = self.place(item.origin);
                self.warning("null-field", place, "there is no value here", "it is left out");
            }
            !empty && self.value(item, inner)
        });
        true
    }

    fn map(&mut self, node: &mut Node, inner: Shape) -> bool {
        self.empty_list_as_mapping(node);
        let Some(entries) = node.entries_mut() else { return self.unexpected(node, "a mapping") };
        entries.retain_mut(|entry| {
            self.fill(&mut entry.value, inner);
            self.value(&mut entry.value, inner)
        });
        true
    }

    fn place(&self, origin: Origin) -> Place {
        self.origins.place(origin)
    }

    /// The description contradicts itself or the specification, and goes on with another meaning.
    fn warning(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic::warning(code, message).at(place).help(help));
    }

    /// The output can't say it.
    fn loss(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        instead: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic::loss(code, message, instead).at(place));
    }

    /// `openapiv3` could not read this.
    fn error(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.broken = true;
        self.diagnostics.push(Diagnostic::error(code, message).at(place).help(help));
    }

    /// The value is of a kind that makes no sense here, and nothing else is likely enough to go on
    /// with.
    fn unexpected(&mut self, node: &Node, wanted: &str) -> bool {
        let message = format!("expected {wanted}, found {}", node.describe());
        self.broken = true;
        let diagnostic = Diagnostic::error("invalid-description", message);
        self.diagnostics.push(diagnostic.at(self.origins.place(node.origin)));
        false
    }

    /// Remembers that something of OpenAPI 3.1 stands in a document that says it is 3.0.
    fn note_newer(&mut self, keyword: &'static str, origin: Origin) {
        if self.version == Version::V3_0 {
            self.newer.entry(keyword).or_insert((origin, 0)).1 += 1;
        }
    }

    /// One warning for each keyword: documents that do this do it everywhere.
    fn report_newer(&mut self) {
        for (keyword, (origin, count)) in std::mem::take(&mut self.newer) {
            let places = if count == 1 { "once".to_owned() } else { format!("{count} times") };
            let message =
                format!("{keyword} is OpenAPI 3.1, and this document says it is 3.0 ({places})");
            let help = "it is read as in 3.1; change `openapi` to 3.1.0 if that is meant";
            self.warning("newer-keyword", self.origins.place(origin), message, help);
        }
    }
}
