//! Discriminators, which tell the branches of a schema apart.

use super::names::SchemaNames;
use crate::document::report::Reporter;
use crate::document::tree::node::{Entry, Kind, Node};
use crate::document::tree::pointer::Pointer;

/// Makes a mapping of a discriminator that is only the name of the property, as in Swagger 2.0.
pub(super) fn discriminator(schema: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(discriminator) = schema.get_mut("discriminator") else { return };
    if !matches!(discriminator.kind, Kind::String(_)) {
        return;
    }
    let origin = discriminator.origin;
    let value = std::mem::replace(discriminator, Node::new(Kind::Null, origin));
    discriminator.kind = Kind::Mapping(vec![Entry { key: "propertyName".into(), value }]);
    let help = "the string is taken for its `propertyName`";
    let place = reporter.place(origin);
    let message = "a discriminator is a mapping, and no string";
    reporter.warning("scalar-type", place, message, help);
}

/// Makes a reference of every value of the mapping that is the bare name of a schema. A value
/// without a schema goes.
pub(super) fn mapping(discriminator: &mut Node, names: &SchemaNames, reporter: &mut Reporter<'_>) {
    let Some(entries) = discriminator.get_mut("mapping").and_then(Node::entries_mut) else {
        return;
    };
    entries.retain_mut(|entry| {
        let Some(text) = entry.value.as_str() else { return true };
        match mapped(text, names) {
            Ok(reference) => {
                entry.value.kind = Kind::String(reference.into());
                true
            }
            Err(help) => {
                let place = reporter.place(entry.value.origin);
                let message = format!("there is no schema `{text}` for the value `{}`", entry.key);
                reporter.warning("unresolved-mapping", place, message, help);
                false
            }
        }
    });
}

/// The reference that a value of the mapping stands for, or else the help for the author.
fn mapped(text: &str, names: &SchemaNames) -> Result<String, String> {
    let component =
        |name: &str| Pointer::root().join("components").join("schemas").join(name).to_reference();
    if names.contains(text) {
        return Ok(component(text));
    }
    let name = match Pointer::from_reference(text) {
        None => text.to_owned(),
        Some(pointer) => {
            let tokens: Vec<_> = pointer.tokens().collect();
            match tokens.as_slice() {
                [components, schemas, name]
                    if components == "components" && schemas == "schemas" =>
                {
                    name.clone().into_owned()
                }
                // Somewhere else in the document, where nobody puts such schemas for nothing.
                _ => return Ok(pointer.to_reference()),
            }
        }
    };
    if names.contains(&name) {
        return Ok(component(&name));
    }
    Err(match names.closest(&name) {
        Some(name) => format!("this value is left out; did you mean `{}`?", component(name)),
        None => "this value is left out".to_owned(),
    })
}
