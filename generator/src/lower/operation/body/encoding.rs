//! How the properties of a form are written: what the Encoding Object of a media type says, and what goes without saying
//! (OpenAPI 3.1.1, section 4.8.15).

use openapiv3::{Encoding, MediaType, QueryStyle};

use super::super::parameter::style::query_style;
use crate::document::{Document, Node, Pointer};
use crate::http::media_type::is_json;
use crate::lower::report::Reporter;
use crate::lower::types::Types;
use crate::model::{FormEncoding, PropertyEncoding, Shape, Style, Type};

pub(super) fn form_encoding(
    content: &MediaType,
    ty: &Type,
    pointer: &Pointer,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> FormEncoding {
    let properties = properties(ty, types);
    let mut encodings = Vec::new();
    for (wire, encoding) in &content.encoding {
        let ty = properties.iter().find(|(name, _)| name == wire).map(|(_, t)| t);
        let pointer = pointer.join("encoding").join(wire);
        encodings.extend(property_encoding(wire, encoding, ty, &pointer, types, reporter));
    }
    // Scalars have no paths, so they don't mind.
    let mut structured = properties.iter().filter(|(_, ty)| !types.has_text(ty));
    let is_deep =
        |wire: &str| encodings.iter().any(|e| e.wire == *wire && e.style == Style::DeepObject);
    match encodings.as_slice() {
        [] => FormEncoding::Usual,
        all if all.iter().all(|e| e.style == Style::DeepObject)
            && structured.all(|(wire, _)| is_deep(wire)) =>
        {
            FormEncoding::Deep
        }
        _ => FormEncoding::Each(encodings),
    }
}

/// How a property is written, if that isn't as usual. Styles go before media types.
fn property_encoding(
    wire: &str,
    encoding: &Encoding,
    ty: Option<&Type>,
    pointer: &Pointer,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Option<PropertyEncoding> {
    let is_text = ty.is_some_and(|ty| types.has_text(ty));
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

/// The properties of a struct, or of all the structs of a union, by their names in the description.
fn properties(ty: &Type, types: &Types) -> Vec<(String, Type)> {
    let objects: Vec<_> = match types.shape_of(ty) {
        Some(Shape::Struct(object)) => vec![object],
        Some(Shape::Union(union)) => {
            let variants = union.variants.iter().map(|variant| types.shape_of(&variant.ty));
            let objects = variants.filter_map(|shape| match shape {
                Some(Shape::Struct(object)) => Some(object),
                _ => None,
            });
            objects.collect()
        }
        _ => Vec::new(),
    };
    let fields = objects.into_iter().flat_map(|object| &object.fields);
    fields.map(|field| (field.wire.clone(), field.ty.clone())).collect()
}

/// The style of a property, if the description says anything about one. That `explode` is false differs from saying
/// nothing, which `openapiv3` can't tell.
pub(super) fn encoding_style(
    encoding: &Encoding,
    pointer: &Pointer,
    document: &Document,
) -> Option<Style> {
    let node = document.value(pointer).and_then(|encoding| encoding.get("explode"));
    let explode = node.and_then(Node::as_bool);
    let says = encoding.style.is_some() || explode.is_some() || encoding.allow_reserved;
    says.then(|| query_style(encoding.style.as_ref().unwrap_or(&QueryStyle::Form), explode))
}
