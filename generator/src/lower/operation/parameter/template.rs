//! Path templates: which parameters a path has, and where.

use super::super::Site;
use crate::lower::report::Reporter;
use crate::model::{Argument, ArgumentKind, FilledPlace, PathPart, SetParameter};

/// The path template, cut at its parameters.
pub(in crate::lower) fn path_parts(
    site: &Site<'_>,
    arguments: &[Argument],
    settings: &[SetParameter],
    reporter: &mut Reporter<'_>,
) -> Vec<PathPart> {
    let mut parts = Vec::new();
    let text = |text: &str| (!text.is_empty()).then(|| PathPart::Text(text.to_owned()));
    let (path, fragment) = match site.path.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (site.path, None),
    };
    if let Some(fragment) = fragment {
        let message = format!("no request can carry the fragment `#{fragment}` of its URL");
        reporter.loss("path-fragment", &site.pointer, message, "it is left out");
    }
    let mut rest = path;
    while let Some((before, wire, after)) = next_name(rest) {
        let argument = arguments
            .iter()
            .position(|argument| argument.kind == ArgumentKind::Path && argument.wire == wire);
        let setting = settings
            .iter()
            .find(|set| set.filled.place == FilledPlace::Path && set.filled.wire == wire);
        let setting = setting.map(|set| PathPart::Setting {
            setting: set.setting.clone(),
            wire: set.filled.wire.clone(),
        });
        parts.extend(text(before));
        parts.extend(setting.or(argument.map(PathPart::Parameter)));
        rest = after;
    }
    parts.extend(text(rest));
    parts
}

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
pub(in crate::lower) fn next_name(template: &str) -> Option<(&str, &str, &str)> {
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
