//! Parts of OpenAPI 3.1 in a document that says it is 3.0.

use std::collections::BTreeMap;

use crate::document::report::Reporter;
use crate::document::tree::origin::Origin;

/// The parts of OpenAPI 3.1 that a document uses.
#[derive(Debug, Default)]
pub(super) struct NewerKeywords(BTreeMap<&'static str, Uses>);

/// The places in which something is used.
#[derive(Debug)]
struct Uses {
    first: Origin,
    count: usize,
}

impl NewerKeywords {
    /// Remembers a use of a part of OpenAPI 3.1.
    pub(super) fn note(&mut self, keyword: &'static str, origin: Origin) {
        self.0.entry(keyword).or_insert(Uses { first: origin, count: 0 }).count += 1;
    }

    /// Reports each part once: documents that use one use it everywhere.
    pub(super) fn report(self, reporter: &mut Reporter<'_>) {
        for (keyword, Uses { first, count }) in self.0 {
            let places = if count == 1 { "once".to_owned() } else { format!("{count} times") };
            let message =
                format!("{keyword} is OpenAPI 3.1, and this document says it is 3.0 ({places})");
            let help = "it is read as in 3.1; change `openapi` to 3.1.0 if that is meant";
            reporter.warning("newer-keyword", reporter.place(first), message, help);
        }
    }
}
