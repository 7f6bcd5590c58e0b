//! Parameters: arguments of one method, or settings of the whole client.

use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent, ReferenceOr};

use super::operation::Site;
use super::reference::Resolved;
use super::schema::Slot;
use super::{Lowering, docs, name};
use crate::document::Pointer;
use crate::model::{Api, Argument, ArgumentKind, Setting, Type};

/// What an operation's parameters come to.
pub(super) struct Parameters {
    pub(super) arguments: Vec<Argument>,
    /// The headers that settings of the client fill, with the setting's name.
    pub(super) headers: Vec<(String, String)>,
}

impl Lowering<'_> {
    pub(super) fn parameters(
        &mut self,
        site: &Site<'_>,
        type_name: &str,
        api: &mut Api,
    ) -> Parameters {
        let mut names = super::names_beside(&["request", "response"]);
        let mut found = Parameters { arguments: Vec::new(), headers: Vec::new() };
        for Resolved { pointer, value } in self.declared(site) {
            let data = value.parameter_data_ref();
            let kind = match &*value {
                Parameter::Path { .. } => ArgumentKind::Path,
                Parameter::Query { .. } => ArgumentKind::Query,
                Parameter::Header { .. } if is_ignored(&data.name) => continue,
                Parameter::Header { .. } => ArgumentKind::Header,
                Parameter::Cookie { .. } => {
                    let message = format!("the cookie `{}` can't be sent", data.name);
                    self.loss(
                        "cookie-parameter",
                        &pointer,
                        message,
                        "the method has no argument for it",
                    );
                    continue;
                }
            };
            if kind == ArgumentKind::Header
                && let Some(setting) = self.setting(data, api)
            {
                found.headers.push((data.name.clone(), setting));
                continue;
            }
            let name = names.claim(match self.choices.name(&pointer) {
                Some(name) => name.to_owned(),
                None => name::field_name(&data.name),
            });
            let r#type = self.parameter_type(data, &pointer, type_name);
            found.arguments.push(Argument {
                name,
                wire: data.name.clone(),
                docs: docs::rustdoc(data.description.as_deref().unwrap_or_default()),
                r#type,
                required: data.required || kind == ArgumentKind::Path,
                kind,
            });
        }
        found
    }

    /// The parameters of the path and of the operation, which replace those of the path by name and location.
    fn declared<'s>(&self, site: &'s Site<'_>) -> Vec<Resolved<'s, Parameter>>
    where
        Self: 's,
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
    ) -> Option<Resolved<'s, Parameter>> {
        super::reference::resolve(self.document, parameter, pointer)
    }

    /// The client's setting for a header parameter, if there is one.
    fn setting(&mut self, data: &ParameterData, api: &mut Api) -> Option<String> {
        let choice = self.choices.setting(&data.name)?;
        let header = data.name.clone();
        match api.settings.iter_mut().find(|setting| setting.name == choice.name) {
            Some(setting) => {
                setting.required |= data.required;
                if !setting.headers.contains(&header) {
                    setting.headers.push(header);
                }
                // The parameter named first in the choice speaks for the setting.
                if choice.parameters.first().is_some_and(|first| *first == data.name) {
                    setting.docs = docs::rustdoc(data.description.as_deref().unwrap_or_default());
                }
            }
            None => api.settings.push(Setting {
                name: choice.name.clone(),
                docs: docs::rustdoc(data.description.as_deref().unwrap_or_default()),
                required: data.required,
                headers: vec![header],
            }),
        }
        Some(choice.name.clone())
    }

    fn parameter_type(&mut self, data: &ParameterData, pointer: &Pointer, owner: &str) -> Type {
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let new_type = format!("{owner}{}", name::type_name(&data.name));
                self.schema_type(Slot::from(schema), &pointer.join("schema"), &new_type)
            }
            ParameterSchemaOrContent::Content(_) => {
                let message = format!("the parameter `{}` has a media type", data.name);
                self.loss("parameter-content", pointer, message, "its text is passed as a string");
                Type::String
            }
        }
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
