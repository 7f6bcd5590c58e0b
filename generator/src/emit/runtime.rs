//! The runtime files, as far as a crate needs them.
//!
//! They are the sources of the `runtime` crate beside this one. What not every crate needs stands there
//! behind `#[cfg(feature = "…")]`; here the features are decided from the model, and what is off is cut
//! out of the text, which keeps comments and layout as they were written.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Meta;

use super::file::HEADER;
use super::{enumeration, request, scaffold, settings};
use crate::Files;
use crate::model::{
    Api, Argument, ArgumentKind, Body, BodyKind, Content, CredentialKind, ErrorKind, FormEncoding,
    HeaderKind, PartKind, Presence, PropertyEncoding, Shape, Style, Success, UnionVariant,
};

/// The files, and the feature that each as a whole depends on.
const FILES: &[(&str, &str, Option<&str>)] = &[
    ("mod.rs", include_str!("../../runtime/src/runtime/mod.rs"), None),
    ("base64.rs", include_str!("../../runtime/src/runtime/base64.rs"), Some("base64")),
    ("chunks.rs", include_str!("../../runtime/src/runtime/chunks.rs"), Some("stream")),
    ("client.rs", include_str!("../../runtime/src/runtime/client.rs"), Some("client")),
    ("download.rs", include_str!("../../runtime/src/runtime/download.rs"), Some("download")),
    ("error.rs", include_str!("../../runtime/src/runtime/error.rs"), Some("client")),
    ("events.rs", include_str!("../../runtime/src/runtime/events.rs"), Some("events")),
    ("form.rs", include_str!("../../runtime/src/runtime/form.rs"), Some("multipart")),
    ("header.rs", include_str!("../../runtime/src/runtime/header.rs"), Some("headers")),
    ("incoming.rs", include_str!("../../runtime/src/runtime/incoming.rs"), Some("client")),
    (
        "integer_enum.rs",
        include_str!("../../runtime/src/runtime/integer_enum.rs"),
        Some("integer_enum"),
    ),
    ("lenient.rs", include_str!("../../runtime/src/runtime/lenient.rs"), Some("lenient")),
    ("message.rs", include_str!("../../runtime/src/runtime/message.rs"), Some("client")),
    ("nullable.rs", include_str!("../../runtime/src/runtime/nullable.rs"), Some("nullable")),
    ("password.rs", include_str!("../../runtime/src/runtime/password.rs"), Some("password")),
    ("request.rs", include_str!("../../runtime/src/runtime/request.rs"), Some("client")),
    ("response.rs", include_str!("../../runtime/src/runtime/response.rs"), Some("client")),
    ("sse.rs", include_str!("../../runtime/src/runtime/sse.rs"), Some("events")),
    (
        "string_enum.rs",
        include_str!("../../runtime/src/runtime/string_enum.rs"),
        Some("string_enum"),
    ),
    ("style.rs", include_str!("../../runtime/src/runtime/style.rs"), Some("style")),
    ("transport.rs", include_str!("../../runtime/src/runtime/transport.rs"), Some("client")),
    ("unix_time.rs", include_str!("../../runtime/src/runtime/unix_time.rs"), Some("unix_time")),
    ("union.rs", include_str!("../../runtime/src/runtime/union.rs"), Some("union")),
    ("file_body.rs", include_str!("../../runtime/src/runtime/file_body.rs"), Some("file_body")),
    (
        "urlencoded.rs",
        include_str!("../../runtime/src/runtime/urlencoded.rs"),
        Some("form_request"),
    ),
    (
        "with_headers.rs",
        include_str!("../../runtime/src/runtime/with_headers.rs"),
        Some("with_headers"),
    ),
];

/// The modules with types for formats, which are public.
pub(super) const VALUES: [&str; 3] = ["base64", "password", "unix_time"];

pub(super) fn files(api: &Api) -> Files {
    let features = features(api);
    let needed =
        FILES.iter().filter(|(_, _, feature)| feature.is_none_or(|f| features.contains(f)));
    needed
        .map(|(name, source, _)| {
            let path = format!("runtime/{name}");
            (path, format!("{HEADER}\n{}", prune(source, &features)))
        })
        .collect()
}

/// What the operations and models call for.
fn features(api: &Api) -> BTreeSet<&'static str> {
    let mut features = BTreeSet::new();
    let mut need = |feature: &'static str, needed: bool| {
        if needed {
            features.insert(feature);
        }
    };
    need("client", !api.operations.is_empty());
    for operation in &api.operations {
        let arguments = operation.arguments.iter().flat_map(argument_features);
        let body = operation.body.iter().flat_map(body_features);
        arguments.chain(body).for_each(|feature| need(feature, true));
        need("documented", operation.error.is_some());
        operation.successes.iter().flat_map(success_features).for_each(|f| need(f, true));
    }
    for error in &api.errors {
        if let ErrorKind::Enum(variants) = &error.kind {
            need("error_response", variants.iter().any(|variant| variant.body.is_some()));
            need("error_headers", variants.iter().any(|variant| variant.headers.is_some()));
        }
    }
    for field in api.headers.iter().flat_map(|headers| &headers.fields) {
        need("headers", true);
        match field.kind {
            HeaderKind::Scalar => need("header_field", true),
            HeaderKind::List => need("header_list", true),
            HeaderKind::Json => need("header_json", true),
        }
    }
    for definition in &api.types {
        if let Shape::Enumeration(enumeration) = &definition.shape {
            need(enumeration::runtime(enumeration), true);
        }
        if let Shape::Union(union) = &definition.shape {
            need("union", true);
            let open = |variant: &UnionVariant| variant.open && union.tag.is_none();
            need("open", union.variants.iter().any(open));
            need(if union.tag.is_some() { "tagged_union" } else { "untagged_union" }, true);
        }
        let Shape::Struct(object) = &definition.shape else { continue };
        for field in &object.fields {
            let required = field.presence == Presence::Required;
            need("lenient", field.lenient);
            need("lenient_required", field.lenient && required);
            need("lenient_optional", field.lenient && !required);
            let present = [Presence::OptionalNullable, Presence::OptionalAny];
            need("nullable", present.contains(&field.presence));
        }
    }
    client_features(api).into_iter().for_each(|feature| need(feature, true));
    let imports = scaffold::imports(api);
    for module in VALUES {
        need(module, imports.uses_runtime(module));
    }
    need("settings", settings::has_any(api));
    need("required_settings", settings::is_checked(api));
    for (feature, callers) in CALLED {
        if callers.iter().any(|caller| features.contains(caller)) {
            features.insert(feature);
        }
    }
    features
}

/// What others call in the runtime: features, each with those that need it. One that calls others itself stands
/// before them.
const CALLED: &[(&str, &[&str])] = &[
    ("path_parameter", &["path_setting"]),
    ("form_deep", &["form_all_deep", "form_encoded_deep"]),
    ("deep", &["query_deep", "form_deep"]),
    ("percent_style", &["deep", "path_value", "query_value", "cookie_value"]),
    (
        "encoding",
        &[
            "percent_style", "path_parameter", "query", "secret_query", "secret_cookie",
            "form_request",
        ],
    ),
    ("any_query", &["query", "query_value", "query_deep", "query_reserved", "secret_query"]),
    ("any_cookie", &["cookie_value", "secret_cookie"]),
    (
        "styled",
        &[
            "path_value", "query_value", "query_reserved", "header_value", "cookie_value",
            "form_styled", "form_reserved",
        ],
    ),
    ("reserved", &["query_reserved", "form_reserved"]),
    ("multipart_part", &["multipart_file", "multipart_json", "multipart_typed"]),
    ("multipart_problem", &["multipart_part", "multipart_scalar"]),
    ("file_body", &["multipart_file", "bytes_request"]),
    ("style", &["form_request"]),
];

/// What reading an answer calls for.
fn success_features(success: &Success) -> Vec<&'static str> {
    let (mut features, headers) = match &success.content {
        Content::Empty => (vec![], "response_headers"),
        Content::Json { .. } => (vec!["json_response", "decode"], "response_headers"),
        Content::Text => (vec!["text_response"], "response_headers"),
        Content::Bytes => (vec!["stream", "download"], "download_headers"),
        Content::Events(_) => (vec!["stream", "events", "decode"], "events_headers"),
    };
    if success.headers.is_some() {
        features.extend(["with_headers", headers]);
    }
    features
}

/// What the client's own settings call for.
fn client_features(api: &Api) -> Vec<&'static str> {
    let mut features = Vec::new();
    features.extend((!api.own_servers.is_empty()).then_some("own_servers"));
    features.extend((!api.messages.is_empty()).then_some("message_pointers"));
    for filled in api.settings.iter().flat_map(|setting| &setting.parameters) {
        match filled.kind {
            ArgumentKind::Path => features.push("path_setting"),
            ArgumentKind::Query => features.push("query"),
            _ => features.push("header"),
        }
    }
    for credential in &api.credentials {
        features.push("secret");
        features.push(match credential.kind {
            CredentialKind::Header(_) => "secret_header",
            CredentialKind::Query(_) => "secret_query",
            CredentialKind::Cookie(_) => "secret_cookie",
            CredentialKind::Bearer => "bearer",
            CredentialKind::Basic => "basic",
        });
    }
    features
}

/// What sending an argument calls for.
fn argument_features(argument: &Argument) -> Vec<&'static str> {
    let (plain, styled) = match argument.kind {
        ArgumentKind::Path => ("path_parameter", "path_value"),
        ArgumentKind::Query => ("query", "query_value"),
        ArgumentKind::ReservedQuery => ("query_reserved", "query_reserved"),
        ArgumentKind::Header => ("header", "header_value"),
        ArgumentKind::Cookie => ("cookie_value", "cookie_value"),
        ArgumentKind::Body => return Vec::new(),
        ArgumentKind::Part(PartKind::File) => return vec!["multipart_file"],
        ArgumentKind::Part(PartKind::Text) => {
            let typed = argument.media_type.is_some();
            return vec![if typed { "multipart_typed" } else { "multipart_text" }];
        }
        ArgumentKind::Part(PartKind::Scalar) => return vec!["multipart_scalar"],
        ArgumentKind::Part(PartKind::Json) => return vec!["multipart_json"],
    };
    match argument.style {
        None => vec![plain],
        Some(Style::DeepObject) => vec!["style", "query_deep"],
        Some(Style::Json) => {
            let style = request::json_style(argument.kind);
            vec!["style", "json_value", styled, request::style_feature(style)]
        }
        Some(style) => vec!["style", styled, request::style_feature(style)],
    }
}

/// What sending a body calls for.
fn body_features(body: &Body) -> Vec<&'static str> {
    let other = body.media_type != body.kind.usual();
    let mut features = match &body.kind {
        BodyKind::Json => vec!["body", "json_request"],
        BodyKind::Form(encoding) => form_features(encoding),
        BodyKind::Multipart(_) => return vec!["multipart"],
        BodyKind::Text => return vec!["body"],
        BodyKind::Bytes => return vec!["body", "bytes_request"],
    };
    features.extend(other.then_some("content_type"));
    features
}

fn form_features(encoding: &FormEncoding) -> Vec<&'static str> {
    let mut features = vec!["body", "form_request"];
    let properties = match encoding {
        FormEncoding::Usual => &[],
        FormEncoding::Deep => {
            features.push("form_all_deep");
            return features;
        }
        FormEncoding::Each(properties) => properties.as_slice(),
    };
    features.push(if properties.is_empty() { "form_usual" } else { "form_encoded" });
    for PropertyEncoding { style, reserved, .. } in properties {
        match style {
            Style::DeepObject => features.push("form_encoded_deep"),
            Style::Json => features.push("form_json"),
            style => {
                features.push(request::style_feature(*style));
                features.push(if *reserved { "form_reserved" } else { "form_styled" });
            }
        }
    }
    features
}

/// Cuts out what stands behind features that are off, and the attributes of those that are on.
fn prune(source: &str, features: &BTreeSet<&str>) -> String {
    let tokens: TokenStream =
        source.parse().expect("the runtime crate compiles, so its files parse");
    let mut cuts = Vec::new();
    find_cuts(tokens, features, &mut cuts);
    let lines: Vec<&str> = source.lines().collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut line = 0;
    while line < lines.len() {
        match cuts.iter().find(|cut| cut.start == line) {
            Some(cut) => {
                if cut.with_docs {
                    let is_of_item = |text: &&&str| {
                        text.trim_start().starts_with("///") || text.trim_start().starts_with("#[")
                    };
                    let docs = kept.iter().rev().take_while(is_of_item).count();
                    kept.truncate(kept.len() - docs);
                }
                line = cut.end + 1;
            }
            None => {
                kept.push(lines[line]);
                line += 1;
            }
        }
    }
    without_gaps(&kept)
}

/// Lines to leave out, both ends included.
struct Cut {
    start: usize,
    end: usize,
    /// Whether an item goes, and so its documentation above.
    with_docs: bool,
}

fn find_cuts(tokens: TokenStream, features: &BTreeSet<&str>, cuts: &mut Vec<Cut>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut position = 0;
    while position < tokens.len() {
        let TokenTree::Group(group) = &tokens[position] else {
            position += 1;
            continue;
        };
        position += 1;
        let Some(condition) = condition(group) else {
            find_cuts(group.stream(), features, cuts);
            continue;
        };
        let start = group.span().start().line - 1;
        if is_on(&condition, features) {
            // An attribute with many features takes several lines.
            let end = group.span().end().line - 1;
            cuts.push(Cut { start, end, with_docs: false });
        } else {
            let last = item_end(&tokens[position..]);
            let end = tokens[position + last].span().end().line - 1;
            cuts.push(Cut { start, end, with_docs: true });
            position += last + 1;
        }
    }
}

/// The condition of a `cfg` attribute, from the group behind its `#`.
fn condition(group: &proc_macro2::Group) -> Option<Meta> {
    if group.delimiter() != Delimiter::Bracket {
        return None;
    }
    let meta = syn::parse2::<syn::MetaList>(group.stream()).ok()?;
    if !meta.path.is_ident("cfg") {
        return None;
    }
    syn::parse2(meta.tokens).ok()
}

fn is_on(condition: &Meta, features: &BTreeSet<&str>) -> bool {
    match condition {
        Meta::NameValue(pair) => {
            let name = quote::ToTokens::to_token_stream(&pair.value).to_string();
            features.contains(name.trim_matches('"'))
        }
        Meta::List(list) => {
            let parser = syn::punctuated::Punctuated::<Meta, syn::Token![,]>::parse_terminated;
            let conditions = syn::parse::Parser::parse2(parser, list.tokens.clone());
            let conditions =
                conditions.expect("the runtime crate compiles, so its attributes parse");
            let mut results = conditions.iter().map(|condition| is_on(condition, features));
            match list.path.get_ident().map(ToString::to_string).as_deref() {
                Some("any") => results.any(|on| on),
                Some("not") => !results.all(|on| on),
                _ => results.all(|on| on),
            }
        }
        Meta::Path(_) => false,
    }
}

/// The last token of the item at the start of these.
fn item_end(tokens: &[TokenTree]) -> usize {
    // An attribute is `#` and a group.
    let is_attribute =
        |pair: &[TokenTree]| matches!(pair, [TokenTree::Punct(mark), _] if mark.as_char() == '#');
    let attributes = tokens.chunks(2).take_while(|pair| is_attribute(pair)).count();
    let starts_with = |words: &[&str]| {
        tokens.iter().skip(2 * attributes).take(4).any(|token| match token {
            TokenTree::Ident(word) => words.iter().any(|known| word == known),
            _ => false,
        })
    };
    let is_mark = |token: &TokenTree, wanted: char| matches!(token, TokenTree::Punct(mark) if mark.as_char() == wanted);
    let is_block = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let end = if starts_with(&["use", "let", "const", "mod"]) {
        tokens.iter().position(|token| is_mark(token, ';'))
    } else if starts_with(&["fn", "impl", "struct", "enum", "trait", "macro_rules"]) {
        tokens.iter().position(|token| is_mark(token, ';') || is_block(token))
    } else {
        // A field, a variant or a statement.
        tokens.iter().position(|token| is_mark(token, ';') || is_mark(token, ','))
    };
    end.unwrap_or(tokens.len() - 1)
}

/// Without the empty lines that cuts leave: two in a row, after an opening, or before a closing brace.
fn without_gaps(lines: &[&str]) -> String {
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map_or("", |before| lines[before]);
        let after = lines.get(index + 1).copied().unwrap_or("}");
        let gap = line.is_empty()
            && (before.is_empty() || before.ends_with('{') || after.trim_start().starts_with('}'));
        if !gap {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}
