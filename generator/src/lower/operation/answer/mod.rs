//! Answers: the statuses that are successes, those that are errors, and the meaning of each.

mod content;
mod error;
mod header;
mod result;
mod status;
mod success;

use std::borrow::Cow;

use openapiv3::{Response, StatusCode};

use super::{NamedOperation, Site};
use crate::docs;
use crate::document::{Document, Pointer};
use crate::lower::choices::Choices;
use crate::lower::reference::{Resolved, resolve};
use crate::lower::schema::Schemas;
use crate::model::{ErrorDefinition, Headers, Status, Success};
use crate::name;
use content::Reading;
use error::errors;
use success::{alternative, successes};

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
    /// The answers that its methods may ask for. The first is for its own method; each of the
    /// others needs one beside it, since the caller gets something else.
    pub(super) alternatives: Vec<AnswerAlternative>,
    /// The name of the type of its errors, if any are documented.
    pub(super) error: Option<String>,
    pub(super) error_statuses: Vec<Status>,
}

/// The answer that one method asks for.
pub(super) struct AnswerAlternative {
    /// The word that tells the method from its siblings, unless it is the first.
    pub(super) suffix: Option<&'static str>,
    /// The media types to ask for, as a header value.
    pub(super) accept: String,
    pub(super) successes: Vec<Success>,
    /// The name of the enum of its successes, if there are several.
    pub(super) outcome: Option<String>,
}

/// An answer as the description has it.
struct Answer<'a> {
    status: Status,
    response: Cow<'a, Response>,
    /// The place of the answer itself.
    pointer: Pointer,
    /// The place where the operation has it, or a reference to it.
    place: Pointer,
}

/// Decides about the answers of an operation.
pub(super) fn answers(
    operation: &NamedOperation<'_>,
    schemas: &mut Schemas<'_>,
    results: &mut Results,
) -> Answers {
    let documented = documented(operation.site, schemas.document);
    let has = |hundred| documented.iter().any(|it| status::hundred(it.status) == Some(hundred));
    // Without a documented 2xx, a redirect is what the operation is for; without any of the two,
    // the default answer tells of success, too.
    let (has_2xx, has_3xx) = (has(2), has(3));
    let is_success = |answer: &Answer<'_>| match status::hundred(answer.status) {
        Some(hundred) => hundred == 2 || (hundred == 3 && !has_2xx),
        None => !has_2xx && !has_3xx,
    };
    let (successful, failed): (Vec<_>, Vec<_>) = documented.into_iter().partition(is_success);
    let error_statuses = failed.iter().map(|answer| answer.status).collect();
    let successes = successes(successful, operation, schemas, results);
    let errors = errors(&failed, operation, schemas, results);
    let mut readings: Vec<Option<Reading>> = vec![None];
    for offer in successes.iter().flat_map(|success| success.offers.iter().skip(1)) {
        if !readings.contains(&Some(offer.reading)) {
            readings.push(Some(offer.reading));
        }
    }
    let (type_name, types) = (&operation.type_name, &mut schemas.types);
    let alternatives = readings
        .into_iter()
        .map(|reading| alternative(reading, &successes, &errors.accept, type_name, types));
    Answers { alternatives: alternatives.collect(), error: errors.name, error_statuses }
}

/// The documented answers: statuses first, then ranges, then the default, as they are looked at.
fn documented<'s>(site: &'s Site<'_>, document: &'s Document) -> Vec<Answer<'s>> {
    let responses = &site.operation.responses;
    let holder = site.pointer.join("responses");
    let answer = |status, key: &str, response| {
        let place = holder.join(key);
        let Resolved { pointer, value } = resolve(document, response, &place)?;
        Some(Answer { status, response: value, pointer, place })
    };
    let coded = responses.responses.iter().filter_map(|(code, response)| {
        let status = match code {
            StatusCode::Code(code) => Status::Exact(*code),
            StatusCode::Range(hundred) => Status::Range(*hundred),
        };
        answer(status, &code.to_string(), response)
    });
    let default = responses.default.iter();
    let default = default.filter_map(|response| answer(Status::Default, "default", response));
    let mut answers: Vec<_> = coded.chain(default).collect();
    answers.sort_by_key(|answer| answer.status);
    answers
}

impl Answer<'_> {
    /// The name that the variant for the answer would like to have.
    fn variant_name(&self, choices: &mut Choices<'_>) -> String {
        choices.name(name::Kind::Variant, &self.place).unwrap_or_else(|| status::name(self.status))
    }

    /// The documentation of the variant for the answer.
    fn docs(&self) -> String {
        let description = self.response.description.trim();
        let status = status::text(self.status);
        match description.is_empty() {
            true => format!("{status}."),
            false => docs::rustdoc(&format!("{status}: {description}")),
        }
    }
}
