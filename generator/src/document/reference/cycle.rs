//! References that lead in a circle, and so to nothing.

use std::collections::{HashMap, HashSet};

use super::{Reference, References};
use crate::chain::{self, Circle};
use crate::diagnostic::Diagnostic;
use crate::document::tree::origin::{Origin, Origins};

/// Looks for references whose target is a reference, and so on, and back. A schema that refers to
/// itself from one of its properties is no such thing. Each circle comes with the value of its
/// first `$ref`.
pub(super) fn find(
    found: &[Reference<'_>],
    references: &References,
    origins: &Origins,
) -> Vec<(Origin, Diagnostic)> {
    let mut circles: Vec<(Origin, Diagnostic)> = Vec::new();
    let by_holder: HashMap<Origin, &Reference<'_>> =
        found.iter().map(|reference| (reference.holder, reference)).collect();
    let next = |holder: Origin| {
        let target = references.targets.get(by_holder.get(&holder)?.text)?;
        by_holder.contains_key(&target.origin).then_some(target.origin)
    };
    // The holders whose chains have been followed to their ends.
    let mut done: HashSet<Origin> = HashSet::new();
    for start in found {
        let unknown = |holder: &Origin| !done.contains(holder);
        let links = match chain::links(start.holder, |holder| next(holder).filter(unknown)) {
            Ok(links) => links,
            Err(Circle(holders)) => {
                let circle = holders.iter().filter_map(|holder| by_holder.get(holder).copied());
                let circle: Vec<_> = circle.collect();
                if let Some(first) = circle.first().filter(|first| !done.contains(&first.holder)) {
                    circles.push((first.value, diagnostic(&circle, origins)));
                }
                holders
            }
        };
        done.extend(links);
    }
    circles
}

fn diagnostic(circle: &[&Reference<'_>], origins: &Origins) -> Diagnostic {
    let (message, help) = match circle {
        [_] => {
            ("this refers to itself".to_owned(), "write a value here, or refer to another place")
        }
        _ => (
            format!("these {} references lead in a circle", circle.len()),
            "one of them has to be something else than a reference",
        ),
    };
    let mut places = circle.iter().map(|reference| origins.place(reference.value));
    let diagnostic = Diagnostic::error("reference-cycle", message).help(help).at(places.next());
    places.fold(diagnostic, |diagnostic, place| diagnostic.related(place, "and on from here"))
}
