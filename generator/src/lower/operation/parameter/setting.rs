//! Parameters that are set once, for the client, and are no arguments of methods.

use openapiv3::Parameter;

use super::style::style;
use crate::config::{Location, SettingChoice};
use crate::document::Pointer;
use crate::lower::client::Client;
use crate::lower::extension::{global, global_name};
use crate::lower::report::Reporter;
use crate::lower::schema::Schemas;
use crate::lower::types::Types;
use crate::model::{ArgumentKind, Filled, FilledPlace, SetParameter, Setting, Type};
use crate::{docs, name};

/// A parameter of an operation.
pub(super) struct Declared<'a> {
    pub(super) value: &'a Parameter,
    pub(super) kind: ArgumentKind,
    pub(super) ty: &'a Type,
    pub(super) required: bool,
    pub(super) pointer: &'a Pointer,
}

/// The client's setting for a parameter, if there is one: by the maintainer's choice, or else by an extension.
pub(super) fn setting(
    parameter: &Declared<'_>,
    schemas: &mut Schemas<'_>,
    client: &mut Client,
) -> Option<SetParameter> {
    let data = parameter.value.parameter_data_ref();
    let location = location(parameter.value);
    if let Some(choice) = schemas.choices.setting(&data.name, location) {
        // What a maintainer chose for headers is text, whatever their schemas say.
        let ty = match location {
            Location::Header => Type::String,
            _ => plain_text(parameter, &schemas.types, &mut schemas.reporter)?,
        };
        let filled = filled(parameter)?;
        let speaks = speaks(choice, &data.name, location);
        fill(client, &choice.name, parameter, filled.clone(), ty, speaks);
        return Some(SetParameter { filled, setting: choice.name.clone() });
    }
    let global =
        global(&data.name, location.as_str(), parameter.pointer, &mut schemas.reporter, client)?;
    let ty = plain_text(parameter, &schemas.types, &mut schemas.reporter)?;
    let filled = filled(parameter)?;
    let is_same = |it: &&Setting| it.parameters.contains(&filled);
    let name = match client.settings.iter().find(is_same) {
        Some(setting) => setting.name.clone(),
        None => {
            let chosen = global_name(
                &global, parameter.pointer, &mut schemas.choices, &mut schemas.reporter,
            );
            client.names.claim(chosen.unwrap_or_else(|| name::field_name(&data.name)))
        }
    };
    fill(client, &name, parameter, filled.clone(), ty, false);
    Some(SetParameter { filled, setting: name })
}

/// The type of a parameter whose value is written as one text. Any other can't be a setting.
fn plain_text(
    parameter: &Declared<'_>,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Option<Type> {
    let ty = types.unaliased(parameter.ty);
    let styled = style(parameter.value, parameter.kind, parameter.ty, types).is_some();
    if !styled && !matches!(ty, Type::List(_)) {
        return Some(ty.clone());
    }
    let name = &parameter.value.parameter_data_ref().name;
    let message = format!("the client-wide parameter `{name}` is no plain text");
    reporter.loss("global-parameter", parameter.pointer, message, "it is an argument");
    None
}

/// Notes that a setting fills a parameter.
fn fill(
    client: &mut Client,
    name: &str,
    parameter: &Declared<'_>,
    filled: Filled,
    ty: Type,
    speaks: bool,
) {
    let data = parameter.value.parameter_data_ref();
    let text = || docs::rustdoc(data.description.as_deref().unwrap_or_default());
    let Some(setting) = client.settings.iter_mut().find(|setting| setting.name == name) else {
        client.settings.push(Setting {
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
