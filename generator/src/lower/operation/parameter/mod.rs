//! Parameters: arguments of one method, or settings of the whole client.
//!
//! A required value is an argument; any other is a field of a struct that has a default, so that a
//! call names those it cares about, and goes on compiling when the description gets more of them.

mod argument;
mod setting;
mod shared;
pub(super) mod style;
mod template;

use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent};

use super::{NamedOperation, Site};
use crate::document::{Document, Pointer};
use crate::http::header::is_token;
use crate::http::media_type::is_json;
use crate::lower::client::Client;
use crate::lower::extension::{Holder, chosen_name, is_ignored};
use crate::lower::reference::{Resolved, resolve};
use crate::lower::report::Reporter;
use crate::lower::schema::Schemas;
use crate::lower::schema::annotation::annotated_parameter;
use crate::lower::types::Wanted;
use crate::model::{Argument, ArgumentKind, SetParameter, Type};
use crate::{docs, name};
use argument::{Passed, arguments, undeclared};
use setting::{TypedParameter, setting};
use style::style;
use template::template_names;

pub(super) use shared::propose_settings;
pub(super) use template::path_parts;

/// The parameters of an operation.
pub(super) struct OperationParameters {
    /// Those that the caller passes.
    pub(super) arguments: Vec<Argument>,
    /// Those that settings of the client fill.
    pub(super) settings: Vec<SetParameter>,
}

/// Decides about the parameters of an operation, and names those that the caller passes.
pub(super) fn parameters(
    operation: &NamedOperation<'_>,
    schemas: &mut Schemas<'_>,
    client: &mut Client,
) -> OperationParameters {
    let site = operation.site;
    let mut passed = Vec::new();
    let mut settings = Vec::new();
    for Resolved { pointer, value } in described(site, schemas.document) {
        let data = value.parameter_data_ref();
        let Some(kind) = argument_kind(&value, &pointer, site.path, &mut schemas.reporter) else {
            continue;
        };
        if !data.required && is_ignored(&pointer, "the parameter", &mut schemas.reporter) {
            continue;
        }
        let ty = parameter_type(data, &pointer, &operation.type_name, schemas);
        let required = data.required || kind == ArgumentKind::Path;
        let typed = TypedParameter { value: &value, kind, ty: &ty, required, pointer: &pointer };
        if let Some(set) = setting(&typed, schemas, client) {
            settings.push(set);
            continue;
        }
        let (choices, reporter) = (&mut schemas.choices, &mut schemas.reporter);
        let chosen = chosen_name(Holder::Parameter, &pointer, choices, reporter);
        passed.push(Passed {
            wanted: chosen.unwrap_or_else(|| name::field_name(&data.name)),
            wire: data.name.clone(),
            docs: parameter_docs(data, &pointer, schemas),
            style: style(&typed, &schemas.types, schemas.document),
            passing: schemas.types.passing(&ty),
            ty,
            required,
            kind,
        });
    }
    passed.extend(undeclared(site, &passed, &settings, &mut schemas.reporter));
    let has_body = site.operation.request_body.is_some();
    OperationParameters { arguments: arguments(passed, has_body), settings }
}

/// The place in a request that a parameter goes to, if it can go anywhere.
fn argument_kind(
    parameter: &Parameter,
    pointer: &Pointer,
    path: &str,
    reporter: &mut Reporter<'_>,
) -> Option<ArgumentKind> {
    let name = &parameter.parameter_data_ref().name;
    let instead = "the method has no argument for it";
    match parameter {
        Parameter::Path { .. } if template_names(path).contains(&name.as_str()) => {
            Some(ArgumentKind::Path)
        }
        Parameter::Path { .. } => {
            let message = format!("the path `{path}` has no place for `{name}`");
            reporter.warning("path-parameter", pointer, message, instead);
            None
        }
        Parameter::Query { allow_reserved: true, .. } => Some(ArgumentKind::ReservedQuery),
        Parameter::Query { .. } => Some(ArgumentKind::Query),
        Parameter::Header { .. } if is_set_elsewhere(name) => None,
        Parameter::Header { .. } if is_token(name) => Some(ArgumentKind::Header),
        Parameter::Cookie { .. } if is_token(name) => Some(ArgumentKind::Cookie),
        Parameter::Header { .. } | Parameter::Cookie { .. } => {
            let message = format!("HTTP has no header or cookie of the name `{name}`");
            reporter.loss("unspeakable-name", pointer, message, instead);
            None
        }
    }
}

/// The parameters of the path and of the operation, which replace those of the path by name and
/// location.
fn described<'s>(site: &'s Site<'_>, document: &'s Document) -> Vec<Resolved<'s, Parameter>> {
    let mut described: Vec<Resolved<'_, Parameter>> = Vec::new();
    let of_path = (&site.item.parameters, &site.item_pointer);
    let of_operation = (&site.operation.parameters, &site.pointer);
    for (parameters, pointer) in [of_path, of_operation] {
        for (index, parameter) in parameters.iter().enumerate() {
            let pointer = pointer.join("parameters").join(&index.to_string());
            let Some(parameter) = resolve(document, parameter, &pointer) else { continue };
            match described.iter_mut().find(|known| same(&known.value, &parameter.value)) {
                Some(known) => *known = parameter,
                None => described.push(parameter),
            }
        }
    }
    described
}

/// The documentation of a parameter, with the value that the server takes for one that isn't set.
/// An attribute for one that is deprecated would strike the generated code itself.
fn parameter_docs(data: &ParameterData, pointer: &Pointer, schemas: &Schemas<'_>) -> String {
    let text = docs::rustdoc(data.description.as_deref().unwrap_or_default());
    let schema = schemas.schema_of(pointer).and_then(|slot| schemas.document.schema(&slot));
    let text = match schema {
        Some(schema) => annotated_parameter(text, &schema),
        None => text,
    };
    match data.deprecated {
        Some(true) => docs::noted(text, &["**Deprecated.**".to_owned()]),
        Some(false) | None => text,
    }
}

/// The type of a parameter's value.
fn parameter_type(
    data: &ParameterData,
    pointer: &Pointer,
    owner: &str,
    schemas: &mut Schemas<'_>,
) -> Type {
    let holder = match &data.format {
        ParameterSchemaOrContent::Schema(_) => pointer.clone(),
        ParameterSchemaOrContent::Content(content) => match content.keys().next() {
            Some(media_type) if is_json(media_type) => pointer.join("content").join(media_type),
            Some(media_type) if !media_type.starts_with("text/plain") => {
                let message = format!("the parameter `{}` is {media_type}", data.name);
                let instead = "its text is passed as a string";
                schemas.reporter.loss("parameter-content", pointer, message, instead);
                return Type::String;
            }
            Some(_) | None => return Type::String,
        },
    };
    let new_type = schemas.types.member_name(owner, &name::type_name(&data.name));
    let slot = schemas.schema_of(&holder);
    slot.map_or(Type::Json, |slot| schemas.schema_type(&slot, Wanted::new(&new_type)))
}

/// Returns true for headers that other parts of the description set: OpenAPI wants parameters for
/// them ignored.
fn is_set_elsewhere(header: &str) -> bool {
    ["accept", "content-type", "authorization"].iter().any(|name| header.eq_ignore_ascii_case(name))
}

/// Returns true if two parameters have the same name and location.
fn same(one: &Parameter, other: &Parameter) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
        && one.parameter_data_ref().name == other.parameter_data_ref().name
}
