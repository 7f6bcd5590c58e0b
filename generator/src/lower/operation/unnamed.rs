//! Operations without an `operationId`: their names, by their method and path.

/// A text to make a name of, without the segments that all paths of an API start with. Where
/// several operations would be called the same, the [`whole`] of it tells them apart.
pub(super) fn short(method: &str, path: &str) -> String {
    let mut segments = path.split('/').filter(|segment| !segment.is_empty()).peekable();
    while segments.next_if(|segment| is_prefix(segment)).is_some() {}
    let words: Vec<String> = segments.map(words).collect();
    if words.is_empty() { whole(method, path) } else { format!("{method} {}", words.join(" ")) }
}

/// The method and all of the path.
pub(super) fn whole(method: &str, path: &str) -> String {
    format!("{method} {path}")
}

/// Returns true if a segment is about the place of the API or its version, and not about a thing
/// in it.
fn is_prefix(segment: &str) -> bool {
    let digits = segment.strip_prefix(['v', 'V']);
    let is_version = digits.is_some_and(|digits| {
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
    });
    is_version || segment.eq_ignore_ascii_case("api")
}

/// A segment in words: a thing is found by a parameter.
fn words(segment: &str) -> String {
    match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        Some(parameter) if !parameter.contains(['{', '}']) => format!("by {parameter}"),
        _ => segment.replace(['{', '}'], " "),
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn paths_become_words() {
        for (path, expected) in [
            ("/api/v3/movie", "get movie"),
            ("/api/v3/movie/{id}", "get movie by id"),
            ("/v1.1/a/{b}/{c}/d", "get a by b by c d"),
            ("/feed/v3/calendar.ics", "get feed v3 calendar.ics"),
            ("/vault/{name}.{format}", "get vault  name . format "),
            ("/api", "get /api"),
            ("/", "get /"),
        ] {
            assert_eq!(short("get", path), expected, "{path}");
        }
    }
}
