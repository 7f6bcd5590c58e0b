//! The methods that walk through all pages, and what they share with those for one of them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file::{docs, identifier};
use super::imports::Imports;
use super::operation::error;
use super::parameter::{names_of, parameters_of};
use super::request::{request, value};
use super::result;
use crate::model::{Argument, NextPage, Operation, PagePlace, Pagination};

/// The request and the meaning of an answer as the method for one page has them, and the methods beside it.
pub(super) fn shared(
    operation: &Operation,
    pages: &Pagination,
) -> (TokenStream, TokenStream, TokenStream) {
    let (request, answer) = (identifier(&pages.request), identifier(&pages.answer));
    let names = names_of(operation);
    let others = [
        all_pages(operation, pages),
        make_request(operation, pages),
        read_answer(operation, pages),
    ];
    let asked = quote!(self.#request(#(#names),*));
    (asked, quote!(Self::#answer(response)), quote!(#(#others)*))
}

fn all_pages(operation: &Operation, pages: &Pagination) -> TokenStream {
    let one = &operation.name;
    let text = docs(&format!("All pages of [`{one}`](Self::{one}), each when it is its turn."));
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let name = identifier(&pages.name);
    let (parameters, names) = (parameters_of(operation), names_of(operation));
    let result = result::result(operation);
    let error = operation.error.as_ref().map(|error| {
        let error = identifier(error);
        quote!(, #error)
    });
    let (request, answer) = (identifier(&pages.request), identifier(&pages.answer));
    let next = next(&pages.walk.next);
    let results = pages.walk.results.as_ref().map(|at| quote!(.results(#at)));
    let limit = pages.walk.limit.as_ref().map(|limit| {
        let (place, usual) = (place(&limit.place), Literal::u64_unsuffixed(limit.usual));
        quote!(.limit(#place, #usual))
    });
    let count = pages.walk.count.as_ref().map(|at| quote!(.count(#at)));
    let more = pages.walk.more.as_ref().map(|at| quote!(.more(#at)));
    quote! {
        #text
        #deprecated
        pub fn #name(&self, #(#parameters),*) -> Pages<#result #error> {
            let request = self.#request(#(#names),*);
            let next = #next;
            Walk::new(self, request, next) #results #limit #count #more .read(Self::#answer)
        }
    }
}

fn make_request(operation: &Operation, pages: &Pagination) -> TokenStream {
    let name = identifier(&pages.request);
    let (parameters, request) = (parameters_of(operation), request(operation));
    quote! {
        fn #name(&self, #(#parameters),*) -> Request {
            #request
        }
    }
}

fn read_answer(operation: &Operation, pages: &Pagination) -> TokenStream {
    let name = identifier(&pages.answer);
    let (result, error) = (result::result(operation), error(operation));
    let meaning = result::meaning(operation);
    quote! {
        fn #name(response: Response) -> Result<#result, Error #error> {
            #meaning
        }
    }
}

fn next(next: &NextPage) -> TokenStream {
    match next {
        NextPage::Cursor { at, into } => {
            let into = place(into);
            quote!(Next::Cursor(#at, #into))
        }
        NextPage::Number { place, first } => {
            let (place, first) = (self::place(place), Literal::u64_unsuffixed(*first));
            quote!(Next::Number(#place, #first))
        }
        NextPage::Offset { place, first } => {
            let (place, first) = (self::place(place), Literal::u64_unsuffixed(*first));
            quote!(Next::Offset(#place, #first))
        }
        NextPage::Link { at } => quote!(Next::Link(#at)),
    }
}

fn place(place: &PagePlace) -> TokenStream {
    match place {
        PagePlace::Query(name) => quote!(Place::Query(#name)),
        PagePlace::Header(name) => quote!(Place::Header(#name)),
        PagePlace::Path(_) => quote!(Place::Path),
        PagePlace::Body(pointer) => quote!(Place::Body(#pointer)),
    }
}

/// Notes what these methods mention.
pub(super) fn mention(imports: &mut Imports, pages: &Pagination) {
    imports.runtime("pages", "Pages");
    imports.runtime("request", "Request");
    imports.runtime("response", "Response");
    imports.runtime("walk", "Next");
    imports.runtime("walk", "Walk");
    if pages.walk.next.place().is_some() {
        imports.runtime("place", "Place");
    }
}

/// Whether the argument at an index is the part of the path that tells pages.
pub(super) fn is_in_path(operation: &Operation, index: usize) -> bool {
    let place = operation.pages.as_ref().and_then(|pages| pages.walk.next.place());
    place == Some(&PagePlace::Path(index))
}

/// The call that adds that part.
pub(super) fn path_parameter(argument: &Argument) -> TokenStream {
    let (wire, value) = (&argument.wire, value(argument));
    quote!(.path_page(#wire, #value))
}

/// What walking through pages calls for in the runtime.
pub(super) fn features(pages: &Pagination) -> Vec<&'static str> {
    let mut features = vec!["pages"];
    features.push(match &pages.walk.next {
        NextPage::Cursor { .. } => "page_cursor",
        NextPage::Number { .. } => "page_number",
        NextPage::Offset { .. } => "page_offset",
        NextPage::Link { .. } => "page_link",
    });
    let limit = pages.walk.limit.as_ref().map(|limit| &limit.place);
    features.extend(pages.walk.next.place().into_iter().chain(limit).map(|place| match place {
        PagePlace::Query(_) => "page_in_query",
        PagePlace::Header(_) => "page_in_header",
        PagePlace::Path(_) => "page_in_path",
        PagePlace::Body(_) => "page_in_body",
    }));
    features.extend(pages.walk.results.is_some().then_some("page_results"));
    features.extend(pages.walk.limit.is_some().then_some("page_limit"));
    features.extend(pages.walk.count.is_some().then_some("page_count"));
    features.extend(pages.walk.more.is_some().then_some("page_more"));
    features
}
