//! The scopes of methods: the client has one, and each handle of a group.

use super::Site;
use super::group::{Groups, groups, without_word};
use crate::lower::names_beside;
use crate::lower::schema::Schemas;
use crate::model::{Group, Owner};
use crate::name::Names;

/// The methods that the client has already, for callers or for itself.
const METHODS_OF_CLIENT: &[&str] =
    &["builder", "clone", "send", "open", "request", "bare_request", "anonymous_request"];

/// The groups of operations, and the names of the methods that each type has.
pub(super) struct Namespaces {
    groups: Groups,
    client: Names,
    /// The names of the handles' methods, by group.
    handles: Vec<Names>,
    /// The names of the handles' methods if the client had all of them.
    whole: Names,
}

impl Namespaces {
    pub(super) fn new(sites: &[Site<'_>], schemas: &mut Schemas<'_>) -> Self {
        let mut client = names_beside(METHODS_OF_CLIENT);
        let groups = groups(sites, &mut client, schemas);
        let handles = vec![Names::default(); groups.len()];
        Self { groups, whole: client.clone(), client, handles }
    }

    /// The type that has an operation's method.
    pub(super) fn owner(&self, operation: usize) -> Owner {
        self.groups.owner(operation)
    }

    /// The scope of an operation's method and of what stands beside it.
    pub(super) fn scope(&mut self, operation: usize) -> &mut Names {
        match (self.groups.owner(operation), self.groups.index(operation)) {
            (Owner::Handle(_), Some(group)) => &mut self.handles[group],
            _ => &mut self.client,
        }
    }

    /// The names that tell an operation's types from those of others.
    pub(super) fn texts(&self, operation: usize) -> &Names {
        match self.groups.owner(operation) {
            Owner::Client => &self.client,
            Owner::Handle(_) => &self.whole,
        }
    }

    /// Names an operation's method, without the word of its group if what remains is free. The word
    /// stands before a name that an earlier operation has got in this way.
    pub(super) fn claim(&mut self, operation: usize, wanted: String) -> String {
        let Some(word) = self.groups.word(operation).map(str::to_owned) else {
            return self.scope(operation).claim(wanted);
        };
        self.whole.claim(wanted.clone());
        let names = self.scope(operation);
        let short = without_word(&wanted, &word).filter(|short| names.is_free(short));
        let name = short.unwrap_or_else(|| match names.is_free(&wanted) {
            true => wanted,
            false => format!("{}_{wanted}", word.trim_end_matches('_')),
        });
        names.claim(name)
    }

    /// Names an operation's method as the maintainer wants it.
    pub(super) fn claim_chosen(&mut self, operation: usize, chosen: String) -> String {
        self.scope(operation).claim(chosen)
    }

    /// Names a method that the client has beside those of operations.
    pub(super) fn claim_for_client(&mut self, wanted: String) -> String {
        self.client.claim(wanted)
    }

    /// The groups with their methods, which are given by the operation that each is of.
    pub(super) fn finish(self, operations_of_methods: &[usize]) -> Vec<Group> {
        self.groups.finish(operations_of_methods)
    }
}
