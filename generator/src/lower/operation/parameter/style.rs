//! Styles of parameters: the notation of values, by `style`, `explode` and `content`.

use openapiv3::{Parameter, ParameterSchemaOrContent, PathStyle, QueryStyle};

use crate::http::media_type::is_json;
use crate::lower::types::Types;
use crate::model::{ArgumentKind, Style, Type};

/// The style of a parameter. `None` where its plain text will do: that of a scalar, or of each
/// element of a list in an exploded query.
pub(in crate::lower) fn style(
    parameter: &Parameter,
    kind: ArgumentKind,
    ty: &Type,
    types: &Types,
) -> Option<Style> {
    let style = described(parameter);
    let is_plain = match (kind, style, types.unaliased(ty)) {
        (ArgumentKind::ReservedQuery | ArgumentKind::Cookie, ..) => false,
        (ArgumentKind::Query, Style::FormExploded, Type::List(element)) => {
            // One behind another name is written by its own rules.
            matches!(ty.without_null(), Type::List(_)) && types.has_text(element)
        }
        (ArgumentKind::Path | ArgumentKind::Query | ArgumentKind::Header, style, ty) => {
            leaves_scalars(style) && types.has_text(ty)
        }
    };
    (!is_plain).then_some(style)
}

/// Returns true if a scalar is its plain text in the style.
fn leaves_scalars(style: Style) -> bool {
    match style {
        Style::Label | Style::LabelExploded | Style::Matrix | Style::MatrixExploded => false,
        Style::Json => false,
        Style::Simple | Style::SimpleExploded | Style::Form | Style::FormExploded => true,
        Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject => true,
    }
}

/// The style that a parameter asks for.
fn described(parameter: &Parameter) -> Style {
    let data = parameter.parameter_data_ref();
    if let ParameterSchemaOrContent::Content(content) = &data.format {
        let json = content.keys().next().is_some_and(|media_type| is_json(media_type));
        return if json { Style::Json } else { Style::Simple };
    }
    // The default of `explode` depends on the style (OpenAPI 3.1.1, section 4.8.12.2.2).
    let explode = data.explode;
    let choose = |explode: bool, style, exploded| if explode { exploded } else { style };
    let is_exploded = explode == Some(true);
    match parameter {
        Parameter::Path { style: PathStyle::Simple, .. } | Parameter::Header { .. } => {
            choose(is_exploded, Style::Simple, Style::SimpleExploded)
        }
        Parameter::Path { style: PathStyle::Label, .. } => {
            choose(is_exploded, Style::Label, Style::LabelExploded)
        }
        Parameter::Path { style: PathStyle::Matrix, .. } => {
            choose(is_exploded, Style::Matrix, Style::MatrixExploded)
        }
        Parameter::Query { style, .. } => query_style(style, explode),
        Parameter::Cookie { .. } => {
            choose(explode != Some(false), Style::Form, Style::FormExploded)
        }
    }
}

/// The style of `style` and `explode` in a query, and in a form, which follows it.
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
