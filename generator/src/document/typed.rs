//! The skeleton of a description for `openapiv3`: all but its schemas.
//!
//! Along the tables, each field that `openapiv3` has goes to it, and no other: every schema is `{}`
//! to it, and the rest is read from the tree. By now nothing is left that it couldn't read, so an
//! error here is a gap in the rewriting.

use openapiv3::{Header, Parameter, PathItem, RequestBody, Response, SecurityScheme};
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;
use serde_yaml::{Mapping, Value};

use crate::document::shape::{Fate, Object, Shape};
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::pointer::Pointer;

/// The stack that reading takes for the deepest description there can be, without optimisation:
/// some 40 kilobytes a level. It is only set aside, and not touched unless it is needed.
const STACK: usize = 64 << 20;

/// The levels for which any stack has room.
const SHALLOW: usize = 12;

/// A part of a description that `openapiv3` reads.
pub(crate) trait Part: DeserializeOwned + Send {
    /// The object of the specification that it is.
    #[doc(hidden)]
    const OBJECT: Typed;
}

/// The object that a [`Part`] is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Typed(Object);

macro_rules! parts {
    ($($part:ident)*) => {$(
        impl Part for $part {
            const OBJECT: Typed = Typed(Object::$part);
        }
    )*};
}

parts! { Header Parameter PathItem RequestBody Response SecurityScheme }

/// Reads the skeleton of a whole description.
pub(super) fn read_all(root: &Node) -> Result<openapiv3::OpenAPI, Misread> {
    read(root, Object::OpenApi)
}

/// Reads a part of a description.
pub(super) fn read_part<T: Part>(node: &Node) -> Option<T> {
    let Typed(object) = T::OBJECT;
    read(node, object).ok()
}

/// Reads an object.
///
/// `openapiv3` recurses with large steps, and the stack of the caller may be small, so a deep value
/// is read on a thread of its own.
fn read<T: DeserializeOwned + Send>(node: &Node, object: Object) -> Result<T, Misread> {
    let value = skeleton(node, Shape::Object(object)).unwrap_or_default();
    if is_shallow(&value, SHALLOW) {
        return read_here(value);
    }
    let spare = value.clone();
    std::thread::scope(|scope| {
        let thread =
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || read_here(value));
        match thread.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            // There are no threads to be had, but most descriptions are not that deep.
            Err(_) => read_here(spare),
        }
    })
}

fn is_shallow(value: &Value, levels: usize) -> bool {
    let is_shallow = |value: &Value| is_shallow(value, levels - 1);
    levels > 0
        && match value {
            Value::Sequence(items) => items.iter().all(is_shallow),
            Value::Mapping(entries) => entries.values().all(is_shallow),
            _ => true,
        }
}

fn read_here<T: DeserializeOwned>(value: Value) -> Result<T, Misread> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let mut pointer = Pointer::root();
        for segment in error.path() {
            match segment {
                Segment::Seq { index } => pointer.push(&index.to_string()),
                Segment::Map { key } => pointer.push(key),
                Segment::Enum { .. } | Segment::Unknown => {}
            }
        }
        Misread { pointer, message: error.into_inner().to_string() }
    })
}

/// A part that `openapiv3` could not read.
#[derive(Debug)]
pub(super) struct Misread {
    /// Its place, as deep as that is known: the untagged enums of `openapiv3` end it early.
    pub(super) pointer: Pointer,
    pub(super) message: String,
}

/// The value of a shape, as far as `openapiv3` has a place for it.
fn skeleton(node: &Node, shape: Shape) -> Option<Value> {
    Some(match (shape, &node.kind) {
        (Shape::Any, _) => return None,
        (Shape::Schema | Shape::SchemaOrBoolean, _) => Value::Mapping(Mapping::new()),
        (Shape::Reference(_), Kind::Mapping(_))
            if let Some(reference) = node.get("$ref").and_then(Node::as_str) =>
        {
            Value::Mapping(Mapping::from_iter([("$ref".into(), reference.into())]))
        }
        (Shape::Object(object) | Shape::Reference(object), Kind::Mapping(_)) => {
            let fields = node.iter().filter_map(|(key, value)| {
                let field = object.field(key)?;
                if !matches!(field.fate, Fate::Typed) {
                    return None;
                }
                Some((key.into(), skeleton(value, field.shape)?))
            });
            Value::Mapping(fields.collect())
        }
        (Shape::Map(inner), Kind::Mapping(_)) => {
            let entries =
                node.iter().filter_map(|(key, value)| Some((key.into(), skeleton(value, *inner)?)));
            Value::Mapping(entries.collect())
        }
        (Shape::List(inner), Kind::Sequence(items)) => {
            Value::Sequence(items.iter().filter_map(|item| skeleton(item, *inner)).collect())
        }
        (_, Kind::Boolean(value)) => Value::Bool(*value),
        (_, Kind::Number(number)) => Value::Number(number.clone()),
        (_, Kind::String(text)) => Value::String(text.to_string()),
        // A key without a value, or a part that has not been checked.
        (_, Kind::Null | Kind::Sequence(_) | Kind::Mapping(_)) => return None,
    })
}
