//! The segments of paths that tell operations apart.

/// The paths of a description.
pub(super) struct Paths {
    /// The number of segments that all of them begin with, such as `/api/v3`.
    shared: usize,
}

impl Paths {
    pub(super) fn new<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        let mut paths = paths.map(segments);
        let mut shared = paths.next().unwrap_or_default();
        for path in paths {
            let same = shared.iter().zip(&path).take_while(|(one, other)| one == other).count();
            shared.truncate(same);
        }
        Self { shared: shared.len() }
    }

    /// The first segment that tells a path from others, unless that is a parameter.
    pub(super) fn distinction<'p>(&self, path: &'p str) -> Option<&'p str> {
        segments(path).into_iter().skip(self.shared).find(|segment| !segment.contains('{'))
    }
}

/// The segments of a path.
fn segments(path: &str) -> Vec<&str> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Paths, segments};

    #[test]
    fn the_segment_that_tells_a_path_from_others() {
        let shared = segments("/api/v3").len();
        for (path, expected) in [
            ("/api/v3/movie/{id}", Some("movie")),
            ("/api/v3/{owner}/movie", Some("movie")),
            ("/api/v3?x", None),
            ("/api/v3/{id}", None),
        ] {
            assert_eq!(Paths { shared }.distinction(path), expected, "{path}");
        }
    }
}
