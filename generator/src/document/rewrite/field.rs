//! The fields of objects, held against the tables.

use super::{Rewriter, path_item};
use crate::document::shape::{Fate, Need, Object, Shape};
use crate::document::suggestion::closest;
use crate::document::tree::node::{Entry, Kind, Node};
use crate::document::version::Version;

impl Rewriter<'_> {
    /// Rewrites an object: first what its rules say, then field by field.
    pub(super) fn object(&mut self, node: &mut Node, object: Object) -> bool {
        self.empty_list_as_mapping(node);
        if !node.is_mapping() {
            return self.unexpected(node, object.name());
        }
        self.nulls(node, object);
        if !self.rules(node, object) {
            return false;
        }
        self.needs(node, object);
        self.fields(node, object);
        true
    }

    /// Rewrites an object that may be a reference.
    pub(super) fn reference_or(&mut self, node: &mut Node, object: Object) -> bool {
        if object == Object::Example {
            self.example(node);
        }
        let Some(reference) = node.get("$ref") else { return self.object(node, object) };
        if !self.is_reference(reference) {
            return false;
        }
        // Summary and description stay in the node, where a later stage can look them up.
        let ignored = |key: &str| {
            !matches!(key, "$ref" | "summary" | "description") && !key.starts_with("x-")
        };
        if let Some(first) = node.entries().iter().find(|entry| ignored(&entry.key)) {
            let keys: Vec<_> = node.iter().map(|(key, _)| key).filter(|key| ignored(key)).collect();
            let place = self.origins.key_place(first.value.origin);
            let message = format!("a reference has no use for `{}` beside it", keys.join("`, `"));
            self.warning(
                "ignored-sibling",
                place,
                message,
                "it is ignored; only what is referred to counts",
            );
        }
        true
    }

    /// Returns true if the value of `$ref` is a text; if not, nobody knows what to make of it.
    pub(super) fn is_reference(&mut self, value: &Node) -> bool {
        if value.as_str().is_none() {
            let message = format!("expected a reference, found {}", value.describe());
            let help = "references look like `#/components/schemas/Name`";
            self.error("invalid-description", self.place(value.origin), message, help);
        }
        value.as_str().is_some()
    }

    /// Null says something only where any value may stand.
    fn nulls(&mut self, node: &mut Node, object: Object) {
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
                shape if field.name.is_empty() => self.fill(value, shape),
                _ => {
                    let place = self.origins.key_place(value.origin);
                    let help = "it is ignored; give it a value, or leave it out";
                    self.warning("null-field", place, format!("`{key}` has no value"), help);
                    node.take(&key);
                }
            }
        }
    }

    fn rules(&mut self, node: &mut Node, object: Object) -> bool {
        match object {
            Object::OpenApi => self.open_api(node),
            Object::ServerVariable => self.server_variable(node),
            Object::Paths => self.paths(node),
            Object::Responses => path_item::responses(node),
            Object::Parameter => return self.parameter(node),
            Object::Header => self.header(node),
            Object::MediaType => self.single_examples(node),
            Object::Link => return self.link(node),
            Object::Discriminator => self.mapping(node),
            Object::SecurityScheme => self.security_scheme(node),
            _ => {}
        }
        true
    }

    /// Sees to the fields that an object can't do without.
    fn needs(&mut self, node: &mut Node, object: Object) {
        for field in object.fields() {
            if matches!(field.need, Need::Optional)
                || node.get(field.name).is_some_and(|value| !value.is_null())
            {
                continue;
            }
            let place = self.place(node.origin);
            let message = format!("{} needs the field `{}`", object.name(), field.name);
            let kind = match field.need {
                Need::Optional => continue,
                Need::Required => {
                    self.error("missing-field", place, message, format!("add `{}`", field.name));
                    continue;
                }
                Need::OrText => Kind::String("".into()),
                Need::OrMapping => Kind::Mapping(Vec::new()),
            };
            // 3.1 has made these optional.
            let optional = matches!(object, Object::OpenApi | Object::Operation)
                && self.version >= Version::V3_1;
            if !optional {
                self.warning("missing-field", place, message, "an empty one is assumed");
            }
            node.set(field.name, Node::new(kind, node.origin));
        }
    }

    /// Rewrites all fields, in place and in their order.
    fn fields(&mut self, node: &mut Node, object: Object) {
        let Some(entries) = node.entries_mut() else { return };
        entries.retain_mut(|entry| self.field(entry, object));
    }

    /// Rewrites a field. Returns true if it stays.
    fn field(&mut self, entry: &mut Entry, object: Object) -> bool {
        let Some(field) = object.field(&entry.key) else { return self.unknown(entry, object) };
        if !self.value(&mut entry.value, field.shape) {
            return false;
        }
        match field.fate {
            Fate::Typed | Fate::Kept => true,
            Fate::Lost(instead) => {
                let place = self.origins.key_place(entry.value.origin);
                let message = format!("`{}` can't be expressed", entry.key);
                self.loss("unsupported-field", place, message, instead);
                true
            }
            Fate::Spent => false,
        }
    }

    /// Sees to a name that isn't a field: an extension, which stays, or a mistake.
    fn unknown(&mut self, entry: &Entry, object: Object) -> bool {
        if entry.key.starts_with("x-") {
            return true;
        }
        let key = (object.name(), entry.key.clone());
        self.unknown.entry(key).or_insert((entry.value.origin, object, 0)).2 += 1;
        false
    }

    /// One warning for each name: a generator that writes one of these writes it everywhere.
    pub(super) fn report_unknown(&mut self) {
        let mut unknown: Vec<_> = std::mem::take(&mut self.unknown).into_iter().collect();
        unknown.sort_by_key(|(_, (origin, ..))| *origin);
        for ((name, key), (origin, object, count)) in unknown {
            let message = match object {
                Object::Responses => format!("`{key}` is no status"),
                _ => format!("{name} has no field `{key}`"),
            };
            let times = if count == 1 {
                String::new()
            } else {
                format!(" (here and {} times more)", count - 1)
            };
            let help = match closest(&key, object.fields().iter().map(|field| field.name)) {
                Some(name) => format!("it is ignored; did you mean `{name}`?"),
                None if object == Object::Responses => {
                    "it is ignored; statuses are like `200`, `4XX` and `default`".to_owned()
                }
                None => "it is ignored".to_owned(),
            };
            self.warning("unknown-field", self.origins.key_place(origin), message + &times, help);
        }
    }
}
