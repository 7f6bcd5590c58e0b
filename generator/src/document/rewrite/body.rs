//! Examples of media types, parameters and headers.

use crate::document::report::Reporter;
use crate::document::shape::Object;
use crate::document::tree::node::{Entry, Kind, Node};

/// Makes `example` of the first of a list of `examples`. Only a schema has a list of them; here
/// they have names.
pub(super) fn single_examples(holder: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(examples) = holder.get("examples").filter(|examples| !examples.items().is_empty())
    else {
        return;
    };
    let place = reporter.key_place(examples.origin);
    let help = "the first is taken for `example`; give each a name, and put it under `value`";
    reporter.warning("unnamed-examples", place, "`examples` is a mapping here, and no list", help);
    let Some(mut examples) = holder.take("examples") else { return };
    if let Some(items) = examples.items_mut()
        && !holder.has("example")
    {
        holder.set("example", items.remove(0));
    }
}

/// Makes an Example Object of a value: an example without any of its fields is one.
pub(super) fn example(example: &mut Node, reporter: &mut Reporter<'_>) {
    let is_field = |key: &str| key == "$ref" || Object::Example.field(key).is_some();
    let fits = example.is_mapping()
        && (example.entries().is_empty() || example.iter().any(|(key, _)| is_field(key)));
    if fits {
        return;
    }
    let origin = example.origin;
    let help = "it is taken for the value; put it under `value`";
    let place = reporter.place(origin);
    let message = "an example has its value under `value`";
    reporter.warning("bare-example", place, message, help);
    let value = std::mem::replace(example, Node::new(Kind::Null, origin));
    example.kind = Kind::Mapping(vec![Entry { key: "value".into(), value }]);
}
