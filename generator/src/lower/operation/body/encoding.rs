//! The notation of a form's properties, by the Encoding Object of its media type, or else by their
//! types (OpenAPI 3.1.1, section 4.8.15).

use openapiv3::Encoding;

use super::ContentEntry;
use crate::config::Location;
use crate::document::{Document, Pointer};
use crate::http::media_type::is_json;
use crate::lower::report::Reporter;
use crate::lower::types::Types;
use crate::model::{FormEncoding, PropertyEncoding, Shape, Struct, Style, Type};
use crate::style;

/// A property of the object that a form is made of.
struct Property<'t> {
    wire: &'t str,
    ty: &'t Type,
}

/// The notation of a form's properties.
pub(super) fn form_encoding(
    entry: &ContentEntry<'_>,
    ty: &Type,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> FormEncoding {
    let properties = properties(ty, types);
    let mut encodings = Vec::new();
    for (wire, encoding) in &entry.content.encoding {
        let property = properties.iter().find(|property| property.wire == wire);
        let is_text = property.is_some_and(|property| types.has_text(property.ty));
        let pointer = entry.pointer.join("encoding").join(wire);
        encodings.extend(property_encoding(wire, encoding, is_text, &pointer, reporter));
    }
    // Scalars have no paths, so they don't mind.
    let mut structured = properties.iter().filter(|property| !types.has_text(property.ty));
    let is_deep = |encoding: &PropertyEncoding| encoding.style == Style::DeepObject;
    let is_written_deep = |property: &Property<'_>| {
        encodings.iter().any(|encoding| encoding.wire == property.wire && is_deep(encoding))
    };
    if encodings.is_empty() {
        FormEncoding::Usual
    } else if encodings.iter().all(is_deep) && structured.all(is_written_deep) {
        FormEncoding::Deep
    } else {
        FormEncoding::Each(encodings)
    }
}

/// The notation of a property, if that isn't the usual one. Styles go before media types.
fn property_encoding(
    wire: &str,
    encoding: &Encoding,
    is_text: bool,
    pointer: &Pointer,
    reporter: &mut Reporter<'_>,
) -> Option<PropertyEncoding> {
    let style = match encoding_style(encoding, pointer, reporter.document) {
        Some(_) if is_text && !encoding.allow_reserved => return None,
        // A scalar has nothing to put into brackets.
        Some(Style::DeepObject) if is_text => Style::FormExploded,
        Some(style) => style,
        None => match encoding.content_type.as_deref()? {
            json if is_json(json) => Style::Json,
            text if is_text && text.starts_with("text/plain") => return None,
            other => {
                let message = format!("the property `{wire}` of the form is {other}");
                reporter.loss("form-encoding", pointer, message, "it is sent as its type suggests");
                return None;
            }
        },
    };
    Some(PropertyEncoding { wire: wire.to_owned(), style, reserved: encoding.allow_reserved })
}

/// The properties of a struct, or of all the structs of a union.
fn properties<'t>(ty: &'t Type, types: &'t Types) -> Vec<Property<'t>> {
    let objects: Vec<&Struct> = match types.shape_of(ty) {
        Some(Shape::Struct(object)) => vec![object],
        Some(Shape::Union(union)) => {
            let shapes = union.variants.iter().filter_map(|variant| types.shape_of(&variant.ty));
            shapes.filter_map(as_struct).collect()
        }
        Some(Shape::Enumeration(_) | Shape::Newtype(_) | Shape::Alias(_)) | None => Vec::new(),
    };
    let fields = objects.into_iter().flat_map(|object| &object.fields);
    fields.map(|field| Property { wire: &field.wire, ty: &field.ty }).collect()
}

fn as_struct(shape: &Shape) -> Option<&Struct> {
    match shape {
        Shape::Struct(object) => Some(object),
        Shape::Union(_) | Shape::Enumeration(_) | Shape::Newtype(_) | Shape::Alias(_) => None,
    }
}

/// The style of a property, if the description says anything about one. Forms follow queries. That
/// `explode` is false differs from saying nothing, which `openapiv3` can't tell.
pub(super) fn encoding_style(
    encoding: &Encoding,
    pointer: &Pointer,
    document: &Document,
) -> Option<Style> {
    let node = document.value(pointer);
    let name = node.and_then(|encoding| encoding.get("style")?.as_str());
    let explode = node.and_then(|encoding| encoding.get("explode")?.as_bool());
    let says = name.is_some() || explode.is_some() || encoding.allow_reserved;
    says.then(|| style::described(name, explode, Location::Query))
}
