//! Rewrites a document so that each thing is said in one way, without changing its meaning.
//!
//! The one way is mostly that of OpenAPI 3.0: `openapiv3` can read the skeleton then, and later
//! stages need not know the others, from 3.1, Swagger 2.0 and slips. One walk along the
//! [tables](super::shape) does all of it: at each object its rule runs first, then its fields are
//! held against the table, then come the objects below. A field's fate is in the table. A rule is a
//! function that gets the node, the [`Reporter`] and no more than it needs beside them:
//!
//! | file | rewrites |
//! |---|---|
//! | `field` | names that aren't fields, nulls, fields that are missing, and each field's fate |
//! | `scalar` | `1.0` for a string, `"true"` for a boolean, one string for a list of them |
//! | `path_item` | `$ref` beside operations; paths without a slash |
//! | `parameter` | parameters and headers without a schema, or with a style of another place |
//! | `body` | examples that are no Example Objects |
//! | `security` | the fields that each type of security scheme needs; `mutualTLS` |
//! | `document` | links without an operation, server variables without a default, dialects |
//! | `schema` | booleans as schemas, and the order in which the following run |
//! | `sibling` | keywords beside `$ref` → `allOf` |
//! | `null_branch` | `anyOf: [X, {type: "null"}]` → `nullable` |
//! | `types` | null in lists of types → `nullable`; types that don't exist |
//! | `type_branch` | lists of types → `anyOf` |
//! | `enumeration` | `const` → `enum`; nulls and values of another type in `enum` |
//! | `bound` | exclusive bounds that are numbers; `multipleOf` without effect |
//! | `condition` | properties in `then`, `else` and `dependentSchemas` that say nothing |
//! | `container` | lists in `items`; `required: true`; patterns and the like that say a map |
//! | `annotation` | `examples` → `example`; the contents of strings → `format` |
//! | `keyword` | keywords that say nothing about the schema's type |
//! | `discriminator` | names and pointers in its mapping |
//!
//! The files `names`, `newer` and `unknown` own the state of the walk: the names of schemas, the
//! uses of newer keywords, and the names that aren't fields.
//!
//! A value that a rule makes carries the [`Origin`](super::tree::origin::Origin) of the value that
//! it was made from.

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
mod names;
mod newer;
mod null_branch;
mod parameter;
mod path_item;
mod scalar;
mod schema;
mod security;
mod sibling;
mod type_branch;
mod types;
mod unknown;

pub(super) use path_item::place_path_items;

use super::reference::References;
use super::report::Reporter;
use super::shape::{Object, Shape};
use super::version::Version;
use crate::document::tree::node::Node;
use names::SchemaNames;
use newer::NewerKeywords;
use unknown::UnknownFields;

/// Rewrites a document. Returns true if it can be read now; if not, the errors have been reported.
pub(super) fn rewrite(
    root: &mut Node,
    version: Version,
    references: &References,
    mut reporter: Reporter<'_>,
) -> bool {
    place_path_items(root, references, &mut reporter);
    let outside = references.outside(root).into_iter();
    let outside: Vec<_> = outside.map(|object| (object.shape(), object.pointer)).collect();
    let mut rewriter = Rewriter {
        version,
        names: SchemaNames::of(root),
        newer: NewerKeywords::default(),
        unknown: UnknownFields::default(),
        reporter,
    };
    for (shape, pointer) in outside {
        if let Some(node) = root.find_mut(&pointer) {
            rewriter.value(node, shape);
        }
    }
    rewriter.value(root, Shape::Object(Object::OpenApi));
    let Rewriter { newer, unknown, mut reporter, .. } = rewriter;
    unknown.report(&mut reporter);
    if version == Version::V3_0 {
        newer.report(&mut reporter);
    }
    !reporter.has_errors()
}

/// The walk along the tables, with all that rules need beside a node. Each gets only its part.
struct Rewriter<'a> {
    version: Version,
    names: SchemaNames,
    newer: NewerKeywords,
    unknown: UnknownFields,
    reporter: Reporter<'a>,
}

impl Rewriter<'_> {
    /// Rewrites a value of some shape. Returns true if it stays.
    fn value(&mut self, node: &mut Node, shape: Shape) -> bool {
        match shape {
            Shape::Any => true,
            Shape::String => scalar::string(node, &mut self.reporter),
            Shape::Boolean => scalar::boolean(node, &mut self.reporter),
            Shape::Number => scalar::number(node, &mut self.reporter),
            Shape::Count => scalar::count(node, &mut self.reporter),
            Shape::Style(location) => scalar::style(node, location, &mut self.reporter),
            Shape::Object(object) => self.object(node, object),
            Shape::Reference(object) => self.reference_or(node, object),
            Shape::Schema => self.schema(node),
            Shape::SchemaOrBoolean => node.as_bool().is_some() || self.schema(node),
            Shape::List(inner) => self.list(node, *inner),
            Shape::Map(inner) => self.map(node, *inner),
        }
    }

    fn list(&mut self, node: &mut Node, inner: Shape) -> bool {
        scalar::wrap_scalar(node, inner, &mut self.reporter);
        let Some(items) = node.items_mut() else {
            self.reporter.unexpected(node, "a list");
            return false;
        };
        items.retain_mut(|item| {
            let empty = item.is_null() && !matches!(inner, Shape::Any | Shape::Schema);
            if empty {
                let place = self.reporter.place(item.origin);
                let message = "there is no value here";
                self.reporter.warning("null-field", place, message, "it is left out");
            }
            !empty && self.value(item, inner)
        });
        true
    }

    fn map(&mut self, node: &mut Node, inner: Shape) -> bool {
        scalar::empty_list_as_mapping(node, &mut self.reporter);
        let Some(entries) = node.entries_mut() else {
            self.reporter.unexpected(node, "a mapping");
            return false;
        };
        entries.retain_mut(|entry| {
            scalar::fill(&mut entry.value, inner, &mut self.reporter);
            self.value(&mut entry.value, inner)
        });
        true
    }
}
