//! Parameters that are set once, for the client, and are no arguments of methods.

use openapiv3::Parameter;

use crate::document::Pointer;
use crate::lower::{Lowering, docs, name};
use crate::model::{Api, ArgumentKind, Filled, Setting, Type};

/// A parameter of an operation.
pub(super) struct Declared<'a> {
    pub(super) value: &'a Parameter,
    pub(super) kind: ArgumentKind,
    pub(super) r#type: &'a Type,
    pub(super) required: bool,
    pub(super) pointer: &'a Pointer,
}

impl Lowering<'_> {
    /// The client's setting for a parameter, if there is one: by the maintainer's choice, or else by an extension.
    pub(super) fn setting(&mut self, parameter: &Declared<'_>, api: &mut Api) -> Option<String> {
        let data = parameter.value.parameter_data_ref();
        let is_header = parameter.kind == ArgumentKind::Header;
        if is_header && let Some(choice) = self.choices.setting(&data.name) {
            // The parameter named first in the choice speaks for the setting.
            let speaks = choice.parameters.first().is_some_and(|first| *first == data.name);
            fill(api, &choice.name, parameter, Type::String, speaks);
            return Some(choice.name.clone());
        }
        let location = location(parameter.value);
        let global = self.global(&data.name, location, parameter.pointer)?;
        if self.style(parameter.value, parameter.kind, parameter.r#type).is_some() {
            let message = format!("the client-wide parameter `{}` is no plain text", data.name);
            self.loss("global-parameter", parameter.pointer, message, "it is an argument");
            return None;
        }
        let r#type = match self.unaliased(parameter.r#type) {
            Type::List(_) => return None,
            r#type => r#type,
        };
        let is_same = |it: &&Setting| {
            it.parameters.iter().any(|it| it.kind == parameter.kind && it.wire == data.name)
        };
        let name = match api.settings.iter().find(is_same) {
            Some(setting) => setting.name.clone(),
            None => {
                let chosen = self.global_name(&global, parameter.pointer);
                self.settings.claim(chosen.unwrap_or_else(|| name::field_name(&data.name)))
            }
        };
        fill(api, &name, parameter, r#type, false);
        Some(name)
    }
}

/// Notes that a setting fills a parameter.
fn fill(api: &mut Api, name: &str, parameter: &Declared<'_>, r#type: Type, speaks: bool) {
    let data = parameter.value.parameter_data_ref();
    let text = || docs::rustdoc(data.description.as_deref().unwrap_or_default());
    let filled = Filled { kind: parameter.kind, wire: data.name.clone() };
    let Some(setting) = api.settings.iter_mut().find(|setting| setting.name == name) else {
        api.settings.push(Setting {
            name: name.to_owned(),
            docs: text(),
            required: parameter.required,
            r#type,
            parameters: vec![filled],
        });
        return;
    };
    setting.required |= parameter.required;
    if setting.r#type != r#type {
        setting.r#type = Type::String;
    }
    if !setting.parameters.contains(&filled) {
        setting.parameters.push(filled);
    }
    if speaks {
        setting.docs = text();
    }
}

fn location(parameter: &Parameter) -> &'static str {
    match parameter {
        Parameter::Path { .. } => "path",
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Cookie { .. } => "cookie",
    }
}
