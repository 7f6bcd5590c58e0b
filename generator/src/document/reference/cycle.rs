//! References that lead in a circle, and so to nothing.

use std::collections::{HashMap, HashSet};

use super::{Reference, References};
use crate::diagnostic::Diagnostic;
use crate::document::tree::origin::{Origin, Origins};

/// Looks for references whose target is a reference, and so on, and back. A schema that refers to itself from one of
/// its properties is no such thing. Each circle comes with the value of its first `$ref`.
pub(super) fn find(
    found: &[Reference<'_>],
    references: &References,
    origins: &Origins,
) -> Vec<(Origin, Diagnostic)> {
    let mut circles = Vec::new();
    let by_holder: HashMap<Origin, &Reference<'_>> =
        found.iter().map(|reference| (reference.holder, reference)).collect();
    // What has been followed to its end once need not be followed again.
    let mut done: HashSet<Origin> = HashSet::new();
    for start in found {
        let mut chain: Vec<&Reference<'_>> = Vec::new();
        let mut current = Some(start);
        while let Some(reference) = current.filter(|reference| !done.contains(&reference.holder)) {
            if let Some(first) = chain.iter().position(|earlier| earlier.holder == reference.holder)
            {
                circles.push((chain[first].value, diagnostic(&chain[first..], origins)));
                break;
            }
            chain.push(reference);
            let target = references.targets.get(reference.text);
            current = target.and_then(|target| by_holder.get(&target.origin)).copied();
        }
        done.extend(chain.iter().map(|reference| reference.holder));
    }
    circles
}

fn diagnostic(circle: &[&Reference<'_>], origins: &Origins) -> Diagnostic {
    let message = match circle {
        [_] => "this refers to itself".to_owned(),
        _ => format!("these {} references lead in a circle", circle.len()),
    };
    let help = "one of them has to be something else than a reference";
    let mut places = circle.iter().map(|reference| origins.place(reference.value));
    let diagnostic = Diagnostic::error("reference-cycle", message).help(help).at(places.next());
    places.fold(diagnostic, |diagnostic, place| diagnostic.related(place, "and on from here"))
}
