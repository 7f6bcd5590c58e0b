//! The fields of objects, held against the tables.

use super::{
    Rewriter, body, discriminator, document, parameter, path_item, scalar, security, sibling,
};
use crate::document::report::Reporter;
use crate::document::shape::{Fate, Need, Object, Shape};
use crate::document::tree::node::{Entry, Kind, Node};
use crate::document::version::Version;

impl Rewriter<'_> {
    /// Rewrites an object: first by its rules, then field by field. Returns true if it stays.
    pub(super) fn object(&mut self, node: &mut Node, object: Object) -> bool {
        scalar::empty_list_as_mapping(node, &mut self.reporter);
        if !node.is_mapping() {
            self.reporter.unexpected(node, object.name());
            return false;
        }
        nulls(node, object, &mut self.reporter);
        if !self.rules(node, object) {
            return false;
        }
        needs(node, object, self.version, &mut self.reporter);
        if let Some(entries) = node.entries_mut() {
            entries.retain_mut(|entry| self.field(entry, object));
        }
        true
    }

    /// Rewrites an object that may be a reference. Returns true if it stays.
    pub(super) fn reference_or(&mut self, node: &mut Node, object: Object) -> bool {
        if object == Object::Example {
            body::example(node, &mut self.reporter);
        }
        match node.has("$ref") {
            true => sibling::reference_object(node, &mut self.reporter),
            false => self.object(node, object),
        }
    }

    /// Applies the rules of an object. Returns true if it stays.
    fn rules(&mut self, node: &mut Node, object: Object) -> bool {
        let reporter = &mut self.reporter;
        match object {
            Object::OpenApi => document::open_api(node, reporter),
            Object::ServerVariable => document::server_variable(node, reporter),
            Object::Paths => path_item::paths(node, reporter),
            Object::Responses => path_item::responses(node),
            Object::Parameter => return parameter::parameter(node, reporter),
            Object::Header => parameter::header(node, reporter),
            Object::MediaType => body::single_examples(node, reporter),
            Object::Link => return document::link(node, reporter),
            Object::Discriminator => discriminator::mapping(node, &self.names, reporter),
            Object::SecurityScheme => security::scheme(node, reporter),
            Object::AuthorizationCodeFlow
            | Object::Callback
            | Object::ClientCredentialsFlow
            | Object::Components
            | Object::Contact
            | Object::Encoding
            | Object::Example
            | Object::ExternalDocumentation
            | Object::ImplicitFlow
            | Object::Info
            | Object::License
            | Object::OAuthFlows
            | Object::Operation
            | Object::PasswordFlow
            | Object::PathItem
            | Object::RequestBody
            | Object::Response
            | Object::Schema
            | Object::Server
            | Object::Tag => {}
        }
        true
    }

    /// Rewrites a field. Returns true if it stays.
    fn field(&mut self, entry: &mut Entry, object: Object) -> bool {
        let Some(field) = object.field(&entry.key) else {
            let is_extension = entry.key.starts_with("x-");
            if !is_extension {
                self.unknown.note(entry, object);
            }
            return is_extension;
        };
        if !self.value(&mut entry.value, field.shape) {
            return false;
        }
        match field.fate {
            Fate::Typed | Fate::Kept => true,
            Fate::Lost(instead) => {
                let place = self.reporter.key_place(entry.value.origin);
                let message = format!("`{}` can't be expressed", entry.key);
                self.reporter.loss("unsupported-field", place, message, instead);
                true
            }
            Fate::Spent => false,
        }
    }
}

/// Takes out fields that are null, which says something only where any value may stand.
fn nulls(node: &mut Node, object: Object, reporter: &mut Reporter<'_>) {
    if !node.entries().iter().any(|entry| entry.value.is_null()) {
        return;
    }
    let nulls = node.entries().iter().filter(|entry| entry.value.is_null());
    for key in nulls.map(|entry| entry.key.clone()).collect::<Vec<_>>() {
        let (Some(field), Some(value)) = (object.field(&key), node.get_mut(&key)) else {
            continue;
        };
        match field.shape {
            // There is a rule for schemas.
            Shape::Any | Shape::Schema | Shape::SchemaOrBoolean => {}
            // A status without a response is a status all the same.
            shape if field.name.is_empty() => scalar::fill(value, shape, reporter),
            _ => {
                let place = reporter.key_place(value.origin);
                let help = "it is ignored; give it a value, or leave it out";
                reporter.warning("null-field", place, format!("`{key}` has no value"), help);
                node.take(&key);
            }
        }
    }
}

/// Adds the fields that an object can't do without, or reports that they are missing.
fn needs(node: &mut Node, object: Object, version: Version, reporter: &mut Reporter<'_>) {
    for field in object.fields() {
        if matches!(field.need, Need::Optional)
            || node.get(field.name).is_some_and(|value| !value.is_null())
        {
            continue;
        }
        let place = reporter.place(node.origin);
        let message = format!("{} needs the field `{}`", object.name(), field.name);
        let kind = match field.need {
            Need::Optional => continue,
            Need::Required => {
                reporter.error("missing-field", place, message, format!("add `{}`", field.name));
                continue;
            }
            Need::OrText => Kind::String("".into()),
            Need::OrMapping => Kind::Mapping(Vec::new()),
        };
        // 3.1 has made these optional.
        let optional =
            matches!(object, Object::OpenApi | Object::Operation) && version >= Version::V3_1;
        if !optional {
            reporter.warning("missing-field", place, message, "an empty one is assumed");
        }
        node.set(field.name, Node::new(kind, node.origin));
    }
}
