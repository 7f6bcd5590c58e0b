//! Path templates: the names of parameters between the texts of a path.

use super::OperationParameters;
use crate::lower::operation::Site;
use crate::lower::report::Reporter;
use crate::model::{Argument, ArgumentKind, FilledPlace, PathPart, SetParameter};

/// The path template, cut at its parameters.
pub(in crate::lower) fn path_parts(
    site: &Site<'_>,
    parameters: &OperationParameters,
    reporter: &mut Reporter<'_>,
) -> Vec<PathPart> {
    let path = match site.path.split_once('#') {
        Some((path, fragment)) => {
            let message = format!("no request can carry the fragment `#{fragment}` of its URL");
            reporter.loss("path-fragment", &site.pointer, message, "it is left out");
            path
        }
        None => site.path,
    };
    let text = |text: &str| (!text.is_empty()).then(|| PathPart::Text(text.to_owned()));
    let mut parts = Vec::new();
    let mut rest = path;
    while let Some(next) = next_name(rest) {
        parts.extend(text(next.before));
        parts.extend(value(next.name, parameters));
        rest = next.after;
    }
    parts.extend(text(rest));
    parts
}

/// The value for a name in the path: that of a setting, or else of an argument.
fn value(wire: &str, parameters: &OperationParameters) -> Option<PathPart> {
    let is_set =
        |set: &&SetParameter| set.filled.place == FilledPlace::Path && set.filled.wire == wire;
    if let Some(set) = parameters.settings.iter().find(is_set) {
        return Some(PathPart::Setting { setting: set.setting.clone(), wire: wire.to_owned() });
    }
    let is_passed =
        |argument: &Argument| argument.kind == ArgumentKind::Path && argument.wire == wire;
    parameters.arguments.iter().position(is_passed).map(PathPart::Parameter)
}

/// The names in a path template. Braces that don't pair are text.
pub(super) fn template_names(path: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let mut rest = path.split('#').next().unwrap_or_default();
    while let Some(next) = next_name(rest) {
        if !names.contains(&next.name) {
            names.push(next.name);
        }
        rest = next.after;
    }
    names
}

/// A name in a path template, with the text before and after it.
pub(in crate::lower) struct NextName<'t> {
    before: &'t str,
    pub(in crate::lower) name: &'t str,
    after: &'t str,
}

/// The first name of a path template.
fn next_name(template: &str) -> Option<NextName<'_>> {
    let (before, after) = template.split_once('}')?;
    match before.rsplit_once('{') {
        Some((before, name)) if !name.is_empty() => Some(NextName { before, name, after }),
        _ => {
            // Nothing opened it: the next one may belong to something.
            let skipped = template.len() - after.len();
            let next = next_name(after)?;
            Some(NextName { before: &template[..skipped + next.before.len()], ..next })
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
