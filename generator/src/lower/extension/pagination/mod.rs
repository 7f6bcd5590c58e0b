//! Answers that come in pages, and how the pages follow each other.
//!
//! Each vendor has words of its own for that: a file for each reads them into [`Described`]. What that means for an
//! operation, its parameters and its answers, is decided here.

mod fern;
mod pageable;
mod path;
mod place;
mod speakeasy;

use crate::document::Pointer;
use crate::lower::report::Reporter;
use crate::lower::types::Types;
use crate::model::{
    Content, Method, NextPage, Operation, PageLimit, PagePlace, PageWalk, Pagination, Shape, Type,
};
use crate::name::Names;
use fern::fern_pages;
use pageable::pageable;
use place::{Input, least, place_in_request, usual};
use speakeasy::speakeasy_pages;

/// What an extension says.
struct Described {
    next: Turn,
    /// The list on a page that is the last if that is empty.
    results: Option<Output>,
    limit: Option<Input>,
    count: Option<Output>,
    more: Option<Output>,
}

/// How the next page is asked for.
enum Turn {
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

/// A place in an answer, with that where the description names it.
struct Output {
    at: Pointer,
    pointer: Pointer,
}

/// Something can't be used, which has been reported.
struct Unusable;

/// The extensions, of which the first counts.
const NAMES: &[&str] = &["x-speakeasy-pagination", "x-fern-pagination", "x-ms-pageable"];

/// What a method does without the one for all pages.
const ONE_PAGE: &str = "a method gets one page";

/// Decides whether one of an operation's methods has another beside it that walks through all pages.
pub(in crate::lower) fn paginate(
    pointer: &Pointer,
    methods: &mut [Operation],
    names: &mut Names,
    types: &Types,
    reporter: &mut Reporter<'_>,
) {
    let Some((at, described)) = described_pages(pointer, reporter) else { return };
    let Some(operation) = methods.iter_mut().find(|operation| is_walked(operation)) else {
        let message = "pages must be JSON, and the body that asks for them in memory";
        reporter.loss("pagination", &at, message.to_owned(), ONE_PAGE);
        return;
    };
    let Ok(walk) = self::walk(&at, described, pointer, operation, types, reporter) else { return };
    let stem = operation.name.trim_start_matches("r#").to_owned();
    let mut claim = |suffix: &str| names.claim(format!("{stem}_{suffix}"));
    operation.pages = Some(Pagination {
        name: claim("pages"),
        request: claim("request"),
        answer: claim("answer"),
        walk,
    });
}

fn described_pages(pointer: &Pointer, reporter: &mut Reporter<'_>) -> Option<(Pointer, Described)> {
    let (at, value) = reporter.extension(NAMES, pointer)?;
    let described = match at.tokens().next_back().as_deref() {
        Some("x-speakeasy-pagination") => speakeasy_pages(&at, value, reporter).map(Some),
        Some("x-fern-pagination") => fern_pages(&at, value, reporter),
        _ => pageable(&at, value, reporter),
    };
    described.ok().flatten().map(|described| (at, described))
}

/// The walk that a description wants, if it fits the operation.
fn walk(
    at: &Pointer,
    described: Described,
    pointer: &Pointer,
    operation: &Operation,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Result<PageWalk, Unusable> {
    let next = match described.next {
        Turn::Cursor { from, into } => NextPage::Cursor {
            at: place_in_answer(&from, operation, types, reporter)?.0,
            into: place_in_request(&into, pointer, operation, types, reporter)?,
        },
        Turn::Number(input) => NextPage::Number {
            first: least(&input, pointer, reporter.document).unwrap_or(1),
            place: place_in_request(&input, pointer, operation, types, reporter)?,
        },
        Turn::Offset(input) => NextPage::Offset {
            first: usual(&input, pointer, reporter.document).unwrap_or(0),
            place: place_in_request(&input, pointer, operation, types, reporter)?,
        },
        Turn::Link { from, by_get } => {
            if !by_get && (operation.method != Method::Get || operation.body.is_some()) {
                let message = "a link to the next page can only be followed with GET";
                reporter.loss("pagination", at, message.to_owned(), ONE_PAGE);
                return Err(Unusable);
            }
            NextPage::Link { at: place_in_answer(&from, operation, types, reporter)?.0 }
        }
    };
    let limit = described.limit.map(|input| {
        let usual = self::usual(&input, pointer, reporter.document).unwrap_or(0);
        Ok(PageLimit {
            place: place_in_request(&input, pointer, operation, types, reporter)?,
            usual,
        })
    });
    let mut place = |output: Output| Ok(place_in_answer(&output, operation, types, reporter)?.0);
    let count = described.count.map(&mut place).transpose()?;
    let more = described.more.map(&mut place).transpose()?;
    let results =
        described.results.map(|output| list_in_answer(&output, operation, types, reporter));
    Ok(PageWalk {
        next,
        results: results.transpose()?,
        // Only one part of a path tells pages; without a limit, the last one has nothing on it.
        limit: limit.transpose()?.filter(|it| !matches!(it.place, PagePlace::Path(_))),
        count,
        more,
    })
}

/// Where a list stands in the answers.
fn list_in_answer(
    output: &Output,
    operation: &Operation,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Result<String, Unusable> {
    let (pointer, ty) = place_in_answer(output, operation, types, reporter)?;
    match types.unaliased(&ty) {
        Type::List(_) | Type::Json => Ok(pointer),
        _ => missing(&output.at, "the path to a list", reporter),
    }
}

/// Where something stands in the answers, and its type. One of them must have it.
fn place_in_answer(
    output: &Output,
    operation: &Operation,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Result<(String, Type), Unusable> {
    let mut bodies = operation.successes.iter().filter_map(|success| match &success.content {
        Content::Json { body, .. } => Some(body),
        _ => None,
    });
    match bodies.find_map(|body| reach(body, &output.pointer, types)) {
        Some(found) => Ok((output.pointer.as_str().to_owned(), found)),
        None => missing(&output.at, "a path to something in an answer", reporter),
    }
}

/// Reports what the extension lacks.
fn missing<T>(at: &Pointer, expected: &str, reporter: &mut Reporter<'_>) -> Result<T, Unusable> {
    reporter.unreadable(at, expected);
    Err(Unusable)
}

/// What a pointer leads to in values of a type: anything, where nothing is said about that.
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

/// Whether a method gets JSON, and sends nothing that can't be sent again.
fn is_walked(operation: &Operation) -> bool {
    let in_memory = operation.body.as_ref().is_none_or(|body| body.kind.is_in_memory());
    let mut contents = operation.successes.iter().map(|success| &success.content);
    let has_json = contents.clone().any(|content| matches!(content, Content::Json { .. }));
    in_memory && has_json && !contents.any(Content::is_streamed)
}
