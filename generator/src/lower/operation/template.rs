//! Path templates: which parameters a path has, and where.

/// The names in a path template. Braces that don't pair are text.
pub(super) fn template_names(path: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let mut rest = path.split('#').next().unwrap_or_default();
    while let Some((_, name, after)) = next_name(rest) {
        if !names.contains(&name) {
            names.push(name);
        }
        rest = after;
    }
    names
}

/// The next name of a path template, with what stands before and after it.
pub(super) fn next_name(template: &str) -> Option<(&str, &str, &str)> {
    let (before, after) = template.split_once('}')?;
    match before.rsplit_once('{') {
        Some((before, name)) if !name.is_empty() => Some((before, name, after)),
        _ => {
            // Nothing opened it: the next one may belong to something.
            let skipped = template.len() - after.len();
            let (before, name, after) = next_name(after)?;
            Some((&template[..skipped + before.len()], name, after))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::template_names;

    #[test]
    fn braces_that_do_not_pair_are_text() {
        for (path, expected) in [
            ("/a/{b}/{c}.{d}", vec!["b", "c", "d"]),
            ("/a/{b}/{b}", vec!["b"]),
            ("/a/{{b}", vec!["b"]),
            ("/a/{}/}/{b}", vec!["b"]),
            ("/a/}{b", vec![]),
            ("/{a", vec![]),
        ] {
            assert_eq!(template_names(path), expected, "{path}");
        }
    }
}
