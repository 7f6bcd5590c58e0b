//! Headers of parts: fields of the form, unless they can only have one value (OpenAPI 3.1.1,
//! section 4.8.15.1).

use openapiv3::{Encoding, Header, ParameterSchemaOrContent};
use serde_json::Value;

use crate::document::Pointer;
use crate::document::schema::types::SchemaType;
use crate::http::header::is_token;
use crate::lower::reference::{Resolved, resolve};
use crate::lower::schema::Schemas;
use crate::lower::types::Wanted;
use crate::model::{PartHeader, PartHeaderValue};
use crate::{docs, name};

/// The part that headers belong to.
pub(super) struct HeadedPart<'a> {
    pub(super) wire: &'a str,
    pub(super) required: bool,
    /// The start of the names of types in it.
    pub(super) type_name: &'a str,
}

/// The headers of a part besides its name and its media type. Those that are fields get names
/// beside the parts.
pub(super) fn part_headers(
    part: &HeadedPart<'_>,
    encoding: &Encoding,
    pointer: &Pointer,
    names: &mut name::Names,
    schemas: &mut Schemas<'_>,
) -> Vec<PartHeader> {
    let mut headers = Vec::new();
    for (wire, header) in &encoding.headers {
        let at = pointer.join("headers").join(wire);
        // The encoding's `contentType` is for that.
        if wire.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let is_disposition = wire.eq_ignore_ascii_case("content-disposition");
        let value = match resolve::<Header>(schemas.document, header, &at) {
            Some(header) if is_token(wire) && !is_disposition => {
                header_value(part, wire, &header, names, schemas)
            }
            _ => None,
        };
        match value {
            Some(value) => headers.push(PartHeader { wire: wire.to_ascii_lowercase(), value }),
            None => {
                let message = format!("the part `{}` has a header `{wire}`", part.wire);
                let instead = match is_disposition {
                    true => "it has that of a form, with its name",
                    false => "it is sent without, since that is no text",
                };
                schemas.reporter.loss("part-headers", &at, message, instead);
            }
        }
    }
    headers
}

/// The source of a header's text: the only value that it can have, or else a field. `None` is for
/// a header that is no text.
fn header_value(
    part: &HeadedPart<'_>,
    wire: &str,
    resolved: &Resolved<'_, Header>,
    names: &mut name::Names,
    schemas: &mut Schemas<'_>,
) -> Option<PartHeaderValue> {
    let header = &*resolved.value;
    let ParameterSchemaOrContent::Schema(_) = &header.format else { return None };
    let slot = schemas.schema_of(&resolved.pointer)?;
    let schema = schemas.document.schema(&slot)?;
    match schema.kind() {
        Some(SchemaType::Object | SchemaType::Array) => return None,
        Some(SchemaType::String | SchemaType::Integer | SchemaType::Number) => {}
        Some(SchemaType::Boolean) | None => {}
    }
    if header.required
        && let [only] = schema.values().as_slice()
    {
        return match only {
            Value::String(text) => Some(PartHeaderValue::Constant(text.clone())),
            Value::Bool(_) | Value::Number(_) => Some(PartHeaderValue::Constant(only.to_string())),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        };
    }
    let new_type = schemas.types.member_name(part.type_name, &name::type_name(wire));
    let ty = schemas.schema_type(&slot, Wanted::new(&new_type)).without_null().clone();
    schemas.types.has_text(&ty).then(|| PartHeaderValue::Field {
        name: names.claim(name::field_name(&format!("{}-{wire}", part.wire))),
        docs: documented(header, part, wire),
        ty,
        required: header.required && part.required,
    })
}

/// The documentation of a header's field, with the header's name: that of the field has the part's
/// in it, too.
fn documented(header: &Header, part: &HeadedPart<'_>, wire: &str) -> String {
    let own = docs::rustdoc(header.description.as_deref().unwrap_or_default());
    let place = format!("The header `{wire}` of the part `{}`.", part.wire);
    if own.is_empty() { place } else { format!("{own}\n\n{place}") }
}
