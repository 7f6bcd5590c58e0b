//! Answers that come in pages, and how the pages follow each other.
//!
//! Each vendor has words of its own for that: a file for each reads them into [`Described`]. What that means for an
//! operation, its parameters and its answers, is decided here.

mod fern;
mod pageable;
mod path;
mod place;
mod speakeasy;

use super::super::Lowering;
use crate::document::Pointer;
use crate::model::{
    Content, Method, NextPage, Operation, PageLimit, PagePlace, PageWalk, Pagination, Shape, Type,
};
use crate::name::Names;
use place::Input;

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

impl Lowering<'_> {
    /// Decides whether one of an operation's methods has another beside it that walks through all pages.
    pub(in crate::lower) fn paginate(
        &mut self,
        pointer: &Pointer,
        methods: &mut [Operation],
        names: &mut Names,
    ) {
        let Some((at, described)) = self.described_pages(pointer) else { return };
        let Some(operation) = methods.iter_mut().find(|operation| is_walked(operation)) else {
            let message = "pages must be JSON, and the body that asks for them in memory";
            self.loss("pagination", &at, message.to_owned(), ONE_PAGE);
            return;
        };
        let Ok(walk) = self.walk(&at, described, pointer, operation) else { return };
        let stem = operation.name.trim_start_matches("r#").to_owned();
        let mut claim = |suffix: &str| names.claim(format!("{stem}_{suffix}"));
        operation.pages = Some(Pagination {
            name: claim("pages"),
            request: claim("request"),
            answer: claim("answer"),
            walk,
        });
    }

    fn described_pages(&mut self, pointer: &Pointer) -> Option<(Pointer, Described)> {
        let (at, value) = self.extension(NAMES, pointer)?;
        let described = match at.tokens().next_back().as_deref() {
            Some("x-speakeasy-pagination") => self.speakeasy_pages(&at, value).map(Some),
            Some("x-fern-pagination") => self.fern_pages(&at, value),
            _ => self.pageable(&at, value),
        };
        described.ok().flatten().map(|described| (at, described))
    }

    /// The walk that a description wants, if it fits the operation.
    fn walk(
        &mut self,
        at: &Pointer,
        described: Described,
        pointer: &Pointer,
        operation: &Operation,
    ) -> Result<PageWalk, Unusable> {
        let next = match described.next {
            Turn::Cursor { from, into } => NextPage::Cursor {
                at: self.place_in_answer(&from, operation)?.0,
                into: self.place_in_request(&into, pointer, operation)?,
            },
            Turn::Number(input) => NextPage::Number {
                first: self.least(&input, pointer).unwrap_or(1),
                place: self.place_in_request(&input, pointer, operation)?,
            },
            Turn::Offset(input) => NextPage::Offset {
                first: self.usual(&input, pointer).unwrap_or(0),
                place: self.place_in_request(&input, pointer, operation)?,
            },
            Turn::Link { from, by_get } => {
                if !by_get && (operation.method != Method::Get || operation.body.is_some()) {
                    let message = "a link to the next page can only be followed with GET";
                    self.loss("pagination", at, message.to_owned(), ONE_PAGE);
                    return Err(Unusable);
                }
                NextPage::Link { at: self.place_in_answer(&from, operation)?.0 }
            }
        };
        let limit = described.limit.map(|input| {
            let usual = self.usual(&input, pointer).unwrap_or(0);
            Ok(PageLimit { place: self.place_in_request(&input, pointer, operation)?, usual })
        });
        let mut place = |output: Output| Ok(self.place_in_answer(&output, operation)?.0);
        let count = described.count.map(&mut place).transpose()?;
        let more = described.more.map(&mut place).transpose()?;
        let results = described.results.map(|output| self.list_in_answer(&output, operation));
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
        &mut self,
        output: &Output,
        operation: &Operation,
    ) -> Result<String, Unusable> {
        let (pointer, ty) = self.place_in_answer(output, operation)?;
        match self.unaliased(&ty) {
            Type::List(_) | Type::Json => Ok(pointer),
            _ => self.missing(&output.at, "the path to a list"),
        }
    }

    /// Where something stands in the answers, and its type. One of them must have it.
    fn place_in_answer(
        &mut self,
        output: &Output,
        operation: &Operation,
    ) -> Result<(String, Type), Unusable> {
        let mut bodies = operation.successes.iter().filter_map(|success| match &success.content {
            Content::Json { body, .. } => Some(body),
            _ => None,
        });
        match bodies.find_map(|body| self.reach(body, &output.pointer)) {
            Some(found) => Ok((output.pointer.as_str().to_owned(), found)),
            None => self.missing(&output.at, "a path to something in an answer"),
        }
    }

    /// Reports what the extension lacks.
    fn missing<T>(&mut self, at: &Pointer, expected: &str) -> Result<T, Unusable> {
        self.unreadable(at, expected);
        Err(Unusable)
    }

    /// What a pointer leads to in values of a type: anything, where nothing is said about that.
    fn reach(&self, owner: &Type, pointer: &Pointer) -> Option<Type> {
        pointer.tokens().try_fold(owner.clone(), |owner, token| match self.unaliased(&owner) {
            Type::Json | Type::Tuple(_) => Some(Type::Json),
            Type::List(inner) => token.parse::<isize>().is_ok().then_some(*inner),
            Type::Map(inner) => Some(*inner),
            Type::Named(name) => match &self.types.get(&name)?.as_ref()?.shape {
                Shape::Struct(object) => {
                    let field = object.fields.iter().find(|field| field.wire == token);
                    field.map(|field| &field.ty).or(object.rest.as_ref()).cloned()
                }
                Shape::Union(_) => Some(Type::Json),
                Shape::Enumeration(_) | Shape::Alias(_) => None,
            },
            _ => None,
        })
    }
}

/// Whether a method gets JSON, and sends nothing that can't be sent again.
fn is_walked(operation: &Operation) -> bool {
    let in_memory = operation.body.as_ref().is_none_or(|body| body.kind.is_in_memory());
    let mut contents = operation.successes.iter().map(|success| &success.content);
    let has_json = contents.clone().any(|content| matches!(content, Content::Json { .. }));
    in_memory && has_json && !contents.any(Content::is_streamed)
}
