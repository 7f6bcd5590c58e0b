//! Styles of parameters: how values become text, by their `style`, `explode` and `content`.

use openapiv3::{Parameter, ParameterSchemaOrContent, PathStyle, QueryStyle};

use crate::http::media_type::is_json;
use crate::lower::Lowering;
use crate::lower::alias::{Behind, bare, behind};
use crate::lower::schema::{format, without_null};
use crate::model::{ArgumentKind, Shape, Style, Type};

impl Lowering<'_> {
    /// How a parameter is written. `None` where its plain text will do: that of a scalar, or of each
    /// element of a list in an exploded query.
    pub(in crate::lower) fn style(
        &self,
        parameter: &Parameter,
        kind: ArgumentKind,
        ty: &Type,
    ) -> Option<Style> {
        let style = style(parameter);
        let is_plain = match (style, self.unaliased(ty)) {
            (Style::Json | Style::Label | Style::Matrix, _) => false,
            (Style::LabelExploded | Style::MatrixExploded, _) => false,
            (Style::FormExploded, Type::List(element)) if kind == ArgumentKind::Query => {
                // One behind another name is written by its own rules.
                matches!(without_null(ty), Type::List(_)) && self.has_text(&element)
            }
            (_, ty) => {
                let is_other = matches!(kind, ArgumentKind::ReservedQuery | ArgumentKind::Cookie);
                !is_other && self.has_text(&ty)
            }
        };
        (!is_plain).then_some(style)
    }

    /// Whether `Display` writes a value as it is sent.
    pub(in crate::lower) fn has_text(&self, ty: &Type) -> bool {
        match self.unaliased(ty) {
            Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String => true,
            Type::External(external) => format::is_displayed(&external),
            Type::Named(name) => {
                let definition = self.types.get(&name).and_then(Option::as_ref);
                definition.is_some_and(|d| matches!(d.shape, Shape::Enumeration(_)))
            }
            _ => false,
        }
    }

    /// Whether values of a type are better copied than borrowed.
    pub(in crate::lower) fn is_copied(&self, ty: &Type) -> bool {
        match self.unaliased(ty) {
            Type::Boolean | Type::Integer(_) | Type::Number(_) => true,
            Type::External(external) => format::is_copied(&external),
            _ => false,
        }
    }

    /// The type behind its other names, without the null that no parameter can hold.
    pub(in crate::lower) fn unaliased(&self, ty: &Type) -> Type {
        let alias = |name: &str| match &self.types.get(name)?.as_ref()?.shape {
            Shape::Alias(other) => Some(other),
            Shape::Struct(_) | Shape::Enumeration(_) | Shape::Union(_) => None,
        };
        match behind(ty, bare, alias) {
            Behind::Name(name) => Type::Named(name.to_owned()),
            Behind::Unnamed(ty) => ty.clone(),
            Behind::Nothing => Type::Json,
        }
    }
}

fn style(parameter: &Parameter) -> Style {
    let data = parameter.parameter_data_ref();
    if let ParameterSchemaOrContent::Content(content) = &data.format {
        let json = content.keys().next().is_some_and(|media_type| is_json(media_type));
        return if json { Style::Json } else { Style::Simple };
    }
    // What `explode` is unless given depends on the style (OpenAPI 3.1.1, section 4.8.12.2.2).
    let explode = data.explode;
    let choose = |explode: bool, style, exploded| if explode { exploded } else { style };
    match parameter {
        Parameter::Path { style, .. } => match style {
            PathStyle::Simple => {
                choose(explode == Some(true), Style::Simple, Style::SimpleExploded)
            }
            PathStyle::Label => choose(explode == Some(true), Style::Label, Style::LabelExploded),
            PathStyle::Matrix => {
                choose(explode == Some(true), Style::Matrix, Style::MatrixExploded)
            }
        },
        Parameter::Query { style, .. } => query_style(style, explode),
        Parameter::Header { .. } => {
            choose(explode == Some(true), Style::Simple, Style::SimpleExploded)
        }
        Parameter::Cookie { .. } => {
            choose(explode != Some(false), Style::Form, Style::FormExploded)
        }
    }
}

/// What `style` and `explode` come to in a query, and in a form, which follows it.
pub(in crate::lower) fn query_style(style: &QueryStyle, explode: Option<bool>) -> Style {
    match (style, explode) {
        (QueryStyle::Form, Some(false)) => Style::Form,
        (QueryStyle::Form, _) => Style::FormExploded,
        // Exploded, the delimiters have nothing to delimit.
        (QueryStyle::SpaceDelimited | QueryStyle::PipeDelimited, Some(true)) => Style::FormExploded,
        (QueryStyle::SpaceDelimited, _) => Style::SpaceDelimited,
        (QueryStyle::PipeDelimited, _) => Style::PipeDelimited,
        (QueryStyle::DeepObject, _) => Style::DeepObject,
    }
}
