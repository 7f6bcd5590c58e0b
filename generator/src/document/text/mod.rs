//! Text to nodes, in either of the two languages.

mod alias;
mod duplicate;
mod json;
mod position;
pub(super) mod scalar;
mod yaml;

use std::ops::Range;
use std::path::Path;

use crate::Source;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::tree::node::Node;
use crate::document::tree::origin::{Origins, Recorder};

/// The depth to which lists and mappings may be nested. All later stages recurse, so this keeps
/// hostile texts from exhausting the stack; the deepest description we have seen goes down 32
/// levels.
pub(super) const MAX_DEPTH: usize = 128;

/// Reads a text into nodes. Text that is no YAML or JSON is reported in `diagnostics`, and so are
/// duplicate keys.
pub(super) fn read(
    source: &Source,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let Some(mut recorder) = Recorder::new(origins, source) else {
        diagnostics.push(Diagnostic::error("too-large", "the text is longer than four gigabytes"));
        return None;
    };
    let nodes = nodes(source, &mut recorder, diagnostics);
    nodes.map_err(|failure| diagnostics.push(failure.diagnostic(source))).ok()
}

fn nodes(
    source: &Source,
    recorder: &mut Recorder<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Node, Failure> {
    // The parsers count a byte order mark in their own ways, so they don't get to see it.
    let text = source.text.trim_start_matches('\u{feff}');
    let extension = Path::new(&source.name).extension().unwrap_or_default();
    let named = |name: &str| extension.eq_ignore_ascii_case(name);
    if !named("json") && !text.trim_start().starts_with(['{', '[']) {
        return yaml::read(text, recorder, diagnostics);
    }
    let skipped = source.text.len() - text.len();
    match json::parse(text, skipped) {
        Ok(value) => json::read(value, skipped, recorder, diagnostics),
        Err(failure) if named("json") => Err(failure),
        // A brace is how YAML's flow style begins, too.
        Err(failure) => match yaml::read(text, recorder, diagnostics) {
            Err(_) if !named("yaml") && !named("yml") => Err(failure),
            yaml => yaml,
        },
    }
}

/// The reason why a text could not be read, and the bytes at fault.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) span: Range<usize>,
    pub(super) help: Option<&'static str>,
}

impl Failure {
    fn diagnostic(self, source: &Source) -> Diagnostic {
        // The spans that parsers tell of broken text may begin or end within a character.
        let start = source.text.floor_char_boundary(self.span.start);
        let end = source.text.ceil_char_boundary(self.span.end.max(start));
        let place = Place { source: source.name.clone(), pointer: String::new(), span: start..end };
        let diagnostic = Diagnostic::error(self.code, self.message).at(place);
        match self.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_yaml::Value;

    use super::*;

    /// Compares the two YAML readers on real descriptions, where these are at hand. Ours knows the
    /// places, the other one has been right for longer.
    #[test]
    fn yaml_is_read_as_others_read_it() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
        let Ok(files) = folder.read_dir() else {
            println!("skipped: there is no corpus at {}", folder.display());
            return;
        };
        let files = files.map(|file| file.expect("it is a file").path());
        for path in
            files.filter(|file| file.extension().is_some_and(|extension| extension == "yaml"))
        {
            let text = std::fs::read_to_string(&path).expect("it can be read");
            let Ok(theirs) = serde_yaml::from_str::<Value>(&text) else {
                println!("skipped: {} is not for the other reader", path.display());
                continue;
            };
            let source = Source { name: path.display().to_string(), text };
            let mut diagnostics = Diagnostics::default();
            let root =
                read(&source, &mut Origins::default(), &mut diagnostics).expect("it is YAML");
            assert_eq!(diagnostics, Diagnostics::default());
            let ours: Value = serde_yaml::to_value(&root).expect("any value can be written");
            assert!(same(&theirs, &ours), "{}", path.display());
        }
    }

    fn same(theirs: &Value, ours: &Value) -> bool {
        match (theirs, ours) {
            (Value::Mapping(theirs), Value::Mapping(ours)) => {
                // Keys are strings to us, whatever they are to YAML.
                let key = |value: &Value| {
                    serde_yaml::to_string(value).expect("it is a scalar").replace(['\'', '\n'], "")
                };
                theirs.len() == ours.len()
                    && theirs.iter().zip(ours).all(|(theirs, ours)| {
                        key(theirs.0) == key(ours.0) && same(theirs.1, ours.1)
                    })
            }
            (Value::Sequence(theirs), Value::Sequence(ours)) => {
                theirs.len() == ours.len()
                    && theirs.iter().zip(ours).all(|(theirs, ours)| same(theirs, ours))
            }
            _ if theirs == ours => true,
            _ => {
                println!("theirs {theirs:?}, ours {ours:?}");
                false
            }
        }
    }
}
