//! Successes: the answers that methods return.

use super::content::{Offer, Reading, offers};
use super::header::headers;
use super::result::with_result;
use super::{Answer, AnswerAlternative, NamedOperation, Results};
use crate::lower::schema::Schemas;
use crate::lower::types::Types;
use crate::model::{Content, Success};
use crate::name;

/// A success before it is decided which of its bodies a method asks for.
pub(super) struct OpenSuccess<'a> {
    answer: Answer<'a>,
    /// The name of its variant in outcomes.
    variant: String,
    /// The bodies that it may have.
    pub(super) offers: Vec<Offer>,
    /// The name of the struct for its headers, if it has any.
    headers: Option<String>,
}

/// Decides about the successes of an operation.
pub(super) fn successes<'s>(
    answers: Vec<Answer<'s>>,
    operation: &NamedOperation<'_>,
    schemas: &mut Schemas<'_>,
    results: &mut Results,
) -> Vec<OpenSuccess<'s>> {
    let type_name = &operation.type_name;
    let id = operation.site.id();
    let several = answers.len() > 1;
    let mut names = name::Names::default();
    let mut successes = Vec::new();
    for answer in answers {
        let variant = names.claim(answer.variant_name(&mut schemas.choices));
        let owner = if several { format!("{type_name}{variant}") } else { type_name.clone() };
        let new_type = if several { owner.clone() } else { format!("{owner}Response") };
        let offers = offers(&answer, operation.site.method, &new_type, schemas).into_iter();
        let offers = offers.map(|offer| with_result(offer, &answer.pointer, &id, schemas));
        let offers = offers.collect();
        let headers = headers(&answer, &owner, schemas, results);
        successes.push(OpenSuccess { answer, variant, offers, headers });
    }
    successes
}

/// The answer for the method that asks for bodies that are read in one way, or for the first that
/// each success offers.
pub(super) fn alternative(
    reading: Option<Reading>,
    successes: &[OpenSuccess<'_>],
    accept_of_errors: &[String],
    type_name: &str,
    types: &mut Types,
) -> AnswerAlternative {
    let suffix = reading.map(Reading::suffix);
    let outcome = (successes.len() > 1).then(|| {
        let suffix = suffix.map(name::variant_name).unwrap_or_default();
        types.claim(format!("{type_name}{suffix}Outcome"))
    });
    let offers: Vec<_> = successes.iter().map(|success| success.offer(reading)).collect();
    let asked = offers.iter().flatten().flat_map(|offer| &offer.media_types);
    // An error may come in a form that is another method's success, which must not be asked for
    // here.
    let offered: Vec<&String> = successes
        .iter()
        .flat_map(|success| &success.offers)
        .flat_map(|offer| &offer.media_types)
        .collect();
    let of_errors = accept_of_errors.iter().filter(|error| !offered.contains(error));
    let accept = accept(asked.chain(of_errors));
    let successes = successes.iter().zip(&offers).map(|(success, offer)| success.with(*offer));
    AnswerAlternative { suffix, accept, successes: successes.collect(), outcome }
}

impl OpenSuccess<'_> {
    /// The body to ask for: one that is read in a way, or else the first.
    fn offer(&self, reading: Option<Reading>) -> Option<&Offer> {
        let wanted = self.offers.iter().find(|offer| Some(offer.reading) == reading);
        wanted.or_else(|| self.offers.first())
    }

    /// The success with a body.
    fn with(&self, offer: Option<&Offer>) -> Success {
        Success {
            status: self.answer.status,
            name: self.variant.clone(),
            docs: self.answer.docs(),
            content: offer.map_or(Content::Empty, |offer| offer.content.clone()),
            headers: self.headers.clone(),
            boxed: false,
        }
    }
}

/// Media types as a header value, each once. Who asks for none takes any.
fn accept<'m>(media_types: impl Iterator<Item = &'m String>) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for media_type in media_types {
        if !distinct.contains(&media_type.as_str()) {
            distinct.push(media_type);
        }
    }
    if distinct.is_empty() { "*/*".to_owned() } else { distinct.join(", ") }
}
