//! The runtime files, as far as a crate needs them.
//!
//! They are the sources of the `runtime` crate beside this one. What not every crate needs stands there
//! behind `#[cfg(feature = "…")]`; here the features are decided from the model, and what is off is cut
//! out of the text, which keeps comments and layout as they were written.

mod feature;
mod prune;

use std::collections::BTreeSet;

use super::file::HEADER;
use crate::Files;
use crate::model::Api;
use feature::features;
use prune::prune;

/// The files, and the feature that each as a whole depends on.
const FILES: &[(&str, &str, Option<&str>)] = &[
    ("mod.rs", include_str!("../../../runtime/src/runtime/mod.rs"), None),
    ("base64.rs", include_str!("../../../runtime/src/runtime/base64.rs"), Some("base64")),
    ("chunks.rs", include_str!("../../../runtime/src/runtime/chunks.rs"), Some("stream")),
    ("client.rs", include_str!("../../../runtime/src/runtime/client.rs"), Some("client")),
    ("credential.rs", include_str!("../../../runtime/src/runtime/credential.rs"), Some("secret")),
    ("download.rs", include_str!("../../../runtime/src/runtime/download.rs"), Some("download")),
    ("error.rs", include_str!("../../../runtime/src/runtime/error.rs"), Some("client")),
    ("events.rs", include_str!("../../../runtime/src/runtime/events.rs"), Some("events")),
    ("form.rs", include_str!("../../../runtime/src/runtime/form.rs"), Some("multipart")),
    ("header.rs", include_str!("../../../runtime/src/runtime/header.rs"), Some("headers")),
    ("incoming.rs", include_str!("../../../runtime/src/runtime/incoming.rs"), Some("client")),
    (
        "integer_enum.rs",
        include_str!("../../../runtime/src/runtime/integer_enum.rs"),
        Some("integer_enum"),
    ),
    ("lenient.rs", include_str!("../../../runtime/src/runtime/lenient.rs"), Some("lenient")),
    ("link.rs", include_str!("../../../runtime/src/runtime/link.rs"), Some("page_link")),
    ("message.rs", include_str!("../../../runtime/src/runtime/message.rs"), Some("client")),
    ("nullable.rs", include_str!("../../../runtime/src/runtime/nullable.rs"), Some("nullable")),
    ("pages.rs", include_str!("../../../runtime/src/runtime/pages.rs"), Some("pages")),
    ("password.rs", include_str!("../../../runtime/src/runtime/password.rs"), Some("password")),
    ("place.rs", include_str!("../../../runtime/src/runtime/place.rs"), Some("page_place")),
    ("request.rs", include_str!("../../../runtime/src/runtime/request.rs"), Some("client")),
    ("response.rs", include_str!("../../../runtime/src/runtime/response.rs"), Some("client")),
    ("retry.rs", include_str!("../../../runtime/src/runtime/retry.rs"), Some("retry")),
    ("sse.rs", include_str!("../../../runtime/src/runtime/sse.rs"), Some("events")),
    (
        "string_enum.rs",
        include_str!("../../../runtime/src/runtime/string_enum.rs"),
        Some("string_enum"),
    ),
    ("style.rs", include_str!("../../../runtime/src/runtime/style.rs"), Some("style")),
    ("transport.rs", include_str!("../../../runtime/src/runtime/transport.rs"), Some("client")),
    ("unix_time.rs", include_str!("../../../runtime/src/runtime/unix_time.rs"), Some("unix_time")),
    ("union.rs", include_str!("../../../runtime/src/runtime/union.rs"), Some("union")),
    ("file_body.rs", include_str!("../../../runtime/src/runtime/file_body.rs"), Some("file_body")),
    (
        "urlencoded.rs",
        include_str!("../../../runtime/src/runtime/urlencoded.rs"),
        Some("form_request"),
    ),
    ("walk.rs", include_str!("../../../runtime/src/runtime/walk.rs"), Some("pages")),
    (
        "with_headers.rs",
        include_str!("../../../runtime/src/runtime/with_headers.rs"),
        Some("with_headers"),
    ),
];

/// The modules with types for formats, which are public.
const VALUES: [&str; 3] = ["base64", "password", "unix_time"];

/// The files that a client needs, which has types for some formats.
pub(super) fn files(api: &Api, formats: &BTreeSet<&str>) -> Files {
    let features = features(api, formats);
    let needed =
        FILES.iter().filter(|(_, _, feature)| feature.is_none_or(|f| features.contains(f)));
    needed
        .map(|(name, source, _)| {
            let path = format!("runtime/{name}");
            (path, format!("{HEADER}\n{}", prune(source, &features)))
        })
        .collect()
}
