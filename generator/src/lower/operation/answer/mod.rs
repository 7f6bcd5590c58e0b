//! Answers: which statuses are successes, and what each means.

mod content;
mod header;
mod result;
mod status;

use openapiv3::{Response, StatusCode as Described};

use super::Site;
use crate::document::{Document, Pointer};
use crate::lower::choices::Choices;
use crate::lower::reference::{Resolved, resolve};
use crate::lower::schema::Schemas;
use crate::lower::types::Types;
use crate::model::{
    Content, ErrorDefinition, ErrorKind, ErrorVariant, Headers, Method, Status, Success,
};
use crate::{docs, name};
use content::{Family, Offer, offers};
use result::choose_result;

/// The types of answers that stand for no schema.
#[derive(Default)]
pub(in crate::lower) struct Results {
    /// The errors of the operations.
    pub(in crate::lower) errors: Vec<ErrorDefinition>,
    /// The structs of headers, which answers with the same ones share.
    pub(in crate::lower) headers: Vec<Headers>,
}

/// The answers of an operation.
pub(super) struct Answers {
    /// What its methods may ask for. The first is for its own method; each of the others needs one beside it, since
    /// the caller gets something else.
    pub(super) alternatives: Vec<Alternative>,
    pub(super) error: Option<String>,
    pub(super) error_statuses: Vec<Status>,
}

/// What one method gets.
pub(super) struct Alternative {
    /// The name that tells the method from its siblings, unless it is the first.
    pub(super) suffix: Option<&'static str>,
    pub(super) accept: String,
    pub(super) successes: Vec<Success>,
    pub(super) outcome: Option<String>,
}

/// An answer as the description has it.
struct Answer<'a> {
    status: Status,
    pointer: Pointer,
    /// Where the operation names it, which may be a reference.
    site: Pointer,
    response: std::borrow::Cow<'a, Response>,
}

/// A success with its name, and what it can be.
struct Found<'a> {
    answer: Answer<'a>,
    variant: String,
    offers: Vec<Offer>,
    headers: Option<String>,
}

pub(super) fn responses(
    site: &Site<'_>,
    id: &str,
    method: &str,
    type_name: &str,
    schemas: &mut Schemas<'_>,
    results: &mut Results,
) -> Answers {
    let answers = self::answers(site, schemas.document);
    let has_2xx = answers.iter().any(|answer| status::hundred(answer.status) == Some(2));
    // Without a documented 2xx, a redirect is what the operation is for; without any of the two, the
    // default answer tells of success, too.
    let has_3xx = answers.iter().any(|answer| status::hundred(answer.status) == Some(3));
    let is_success = |answer: &Answer<'_>| match status::hundred(answer.status) {
        Some(hundred) => hundred == 2 || (hundred == 3 && !has_2xx),
        None => !has_2xx && !has_3xx,
    };
    let (successes, errors): (Vec<_>, Vec<_>) = answers.into_iter().partition(is_success);
    let error_statuses = errors.iter().map(|answer| answer.status).collect();
    let successes = self::successes(successes, site, id, type_name, schemas, results);
    let (error, of_errors) = self::errors(&errors, site, method, type_name, schemas, results);
    let mut families = vec![None];
    for offer in successes.iter().flat_map(|success| success.offers.iter().skip(1)) {
        if !families.contains(&Some(offer.family)) {
            families.push(Some(offer.family));
        }
    }
    let alternatives = families
        .into_iter()
        .map(|family| alternative(family, &successes, &of_errors, type_name, &mut schemas.types));
    Answers { alternatives: alternatives.collect(), error, error_statuses }
}

/// The documented answers: statuses first, then ranges, then the default, as they are looked at.
fn answers<'s>(site: &'s Site<'_>, document: &'s Document) -> Vec<Answer<'s>> {
    let responses = &site.operation.responses;
    let pointer = site.pointer.join("responses");
    let coded = responses.responses.iter().map(|(code, response)| {
        let status = match code {
            Described::Code(code) => Status::Exact(*code),
            Described::Range(range) => Status::Range(*range),
        };
        (status, code.to_string(), response)
    });
    let default = responses.default.iter();
    let default = default.map(|response| (Status::Default, "default".to_owned(), response));
    let found = coded.chain(default).filter_map(|(status, key, response)| {
        let site = pointer.join(&key);
        let Resolved { pointer, value } = resolve(document, response, &site)?;
        Some(Answer { status, pointer, site, response: value })
    });
    let mut answers: Vec<_> = found.collect();
    answers.sort_by_key(|answer| answer.status);
    answers
}

fn successes<'s>(
    answers: Vec<Answer<'s>>,
    site: &Site<'_>,
    id: &str,
    type_name: &str,
    schemas: &mut Schemas<'_>,
    results: &mut Results,
) -> Vec<Found<'s>> {
    let several = answers.len() > 1;
    let mut names = name::Names::default();
    let mut successes = Vec::new();
    for answer in answers {
        let variant = names.claim(variant_name(&answer, &mut schemas.choices));
        let owner = if several { format!("{type_name}{variant}") } else { type_name.to_owned() };
        let new_type = if several { owner.clone() } else { format!("{owner}Response") };
        let mut offers = bodies(&answer, site, &new_type, schemas);
        offers.iter_mut().for_each(|offer| choose_result(offer, &answer.pointer, id, schemas));
        let headers = header::headers(&answer.response, &answer.pointer, &owner, schemas, results);
        successes.push(Found { answer, variant, offers, headers });
    }
    successes
}

/// What the method gets that asks for a family of bodies, or for the first that there is.
fn alternative(
    family: Option<Family>,
    answers: &[Found<'_>],
    of_errors: &[String],
    type_name: &str,
    types: &mut Types,
) -> Alternative {
    let suffix = family.map(Family::suffix);
    let several = answers.len() > 1;
    let mut accept: Vec<&str> = Vec::new();
    let mut successes = Vec::new();
    for Found { answer, variant, offers, headers } in answers {
        let wanted = offers.iter().find(|offer| Some(offer.family) == family);
        let offer = wanted.or_else(|| offers.first());
        accept.extend(offer.iter().flat_map(|offer| &offer.media_types).map(String::as_str));
        let content = offer.map_or(Content::Empty, |offer| offer.content.clone());
        successes.push(Success {
            status: answer.status,
            name: variant.clone(),
            docs: variant_docs(answer),
            content,
            headers: headers.clone(),
            boxed: false,
        });
    }
    let outcome = several.then(|| {
        let suffix = suffix.map(name::variant_name).unwrap_or_default();
        types.claim(format!("{type_name}{suffix}Outcome"))
    });
    // An error may come in a form that is another method's success, which must not be asked for here.
    let others = answers.iter().flat_map(|found| &found.offers);
    let others: Vec<&str> =
        others.flat_map(|offer| &offer.media_types).map(String::as_str).collect();
    accept.extend(of_errors.iter().map(String::as_str).filter(|error| !others.contains(error)));
    Alternative { suffix, accept: header_value(&accept), successes, outcome }
}

/// The errors of an operation, and what to ask for because of them.
fn errors(
    answers: &[Answer<'_>],
    site: &Site<'_>,
    method: &str,
    type_name: &str,
    schemas: &mut Schemas<'_>,
    results: &mut Results,
) -> (Option<String>, Vec<String>) {
    let mut accept = Vec::new();
    if answers.is_empty() {
        return (None, accept);
    }
    let mut names = name::Names::default();
    let mut variants = Vec::new();
    for answer in answers {
        let wanted = variant_name(answer, &mut schemas.choices);
        let new_type = format!("{type_name}{wanted}");
        let offer = bodies(answer, site, &new_type, schemas).into_iter().next();
        accept.extend(offer.iter().flat_map(|offer| offer.media_types.iter().take(1).cloned()));
        let body = match offer.map(|offer| offer.content) {
            Some(Content::Json { body, .. }) => Some(body),
            _ => None,
        };
        let headers =
            header::headers(&answer.response, &answer.pointer, &new_type, schemas, results);
        variants.push(ErrorVariant {
            status: answer.status,
            name: names.claim(wanted),
            docs: variant_docs(answer),
            body,
            headers,
        });
    }
    let name = schemas.types.claim(format!("{type_name}Error"));
    let operation = method.to_owned();
    results.errors.push(ErrorDefinition {
        name: name.clone(),
        operation,
        kind: ErrorKind::Enum(variants),
    });
    (Some(name), accept)
}

fn variant_name(answer: &Answer<'_>, choices: &mut Choices<'_>) -> String {
    if let Some(name) = choices.name(&answer.site) {
        return name.to_owned();
    }
    status::name(answer.status)
}

/// What the body of an answer can be. HTTP knows of answers that never have one (RFC 9110, section 6.4.1).
fn bodies(
    answer: &Answer<'_>,
    site: &Site<'_>,
    new_type: &str,
    schemas: &mut Schemas<'_>,
) -> Vec<Offer> {
    if answer.response.content.is_empty() {
        return Vec::new();
    }
    let never = match answer.status {
        _ if site.method == Method::Head => Some("an answer to HEAD".to_owned()),
        Status::Exact(code @ (204 | 205 | 304)) => Some(format!("an answer with {code}")),
        _ => None,
    };
    let Some(never) = never else {
        return offers(&answer.response, &answer.pointer, new_type, schemas);
    };
    let message = format!("{never} never has a body");
    schemas.reporter.loss(
        "response-body",
        &answer.pointer.join("content"),
        message,
        "none is read",
    );
    Vec::new()
}

/// Media types as a header has them, each once. Who asks for none takes any.
fn header_value(media_types: &[&str]) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for media_type in media_types {
        if !distinct.contains(media_type) {
            distinct.push(media_type);
        }
    }
    if distinct.is_empty() { "*/*".to_owned() } else { distinct.join(", ") }
}

fn variant_docs(answer: &Answer<'_>) -> String {
    let description = answer.response.description.trim();
    let status = status::text(answer.status);
    match description.is_empty() {
        true => format!("{status}."),
        false => docs::rustdoc(&format!("{status}: {description}")),
    }
}
