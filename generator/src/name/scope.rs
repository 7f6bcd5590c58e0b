//! A scope, in which no two names are the same.

use std::collections::{HashMap, HashSet};

use super::Kind;

/// The names of one scope: the types of a crate, the fields of a struct, the variants of an enum.
///
/// Names are the same in every run: the first claim gets the name, later ones get a number as well.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    taken: HashSet<String>,
    reserved: HashSet<String>,
    /// The number to try next, by what stands before it: all lower ones are taken.
    numbers: HashMap<String, u64>,
}

impl Names {
    /// Keeps a name for a later claim, so that no number makes it of another name.
    pub(crate) fn reserve(&mut self, name: &str) {
        self.reserved.insert(plain(name).into());
    }

    /// Returns true if a name is kept for a claim that is still to come, or was.
    pub(crate) fn is_reserved(&self, name: &str) -> bool {
        self.reserved.contains(plain(name))
    }

    /// Returns true if a name isn't taken.
    pub(crate) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(plain(name))
    }

    /// Claims a name, or the next one that is free: `Task`, `Task2`, `Task3`.
    pub(crate) fn claim(&mut self, wanted: String) -> String {
        if self.taken.insert(plain(&wanted).into()) {
            return wanted;
        }
        let stem = plain(&wanted).trim_end_matches('_');
        // `Task2` for a type and `task_2` for a field; but never `V12` for the second `V1`.
        let camel = stem.starts_with(char::is_uppercase) && !stem.ends_with(char::is_numeric);
        let separator = if camel { "" } else { "_" };
        let stem = format!("{stem}{separator}");
        let number = self.numbers.entry(stem.clone()).or_insert(2);
        loop {
            let name = format!("{stem}{number}");
            *number += 1;
            if !self.reserved.contains(&name) && self.taken.insert(name.clone()) {
                return name;
            }
        }
    }

    /// Claims the first of these names that is free, or one like the last.
    pub(crate) fn claim_first(&mut self, wanted: &[String]) -> String {
        let free = wanted.iter().find(|name| self.is_free(name)).or(wanted.last());
        self.claim(free.cloned().unwrap_or_default())
    }

    /// Claims names for the members of something, in their order.
    ///
    /// A text that is its own name gets it, wherever it stands: `id`, not `_id`. Of other texts
    /// with the same name, the first that needs no symbols gets it, and symbols tell the rest
    /// apart: `Name` and `MinusName`.
    pub(crate) fn claim_all(&mut self, kind: Kind, texts: &[&str]) -> Vec<String> {
        let wanted: Vec<_> = texts.iter().map(|text| Wish::new(kind, text)).collect();
        let mut names = vec![None; texts.len()];
        for ease in [Ease::Itself, Ease::Plain, Ease::Symbols] {
            for (wish, name) in wanted.iter().zip(&mut names) {
                if wish.ease == ease && !self.taken.contains(plain(&wish.name)) {
                    *name = Some(self.claim(wish.name.clone()));
                }
            }
        }
        let mut result = Vec::with_capacity(texts.len());
        for (text, name) in texts.iter().zip(names) {
            result.push(name.unwrap_or_else(|| self.claim(kind.full_name(text))));
        }
        result
    }
}

/// The name that a member gets if it is free.
struct Wish {
    name: String,
    ease: Ease,
}

/// The closeness of a text to its name. The closest text gets the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ease {
    /// The text is the name.
    Itself,
    /// The name has everything of the text but its case and separators.
    Plain,
    /// The name lacks symbols of the text.
    Symbols,
}

impl Wish {
    fn new(kind: Kind, text: &str) -> Self {
        let name = kind.name(text);
        let ease = if text == plain(&name) {
            Ease::Itself
        } else if name == kind.full_name(text) {
            Ease::Plain
        } else {
            Ease::Symbols
        };
        Self { name, ease }
    }
}

/// Returns a name without `r#`: `r#type` and `type` are the same name.
fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(wanted: &[&str], reserved: &[&str]) -> Vec<String> {
        let mut names = Names::default();
        for name in reserved {
            names.reserve(name);
        }
        wanted.iter().map(|name| names.claim((*name).into())).collect()
    }

    #[test]
    fn numbers_later_claims() {
        assert_eq!(claim(&["Task", "Task", "Task"], &[]), ["Task", "Task2", "Task3"]);
        assert_eq!(claim(&["task", "task"], &[]), ["task", "task_2"]);
        assert_eq!(claim(&["V1", "V1"], &[]), ["V1", "V1_2"]);
        assert_eq!(
            claim(&["r#type", "type", "self_", "self_"], &[]),
            ["r#type", "type_2", "self_", "self_2"]
        );
    }

    #[test]
    fn leaves_reserved_names_to_later_claims() {
        assert_eq!(claim(&["Task", "Task", "Task2"], &["Task2"]), ["Task", "Task3", "Task2"]);
    }

    #[test]
    fn members_keep_their_own_names() {
        let mut fields = Names::default();
        assert_eq!(
            fields.claim_all(Kind::Field, &["_id", "id", "@type", "id_2", "ID"]),
            ["underscore_id", "id", "r#type", "id_2", "id_3"]
        );
        let mut variants = Names::default();
        assert_eq!(
            variants.claim_all(Kind::Variant, &["-name", "name", "NAME", "<5", "<=5", "-1", "+1"]),
            ["MinusName", "Name", "Name2", "Value5", "LessOrEqual5", "Minus1", "Plus1"]
        );
    }
}
