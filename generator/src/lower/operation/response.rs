//! Answers: which statuses are successes, and what each means.

use http::StatusCode;
use openapiv3::{MediaType, Response, StatusCode as Described};

use super::{Site, is_json};
use crate::document::Pointer;
use crate::lower::reference::Resolved;
use crate::lower::schema::Slot;
use crate::lower::{Lowering, docs, name};
use crate::model::{
    Api, Content, ErrorDefinition, ErrorKind, ErrorVariant, Outcome, OutcomeVariant, Shape, Status,
    Success, Type,
};

/// What an operation's answers come to.
pub(super) struct Answers {
    pub(super) accept: String,
    pub(super) successes: Vec<Success>,
    pub(super) outcome: Option<String>,
    pub(super) error: Option<String>,
    pub(super) error_statuses: Vec<String>,
}

/// An answer as the description has it.
struct Answer<'a> {
    status: Status,
    pointer: Pointer,
    /// Where the operation names it, which may be a reference.
    site: Pointer,
    response: std::borrow::Cow<'a, Response>,
}

impl Lowering<'_> {
    pub(super) fn responses(
        &mut self,
        site: &Site<'_>,
        id: &str,
        method: &str,
        type_name: &str,
        api: &mut Api,
    ) -> Answers {
        let answers = self.answers(site);
        let accept = accept(&answers);
        let has_2xx = answers.iter().any(|answer| hundred(answer.status) == Some(2));
        // Without a documented 2xx, a redirect is what the operation is for; without any of the two, the
        // default answer tells of success, too.
        let has_3xx = answers.iter().any(|answer| hundred(answer.status) == Some(3));
        let is_success = |answer: &Answer<'_>| match hundred(answer.status) {
            Some(hundred) => hundred == 2 || (hundred == 3 && !has_2xx),
            None => !has_2xx && !has_3xx,
        };
        let (successes, errors): (Vec<_>, Vec<_>) = answers.into_iter().partition(is_success);
        let error_statuses = errors.iter().map(|answer| status_text(answer.status)).collect();
        let (successes, outcome) = self.successes(&successes, id, method, type_name, api);
        let error = self.errors(&errors, method, type_name, api);
        Answers { accept, successes, outcome, error, error_statuses }
    }

    /// The documented answers: statuses first, then ranges, then the default, as they are looked at.
    fn answers<'s>(&self, site: &'s Site<'_>) -> Vec<Answer<'s>> {
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
            let Resolved { pointer, value } =
                crate::lower::reference::resolve(self.document, response, &site)?;
            Some(Answer { status, pointer, site, response: value })
        });
        let mut answers: Vec<_> = found.collect();
        answers.sort_by_key(|answer| answer.status);
        answers
    }

    fn successes(
        &mut self,
        answers: &[Answer<'_>],
        id: &str,
        method: &str,
        type_name: &str,
        api: &mut Api,
    ) -> (Vec<Success>, Option<String>) {
        let several = answers.len() > 1;
        let mut names = name::Names::default();
        let mut successes = Vec::new();
        let mut variants = Vec::new();
        for answer in answers {
            let wanted = self.variant_name(answer);
            let variant = names.claim(wanted);
            let new_type = if several {
                format!("{type_name}{variant}")
            } else {
                format!("{type_name}Response")
            };
            let content = self.content(answer, id, &new_type);
            variants.push(OutcomeVariant {
                name: variant.clone(),
                docs: variant_docs(answer),
                result: content.result(),
            });
            let variant = several.then_some(variant);
            successes.push(Success { status: answer.status, variant, content });
        }
        let outcome = several.then(|| {
            let name = self.names.claim(format!("{type_name}Outcome"));
            api.outcomes.push(Outcome {
                name: name.clone(),
                operation: method.to_owned(),
                variants,
            });
            name
        });
        (successes, outcome)
    }

    fn errors(
        &mut self,
        answers: &[Answer<'_>],
        method: &str,
        type_name: &str,
        api: &mut Api,
    ) -> Option<String> {
        if answers.is_empty() {
            return None;
        }
        let mut names = name::Names::default();
        let mut variants = Vec::new();
        for answer in answers {
            let wanted = self.variant_name(answer);
            let new_type = format!("{type_name}{wanted}");
            let content = self.answer_content(answer, &new_type);
            let body = if let Content::Json { body, .. } = content { Some(body) } else { None };
            let name = names.claim(wanted);
            variants.push(ErrorVariant {
                status: answer.status,
                name,
                docs: variant_docs(answer),
                body,
            });
        }
        let name = self.names.claim(format!("{type_name}Error"));
        let operation = method.to_owned();
        api.errors.push(ErrorDefinition {
            name: name.clone(),
            operation,
            kind: ErrorKind::Enum(variants),
        });
        Some(name)
    }

    fn variant_name(&mut self, answer: &Answer<'_>) -> String {
        if let Some(name) = self.choices.name(&answer.site) {
            return name.to_owned();
        }
        match answer.status {
            Status::Exact(code) => match reason(code) {
                Some(reason) => name::variant_name(reason),
                None => format!("Status{code}"),
            },
            Status::Range(1) => "Informational".to_owned(),
            Status::Range(2) => "Success".to_owned(),
            Status::Range(3) => "Redirection".to_owned(),
            Status::Range(4) => "ClientError".to_owned(),
            Status::Range(5) => "ServerError".to_owned(),
            Status::Range(range) => format!("Status{range}xx"),
            Status::Default => "Other".to_owned(),
        }
    }

    /// What a success's body holds, as far as the maintainer wants it.
    fn content(&mut self, answer: &Answer<'_>, id: &str, new_type: &str) -> Content {
        let mut content = self.answer_content(answer, new_type);
        let Content::Json { path, result, .. } = &mut content else { return content };
        let Some(choice) = self.choices.result(id) else { return content };
        for token in Pointer::parse(&choice.pointer).unwrap_or_default().tokens() {
            let Some((field, r#type)) = self.property(result, &token) else {
                let message = format!(
                    "`{token}` of the result's pointer is no property that is always there"
                );
                let help = "point through properties that are required or have an empty default";
                self.error("unreachable-result", &answer.pointer, message, help);
                break;
            };
            path.push(field);
            *result = r#type;
        }
        content
    }

    fn property(&self, owner: &Type, wire: &str) -> Option<(String, Type)> {
        let Type::Named(name) = owner else { return None };
        let definition = self.types.get(name)?.as_ref()?;
        let Shape::Struct(object) = &definition.shape else { return None };
        let field = object.fields.iter().find(|field| field.wire == wire)?;
        field.presence.is_always_there().then(|| (field.name.clone(), field.r#type.clone()))
    }

    fn answer_content(&mut self, answer: &Answer<'_>, new_type: &str) -> Content {
        let pointer = answer.pointer.join("content");
        let Some((media_type, content)) = preferred(&answer.response) else {
            return Content::Empty;
        };
        let others = answer.response.content.keys();
        let others: Vec<_> = others.filter(|o| *o != media_type && !is_json(o)).collect();
        for other in others {
            let message = format!("the answer may be {other}, too");
            let instead = format!("{media_type} is asked for");
            self.loss("response-media-type", &pointer, message, &instead);
        }
        if is_json(media_type) {
            let pointer = pointer.join(media_type).join("schema");
            let body = match &content.schema {
                Some(schema) => self.schema_type(Slot::from(schema), &pointer, new_type),
                None => Type::Json,
            };
            return Content::Json { result: body.clone(), body, path: Vec::new() };
        }
        match media_type.starts_with("text/") || media_type.contains("xml") {
            true => Content::Text,
            false => Content::Bytes,
        }
    }
}

fn hundred(status: Status) -> Option<u16> {
    match status {
        Status::Exact(code) => Some(code / 100),
        Status::Range(hundred) => Some(hundred),
        Status::Default => None,
    }
}

/// The media types that can be read of all documented answers, in their order. An operation that documents
/// none accepts any. What isn't asked for is another form of the same, which no method could read.
fn accept(answers: &[Answer<'_>]) -> String {
    let mut media_types: Vec<&str> = Vec::new();
    for answer in answers {
        let preferred = preferred(&answer.response).map(|(media_type, _)| media_type);
        if let Some(media_type) = preferred.filter(|media_type| !media_types.contains(media_type)) {
            media_types.push(media_type);
        }
    }
    if media_types.is_empty() { "*/*".to_owned() } else { media_types.join(", ") }
}

/// The media type of an answer that is asked for: JSON, if there is any.
fn preferred(response: &Response) -> Option<(&str, &MediaType)> {
    let mut content = response.content.iter().filter(|(name, _)| is_sendable(name));
    let json = content.clone().find(|(name, _)| is_json(name));
    json.or_else(|| content.next()).map(|(name, content)| (name.as_str(), content))
}

/// Whether a media type can stand in a header.
fn is_sendable(media_type: &str) -> bool {
    http::HeaderValue::from_str(media_type).is_ok() && media_type.contains('/')
}

fn variant_docs(answer: &Answer<'_>) -> String {
    let description = answer.response.description.trim();
    let status = status_text(answer.status);
    match description.is_empty() {
        true => format!("{status}."),
        false => docs::rustdoc(&format!("{status}: {description}")),
    }
}

fn status_text(status: Status) -> String {
    match status {
        Status::Exact(code) => code.to_string(),
        Status::Range(hundred) => format!("{hundred}XX"),
        Status::Default => "Any other status".to_owned(),
    }
}

fn reason(code: u16) -> Option<&'static str> {
    StatusCode::from_u16(code).ok()?.canonical_reason()
}
