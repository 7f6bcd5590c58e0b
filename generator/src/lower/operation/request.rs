//! The things that requests have in common: their start, and the media types that they accept.

use std::collections::BTreeMap;

use crate::model::{Carried, Operation, RequestKind};
use crate::name;

/// Takes the media types that most operations accept out of these, since they go out with every
/// request; only the others have to say theirs.
pub(super) fn take_usual_accept(operations: &mut [Operation]) -> String {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for accept in operations.iter().flat_map(|operation| &operation.accept) {
        *uses.entry(accept.clone()).or_default() += 1;
    }
    let usual = uses.into_iter().max_by_key(|(_, uses)| *uses);
    let usual = usual.map_or_else(|| "*/*".to_owned(), |(accept, _)| accept);
    for operation in operations {
        operation.accept.take_if(|accept| *accept == usual);
    }
    usual
}

/// The ways to start a request that operations call for, each with the number of those that do.
#[derive(Default)]
pub(super) struct Starts {
    kinds: Vec<(Carried, usize)>,
    /// The place of each method's way among the kinds.
    of_methods: Vec<usize>,
}

impl Starts {
    /// Notes what an operation's requests carry, which all of its methods send.
    pub(super) fn add(&mut self, carried: Carried, methods: usize) {
        let known = self.kinds.iter().position(|(known, _)| *known == carried);
        let kind = known.unwrap_or_else(|| {
            self.kinds.push((carried, 0));
            self.kinds.len() - 1
        });
        self.kinds[kind].1 += 1;
        self.of_methods.extend(std::iter::repeat_n(kind, methods));
    }

    /// Gives each way to start a request its name. The most frequent is the plain one.
    pub(super) fn name(self, operations: &mut [Operation]) -> Vec<RequestKind> {
        let mut order: Vec<usize> = (0..self.kinds.len()).collect();
        order.sort_by_key(|kind| std::cmp::Reverse(self.kinds[*kind].1));
        let mut names = name::Names::default();
        let mut requests = Vec::new();
        for (index, kind) in order.into_iter().enumerate() {
            let (carried, _) = &self.kinds[kind];
            let name = names.claim(wanted(index, carried));
            let methods = operations.iter_mut().zip(&self.of_methods);
            for (operation, _) in methods.filter(|(_, of_method)| **of_method == kind) {
                operation.request.clone_from(&name);
            }
            requests.push(RequestKind { name, carried: carried.clone() });
        }
        if requests.is_empty() {
            // The builder prepares one to check the settings, even where there are no operations.
            let name = "request".to_owned();
            requests.push(RequestKind { name, carried: Carried::default() });
        }
        requests
    }
}

fn wanted(index: usize, carried: &Carried) -> String {
    match (index, carried.credentials.is_empty(), carried.parameters.is_empty()) {
        (0, _, _) => "request".to_owned(),
        (_, true, true) => "bare_request".to_owned(),
        (_, true, false) => "anonymous_request".to_owned(),
        (_, false, _) => {
            let mut alternatives = carried.credentials.iter().map(|names| names.join("_and_"));
            let first = alternatives.next().unwrap_or_default().replace("r#", "");
            let others = if carried.credentials.len() > 1 { "_or_else" } else { "" };
            format!("request_with_{first}{others}")
        }
    }
}
