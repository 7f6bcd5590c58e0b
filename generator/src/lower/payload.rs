//! What the server sends by itself: the bodies of webhooks and callbacks. Those who receive them need their types, and
//! nothing else of ours.

use std::collections::HashMap;

use openapiv3::{MediaType, RequestBody};

use super::Lowering;
use super::operation::Site;
use super::schema::without_null;
use crate::document::{Node, Pointer};
use crate::http::media_type::{is_form, is_json};
use crate::model::{Api, Method, Payload, Shape, Type};
use crate::name;

impl Lowering<'_> {
    /// The bodies of the description's webhooks.
    pub(super) fn webhooks(&mut self, api: &mut Api) {
        let pointer = Pointer::root().join("webhooks");
        for name in self.keys(&pointer) {
            let sender = format!("webhook `{name}`");
            self.payloads(&pointer.join(&name), &name, &sender, api);
        }
    }

    /// The bodies of an operation's callbacks.
    pub(super) fn callbacks(&mut self, site: &Site<'_>, method: &str, api: &mut Api) {
        let pointer = site.pointer.join("callbacks");
        let names = self.keys(&pointer);
        if !names.is_empty() {
            let message = "callbacks are requests that the server sends".to_owned();
            let instead = "there are types for their bodies, and no code that receives them";
            self.loss("callbacks", &pointer, message, instead);
        }
        for name in names {
            let sender =
                format!("callback `{name}` of [`Client::{method}`](super::Client::{method})");
            let callback = self.followed(pointer.join(&name));
            for expression in self.keys(&callback) {
                let item = self.followed(callback.join(&expression));
                self.payloads(&item, &name, &sender, api);
            }
        }
    }

    /// The bodies of the operations of a path item.
    fn payloads(&mut self, item: &Pointer, owner: &str, sender: &str, api: &mut Api) {
        let keys = self.keys(item);
        let has_body = |method: &&String| {
            let operation = self.document.value(&item.join(method));
            operation.is_some_and(|operation| operation.has("requestBody"))
        };
        let methods = keys.iter().filter(|key| Method::of_key(key).is_some()).filter(has_body);
        let methods: Vec<_> = methods.collect();
        let several = methods.len() > 1;
        for method in methods {
            let pointer = item.join(method);
            if self.is_ignored(&pointer, "what the server sends") {
                continue;
            }
            let text = if several {
                format!("{owner} {method} payload")
            } else {
                format!("{owner} payload")
            };
            let ty = self.payload(&pointer.join("requestBody"), &name::type_name(&text));
            if let Some(ty) = ty {
                api.payloads.push(Payload { sender: sender.to_owned(), ty });
            }
        }
    }

    /// The type of a body, if it is of a media type that serde reads. One that isn't a type of its own gets a name, so that
    /// it can be found.
    fn payload(&mut self, pointer: &Pointer, new_type: &str) -> Option<Type> {
        let target = self.document.follow(pointer.clone()).ok()?;
        let body: RequestBody = target.read()?;
        let is_read = |(media_type, _): &(&String, &MediaType)| is_json(media_type);
        let is_pairs = |(media_type, _): &(&String, &MediaType)| is_form(media_type);
        let content = body.content.iter();
        let found = content.clone().find(is_read).or_else(|| content.clone().find(is_pairs));
        let (media_type, _) = found?;
        let pointer = target.pointer.join("content").join(media_type);
        let slot = self.schema_of(&pointer)?;
        let ty = self.schema_type(&slot, new_type);
        match without_null(&ty) {
            Type::Json => None,
            Type::Named(_) => Some(ty),
            _ => {
                let name = self.names.claim(new_type.to_owned());
                self.define(name.clone(), &slot, Shape::Alias(ty));
                Some(Type::Named(name))
            }
        }
    }

    fn keys(&self, pointer: &Pointer) -> Vec<String> {
        let keys = self.document.value(pointer).into_iter().flat_map(Node::iter);
        keys.map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with("x-")).collect()
    }
}

/// Says of types that the server sends them, and as what.
pub(super) fn describe(api: &mut Api) {
    let mut senders: HashMap<&str, Vec<&str>> = HashMap::new();
    for Payload { sender, ty } in &api.payloads {
        for name in ty.names() {
            let known = senders.entry(name).or_default();
            if !known.contains(&sender.as_str()) {
                known.push(sender);
            }
        }
    }
    for definition in &mut api.types {
        let Some(senders) = senders.get(definition.name.as_str()) else { continue };
        let sentence = match senders.as_slice() {
            [] => continue,
            [only] => format!("The body of the {only}."),
            [one, other] => format!("The body of the {one} and the {other}."),
            [first, others @ ..] => {
                format!("The body of the {first} and {} more requests of the server.", others.len())
            }
        };
        match definition.docs.as_str() {
            "" => definition.docs = sentence,
            docs => definition.docs = format!("{docs}\n\n{sentence}"),
        }
    }
}
