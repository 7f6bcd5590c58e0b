//! Chains: from link to link, to an end, which not every chain has. References and the names of
//! types are followed here and nowhere else, so that nothing goes round.

use std::hash::Hash;

use indexmap::IndexSet;

/// The links of a chain that comes back to where it has been, from there on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Circle<T>(pub(crate) Vec<T>);

/// Follows a chain. Returns all its links, of which the last is its end.
pub(crate) fn links<T: Copy + Eq + Hash>(
    start: T,
    mut next: impl FnMut(T) -> Option<T>,
) -> Result<Vec<T>, Circle<T>> {
    let Some(mut link) = next(start) else { return Ok(vec![start]) };
    let mut links = IndexSet::from([start]);
    loop {
        let (first, is_new) = links.insert_full(link);
        if !is_new {
            return Err(Circle(links.into_iter().skip(first).collect()));
        }
        match next(link) {
            Some(next) => link = next,
            None => return Ok(links.into_iter().collect()),
        }
    }
}

/// Follows a chain to its end.
pub(crate) fn end<T: Copy + Eq + Hash>(
    start: T,
    next: impl FnMut(T) -> Option<T>,
) -> Result<T, Circle<T>> {
    links(start, next).map(|links| links.last().copied().unwrap_or(start))
}

#[cfg(test)]
mod tests {
    use super::{Circle, end, links};

    #[test]
    fn a_chain_ends_or_is_a_circle() {
        let next = |link: u8| match link {
            0..3 => Some(link + 1),
            7 => Some(8),
            8 => Some(9),
            9 => Some(8),
            _ => None,
        };
        assert_eq!(links(1, next), Ok(vec![1, 2, 3]));
        assert_eq!(end(0, next), Ok(3));
        assert_eq!(end(3, next), Ok(3));
        assert_eq!(links(7, next), Err(Circle(vec![8, 9])));
    }
}
