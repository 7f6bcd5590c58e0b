//! Nodes to `openapiv3`.
//!
//! By now nothing is left that `openapiv3` couldn't read, so an error here is a gap in the rewriting. It is reported like
//! any other, as deep as the path reaches: the untagged enums of `openapiv3` end it early.

use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;
use serde_yaml::{Mapping, Value};

use crate::document::tree::node::{Kind, Node};
use crate::document::tree::pointer::Pointer;

/// The stack that reading takes for the deepest description there can be, without optimisation: some 40 kilobytes a
/// level. It is only set aside, and not touched unless it is needed.
const STACK: usize = 64 << 20;

/// How many levels any stack has room for.
const SHALLOW: usize = 12;

/// Reads a node as a part of the description, such as a schema.
///
/// `openapiv3` recurses with large steps, and the stack of the caller may be small, so what is deep gets a thread of
/// its own.
pub(super) fn read<T: DeserializeOwned + Send>(node: &Node) -> Result<T, Misread> {
    if is_shallow(node, SHALLOW) {
        return read_here(node);
    }
    std::thread::scope(|scope| {
        let thread =
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || read_here(node));
        match thread.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            // There are no threads to be had, but most descriptions are not that deep.
            Err(_) => read_here(node),
        }
    })
}

fn is_shallow(node: &Node, levels: usize) -> bool {
    levels > 0 && node.children().all(|child| is_shallow(child, levels - 1))
}

fn read_here<T: DeserializeOwned>(node: &Node) -> Result<T, Misread> {
    serde_path_to_error::deserialize(value(node)).map_err(|error| {
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

/// What `openapiv3` could not read.
#[derive(Debug)]
pub(super) struct Misread {
    /// Where, from the node that was read.
    pub(super) pointer: Pointer,
    pub(super) message: String,
}

fn value(node: &Node) -> Value {
    match &node.kind {
        Kind::Null => Value::Null,
        Kind::Boolean(value) => Value::Bool(*value),
        Kind::Number(number) => Value::Number(number.clone()),
        Kind::String(text) => Value::String(text.to_string()),
        Kind::Sequence(items) => Value::Sequence(items.iter().map(value).collect()),
        Kind::Mapping(entries) => {
            let mut mapping = Mapping::with_capacity(entries.len());
            for entry in entries {
                mapping.insert(Value::String(entry.key.to_string()), value(&entry.value));
            }
            Value::Mapping(mapping)
        }
    }
}
