//! Parameters: arguments of one method, or settings of the whole client.
//!
//! What must be given is an argument; what may be is a field of a struct that has a default, so that a
//! call names those it cares about, and goes on compiling when the description gets more of them.

use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent, ReferenceOr};

mod setting;
pub(super) mod style;
mod template;

use super::Site;
use crate::diagnostic::Diagnostic;
use crate::document::Pointer;
use crate::document::schema::Slot;
use crate::http::header::is_token;
use crate::http::media_type::is_json;
use crate::lower::Lowering;
use crate::lower::extension::Holder;
use crate::lower::reference::Resolved;
use crate::lower::schema::annotation::annotated;
use crate::model::{Api, Argument, ArgumentKind, FilledPlace, SetParameter, Type};
use crate::{docs, name};
use setting::Declared;
use template::template_names;

/// What an operation's parameters come to.
pub(super) struct Found {
    pub(super) arguments: Vec<Argument>,
    /// The parameters that settings of the client fill.
    pub(super) settings: Vec<SetParameter>,
}

/// What methods call their own: `parameters` is the struct of those that may be left out.
const LOCALS: &[&str] = &["parameters", "request", "response"];

impl<'a> Lowering<'a> {
    pub(super) fn parameters(&mut self, site: &Site<'_>, type_name: &str, api: &mut Api) -> Found {
        let mut found = Found { arguments: Vec::new(), settings: Vec::new() };
        for Resolved { pointer, value } in self.declared(site) {
            let data = value.parameter_data_ref();
            let Some(kind) = self.kind(&value, site, &pointer) else { continue };
            if !data.required && self.is_ignored(&pointer, "the parameter") {
                continue;
            }
            let ty = self.parameter_type(data, &pointer, type_name);
            let required = data.required || kind == ArgumentKind::Path;
            let parameter = Declared { value: &value, kind, ty: &ty, required, pointer: &pointer };
            if let Some(set) = self.setting(&parameter, api) {
                found.settings.push(set);
                continue;
            }
            let name = self.chosen_name(Holder::Parameter, &pointer);
            let name = name.unwrap_or_else(|| name::field_name(&data.name));
            found.arguments.push(Argument {
                name,
                wire: data.name.clone(),
                docs: self.parameter_docs(data, &pointer),
                style: self.style(&value, kind, &ty),
                copied: self.is_copied(&ty),
                ty,
                required,
                grouped: !required,
                kind,
            });
        }
        self.undeclared(site, &mut found);
        group(&mut found.arguments, site.operation.request_body.is_some());
        found
    }

    /// Where a parameter goes, if it can go anywhere.
    fn kind(
        &mut self,
        parameter: &Parameter,
        site: &Site<'_>,
        pointer: &Pointer,
    ) -> Option<ArgumentKind> {
        let name = &parameter.parameter_data_ref().name;
        match parameter {
            Parameter::Path { .. } if template_names(site.path).contains(&name.as_str()) => {
                Some(ArgumentKind::Path)
            }
            Parameter::Path { .. } => {
                let message = format!("the path `{}` has no place for `{name}`", site.path);
                self.warning(pointer, message, "the method has no argument for it");
                None
            }
            Parameter::Query { allow_reserved: true, .. } => Some(ArgumentKind::ReservedQuery),
            Parameter::Query { .. } => Some(ArgumentKind::Query),
            Parameter::Header { .. } if is_ignored(name) => None,
            Parameter::Header { .. } if is_token(name) => Some(ArgumentKind::Header),
            Parameter::Cookie { .. } if is_token(name) => Some(ArgumentKind::Cookie),
            Parameter::Header { .. } | Parameter::Cookie { .. } => {
                let message = format!("HTTP has no header or cookie of the name `{name}`");
                self.loss(
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
    fn undeclared(&mut self, site: &Site<'_>, found: &mut Found) {
        for wire in template_names(site.path) {
            let is_set = |set: &SetParameter| {
                set.filled.place == FilledPlace::Path && set.filled.wire == wire
            };
            let is_passed =
                |argument: &Argument| argument.kind == ArgumentKind::Path && argument.wire == wire;
            if found.settings.iter().any(is_set) || found.arguments.iter().any(is_passed) {
                continue;
            }
            let message = format!("the path parameter `{wire}` is not declared");
            let help = "it is taken for a required string; add a parameter with `in: path`";
            self.warning(&site.pointer, message, help);
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

    fn warning(&mut self, pointer: &Pointer, message: String, help: &str) {
        let place = self.document.place(pointer);
        let warning = Diagnostic::warning("path-parameter", message).at(place).help(help);
        self.diagnostics.push(warning);
    }

    /// The parameters of the path and of the operation, which replace those of the path by name and location.
    fn declared<'s>(&self, site: &'s Site<'_>) -> Vec<Resolved<'s, Parameter>>
    where
        'a: 's,
    {
        let mut declared: Vec<Resolved<'_, Parameter>> = Vec::new();
        let of_path = (&site.item.parameters, &site.item_pointer);
        let of_operation = (&site.operation.parameters, &site.pointer);
        for (parameters, pointer) in [of_path, of_operation] {
            for (index, parameter) in parameters.iter().enumerate() {
                let pointer = pointer.join("parameters").join(&index.to_string());
                let Some(parameter) = self.resolve_parameter(parameter, &pointer) else { continue };
                match declared.iter_mut().find(|known| same(&known.value, &parameter.value)) {
                    Some(known) => *known = parameter,
                    None => declared.push(parameter),
                }
            }
        }
        declared
    }

    fn resolve_parameter<'s>(
        &self,
        parameter: &'s ReferenceOr<Parameter>,
        pointer: &Pointer,
    ) -> Option<Resolved<'s, Parameter>>
    where
        'a: 's,
    {
        crate::lower::reference::resolve(self.document, parameter, pointer)
    }

    /// What a parameter is for, and what the server takes for one that isn't set.
    fn parameter_docs(&self, data: &ParameterData, pointer: &Pointer) -> String {
        let text = docs::rustdoc(data.description.as_deref().unwrap_or_default());
        match self.schema_of(pointer).and_then(|slot| self.look(&slot)) {
            Some(schema) => annotated(text, &Slot::Schema(schema)),
            None => text,
        }
    }

    fn parameter_type(&mut self, data: &ParameterData, pointer: &Pointer, owner: &str) -> Type {
        let new_type = format!("{owner}{}", name::type_name(&data.name));
        let content = match &data.format {
            ParameterSchemaOrContent::Schema(_) => {
                let slot = self.schema_of(pointer);
                return slot.map_or(Type::Json, |slot| self.schema_type(&slot, &new_type));
            }
            ParameterSchemaOrContent::Content(content) => content,
        };
        match content.keys().next() {
            Some(media_type) if is_json(media_type) => {
                let slot = self.schema_of(&pointer.join("content").join(media_type));
                slot.map_or(Type::Json, |slot| self.schema_type(&slot, &new_type))
            }
            Some(media_type) if !media_type.starts_with("text/plain") => {
                let message = format!("the parameter `{}` is {media_type}", data.name);
                self.loss("parameter-content", pointer, message, "its text is passed as a string");
                Type::String
            }
            _ => Type::String,
        }
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
fn is_ignored(header: &str) -> bool {
    ["accept", "content-type", "authorization"].iter().any(|name| header.eq_ignore_ascii_case(name))
}

fn same(one: &Parameter, other: &Parameter) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
        && one.parameter_data_ref().name == other.parameter_data_ref().name
}
