//! Headers of answers: structs with a field for each, shared by all answers with the same ones.

use openapiv3::{Header, ParameterSchemaOrContent, Response};

use super::Results;
use crate::document::Pointer;
use crate::document::schema::types::SchemaType;
use crate::http::header::{is_about_connection, is_date, is_token};
use crate::http::media_type::is_json;
use crate::lower::reference::{Resolved, resolve};
use crate::lower::schema::Schemas;
use crate::lower::types::{Types, Wanted};
use crate::model::{HeaderField, HeaderKind, Headers, Type};
use crate::{docs, name};

/// The struct for the headers of an answer, if it has any.
pub(super) fn headers(
    response: &Response,
    pointer: &Pointer,
    owner: &str,
    schemas: &mut Schemas<'_>,
    results: &mut Results,
) -> Option<String> {
    let pointer = pointer.join("headers");
    let mut fields = Vec::new();
    for (wire, header) in &response.headers {
        let at = pointer.join(wire);
        // OpenAPI has it ignored: the media type is told elsewhere.
        if wire.eq_ignore_ascii_case("content-type") {
            continue;
        }
        if !is_token(wire) {
            let message = format!("HTTP has no header of the name `{wire}`");
            schemas.reporter.loss("unspeakable-name", &at, message, "it has no field");
            continue;
        }
        if is_about_connection(wire) {
            let message = format!("the header `{wire}` is the connection's, not the answer's");
            schemas.reporter.loss("response-header", &at, message, "it has no field");
            continue;
        }
        let resolved = resolve(schemas.document, header, &at);
        let Some(Resolved { pointer: at, value }) = resolved else { continue };
        fields.push(self::header(wire, &value, &at, owner, schemas));
    }
    if fields.is_empty() {
        return None;
    }
    let wires: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
    let names = name::Names::default().claim_all(name::Kind::Field, &wires);
    for (field, name) in fields.iter_mut().zip(names) {
        field.name = name;
    }
    if let Some(known) = results.headers.iter().find(|known| equal(&known.fields, &fields)) {
        return Some(known.name.clone());
    }
    let wanted = common_name(&fields).filter(|name| schemas.types.is_free(name));
    let name = schemas.types.claim(wanted.unwrap_or_else(|| format!("{owner}Headers")));
    results.headers.push(Headers { name: name.clone(), fields });
    Some(name)
}

fn header(
    wire: &str,
    header: &Header,
    at: &Pointer,
    owner: &str,
    schemas: &mut Schemas<'_>,
) -> HeaderField {
    let (ty, kind) = header_type(wire, header, at, owner, schemas);
    HeaderField {
        name: String::new(),
        wire: wire.to_owned(),
        docs: docs::rustdoc(header.description.as_deref().unwrap_or_default()),
        ty,
        kind,
    }
}

fn header_type(
    wire: &str,
    header: &Header,
    at: &Pointer,
    owner: &str,
    schemas: &mut Schemas<'_>,
) -> (Type, HeaderKind) {
    let text = (Type::String, HeaderKind::Scalar);
    let new_type = format!("{owner}{}", name::type_name(wire));
    match &header.format {
        // HTTP writes dates in its own way (RFC 9110, section 5.6.7), whatever a description says.
        _ if is_date(wire) => return text,
        ParameterSchemaOrContent::Schema(_) => {}
        ParameterSchemaOrContent::Content(content) => {
            let json = content.iter().find(|(media_type, _)| is_json(media_type));
            let Some((media_type, _)) = json else { return text };
            let slot = schemas.schema_of(&at.join("content").join(media_type));
            let ty =
                slot.map_or(Type::Json, |slot| schemas.schema_type(&slot, Wanted::new(&new_type)));
            return (ty.without_null().clone(), HeaderKind::Json);
        }
    }
    let Some(slot) = schemas.schema_of(at) else { return text };
    if schemas.document.schema(&slot).is_none_or(|schema| schema.kind() != Some(SchemaType::Object))
    {
        let ty = schemas.schema_type(&slot, Wanted::new(&new_type)).without_null().clone();
        match schemas.types.unaliased(&ty) {
            Type::List(element) if is_scalar(element, &schemas.types) => {
                return ((**element).clone(), HeaderKind::List);
            }
            Type::Json => return text,
            _ if is_scalar(&ty, &schemas.types) => return (ty, HeaderKind::Scalar),
            _ => {}
        }
    }
    let message = format!("the header `{wire}` is no scalar and no list of such");
    schemas.reporter.loss("response-header", slot.pointer(), message, "its text is given");
    text
}

fn is_scalar(ty: &Type, types: &Types) -> bool {
    types.has_text(ty) || matches!(types.unaliased(ty), Type::External(_))
}

/// A name by what the headers are: that of a single one, or the words that all begin with.
fn common_name(fields: &[HeaderField]) -> Option<String> {
    let (first, others) = fields.split_first()?;
    let common = others.iter().fold(words(first), |mut common, field| {
        let same = common.iter().zip(words(field)).take_while(|(a, b)| a.eq_ignore_ascii_case(b));
        let same = same.count();
        common.truncate(same);
        common
    });
    let noun = if others.is_empty() { "header" } else { "headers" };
    let name = format!("{}-{noun}", common.join("-"));
    (!common.is_empty()).then(|| name::type_name(&name))
}

/// The words of a header's name, without the `X` that RFC 6648 gave up.
fn words(field: &HeaderField) -> Vec<&str> {
    let words = field.wire.split(['-', '_']);
    words.skip_while(|word| word.eq_ignore_ascii_case("x")).collect()
}

/// Whether two structs would be the same, but for their texts.
fn equal(one: &[HeaderField], other: &[HeaderField]) -> bool {
    let same = |(one, other): (&HeaderField, &HeaderField)| {
        one.wire.eq_ignore_ascii_case(&other.wire) && one.ty == other.ty && one.kind == other.kind
    };
    one.len() == other.len() && one.iter().zip(other).all(same)
}
