//! Errors: the answers that make a call fail, as variants of an enum.

use super::content::offers;
use super::header::headers;
use super::{Answer, NamedOperation, Results};
use crate::lower::schema::Schemas;
use crate::model::{Content, ErrorDefinition, ErrorKind, ErrorVariant, Type};
use crate::name;

/// The errors of an operation.
#[derive(Default)]
pub(super) struct Errors {
    /// The name of their type, if any are documented.
    pub(super) name: Option<String>,
    /// The media types to ask for because of them.
    pub(super) accept: Vec<String>,
}

/// Defines the type of an operation's errors, if any are documented.
pub(super) fn errors(
    answers: &[Answer<'_>],
    operation: &NamedOperation<'_>,
    schemas: &mut Schemas<'_>,
    results: &mut Results,
) -> Errors {
    if answers.is_empty() {
        return Errors::default();
    }
    let type_name = &operation.type_name;
    let mut names = name::Names::default();
    let mut accept = Vec::new();
    let mut variants = Vec::new();
    for answer in answers {
        let wanted = answer.variant_name(&mut schemas.choices);
        let new_type = format!("{type_name}{wanted}");
        let offer = offers(answer, operation.site.method, &new_type, schemas).into_iter().next();
        accept.extend(offer.iter().filter_map(|offer| offer.media_types.first().cloned()));
        let body = offer.and_then(|offer| json_body(offer.content));
        let headers = headers(answer, &new_type, schemas, results);
        variants.push(ErrorVariant {
            status: answer.status,
            name: names.claim(wanted),
            docs: answer.docs(),
            body,
            headers,
        });
    }
    let name = schemas.types.claim(format!("{type_name}Error"));
    results.errors.push(ErrorDefinition {
        name: name.clone(),
        method: operation.method_path(),
        kind: ErrorKind::Enum(variants),
    });
    Errors { name: Some(name), accept }
}

/// The type of a body, if that is JSON.
fn json_body(content: Content) -> Option<Type> {
    match content {
        Content::Json { body, .. } => Some(body),
        Content::Empty | Content::Text | Content::Bytes | Content::Events(_) => None,
    }
}
