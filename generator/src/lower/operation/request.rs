//! Requests: the ways to start them, and the media types that most of them accept.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::draft::MethodDraft;
use crate::model::{Carried, RequestKind};
use crate::name;

/// The name of the usual way to start a request.
const USUAL: &str = "request";

/// The media types that most methods accept. They go out with every request, so that only other
/// methods have to name theirs.
pub(super) fn usual_accept<'m>(methods: impl Iterator<Item = &'m MethodDraft>) -> String {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for method in methods {
        *uses.entry(&method.accept).or_default() += 1;
    }
    let usual = uses.into_iter().max_by_key(|(_, uses)| *uses);
    usual.map_or("*/*", |(accept, _)| accept).to_owned()
}

/// The ways to start requests, by the settings and credentials that each operation's carry. The
/// most frequent is the plain one.
pub(super) fn request_kinds<'c>(carried: impl Iterator<Item = &'c Carried>) -> Vec<RequestKind> {
    let mut kinds: Vec<(&Carried, usize)> = Vec::new();
    for carried in carried {
        match kinds.iter_mut().find(|(known, _)| *known == carried) {
            Some((_, uses)) => *uses += 1,
            None => kinds.push((carried, 1)),
        }
    }
    kinds.sort_by_key(|(_, uses)| Reverse(*uses));
    let nothing = Carried::default();
    if kinds.is_empty() {
        // The builder prepares one to check the settings, even where there are no operations.
        kinds.push((&nothing, 0));
    }
    let mut names = name::Names::default();
    let kinds = kinds.into_iter().enumerate().map(|(index, (carried, _))| RequestKind {
        name: names.claim(if index == 0 { USUAL.to_owned() } else { unusual_name(carried) }),
        carried: carried.clone(),
    });
    kinds.collect()
}

/// The name of the way to start a request that carries these settings and credentials.
pub(super) fn starting<'k>(kinds: &'k [RequestKind], carried: &Carried) -> &'k str {
    kinds.iter().find(|kind| kind.carried == *carried).map_or(USUAL, |kind| &kind.name)
}

/// The name of a way that isn't the most frequent.
fn unusual_name(carried: &Carried) -> String {
    match carried.credentials.as_slice() {
        [] if carried.parameters.is_empty() => "bare_request".to_owned(),
        [] => "anonymous_request".to_owned(),
        [first, others @ ..] => {
            let first = first.join("_and_").replace("r#", "");
            let others = if others.is_empty() { "" } else { "_or_else" };
            format!("request_with_{first}{others}")
        }
    }
}
