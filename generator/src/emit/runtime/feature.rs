//! Which parts of the runtime a crate needs: features, decided from the model.

use std::collections::BTreeSet;

use super::super::{enumeration, request};
use super::VALUES;
use crate::model::{
    Api, Argument, ArgumentKind, Body, BodyKind, Content, CredentialKind, ErrorDefinition,
    ErrorKind, Field, Filled, FilledPlace, FormEncoding, HeaderKind, NextPage, PagePlace,
    Pagination, PartContent, PartKind, Presence, PropertyEncoding, Retries, Shape, Style, Success,
    TypeDefinition,
};

/// What the operations and models call for.
pub(super) fn features(api: &Api, formats: &BTreeSet<&str>) -> BTreeSet<&'static str> {
    let mut features = BTreeSet::new();
    for operation in &api.operations {
        features.insert("client");
        features.extend(operation.arguments.iter().flat_map(argument_features));
        features.extend(operation.body.iter().flat_map(body_features));
        features.extend(operation.successes.iter().flat_map(success_features));
        features.extend(operation.error.is_some().then_some("documented"));
        features.extend(operation.pages.iter().flat_map(page_features));
        features.extend((operation.retries == Some(Retries::Never)).then_some("retry_never"));
    }
    features.extend(api.errors.iter().flat_map(error_features));
    let headers = api.headers.iter().flat_map(|headers| &headers.fields);
    features.extend(headers.map(|field| header_feature(field.kind)));
    features.extend(api.types.iter().flat_map(type_features));
    features.extend(api.settings.iter().flat_map(|s| &s.parameters).map(setting_feature));
    features.extend(api.credentials.iter().map(|credential| credential_feature(&credential.kind)));
    features.extend(VALUES.into_iter().filter(|module| formats.contains(module)));
    features.extend((!api.own_servers.is_empty()).then_some("own_servers"));
    features.extend((!api.messages.is_empty()).then_some("message_pointers"));
    let retry = !api.operations.is_empty() && !api.retry_policies.is_empty();
    features.extend(retry.then_some("retry"));
    let has_settings = !api.settings.is_empty();
    let has_any = has_settings || !api.credentials.is_empty() || !api.own_servers.is_empty();
    features.extend(has_any.then_some("settings"));
    let is_checked = api.settings.iter().any(|setting| setting.required);
    features.extend(is_checked.then_some("required_settings"));
    if features.contains("page_link") && features.contains("secret_query") {
        features.insert("secret_in_link");
    }
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
    ("page_place", &["page_in_query", "page_in_header", "page_in_path", "page_in_body"]),
    ("page_counted", &["page_number", "page_offset", "page_limit"]),
    ("headers", &["header_field", "header_list", "header_json"]),
    ("lenient", &["lenient_required", "lenient_optional"]),
    ("secret", &["secret_header", "secret_query", "secret_cookie", "bearer", "basic"]),
    ("union", &["tagged_union", "untagged_union"]),
    ("most_kept", &["shared_tag", "untagged_union"]),
    ("path_parameter", &["path_setting"]),
    ("form_deep", &["form_all_deep", "form_encoded_deep"]),
    (
        "value",
        &[
            "path_value", "query_value", "query_reserved", "query_deep", "header_value",
            "cookie_value",
        ],
    ),
    ("deep", &["query_deep", "form_deep"]),
    ("percent_style", &["deep", "path_value", "query_value", "cookie_value"]),
    (
        "encoding",
        &[
            "percent_style", "path_parameter", "query", "secret_query", "secret_cookie",
            "form_request", "page_in_query",
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
    (
        "multipart_part",
        &[
            "multipart_file", "multipart_json", "multipart_typed", "multipart_text",
            "multipart_scalar",
        ],
    ),
    ("multipart_typed_part", &["multipart_file", "multipart_json", "multipart_typed"]),
    ("multipart_problem", &["multipart_typed_part", "multipart_scalar", "multipart_header"]),
    ("file_body", &["multipart_file", "bytes_request"]),
    ("style", &["form_request"]),
];

/// What an operation's errors call for.
fn error_features(error: &ErrorDefinition) -> Vec<&'static str> {
    let ErrorKind::Enum(variants) = &error.kind else { return Vec::new() };
    let body = variants.iter().any(|variant| variant.body.is_some());
    let headers = variants.iter().any(|variant| variant.headers.is_some());
    let body = body.then_some("error_response");
    body.into_iter().chain(headers.then_some("error_headers")).collect()
}

/// What reading a header calls for.
fn header_feature(kind: HeaderKind) -> &'static str {
    match kind {
        HeaderKind::Scalar => "header_field",
        HeaderKind::List => "header_list",
        HeaderKind::Json => "header_json",
    }
}

/// What reading and writing a type calls for.
fn type_features(definition: &TypeDefinition) -> Vec<&'static str> {
    match &definition.shape {
        Shape::Enumeration(enumeration) => vec![enumeration::runtime(enumeration)],
        Shape::Union(union) if union.tag.is_some() => {
            let shared = union.by_tag().iter().any(|(_, variants)| variants.len() > 1);
            std::iter::once("tagged_union").chain(shared.then_some("shared_tag")).collect()
        }
        Shape::Union(union) if union.variants.iter().any(|variant| variant.open) => {
            vec!["untagged_union", "open"]
        }
        Shape::Union(_) => vec!["untagged_union"],
        Shape::Struct(object) => object.fields.iter().flat_map(field_features).collect(),
        Shape::Alias(_) | Shape::Newtype(_) => Vec::new(),
    }
}

fn field_features(field: &Field) -> Vec<&'static str> {
    let lenient = match field.presence {
        Presence::Required => "lenient_required",
        _ => "lenient_optional",
    };
    let present = [Presence::OptionalNullable, Presence::OptionalAny].contains(&field.presence);
    let lenient = field.lenient.then_some(lenient);
    lenient.into_iter().chain(present.then_some("nullable")).collect()
}

/// What filling a parameter from a setting calls for.
fn setting_feature(filled: &Filled) -> &'static str {
    match filled.place {
        FilledPlace::Path => "path_setting",
        FilledPlace::Query => "query",
        FilledPlace::Header => "header",
    }
}

/// What sending a credential calls for.
fn credential_feature(kind: &CredentialKind) -> &'static str {
    match kind {
        CredentialKind::Header(_) => "secret_header",
        CredentialKind::Query(_) => "secret_query",
        CredentialKind::Cookie(_) => "secret_cookie",
        CredentialKind::Bearer => "bearer",
        CredentialKind::Basic => "basic",
    }
}

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

/// What sending an argument calls for.
fn argument_features(argument: &Argument) -> Vec<&'static str> {
    let (plain, styled) = match argument.kind {
        ArgumentKind::Path => ("path_parameter", "path_value"),
        ArgumentKind::Query => ("query", "query_value"),
        ArgumentKind::ReservedQuery => ("query_reserved", "query_reserved"),
        ArgumentKind::Header => ("header", "header_value"),
        ArgumentKind::Cookie => ("cookie_value", "cookie_value"),
    };
    match argument.style {
        None => vec![plain],
        Some(Style::DeepObject) => vec!["style", "query_deep"],
        Some(Style::Json) => {
            let style = request::json_style(argument.kind);
            vec!["style", "json_value", styled, style_feature(style)]
        }
        Some(style) => vec!["style", styled, style_feature(style)],
    }
}

/// What sending a body calls for.
fn body_features(body: &Body) -> Vec<&'static str> {
    let other = body.media_type != body.kind.usual();
    let mut features = match &body.kind {
        BodyKind::Json(_) => vec!["body", "json_request"],
        BodyKind::Form(_, encoding) => form_features(encoding),
        BodyKind::Multipart(form) => {
            let mut features = vec!["multipart"];
            features.extend(other.then_some("multipart_other"));
            features.extend(form.rest.is_some().then_some("multipart_rest"));
            features.extend(
                form.parts
                    .iter()
                    .map(|part| &part.content)
                    .chain(&form.rest)
                    .flat_map(part_features),
            );
            let headers = form.parts.iter().any(|part| !part.headers.is_empty());
            features.extend(headers.then_some("multipart_header"));
            return features;
        }
        BodyKind::Text => return vec!["body"],
        BodyKind::Bytes => return vec!["body", "bytes_request"],
    };
    features.extend(other.then_some("content_type"));
    features
}

fn part_features(part: &PartContent) -> Vec<&'static str> {
    let content = match part.kind {
        PartKind::File => "multipart_file",
        PartKind::Text if part.media_type.is_some() => "multipart_typed",
        PartKind::Text => "multipart_text",
        PartKind::Scalar => "multipart_scalar",
        PartKind::Json => "multipart_json",
    };
    let other = part.other.iter().flat_map(|other| part_features(other));
    let other = other.chain(part.other.as_ref().map(|_| "multipart_either"));
    std::iter::once(content).chain(other).collect()
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
                features.push(style_feature(*style));
                features.push(if *reserved { "form_reserved" } else { "form_styled" });
            }
        }
    }
    features
}

/// The features for walking through pages.
fn page_features(pages: &Pagination) -> Vec<&'static str> {
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

/// The feature of the runtime that has a style.
fn style_feature(style: Style) -> &'static str {
    match style {
        Style::Simple => "style_simple",
        Style::SimpleExploded => "style_simple_exploded",
        Style::Label => "style_label",
        Style::LabelExploded => "style_label_exploded",
        Style::Matrix => "style_matrix",
        Style::MatrixExploded => "style_matrix_exploded",
        Style::Form | Style::Json | Style::DeepObject => "style_form",
        Style::FormExploded => "style_form_exploded",
        Style::SpaceDelimited => "style_space_delimited",
        Style::PipeDelimited => "style_pipe_delimited",
    }
}
