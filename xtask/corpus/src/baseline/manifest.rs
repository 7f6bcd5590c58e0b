//! The manifest: the facts about the output for many descriptions, as a text for people and
//! reviews.
//!
//! ```text
//! petstore: 0 warnings, 2 in the ledger
//!   9f86d081884c7d65    120 lines     14 items 1b4f0e9851971998 src/generated/mod.rs
//!
//! broken: no crate
//!   error[unresolved-reference]: …
//! ```

use std::collections::BTreeMap;
use std::fmt;

use super::facts::{Facts, FileFacts};

const TITLE: &str = "\
The output of the generator. For each file: the hash of its text, the numbers of its lines and its public items, the
hash of the items' names.
";

const NO_CRATE: &str = "no crate";

/// The facts by the names of the descriptions.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) documents: BTreeMap<String, Facts>,
}

impl Manifest {
    pub(super) fn new(facts: Vec<(String, Facts)>) -> Self {
        Self { documents: facts.into_iter().collect() }
    }

    /// The same with the descriptions of another manifest that this one doesn't have.
    pub(super) fn beside(mut self, other: Option<Self>) -> Self {
        for (name, facts) in other.into_iter().flat_map(|other| other.documents) {
            self.documents.entry(name).or_insert(facts);
        }
        self
    }

    /// Reads what `Display` has written, or returns the number of the first line that it hasn't.
    pub(super) fn parse(text: &str) -> Result<Self, usize> {
        let mut documents = BTreeMap::new();
        let mut current: Option<(String, Facts)> = None;
        for (index, line) in text.lines().enumerate().skip(TITLE.lines().count()) {
            let fault = || index + 1;
            if let Some(line) = line.strip_prefix("  ") {
                let (_, facts) = current.as_mut().ok_or_else(fault)?;
                entry(facts, line).ok_or_else(fault)?;
            } else if !line.is_empty() {
                documents.extend(current.replace(heading(line).ok_or_else(fault)?));
            }
        }
        documents.extend(current);
        Ok(Self { documents })
    }
}

/// Reads the line that a description begins with.
fn heading(line: &str) -> Option<(String, Facts)> {
    let (name, rest) = line.split_once(": ")?;
    let facts = if rest == NO_CRATE {
        Facts::Failure(Vec::new())
    } else {
        let (warnings, ledger) = rest.split_once(" warnings, ")?;
        Facts::Crate {
            warnings: warnings.parse().ok()?,
            ledger: ledger.strip_suffix(" in the ledger")?.parse().ok()?,
            files: BTreeMap::new(),
        }
    };
    Some((name.to_owned(), facts))
}

/// Reads another line, and adds it to the facts.
fn entry(facts: &mut Facts, line: &str) -> Option<()> {
    match facts {
        Facts::Failure(reasons) => reasons.push(line.to_owned()),
        Facts::Crate { files, .. } => {
            let (hash, line) = word(line)?;
            let (lines, line) = word(line)?;
            let (items, line) = word(line.strip_prefix("lines ")?)?;
            let (interface, path) = word(line.strip_prefix("items ")?)?;
            let facts = FileFacts {
                hash: u64::from_str_radix(hash, 16).ok()?,
                lines: lines.parse().ok()?,
                items: items.parse().ok()?,
                interface: u64::from_str_radix(interface, 16).ok()?,
            };
            files.insert(path.to_owned(), facts);
        }
    }
    Some(())
}

/// The first word of a line, and the rest of it.
fn word(line: &str) -> Option<(&str, &str)> {
    line.trim_start().split_once(' ')
}

impl fmt::Display for Manifest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(TITLE)?;
        for (name, facts) in &self.documents {
            match facts {
                Facts::Failure(reasons) => {
                    writeln!(formatter, "\n{name}: {NO_CRATE}")?;
                    for reason in reasons {
                        writeln!(formatter, "  {reason}")?;
                    }
                }
                Facts::Crate { warnings, ledger, files } => {
                    writeln!(formatter, "\n{name}: {warnings} warnings, {ledger} in the ledger")?;
                    for (path, FileFacts { hash, lines, items, interface }) in files {
                        writeln!(
                            formatter,
                            "  {hash:016x} {lines:>6} lines {items:>6} items {interface:016x} {path}"
                        )?;
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let facts = FileFacts { hash: 1, lines: 120, items: 14, interface: u64::MAX };
        let files = BTreeMap::from([
            ("src/generated/a name.rs".to_owned(), facts),
            ("Cargo.toml".to_owned(), facts),
        ]);
        let reasons = vec!["error[a]: not: this".to_owned(), "error[b]: nor this".to_owned()];
        Manifest::new(vec![
            ("petstore".to_owned(), Facts::Crate { warnings: 0, ledger: 2, files }),
            ("broken".to_owned(), Facts::Failure(reasons)),
        ])
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        assert_eq!(Manifest::parse(&manifest().to_string()), Ok(manifest()));
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        let text = manifest().to_string();
        assert_eq!(Manifest::parse(&text.replacen("120 lines", "x lines", 1)), Err(9));
        assert_eq!(Manifest::parse(&format!("{TITLE}\n  a file of nobody")), Err(4));
    }
}
