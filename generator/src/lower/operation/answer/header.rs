//! Headers of answers: structs with a field for each, shared by all answers with the same ones.

use openapiv3::{Header, ParameterSchemaOrContent};

use super::{Answer, Results};
use crate::document::schema::types::SchemaType;
use crate::http::header::{is_about_connection, is_date, is_token};
use crate::http::media_type::is_json;
use crate::lower::reference::{Resolved, resolve};
use crate::lower::report::Reporter;
use crate::lower::schema::Schemas;
use crate::lower::types::{Types, Wanted};
use crate::model::{HeaderField, HeaderKind, Headers, Type};
use crate::{docs, name};

/// A header of an answer that has a field.
struct DescribedHeader<'a> {
    wire: &'a str,
    resolved: Resolved<'a, Header>,
}

/// The text or texts of a header.
struct HeaderValue {
    ty: Type,
    kind: HeaderKind,
}

impl HeaderValue {
    /// Any text, as it is.
    const TEXT: Self = Self { ty: Type::String, kind: HeaderKind::Scalar };
}

/// The name of the struct for the headers of an answer, if it has any.
pub(super) fn headers(
    answer: &Answer<'_>,
    owner: &str,
    schemas: &mut Schemas<'_>,
    results: &mut Results,
) -> Option<String> {
    let headers = described(answer, &mut schemas.reporter);
    if headers.is_empty() {
        return None;
    }
    let wires: Vec<&str> = headers.iter().map(|header| header.wire).collect();
    let names = name::Names::default().claim_all(name::Kind::Field, &wires);
    let fields = headers.iter().zip(names);
    let fields: Vec<_> = fields.map(|(header, name)| field(header, name, owner, schemas)).collect();
    if let Some(known) = results.headers.iter().find(|known| equal(&known.fields, &fields)) {
        return Some(known.name.clone());
    }
    let wanted = common_name(&fields).filter(|name| schemas.types.is_free(name));
    let name = schemas.types.claim(wanted.unwrap_or_else(|| format!("{owner}Headers")));
    results.headers.push(Headers { name: name.clone(), fields });
    Some(name)
}

/// The headers of an answer that have fields.
fn described<'a, 'd: 'a>(
    answer: &'a Answer<'_>,
    reporter: &mut Reporter<'d>,
) -> Vec<DescribedHeader<'a>> {
    let place = answer.pointer.join("headers");
    let mut headers = Vec::new();
    for (wire, header) in &answer.response.headers {
        let at = place.join(wire);
        // OpenAPI has it ignored: the media type is told elsewhere.
        if wire.eq_ignore_ascii_case("content-type") {
            continue;
        }
        if !is_token(wire) {
            let message = format!("HTTP has no header of the name `{wire}`");
            reporter.loss("unspeakable-name", &at, message, "it has no field");
        } else if is_about_connection(wire) {
            let message = format!("the header `{wire}` is the connection's, not the answer's");
            reporter.loss("response-header", &at, message, "it has no field");
        } else if let Some(resolved) = resolve(reporter.document, header, &at) {
            headers.push(DescribedHeader { wire, resolved });
        }
    }
    headers
}

/// The field for a header.
fn field(
    header: &DescribedHeader<'_>,
    name: String,
    owner: &str,
    schemas: &mut Schemas<'_>,
) -> HeaderField {
    let HeaderValue { ty, kind } = value(header, owner, schemas);
    let description = header.resolved.value.description.as_deref().unwrap_or_default();
    HeaderField { name, wire: header.wire.to_owned(), docs: docs::rustdoc(description), ty, kind }
}

/// Decides how the value of a header is read.
fn value(header: &DescribedHeader<'_>, owner: &str, schemas: &mut Schemas<'_>) -> HeaderValue {
    let DescribedHeader { wire, resolved } = header;
    let new_type = schemas.types.member_name(owner, &name::type_name(wire));
    // HTTP writes dates in its own way (RFC 9110, section 5.6.7), whatever a description says.
    if is_date(wire) {
        return HeaderValue::TEXT;
    }
    let content = match &resolved.value.format {
        ParameterSchemaOrContent::Schema(_) => None,
        ParameterSchemaOrContent::Content(content) => Some(content),
    };
    if let Some(content) = content {
        let media_type = content.keys().find(|media_type| is_json(media_type));
        let Some(media_type) = media_type else { return HeaderValue::TEXT };
        let slot = schemas.schema_of(&resolved.pointer.join("content").join(media_type));
        let ty = slot.map_or(Type::Json, |slot| schemas.schema_type(&slot, Wanted::new(&new_type)));
        return HeaderValue { ty: ty.without_null().clone(), kind: HeaderKind::Json };
    }
    let Some(slot) = schemas.schema_of(&resolved.pointer) else { return HeaderValue::TEXT };
    if schemas.document.schema(&slot).is_none_or(|schema| schema.kind() != Some(SchemaType::Object))
    {
        let ty = schemas.schema_type(&slot, Wanted::new(&new_type)).without_null().clone();
        match schemas.types.unaliased(&ty) {
            Type::List(element) if is_scalar(element, &schemas.types) => {
                return HeaderValue { ty: (**element).clone(), kind: HeaderKind::List };
            }
            Type::Json => return HeaderValue::TEXT,
            _ if is_scalar(&ty, &schemas.types) => {
                return HeaderValue { ty, kind: HeaderKind::Scalar };
            }
            _ => {}
        }
    }
    let message = format!("the header `{wire}` is no scalar and no list of such");
    schemas.reporter.loss("response-header", slot.pointer(), message, "its text is given");
    HeaderValue::TEXT
}

/// Returns true if values of a type are one text each.
fn is_scalar(ty: &Type, types: &Types) -> bool {
    types.has_text(ty) || matches!(types.unaliased(ty), Type::External(_))
}

/// A name by those of the headers: that of a single one, or the words that all begin with.
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

/// Returns true if two structs would be the same, but for their texts.
fn equal(one: &[HeaderField], other: &[HeaderField]) -> bool {
    let same = |(one, other): (&HeaderField, &HeaderField)| {
        one.wire.eq_ignore_ascii_case(&other.wire) && one.ty == other.ty && one.kind == other.kind
    };
    one.len() == other.len() && one.iter().zip(other).all(same)
}
