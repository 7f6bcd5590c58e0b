//! Parameters that are set once, for the client, and are no arguments of methods.

use openapiv3::Parameter;

use crate::config::{Location, SettingChoice};
use crate::document::Pointer;
use crate::lower::Lowering;
use crate::model::{Api, ArgumentKind, Filled, FilledPlace, SetParameter, Setting, Type};
use crate::{docs, name};

/// A parameter of an operation.
pub(super) struct Declared<'a> {
    pub(super) value: &'a Parameter,
    pub(super) kind: ArgumentKind,
    pub(super) ty: &'a Type,
    pub(super) required: bool,
    pub(super) pointer: &'a Pointer,
}

impl Lowering<'_> {
    /// The client's setting for a parameter, if there is one: by the maintainer's choice, or else by an extension.
    pub(super) fn setting(
        &mut self,
        parameter: &Declared<'_>,
        api: &mut Api,
    ) -> Option<SetParameter> {
        let data = parameter.value.parameter_data_ref();
        let location = location(parameter.value);
        if let Some(choice) = self.choices.setting(&data.name, location) {
            // What a maintainer chose for headers is text, whatever their schemas say.
            let ty = match location {
                Location::Header => Type::String,
                _ => self.plain_text(parameter)?,
            };
            let filled = filled(parameter)?;
            let speaks = speaks(choice, &data.name, location);
            fill(api, &choice.name, parameter, filled.clone(), ty, speaks);
            return Some(SetParameter { filled, setting: choice.name.clone() });
        }
        let global = self.global(&data.name, location.as_str(), parameter.pointer)?;
        let ty = self.plain_text(parameter)?;
        let filled = filled(parameter)?;
        let is_same = |it: &&Setting| it.parameters.contains(&filled);
        let name = match api.settings.iter().find(is_same) {
            Some(setting) => setting.name.clone(),
            None => {
                let chosen = self.global_name(&global, parameter.pointer);
                self.settings.claim(chosen.unwrap_or_else(|| name::field_name(&data.name)))
            }
        };
        fill(api, &name, parameter, filled.clone(), ty, false);
        Some(SetParameter { filled, setting: name })
    }

    /// The type of a parameter whose value is written as one text. Any other can't be a setting.
    fn plain_text(&mut self, parameter: &Declared<'_>) -> Option<Type> {
        let ty = self.unaliased(parameter.ty);
        let styled = self.style(parameter.value, parameter.kind, parameter.ty).is_some();
        if !styled && !matches!(ty, Type::List(_)) {
            return Some(ty);
        }
        let name = &parameter.value.parameter_data_ref().name;
        let message = format!("the client-wide parameter `{name}` is no plain text");
        self.loss("global-parameter", parameter.pointer, message, "it is an argument");
        None
    }
}

/// Notes that a setting fills a parameter.
fn fill(
    api: &mut Api,
    name: &str,
    parameter: &Declared<'_>,
    filled: Filled,
    ty: Type,
    speaks: bool,
) {
    let data = parameter.value.parameter_data_ref();
    let text = || docs::rustdoc(data.description.as_deref().unwrap_or_default());
    let Some(setting) = api.settings.iter_mut().find(|setting| setting.name == name) else {
        api.settings.push(Setting {
            name: name.to_owned(),
            docs: text(),
            required: parameter.required,
            ty,
            parameters: vec![filled],
        });
        return;
    };
    setting.required |= parameter.required;
    if setting.ty != ty {
        setting.ty = Type::String;
    }
    if !setting.parameters.contains(&filled) {
        setting.parameters.push(filled);
    }
    if speaks {
        setting.docs = text();
    }
}

/// Whether a parameter is named first in a choice, and so speaks for the setting.
fn speaks(choice: &SettingChoice, name: &str, location: Location) -> bool {
    choice.parameters.first().is_some_and(|first| first.is(name, location))
}

/// The parameter as a setting fills it. Cookies and the like are no plain text, so none does.
fn filled(parameter: &Declared<'_>) -> Option<Filled> {
    let place = match parameter.kind {
        ArgumentKind::Path => FilledPlace::Path,
        ArgumentKind::Query => FilledPlace::Query,
        ArgumentKind::Header => FilledPlace::Header,
        ArgumentKind::ReservedQuery | ArgumentKind::Cookie => return None,
    };
    Some(Filled { place, wire: parameter.value.parameter_data_ref().name.clone() })
}

fn location(parameter: &Parameter) -> Location {
    match parameter {
        Parameter::Path { .. } => Location::Path,
        Parameter::Query { .. } => Location::Query,
        Parameter::Header { .. } => Location::Header,
        Parameter::Cookie { .. } => Location::Cookie,
    }
}
