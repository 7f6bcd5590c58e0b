//! Styles of parameters: the notation of values, by `style`, `explode` and `content`.

use openapiv3::ParameterSchemaOrContent;

use super::setting::TypedParameter;
use crate::document::Document;
use crate::http::media_type::is_json;
use crate::lower::types::Types;
use crate::model::{ArgumentKind, Style, Type};
use crate::style;

/// The style of a parameter. `None` where its plain text will do: that of a scalar, or of each
/// element of a list in an exploded query.
pub(super) fn style(
    parameter: &TypedParameter<'_>,
    types: &Types,
    document: &Document,
) -> Option<Style> {
    let style = described(parameter, document);
    let ty = parameter.ty;
    let is_plain = match (parameter.kind, style, types.unaliased(ty)) {
        (ArgumentKind::ReservedQuery | ArgumentKind::Cookie, ..) => false,
        (ArgumentKind::Query, Style::FormExploded, Type::List(element)) => types.has_text(element),
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
fn described(parameter: &TypedParameter<'_>, document: &Document) -> Style {
    let data = parameter.value.parameter_data_ref();
    if let ParameterSchemaOrContent::Content(content) = &data.format {
        let json = content.keys().next().is_some_and(|media_type| is_json(media_type));
        return if json { Style::Json } else { Style::Simple };
    }
    let node = document.value(parameter.pointer);
    let name = node.and_then(|parameter| parameter.get("style")?.as_str());
    style::described(name, data.explode, parameter.location())
}
