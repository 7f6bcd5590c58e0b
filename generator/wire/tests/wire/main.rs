//! Generated clients before servers on loopback: their requests, and their results for answers.
//!
//! A client is called like its case below `generator/tests/fixtures`; [`clients`] has those that
//! are tested. Each file here is about one concern, but for `server`, which the others call, and
//! `manifest`, which is about this package itself.

mod answers;
mod bodies;
mod extensions;
mod formats;
mod forms;
mod groups;
mod headers;
mod heads;
mod left_out;
mod making;
mod manifest;
mod pages;
mod pages_chosen;
mod parameters;
mod parts;
mod retries;
mod security;
mod server;
mod servers;
mod streams;
mod styles;
mod union;
mod values;

/// Makes a module of the client that the build script has written for a case.
macro_rules! client {
    ($case:ident) => {
        include!(concat!(env!("OUT_DIR"), "/clients/", stringify!($case), ".rs"));
    };
}

/// The clients under test.
#[allow(
    missing_docs,
    clippy::pedantic,
    reason = "the `cases` of the generator lint them as the crates of users are linted"
)]
pub mod clients {
    client!(answer_headers);
    client!(answer_media_types);
    client!(answer_streams);
    client!(answers);
    client!(argument_aliases);
    client!(body_form);
    client!(body_kinds);
    client!(body_multipart);
    client!(body_multipart_texts);
    client!(body_part_headers);
    client!(body_parts);
    client!(body_parts_unnamed);
    client!(body_related);
    client!(body_streams);
    client!(choices_settings);
    client!(constants);
    client!(constructors);
    client!(discriminator_base);
    client!(enum_other);
    client!(extension_enums);
    client!(extension_globals);
    client!(extension_message);
    client!(extension_pageable);
    client!(extension_pagination);
    client!(extension_pagination_fern);
    client!(extension_retries);
    client!(formats);
    client!(formats_chosen);
    client!(groups);
    client!(integers);
    client!(left_out);
    client!(nullable);
    client!(object_additional);
    client!(object_conditional);
    client!(object_patterns);
    client!(object_unevaluated);
    client!(outcomes_alike);
    client!(pages_chosen);
    client!(parameter_styles);
    client!(parameter_table);
    client!(payloads);
    client!(security);
    client!(servers_own);
    client!(servers_several);
    client!(union_nested);
    client!(union_nullable);
    client!(union_open);
    client!(union_tagged);
    client!(untyped);
}
