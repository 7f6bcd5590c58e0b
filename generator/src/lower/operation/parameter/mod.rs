//! Parameters: arguments of one method, or settings of the whole client.
//!
//! What must be given is an argument; what may be is a field of a struct that has a default, so that a
//! call names those it cares about, and goes on compiling when the description gets more of them.

mod setting;
pub(super) mod style;
mod template;

use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent};

use super::Site;
use crate::document::schema::Slot;
use crate::document::{Document, Pointer};
use crate::http::header::is_token;
use crate::http::media_type::is_json;
use crate::lower::client::Client;
use crate::lower::extension::{Holder, chosen_name, is_ignored};
use crate::lower::reference::{Resolved, resolve};
use crate::lower::report::Reporter;
use crate::lower::schema::Schemas;
use crate::lower::schema::annotation::annotated;
use crate::lower::types::Wanted;
use crate::model::{Argument, ArgumentKind, FilledPlace, SetParameter, Type};
use crate::{docs, name};
use setting::{Declared, setting};
use style::style;
use template::template_names;

pub(super) use template::path_parts;

/// What an operation's parameters come to.
pub(super) struct Found {
    pub(super) arguments: Vec<Argument>,
    /// The parameters that settings of the client fill.
    pub(super) settings: Vec<SetParameter>,
}

/// What methods call their own: `parameters` is the struct of those that may be left out.
const LOCALS: &[&str] = &["parameters", "request", "response"];

pub(super) fn parameters(
    site: &Site<'_>,
    type_name: &str,
    schemas: &mut Schemas<'_>,
    client: &mut Client,
) -> Found {
    let mut found = Found { arguments: Vec::new(), settings: Vec::new() };
    for Resolved { pointer, value } in declared(site, schemas.document) {
        let data = value.parameter_data_ref();
        let Some(kind) = self::kind(&value, site, &pointer, &mut schemas.reporter) else {
            continue;
        };
        if !data.required && is_ignored(&pointer, "the parameter", &mut schemas.reporter) {
            continue;
        }
        let ty = parameter_type(data, &pointer, type_name, schemas);
        let required = data.required || kind == ArgumentKind::Path;
        let parameter = Declared { value: &value, kind, ty: &ty, required, pointer: &pointer };
        if let Some(set) = setting(&parameter, schemas, client) {
            found.settings.push(set);
            continue;
        }
        let name =
            chosen_name(Holder::Parameter, &pointer, &mut schemas.choices, &mut schemas.reporter);
        let name = name.unwrap_or_else(|| name::field_name(&data.name));
        found.arguments.push(Argument {
            name,
            wire: data.name.clone(),
            docs: parameter_docs(data, &pointer, schemas),
            style: style(&value, kind, &ty, &schemas.types),
            copied: schemas.types.is_copied(&ty),
            ty,
            required,
            grouped: !required,
            kind,
        });
    }
    undeclared(site, &mut found, &mut schemas.reporter);
    group(&mut found.arguments, site.operation.request_body.is_some());
    found
}

/// Where a parameter goes, if it can go anywhere.
fn kind(
    parameter: &Parameter,
    site: &Site<'_>,
    pointer: &Pointer,
    reporter: &mut Reporter<'_>,
) -> Option<ArgumentKind> {
    let name = &parameter.parameter_data_ref().name;
    match parameter {
        Parameter::Path { .. } if template_names(site.path).contains(&name.as_str()) => {
            Some(ArgumentKind::Path)
        }
        Parameter::Path { .. } => {
            let message = format!("the path `{}` has no place for `{name}`", site.path);
            reporter.warning(
                "path-parameter",
                pointer,
                message,
                "the method has no argument for it",
            );
            None
        }
        Parameter::Query { allow_reserved: true, .. } => Some(ArgumentKind::ReservedQuery),
        Parameter::Query { .. } => Some(ArgumentKind::Query),
        Parameter::Header { .. } if is_set_elsewhere(name) => None,
        Parameter::Header { .. } if is_token(name) => Some(ArgumentKind::Header),
        Parameter::Cookie { .. } if is_token(name) => Some(ArgumentKind::Cookie),
        Parameter::Header { .. } | Parameter::Cookie { .. } => {
            let message = format!("HTTP has no header or cookie of the name `{name}`");
            reporter.loss(
                "unspeakable-name",
                pointer,
                message,
                "the method has no argument for it",
            );
            None
        }
    }
}

/// The parameters that the path has, but nobody declared: texts, as everything in a path is.
fn undeclared(site: &Site<'_>, found: &mut Found, reporter: &mut Reporter<'_>) {
    for wire in template_names(site.path) {
        let is_set =
            |set: &SetParameter| set.filled.place == FilledPlace::Path && set.filled.wire == wire;
        let is_passed =
            |argument: &Argument| argument.kind == ArgumentKind::Path && argument.wire == wire;
        if found.settings.iter().any(is_set) || found.arguments.iter().any(is_passed) {
            continue;
        }
        let message = format!("the path parameter `{wire}` is not declared");
        let help = "it is taken for a required string; add a parameter with `in: path`";
        reporter.warning("path-parameter", &site.pointer, message, help);
        found.arguments.push(Argument {
            name: name::field_name(wire),
            wire: wire.to_owned(),
            docs: String::new(),
            ty: Type::String,
            copied: false,
            required: true,
            grouped: false,
            kind: ArgumentKind::Path,
            style: None,
        });
    }
}

/// The parameters of the path and of the operation, which replace those of the path by name and location.
fn declared<'s>(site: &'s Site<'_>, document: &'s Document) -> Vec<Resolved<'s, Parameter>> {
    let mut declared: Vec<Resolved<'_, Parameter>> = Vec::new();
    let of_path = (&site.item.parameters, &site.item_pointer);
    let of_operation = (&site.operation.parameters, &site.pointer);
    for (parameters, pointer) in [of_path, of_operation] {
        for (index, parameter) in parameters.iter().enumerate() {
            let pointer = pointer.join("parameters").join(&index.to_string());
            let Some(parameter) = resolve(document, parameter, &pointer) else { continue };
            match declared.iter_mut().find(|known| same(&known.value, &parameter.value)) {
                Some(known) => *known = parameter,
                None => declared.push(parameter),
            }
        }
    }
    declared
}

/// The use of a parameter, and what the server takes for one that isn't set.
fn parameter_docs(data: &ParameterData, pointer: &Pointer, schemas: &Schemas<'_>) -> String {
    let text = docs::rustdoc(data.description.as_deref().unwrap_or_default());
    match schemas.schema_of(pointer).and_then(|slot| schemas.document.schema(&slot)) {
        Some(schema) => annotated(text, &Slot::Schema(schema)),
        None => text,
    }
}

fn parameter_type(
    data: &ParameterData,
    pointer: &Pointer,
    owner: &str,
    schemas: &mut Schemas<'_>,
) -> Type {
    let new_type = format!("{owner}{}", name::type_name(&data.name));
    let content = match &data.format {
        ParameterSchemaOrContent::Schema(_) => {
            let slot = schemas.schema_of(pointer);
            return slot
                .map_or(Type::Json, |slot| schemas.schema_type(&slot, Wanted::new(&new_type)));
        }
        ParameterSchemaOrContent::Content(content) => content,
    };
    match content.keys().next() {
        Some(media_type) if is_json(media_type) => {
            let slot = schemas.schema_of(&pointer.join("content").join(media_type));
            slot.map_or(Type::Json, |slot| schemas.schema_type(&slot, Wanted::new(&new_type)))
        }
        Some(media_type) if !media_type.starts_with("text/plain") => {
            let message = format!("the parameter `{}` is {media_type}", data.name);
            schemas.reporter.loss(
                "parameter-content",
                pointer,
                message,
                "its text is passed as a string",
            );
            Type::String
        }
        _ => Type::String,
    }
}

/// Decides which arguments are fields of a struct, and names them all.
///
/// Arguments must be told apart by their order, which nobody can with many: then all are fields.
fn group(arguments: &mut [Argument], has_body: bool) {
    let alone = arguments.iter().filter(|argument| !argument.grouped).count();
    let grouped = alone < arguments.len();
    // Seven are what clippy puts up with, `self` among them.
    if 1 + alone + usize::from(grouped) + usize::from(has_body) > 7 {
        arguments.iter_mut().for_each(|argument| argument.grouped = true);
    }
    let mut locals = crate::lower::names_beside(LOCALS);
    let mut fields = name::Names::default();
    for argument in arguments {
        let names = if argument.grouped { &mut fields } else { &mut locals };
        argument.name = names.claim(std::mem::take(&mut argument.name));
    }
}

/// OpenAPI says that parameters for these headers are ignored: other parts of the description set them.
fn is_set_elsewhere(header: &str) -> bool {
    ["accept", "content-type", "authorization"].iter().any(|name| header.eq_ignore_ascii_case(name))
}

fn same(one: &Parameter, other: &Parameter) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
        && one.parameter_data_ref().name == other.parameter_data_ref().name
}
