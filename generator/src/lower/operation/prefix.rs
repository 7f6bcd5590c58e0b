//! A prefix that nearly all ids of operations share, which the maintainer may leave out of names:
//! by itself, one new operation without it would rename all others.

use std::collections::HashSet;

use super::Site;
use crate::document::Pointer;
use crate::lower::choices::Choices;
use crate::lower::report::Reporter;
use crate::model::Method;
use crate::name;

/// The number of operations up to which nothing about them is usual.
const FEW: usize = 3;
/// The characters that end a prefix.
const SEPARATORS: [char; 4] = ['_', '-', '.', '/'];
/// Words that start ids and say what an operation does, as methods of HTTP do.
const VERBS: [&str; 8] = ["list", "create", "update", "read", "find", "search", "set", "add"];

/// Proposes to leave out the prefix that ids share, unless one is chosen.
pub(super) fn propose_prefix(
    sites: &[Site<'_>],
    choices: &Choices<'_>,
    reporter: &mut Reporter<'_>,
) {
    let ids: Vec<&str> = sites.iter().filter_map(Site::operation_id).collect();
    let Some(prefix) = shared_prefix(&ids).filter(|_| choices.prefix().is_none()) else { return };
    let count = ids.iter().filter(|id| id.starts_with(prefix)).count();
    let message = format!("{count} of {} ids of operations start with `{prefix}`", ids.len());
    let help = format!("`strip_prefix = \"{prefix}\"` in `[names]` leaves it out of names");
    reporter.note("shared-prefix", &Pointer::root().join("paths"), message, &help);
}

/// The longest prefix that nine of ten ids share, if they differ without it.
fn shared_prefix<'i>(ids: &[&'i str]) -> Option<&'i str> {
    let is_usual = |prefix: &&str| {
        let count = ids.iter().filter(|id| id.starts_with(prefix)).count();
        ids.len() > FEW && count * 10 >= ids.len() * 9
    };
    // If any prefix is, one of the first two ids has it.
    let candidates = ids.iter().take(ids.len() / 10 + 1);
    let prefixes = candidates.flat_map(|id| {
        let ends = id.char_indices().filter(|(_, c)| SEPARATORS.contains(c));
        ends.map(|(at, _)| &id[..=at])
    });
    let usual = prefixes.filter(is_usual).filter(|prefix| !is_verb(prefix));
    usual.filter(|prefix| are_apart(ids, prefix)).max_by_key(|prefix| prefix.len())
}

/// Returns true if a prefix is about an action, which every name needs.
fn is_verb(prefix: &str) -> bool {
    let last = prefix.trim_end_matches(SEPARATORS).rsplit(SEPARATORS).next();
    last.is_some_and(|word| {
        let is = |verb: &str| word.eq_ignore_ascii_case(verb);
        VERBS.into_iter().any(is) || Method::ALL.iter().any(|method| is(method.key()))
    })
}

/// Returns true if names differ without a prefix where ids do, and each has something left.
fn are_apart(ids: &[&str], prefix: &str) -> bool {
    let mut seen = HashSet::new();
    let distinct: HashSet<&str> = ids.iter().copied().collect();
    distinct.into_iter().all(|id| {
        let rest = id.strip_prefix(prefix).unwrap_or(id);
        rest.starts_with(char::is_alphabetic) && seen.insert(name::method_name(rest))
    })
}

#[cfg(test)]
mod tests {
    use super::shared_prefix;

    #[test]
    fn the_longest_prefix_that_tells_nothing_apart_is_found() {
        for (ids, expected) in [
            (&["v1_a", "v1_b", "v1_c", "v1_d"][..], Some("v1_")),
            (&["api.v1.a", "api.v1.b", "api.v1.c", "api.v1.d"], Some("api.v1.")),
            (&["v1_a", "v1_b", "v1_c", "v2_d"], None),
            (&["v1_a", "v1_b", "v1_c"], None),
            (&["v1_a", "v1_b", "v1_c", "v1_c"], Some("v1_")),
            (&["get_a", "get_b", "get_c", "get_d"], None),
            (&["v1_1", "v1_2", "v1_3", "v1_4"], None),
            (&["v1_a", "v1_A", "v1_c", "v1_d"], None),
        ] {
            assert_eq!(shared_prefix(ids), expected, "{ids:?}");
        }
    }
}
