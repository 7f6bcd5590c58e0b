//! The methods that walk through all pages, and what they share with those for one of them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::body;
use super::imports::{Imports, Module};
use super::operation::{client, receiver};
use super::parameter::{names_of, parameters_of};
use super::request::{request, value};
use super::result::{error, meaning, result};
use super::token::{docs, identifier};
use crate::model::{Argument, NextPage, Operation, Owner, PagePlace, PageWalk, Pagination};

/// The method for all pages, and the functions that it shares with the method for one of them.
pub(super) fn functions(
    imports: &mut Imports,
    operation: &Operation,
    pages: &Pagination,
) -> [TokenStream; 3] {
    [
        all_pages(imports, operation, pages),
        make_request(imports, operation, pages),
        read_answer(imports, operation, pages),
    ]
}

/// The request of the method for one page.
pub(super) fn shared_request(operation: &Operation, pages: &Pagination) -> TokenStream {
    let request = identifier(&pages.request);
    let names = names_of(operation);
    quote!(self.#request(#(#names),*))
}

/// The meaning of an answer to that.
pub(super) fn shared_meaning(pages: &Pagination) -> TokenStream {
    let answer = identifier(&pages.answer);
    quote!(Self::#answer(response))
}

fn all_pages(imports: &mut Imports, operation: &Operation, pages: &Pagination) -> TokenStream {
    let one = &operation.name;
    let text = docs(&format!("All pages of [`{one}`](Self::{one}), each when it is its turn."));
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let name = identifier(&pages.name);
    let (generics, parameters) = (body::generics(operation), parameters_of(imports, operation));
    let of_pages = imports.runtime("pages", "Pages");
    let result = result(imports, operation);
    let error = operation.error.as_ref().map(|error| {
        let error = imports.item(Module::Errors, error);
        quote!(, #error)
    });
    let (request, meaning) = (shared_request(operation, pages), identifier(&pages.answer));
    let walk = walk(imports, &operation.owner, &pages.walk);
    let this = receiver(&operation.owner);
    quote! {
        #text
        #deprecated
        pub fn #name #generics(#this, #(#parameters),*) -> #of_pages<#result #error> {
            let request = #request;
            #walk .read(Self::#meaning)
        }
    }
}

/// The walk that a request starts.
fn walk(imports: &mut Imports, owner: &Owner, pages: &PageWalk) -> TokenStream {
    let walk = imports.runtime("walk", "Walk");
    let (client, next) = (client(owner), next(imports, &pages.next));
    let results = pages.results.as_ref().map(|at| quote!(.results(#at)));
    let limit = pages.limit.as_ref().map(|limit| {
        let (place, usual) = (place(imports, &limit.place), Literal::u64_unsuffixed(limit.usual));
        quote!(.limit(#place, #usual))
    });
    let count = pages.count.as_ref().map(|at| quote!(.count(#at)));
    let more = pages.more.as_ref().map(|at| quote!(.more(#at)));
    quote! {
        let next = #next;
        #walk::new(#client, request, next) #results #limit #count #more
    }
}

fn make_request(imports: &mut Imports, operation: &Operation, pages: &Pagination) -> TokenStream {
    let name = identifier(&pages.request);
    let (parameters, request) = (parameters_of(imports, operation), request(imports, operation));
    let generics = body::generics(operation);
    let started = imports.runtime("request", "Request");
    let this = receiver(&operation.owner);
    quote! {
        fn #name #generics(#this, #(#parameters),*) -> #started {
            #request
        }
    }
}

fn read_answer(imports: &mut Imports, operation: &Operation, pages: &Pagination) -> TokenStream {
    let name = identifier(&pages.answer);
    let (result, error) = (result(imports, operation), error(imports, operation));
    let response = imports.runtime("response", "Response");
    let meaning = meaning(imports, operation);
    quote! {
        fn #name(response: #response) -> Result<#result, #error> {
            #meaning
        }
    }
}

fn next(imports: &mut Imports, page: &NextPage) -> TokenStream {
    let next = imports.runtime("walk", "Next");
    match page {
        NextPage::Cursor { at, into } => {
            let into = place(imports, into);
            quote!(#next::Cursor(#at, #into))
        }
        NextPage::Number { place, first } => {
            let (place, first) = (self::place(imports, place), Literal::u64_unsuffixed(*first));
            quote!(#next::Number(#place, #first))
        }
        NextPage::Offset { place, first } => {
            let (place, first) = (self::place(imports, place), Literal::u64_unsuffixed(*first));
            quote!(#next::Offset(#place, #first))
        }
        NextPage::Link { at } => quote!(#next::Link(#at)),
    }
}

fn place(imports: &mut Imports, page: &PagePlace) -> TokenStream {
    let place = imports.runtime("place", "Place");
    match page {
        PagePlace::Query(name) => quote!(#place::Query(#name)),
        PagePlace::Header(name) => quote!(#place::Header(#name)),
        PagePlace::Path(_) => quote!(#place::Path),
        PagePlace::Body(pointer) => quote!(#place::Body(#pointer)),
    }
}

/// Returns true if the argument at an index is the part of the path that tells pages.
pub(super) fn is_in_path(operation: &Operation, index: usize) -> bool {
    let place = operation.pages.as_ref().and_then(|pages| pages.walk.next.place());
    place == Some(&PagePlace::Path(index))
}

/// The call that adds that part.
pub(super) fn path_parameter(argument: &Argument) -> TokenStream {
    let (wire, value) = (&argument.wire, value(argument));
    quote!(.path_page(#wire, #value))
}
