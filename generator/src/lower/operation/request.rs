//! What requests have in common: how they start, and what most of them accept.

use std::collections::BTreeMap;

use crate::model::{Api, RequestKind};
use crate::name;

/// What most operations accept goes out with every request; only the others have to say so.
pub(super) fn choose_accept(api: &mut Api) {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for accept in api.operations.iter().flat_map(|operation| &operation.accept) {
        *uses.entry(accept.clone()).or_default() += 1;
    }
    let usual = uses.into_iter().max_by_key(|(_, uses)| *uses);
    api.accept = usual.map_or_else(|| "*/*".to_owned(), |(accept, _)| accept);
    for operation in &mut api.operations {
        operation.accept.take_if(|accept| *accept == api.accept);
    }
}

/// Gives each way to start a request its name. The most frequent is the plain one.
pub(super) fn name_requests(api: &mut Api, mut kinds: Vec<(RequestKind, usize)>) {
    kinds.sort_by_key(|(_, uses)| std::cmp::Reverse(*uses));
    let mut names = name::Names::default();
    for (index, (kind, _)) in kinds.iter_mut().enumerate() {
        let wanted = match (index, kind.credentials.is_empty(), kind.parameters.is_empty()) {
            (0, _, _) => "request".to_owned(),
            (_, true, true) => "bare_request".to_owned(),
            (_, true, false) => "anonymous_request".to_owned(),
            (_, false, _) => {
                let mut alternatives = kind.credentials.iter().map(|names| names.join("_and_"));
                let first = alternatives.next().unwrap_or_default().replace("r#", "");
                format!(
                    "request_with_{first}{}",
                    if kind.credentials.len() > 1 { "_or_else" } else { "" }
                )
            }
        };
        kind.name = names.claim(wanted);
    }
    for (operation, kind) in api.operations.iter_mut().zip(&api.requests) {
        let same = |known: &&(RequestKind, usize)| {
            known.0.credentials == kind.credentials && known.0.parameters == kind.parameters
        };
        operation.request =
            kinds.iter().find(same).map(|(kind, _)| kind.name.clone()).unwrap_or_default();
    }
    api.requests = kinds.into_iter().map(|(kind, _)| kind).collect();
    if api.requests.is_empty() {
        // The builder prepares one to check the settings, even where there are no operations.
        api.requests.push(RequestKind { name: "request".to_owned(), ..RequestKind::default() });
    }
}
