//! Paths into requests and answers, which become JSON pointers. Of those of RFC 9535, the ones that
//! lead to a single value are understood, with `-1` for the last element of a list.

use crate::document::Pointer;

/// Reads a path like `$.data.items[-1].id`.
pub(super) fn json_path(text: &str) -> Option<Pointer> {
    let mut rest = text.trim().strip_prefix('$')?;
    let mut pointer = Pointer::root();
    while !rest.is_empty() {
        let (token, after) = match rest.strip_prefix('.') {
            Some(named) => named.split_at(named.find(['.', '[']).unwrap_or(named.len())),
            None => bracketed(rest.strip_prefix('[')?)?,
        };
        if token.is_empty() || token == "*" {
            return None;
        }
        pointer.push(token);
        rest = after;
    }
    Some(pointer)
}

/// Splits text behind a bracket into the name in quotes, or the index, and the text behind the
/// closing bracket.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    for quote in ['\'', '"'] {
        if let Some(quoted) = text.strip_prefix(quote) {
            let (name, after) = quoted.split_once(quote)?;
            let is_plain = !name.contains('\\');
            return after.strip_prefix(']').filter(|_| is_plain).map(|after| (name, after));
        }
    }
    let (index, after) = text.split_once(']')?;
    index.parse::<isize>().is_ok().then_some((index, after))
}

/// Reads a path like `$response.data.next`.
pub(super) fn dotted(text: &str, root: &str) -> Option<Pointer> {
    let rest = text.trim().strip_prefix(root)?;
    if rest.is_empty() {
        return Some(Pointer::root());
    }
    let mut tokens = rest.strip_prefix('.')?.split('.');
    tokens.try_fold(Pointer::root(), |pointer, token| {
        (!token.is_empty()).then(|| pointer.join(token))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_to_one_value_are_read() {
        for (path, pointer) in [
            ("$", ""),
            ("$.next", "/next"),
            ("$.data.items[-1].created_at", "/data/items/-1/created_at"),
            ("$['@odata.nextLink']", "/@odata.nextLink"),
            ("$[0][\"a/b\"]", "/0/a~1b"),
        ] {
            assert_eq!(json_path(path).expect(path).as_str(), pointer);
        }
        assert_eq!(dotted("$response.a.b", "$response").expect("a path").as_str(), "/a/b");
        assert_eq!(dotted("$response", "$response").expect("a path").as_str(), "");
    }

    #[test]
    fn other_paths_are_none() {
        for path in
            ["", "next", "$next", "$.", "$..next", "$.*", "$.a[*]", "$.a[1:2]", "$.a[?@.b]", "$['a"]
        {
            assert_eq!(json_path(path), None, "{path}");
        }
        for path in ["$response.", "$request.a", "$responses.a", "$response.a..b"] {
            assert_eq!(dotted(path, "$response"), None, "{path}");
        }
    }
}
