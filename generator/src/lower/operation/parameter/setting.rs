//! Parameters that are set once, for the client, and are no arguments of methods.

use openapiv3::Parameter;

use super::style::style;
use crate::config::{Location, SettingChoice};
use crate::document::Pointer;
use crate::lower::client::{Client, Use};
use crate::lower::extension::{global, global_name};
use crate::lower::report::Reporter;
use crate::lower::schema::Schemas;
use crate::lower::types::Types;
use crate::model::{ArgumentKind, Filled, FilledPlace, SetParameter, Type};
use crate::name;

/// A parameter of an operation, with the type of its value.
pub(super) struct TypedParameter<'a> {
    pub(super) value: &'a Parameter,
    pub(super) kind: ArgumentKind,
    pub(super) ty: &'a Type,
    pub(super) required: bool,
    pub(super) pointer: &'a Pointer,
}

/// Looks for the client's setting for a parameter: by the maintainer's choice, or else by an
/// extension.
pub(super) fn setting(
    parameter: &TypedParameter<'_>,
    schemas: &mut Schemas<'_>,
    client: &mut Client,
) -> Option<SetParameter> {
    let name = &parameter.value.parameter_data_ref().name;
    match schemas.choices.setting(name, parameter.location()) {
        Some(choice) => chosen_setting(parameter, choice, schemas, client),
        None => global_setting(parameter, schemas, client),
    }
}

/// The setting that a maintainer chose for a parameter.
fn chosen_setting(
    parameter: &TypedParameter<'_>,
    choice: &SettingChoice,
    schemas: &mut Schemas<'_>,
    client: &mut Client,
) -> Option<SetParameter> {
    let location = parameter.location();
    let ty = match location {
        // The maintainer's choice for headers is text, whatever their schemas say.
        Location::Header => Type::String,
        Location::Path | Location::Query | Location::Cookie => {
            plain_text(parameter, &schemas.types, &mut schemas.reporter)?
        }
    };
    let filled = parameter.filled()?;
    let first = choice.parameters.first();
    let speaks = first.is_some_and(|first| first.is(&filled.wire, location));
    client.settings.add(&choice.name, parameter.used(filled.clone(), ty, speaks));
    Some(SetParameter { filled, setting: choice.name.clone() })
}

/// The setting that an extension makes of a parameter.
fn global_setting(
    parameter: &TypedParameter<'_>,
    schemas: &mut Schemas<'_>,
    client: &mut Client,
) -> Option<SetParameter> {
    let wire = &parameter.value.parameter_data_ref().name;
    let location = parameter.location().as_str();
    let global = global(wire, location, parameter.pointer, &mut schemas.reporter, client)?;
    let ty = plain_text(parameter, &schemas.types, &mut schemas.reporter)?;
    let filled = parameter.filled()?;
    let setting = match client.settings.filling(&filled) {
        Some(name) => name.to_owned(),
        None => {
            let (choices, reporter) = (&mut schemas.choices, &mut schemas.reporter);
            let chosen = global_name(&global, parameter.pointer, choices, reporter);
            client.names.claim(chosen.unwrap_or_else(|| name::field_name(wire)))
        }
    };
    client.settings.add(&setting, parameter.used(filled.clone(), ty, false));
    Some(SetParameter { filled, setting })
}

/// The type of a parameter whose value is written as one text. Any other can't be a setting.
fn plain_text(
    parameter: &TypedParameter<'_>,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Option<Type> {
    let ty = types.unaliased(parameter.ty);
    let is_styled = style(parameter, types, reporter.document).is_some();
    if !is_styled && !matches!(ty, Type::List(_)) {
        return Some(ty.clone());
    }
    let name = &parameter.value.parameter_data_ref().name;
    let message = format!("the client-wide parameter `{name}` is no plain text");
    reporter.loss("global-parameter", parameter.pointer, message, "it is an argument");
    None
}

impl TypedParameter<'_> {
    /// The parameter as a setting fills it. Cookies and the like are no plain text, so none does.
    fn filled(&self) -> Option<Filled> {
        let place = match self.kind {
            ArgumentKind::Path => FilledPlace::Path,
            ArgumentKind::Query => FilledPlace::Query,
            ArgumentKind::Header => FilledPlace::Header,
            ArgumentKind::ReservedQuery | ArgumentKind::Cookie => return None,
        };
        Some(Filled { place, wire: self.value.parameter_data_ref().name.clone() })
    }

    /// The use of a setting for the parameter.
    fn used(&self, filled: Filled, ty: Type, speaks: bool) -> Use {
        let description = self.value.parameter_data_ref().description.clone();
        Use { filled, description, required: self.required, ty, speaks }
    }

    /// The place of the parameter in requests.
    pub(super) fn location(&self) -> Location {
        match self.value {
            Parameter::Path { .. } => Location::Path,
            Parameter::Query { .. } => Location::Query,
            Parameter::Header { .. } => Location::Header,
            Parameter::Cookie { .. } => Location::Cookie,
        }
    }
}
