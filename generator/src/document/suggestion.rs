//! "Did you mean": the name that somebody probably wanted to write.

/// The least likeness of two names, from 0 to 1. Below this a suggestion is more puzzling than
/// none.
const LIKE: f64 = 0.7;

/// The candidate most like a name. Of several the first wins, so that the answer doesn't depend on
/// chance.
pub(super) fn closest<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let wanted = name.to_lowercase();
    let mut best = None;
    let mut best_likeness = LIKE;
    for candidate in candidates {
        let likeness = strsim::normalized_damerau_levenshtein(&wanted, &candidate.to_lowercase());
        if likeness > best_likeness {
            (best, best_likeness) = (Some(candidate), likeness);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_alike_is_suggested() {
        let names = ["Pet", "Petition", "NewPet", "properties"];
        assert_eq!(closest("propertes", names), Some("properties"));
        assert_eq!(closest("pet", names), Some("Pet"));
        assert_eq!(closest("Order", names), None);
    }
}
