//! The operations, as methods of the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{File, docs, identifier};
use super::imports::{self, Imports};
use super::page;
use super::parameter;
use super::request::request;
use super::result;
use crate::model::{
    Api, Body, BodyKind, Content, FormEncoding, Operation, PropertyEncoding, Retries, Style,
};

/// `operations.rs`, or a folder of that name with a file for each group.
pub(super) fn operations(api: &Api) -> Vec<(String, File)> {
    if api.groups.is_empty() {
        let docs = "The operations of the description, as methods of the client.";
        let operations: Vec<_> = api.operations.iter().collect();
        return vec![("operations.rs".to_owned(), file(docs, &operations, &quote!(super)))];
    }
    let mut names: Vec<&str> = api.groups.iter().map(|group| group.name.as_str()).collect();
    names.sort_unstable();
    let modules = names.iter().map(|name| {
        let name = identifier(name);
        quote!(mod #name;)
    });
    let mut root = File::new("The operations of the description, as methods of the client.");
    root.push_lines(modules.collect());
    let groups = api.groups.iter().map(|group| {
        let operations: Vec<_> = group.operations.iter().map(|at| &api.operations[*at]).collect();
        let file = file(&group.docs, &operations, &quote!(super::super));
        (format!("operations/{}.rs", group.name), file)
    });
    std::iter::once(("operations/mod.rs".to_owned(), root)).chain(groups).collect()
}

/// A file of operations, which is below the root that has the other files.
fn file(docs: &str, operations: &[&Operation], root: &TokenStream) -> File {
    let mut types = Imports::default();
    for operation in operations {
        let arguments = operation.arguments.iter().filter(|argument| !argument.grouped);
        arguments.for_each(|argument| types.mention(&argument.ty));
        for success in &operation.successes {
            if let Content::Json { body, path, .. } = &success.content
                && !path.is_empty()
            {
                types.mention(body);
            }
            if operation.outcome.is_none() {
                result::mention(&mut types, &success.content, success.headers.as_deref());
            }
        }
    }
    types.import("reqwest::Method");
    let errors = operations.iter().filter_map(|operation| operation.error.as_deref());
    let errors = imports::list(&quote!(#root::errors), errors);
    let outcomes = operations.iter().filter_map(|operation| operation.outcome.as_deref());
    let outcomes = imports::list(&quote!(#root::outcomes), outcomes);
    let structs = operations.iter().filter_map(|operation| operation.parameters.as_ref());
    let structs = imports::list(&quote!(#root::parameters), structs.map(|s| s.name.as_str()));
    let forms = operations.iter().filter_map(|operation| operation.form());
    let forms = imports::list(&quote!(#root::forms), forms.map(|form| form.name.as_str()));
    let policies = operations.iter().filter_map(|operation| match &operation.retries {
        Some(Retries::Policy(name)) => Some(name.as_str()),
        Some(Retries::Never) | None => None,
    });
    let policies = imports::list(&quote!(#root::settings), policies);
    runtime(operations, &mut types);
    let (external, models) = (types.external(), types.models(root));
    let (headers, runtime) = (types.header_structs(root), types.runtime_types(root));
    let style = calls_style(operations).then(|| quote!(use #root::runtime::style;));
    let encodings = encodings(operations).next().is_some();
    let encodings = encodings.then(|| quote!(use #root::runtime::urlencoded;));
    let mut file = File::new(docs);
    file.push_lines(external);
    file.push_lines(quote! {
        #errors #forms #headers #models #outcomes #structs
        #runtime
        #style
        #encodings
        #policies
    });
    let methods = operations.iter().copied().map(methods);
    file.push([quote!(impl Client { #(#methods)* })]);
    file
}

/// Notes what methods call in the runtime.
fn runtime(operations: &[&Operation], types: &mut Imports) {
    types.runtime("client", "Client");
    types.runtime("error", "Error");
    let paginated = operations.iter().filter_map(|operation| operation.pages.as_ref());
    paginated.for_each(|pages| page::mention(types, pages));
    let mut bodies = operations.iter().filter_map(|operation| operation.body.as_ref());
    if bodies.any(|body| body.kind == BodyKind::Bytes) {
        types.runtime("file_body", "FileBody");
    }
}

fn calls_style(operations: &[&Operation]) -> bool {
    let mut arguments = operations.iter().flat_map(|operation| &operation.arguments);
    arguments.any(|argument| argument.style.is_some_and(|style| style != Style::DeepObject))
        || encodings(operations).any(|e| !matches!(e.style, Style::DeepObject | Style::Json))
}

/// The properties of forms that have an encoding of their own.
fn encodings<'a>(operations: &[&'a Operation]) -> impl Iterator<Item = &'a PropertyEncoding> {
    let bodies = operations.iter().filter_map(|operation| operation.body.as_ref());
    bodies.flat_map(|body| match &body.kind {
        BodyKind::Form(FormEncoding::Each(encodings)) => encodings.as_slice(),
        _ => &[],
    })
}

/// The methods of an operation: one, or one for a page and one for all of them, with what both share.
fn methods(operation: &Operation) -> TokenStream {
    let text = documentation(operation);
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let name = identifier(&operation.name);
    let parameters = parameter::parameters_of(operation);
    let error = error(operation);
    let result = result::result(operation);
    let send = if result::is_streamed(operation) { quote!(open) } else { quote!(send) };
    let (request, meaning, others) = match &operation.pages {
        Some(pages) => page::shared(operation, pages),
        None => (request(operation), result::meaning(operation), TokenStream::new()),
    };
    quote! {
        #text
        #deprecated
        pub async fn #name(&self, #(#parameters),*) -> Result<#result, Error #error> {
            let request = #request;
            let response = self.#send(request).await?;
            #meaning
        }

        #others
    }
}

/// The argument of the error type that an operation has.
pub(super) fn error(operation: &Operation) -> Option<TokenStream> {
    operation.error.as_ref().map(|error| {
        let error = identifier(error);
        quote!(<#error>)
    })
}

fn documentation(operation: &Operation) -> TokenStream {
    let call = format!("`{} {}`", operation.method.name(), operation.path);
    let call = match &operation.server {
        Some(server) => format!("{call} of `{}`", server.url),
        None => call,
    };
    let (summary, description) = operation.docs.split_once("\n\n").unwrap_or((&operation.docs, ""));
    let mut paragraphs = vec![summary.to_owned(), call, description.to_owned()];
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let arguments = operation.arguments.iter().filter(|argument| !argument.grouped);
    let described = arguments.map(|argument| (&argument.name, &argument.docs));
    let is_other = |body: &&Body| !matches!(body.kind, BodyKind::Json | BodyKind::Form(_));
    let body = operation.body.iter().filter(is_other).map(|body| (&body.argument, &body.docs));
    let arguments: Vec<_> = described
        .chain(body)
        .filter(|(_, docs)| !docs.is_empty())
        .map(|(name, docs)| format!("- `{name}`: {}", docs.replace('\n', "\n  ")))
        .collect();
    if !arguments.is_empty() {
        paragraphs.push(arguments.join("\n"));
    }
    paragraphs.extend(operation.retries.as_ref().map(|retries| match retries {
        Retries::Policy(_) => {
            "A call that fails is repeated, as `ClientBuilder::retry_policy` can change.".to_owned()
        }
        Retries::Never => "A call that fails is not repeated.".to_owned(),
    }));
    let errors = match &operation.error {
        Some(error) => {
            format!("[`{error}`] for {}; see [`Error`].", listed(&operation.error_statuses))
        }
        None => "No error status is documented; see [`Error`].".to_owned(),
    };
    paragraphs.push(format!("# Errors\n\n{errors}"));
    docs(&paragraphs.join("\n\n"))
}

/// The documented error statuses, of which the last may be all that aren't documented.
fn listed(statuses: &[String]) -> String {
    let (codes, default): (Vec<_>, Vec<_>) =
        statuses.iter().partition(|status| status.starts_with(|c: char| c.is_ascii_digit()));
    let codes = match codes.as_slice() {
        [] => return "any status that is no success".to_owned(),
        [code] => format!("the status {code}"),
        [codes @ .., last] => {
            let codes: Vec<_> = codes.iter().map(|code| code.as_str()).collect();
            format!("the statuses {} and {last}", codes.join(", "))
        }
    };
    if default.is_empty() { codes } else { codes + ", and any other" }
}
