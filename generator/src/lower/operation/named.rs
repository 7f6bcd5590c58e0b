//! The names of an operation.

use super::Site;
use super::namespace::Namespaces;
use crate::lower::choices::Choices;
use crate::model::Owner;
use crate::name;

/// An operation that has its names.
pub(super) struct NamedOperation<'s> {
    pub(super) site: &'s Site<'s>,
    /// The type that has its methods.
    pub(super) owner: Owner,
    /// The name of its first method.
    pub(super) method_name: String,
    /// The start of the names of its types.
    pub(super) type_name: String,
}

impl<'s> NamedOperation<'s> {
    /// Names an operation: as the maintainer chose, as an extension has it, or else by its
    /// `operationId`. The names of its types don't follow the maintainer's choice for its method.
    pub(super) fn new(
        (index, site): (usize, &'s Site<'s>),
        described: Option<&str>,
        namespaces: &mut Namespaces,
        choices: &mut Choices<'_>,
    ) -> Self {
        let texts = namespaces.texts(index);
        let text = described.map_or_else(|| site.text(texts), str::to_owned);
        let method_name = match (choices.name(&site.pointer), described) {
            (Some(name), _) => namespaces.claim_chosen(index, name.to_owned()),
            (None, Some(name)) => namespaces.claim(index, name.to_owned()),
            (None, None) => namespaces.claim(index, name::method_name(&text)),
        };
        let (owner, type_name) = (namespaces.owner(index), name::type_name(&text));
        Self { site, owner, method_name, type_name }
    }

    /// The path of its first method, from the root of the generated code.
    pub(super) fn method_path(&self) -> String {
        self.owner.method(&self.method_name)
    }
}
