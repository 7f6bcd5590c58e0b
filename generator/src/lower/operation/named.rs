//! The names of an operation.

use super::Site;
use crate::lower::choices::Choices;
use crate::name::{self, Names};

/// An operation that has its names.
pub(super) struct NamedOperation<'s> {
    pub(super) site: &'s Site<'s>,
    /// The name of its first method.
    pub(super) method_name: String,
    /// The start of the names of its types.
    pub(super) type_name: String,
}

impl<'s> NamedOperation<'s> {
    /// Names an operation: as the maintainer chose, as an extension has it, or else by its
    /// `operationId`. The names of its types don't follow the maintainer's choice for its method alone.
    pub(super) fn new(
        site: &'s Site<'s>,
        described: Option<&str>,
        names: &mut Names,
        choices: &mut Choices<'_>,
    ) -> Self {
        let text = described.map_or_else(|| site.text(names), str::to_owned);
        // A pattern for names says what the operation is called, for its types as well.
        let text = choices.replaced_text(&site.pointer).unwrap_or(text);
        let chosen = choices.name(name::Kind::Method, &site.pointer);
        let wanted = chosen.or_else(|| described.map(str::to_owned));
        let wanted = wanted.unwrap_or_else(|| name::method_name(&text));
        Self { site, method_name: names.claim(wanted), type_name: name::type_name(&text) }
    }
}
