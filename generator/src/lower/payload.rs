//! Payloads: the bodies of webhooks and callbacks, which the server sends by itself. Those who
//! receive them need their types, and nothing else of ours.

use std::collections::HashMap;

use openapiv3::RequestBody;

use super::extension::is_ignored;
use super::operation::Site;
use super::reference::followed;
use crate::document::{Document, Node, Pointer};
use crate::http::media_type::{is_form, is_json};
use crate::lower::schema::{Schemas, define};
use crate::lower::types::Wanted;
use crate::model::{Api, Method, Payload, Shape, Type};
use crate::name;

/// The bodies of the description's webhooks.
pub(super) fn webhooks(schemas: &mut Schemas<'_>) -> Vec<Payload> {
    let pointer = Pointer::root().join("webhooks");
    let mut found = Vec::new();
    for name in keys(&pointer, schemas.document) {
        let sender = format!("webhook `{name}`");
        found.extend(payloads(&pointer.join(&name), &name, &sender, schemas));
    }
    found
}

/// The bodies of an operation's callbacks.
pub(super) fn callbacks(
    site: &Site<'_>,
    method_path: &str,
    schemas: &mut Schemas<'_>,
) -> Vec<Payload> {
    let pointer = site.pointer.join("callbacks");
    let names = keys(&pointer, schemas.document);
    if !names.is_empty() {
        let message = "callbacks are requests that the server sends";
        let instead = "there are types for their bodies, and no code that receives them";
        schemas.reporter.loss("callbacks", &pointer, message, instead);
    }
    let method = format!("[`{method_path}`](super::{method_path})");
    let mut found = Vec::new();
    for name in names {
        let sender = format!("callback `{name}` of {method}");
        let callback = followed(pointer.join(&name), schemas.document);
        for expression in keys(&callback, schemas.document) {
            let item = followed(callback.join(&expression), schemas.document);
            found.extend(payloads(&item, &name, &sender, schemas));
        }
    }
    found
}

/// The bodies of the operations of a path item.
fn payloads(item: &Pointer, owner: &str, sender: &str, schemas: &mut Schemas<'_>) -> Vec<Payload> {
    let document = schemas.document;
    let has_body = |method: &String| {
        let operation = document.value(&item.join(method));
        operation.is_some_and(|operation| operation.has("requestBody"))
    };
    let mut methods = keys(item, document);
    methods.retain(|key| Method::of_key(key).is_some() && has_body(key));
    let several = methods.len() > 1;
    let mut found = Vec::new();
    for method in methods {
        let pointer = item.join(&method);
        if is_ignored(&pointer, "what the server sends", &mut schemas.reporter) {
            continue;
        }
        let text =
            if several { format!("{owner} {method} payload") } else { format!("{owner} payload") };
        let new_type = name::type_name(&text);
        if let Some(ty) = payload(&pointer.join("requestBody"), &new_type, schemas) {
            found.push(Payload { sender: sender.to_owned(), ty });
        }
    }
    found
}

/// The type of a body, if it is of a media type that serde reads. One that isn't a type of its own
/// gets a name, so that it can be found.
fn payload(pointer: &Pointer, new_type: &str, schemas: &mut Schemas<'_>) -> Option<Type> {
    let target = schemas.document.follow(pointer.clone()).ok()?;
    let body: RequestBody = target.read()?;
    let mut media_types = body.content.keys();
    let json = media_types.clone().find(|media_type| is_json(media_type));
    let media_type = json.or_else(|| media_types.find(|media_type| is_form(media_type)))?;
    let slot = schemas.schema_of(&target.pointer.join("content").join(media_type))?;
    let ty = schemas.schema_type(&slot, Wanted::new(new_type));
    match ty.without_null() {
        Type::Json => None,
        Type::Named(_) => Some(ty),
        _ => {
            let name = schemas.types.claim(new_type.to_owned());
            define(name.clone(), &slot, Shape::Alias(ty), &mut schemas.types);
            Some(Type::Named(name))
        }
    }
}

/// The keys at a place, without extensions.
fn keys(pointer: &Pointer, document: &Document) -> Vec<String> {
    let keys = document.value(pointer).into_iter().flat_map(Node::iter);
    keys.map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with("x-")).collect()
}

/// Adds to the documentation of types in which webhooks and callbacks the server sends them.
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
