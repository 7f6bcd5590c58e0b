//! Answers that come in pages, and how the pages follow each other.
//!
//! Each vendor has words of its own for that: a file for each reads them into a [`Description`].
//! This file decides what a description means for an operation, its parameters and its answers.
//! Cursors that nobody describes are [`implied`], and then chosen by the maintainer.

mod fern;
mod implied;
mod pageable;
mod path;
mod place;
mod speakeasy;

use super::{Extension, Pages};
use crate::document::Pointer;
use crate::lower::report::Reporter;
use crate::lower::schema::Schemas;
use crate::lower::types::Types;
use crate::model::{
    Content, Method, NextPage, Operation, PageLimit, PagePlace, PageWalk, Pagination, Shape, Type,
};
use crate::name::Names;
use fern::fern_pages;
use implied::chosen;
use pageable::pageable;
use place::{Input, least, place_in_request, usual};
use speakeasy::speakeasy_pages;

pub(in crate::lower) use implied::ImpliedPages;

/// The pages of an operation as an extension describes them.
struct Description {
    step: Step,
    /// The list on a page that is the last if that is empty.
    results: Option<Output>,
    /// The input for the number of elements on a page.
    limit: Option<Input>,
    /// The number of all pages.
    count: Option<Output>,
    /// A value that tells if there are more pages.
    more: Option<Output>,
}

/// The step from one page to the next, by what is put into the next request.
enum Step {
    Cursor {
        from: Output,
        into: Input,
    },
    Number(Input),
    Offset(Input),
    /// `by_get` is for links that are followed with GET even if the operation has another method.
    Link {
        from: Output,
        by_get: bool,
    },
}

/// A part of an answer, with the place where the description names it.
struct Output {
    at: Pointer,
    pointer: Pointer,
}

/// The failure to use a description, which has been reported.
struct Unusable;

/// The effect of pages that can't be walked through, for the ledger.
const ONE_PAGE: &str = "a method gets one page";

/// Gives one of an operation's methods another beside it that walks through all pages, if the
/// maintainer chose that or an extension describes these. Others may be implied.
pub(in crate::lower) fn paginate(
    (id, pointer): (&str, &Pointer),
    methods: &mut [Operation],
    names: &mut Names,
    implied: &mut ImpliedPages,
    schemas: &mut Schemas<'_>,
) {
    let Schemas { types, choices, reporter, .. } = schemas;
    let walked = methods.iter_mut().find(|operation| is_walked(operation));
    let found = Extension::<Pages>::first(pointer, reporter.document);
    let walk = match (walked, found) {
        (Some(operation), found) => {
            let walk = chosen(id, operation, types, choices).or_else(|| match &found {
                Some(extension) => described(extension, pointer, operation, types, reporter),
                None => {
                    implied.note(pointer, operation, types);
                    None
                }
            });
            walk.map(|walk| (operation, walk))
        }
        (None, Some(extension)) => {
            if let Ok(Some(_)) = describe(&extension, reporter) {
                let message = "pages must be JSON, and the body that asks for them in memory";
                reporter.loss("pagination", &extension.at, message, ONE_PAGE);
            }
            None
        }
        (None, None) => None,
    };
    let Some((operation, walk)) = walk else { return };
    let stem = operation.name.trim_start_matches("r#").to_owned();
    let mut claim = |suffix: &str| names.claim(format!("{stem}_{suffix}"));
    operation.pages = Some(Pagination {
        name: claim("pages"),
        request: claim("request"),
        answer: claim("answer"),
        walk,
    });
}

/// The walk that an extension describes.
fn described(
    extension: &Extension<'_, Pages>,
    pointer: &Pointer,
    operation: &Operation,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Option<PageWalk> {
    let description = describe(extension, reporter).ok()??;
    walk(&extension.at, description, pointer, operation, types, reporter).ok()
}

/// Reads an extension, which may say that there is only one page.
fn describe(
    extension: &Extension<'_, Pages>,
    reporter: &mut Reporter<'_>,
) -> Result<Option<Description>, Unusable> {
    let Extension { name, at, value } = extension;
    match name {
        Pages::Speakeasy => speakeasy_pages(at, value, reporter).map(Some),
        Pages::Fern => fern_pages(at, value, reporter),
        Pages::Microsoft => pageable(at, value, reporter),
    }
}

/// The walk that a description wants, if it fits the operation.
fn walk(
    at: &Pointer,
    description: Description,
    pointer: &Pointer,
    operation: &Operation,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Result<PageWalk, Unusable> {
    let next = match description.step {
        Step::Cursor { from, into } => NextPage::Cursor {
            at: place_in_answer(&from, operation, types, reporter)?.pointer,
            into: place_in_request(&into, pointer, operation, types, reporter)?,
        },
        Step::Number(input) => NextPage::Number {
            first: least(&input, pointer, reporter.document).unwrap_or(1),
            place: place_in_request(&input, pointer, operation, types, reporter)?,
        },
        Step::Offset(input) => NextPage::Offset {
            first: usual(&input, pointer, reporter.document).unwrap_or(0),
            place: place_in_request(&input, pointer, operation, types, reporter)?,
        },
        Step::Link { from, by_get } => {
            if !by_get && (operation.method != Method::Get || operation.body.is_some()) {
                let message = "a link to the next page can only be followed with GET";
                reporter.loss("pagination", at, message, ONE_PAGE);
                return Err(Unusable);
            }
            NextPage::Link { at: place_in_answer(&from, operation, types, reporter)?.pointer }
        }
    };
    let limit = description.limit.map(|input| {
        let usual = self::usual(&input, pointer, reporter.document).unwrap_or(0);
        Ok(PageLimit {
            place: place_in_request(&input, pointer, operation, types, reporter)?,
            usual,
        })
    });
    let mut place =
        |output: Output| Ok(place_in_answer(&output, operation, types, reporter)?.pointer);
    let count = description.count.map(&mut place).transpose()?;
    let more = description.more.map(&mut place).transpose()?;
    let results =
        description.results.map(|output| list_in_answer(&output, operation, types, reporter));
    Ok(PageWalk {
        next,
        results: results.transpose()?,
        // Only one part of a path tells pages; without a limit, the last one has nothing on it.
        limit: limit.transpose()?.filter(|it| !matches!(it.place, PagePlace::Path(_))),
        count,
        more,
    })
}

/// The JSON pointer to a list in the answers.
fn list_in_answer(
    output: &Output,
    operation: &Operation,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Result<String, Unusable> {
    let place = place_in_answer(output, operation, types, reporter)?;
    match types.unaliased(&place.ty) {
        Type::List(_) | Type::Json => Ok(place.pointer),
        _ => missing(&output.at, "the path to a list", reporter),
    }
}

/// The place of an output in the answers.
struct AnswerPlace {
    pointer: String,
    ty: Type,
}

/// Finds an output in the answers, one of which must have it.
fn place_in_answer(
    output: &Output,
    operation: &Operation,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Result<AnswerPlace, Unusable> {
    let mut bodies = operation.successes.iter().filter_map(|success| match &success.content {
        Content::Json { body, .. } => Some(body),
        _ => None,
    });
    match bodies.find_map(|body| reach(body, &output.pointer, types)) {
        Some(ty) => Ok(AnswerPlace { pointer: output.pointer.as_str().to_owned(), ty }),
        None => missing(&output.at, "a path to something in an answer", reporter),
    }
}

/// Reports what the extension lacks.
fn missing<T>(at: &Pointer, expected: &str, reporter: &mut Reporter<'_>) -> Result<T, Unusable> {
    reporter.unreadable_extension(at, expected);
    Err(Unusable)
}

/// The type that a pointer leads to in values of a type: JSON, where the description leaves it
/// open.
fn reach(owner: &Type, pointer: &Pointer, types: &Types) -> Option<Type> {
    pointer.tokens().try_fold(owner.clone(), |owner, token| match types.unaliased(&owner) {
        Type::Json | Type::Tuple(_) => Some(Type::Json),
        Type::List(inner) => token.parse::<isize>().is_ok().then(|| (**inner).clone()),
        Type::Map(inner) => Some((**inner).clone()),
        Type::Named(name) => match types.shape(name)? {
            Shape::Struct(object) => {
                let field = object.fields.iter().find(|field| field.wire == token);
                field.map(|field| &field.ty).or(object.rest.as_ref()).cloned()
            }
            Shape::Union(_) => Some(Type::Json),
            Shape::Enumeration(_) | Shape::Alias(_) | Shape::Newtype(_) => None,
        },
        _ => None,
    })
}

/// Returns true if a method gets JSON, and sends nothing that can't be sent again.
fn is_walked(operation: &Operation) -> bool {
    let in_memory = operation.body.as_ref().is_none_or(|body| body.kind.is_in_memory());
    let mut contents = operation.successes.iter().map(|success| &success.content);
    let has_json = contents.clone().any(|content| matches!(content, Content::Json { .. }));
    in_memory && has_json && !contents.any(Content::is_streamed)
}
