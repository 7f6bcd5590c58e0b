//! Settings: the parameters of operations that are set once, for the client.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::docs;
use crate::model::{Filled, Setting, Type};

/// The client's settings.
#[derive(Debug, Default)]
pub(in crate::lower) struct Settings {
    /// The uses of each setting, by its name.
    uses: IndexMap<String, Uses>,
    /// The names of the methods for calls with another value, by setting.
    replacements: BTreeMap<String, String>,
}

/// The distinct uses of a setting.
#[derive(Debug, Default)]
struct Uses {
    uses: Vec<Use>,
    /// The place of the use whose description is the setting's: the last one that speaks for it, or
    /// else the first.
    speaker: usize,
}

/// The use of a setting for a parameter. Most settings have one, which many operations share.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::lower) struct Use {
    /// The parameter that the setting fills.
    pub(in crate::lower) filled: Filled,
    pub(in crate::lower) description: Option<String>,
    pub(in crate::lower) required: bool,
    pub(in crate::lower) ty: Type,
    /// True if the maintainer names the parameter first, so that it speaks for the setting.
    pub(in crate::lower) speaks: bool,
}

impl Settings {
    /// Adds a use of a setting, and the setting if it's the first.
    pub(in crate::lower) fn add(&mut self, name: &str, used: Use) {
        self.uses.entry(name.to_owned()).or_default().add(used);
    }

    /// Lets calls have another value of a setting, by a method of the client.
    pub(in crate::lower) fn replace_by(&mut self, setting: &str, method: String) {
        self.replacements.insert(setting.to_owned(), method);
    }

    /// The name of the setting that fills a parameter.
    pub(in crate::lower) fn filling(&self, filled: &Filled) -> Option<&str> {
        let mut settings = self.uses.iter();
        let setting = settings.find(|(_, all)| all.uses.iter().any(|used| used.filled == *filled));
        setting.map(|(name, _)| name.as_str())
    }

    /// All settings, now that all of their uses are known.
    pub(in crate::lower) fn finish(self) -> Vec<Setting> {
        let Self { uses, mut replacements } = self;
        let setting = |(name, uses): (String, Uses)| {
            let replacement = replacements.remove(&name);
            uses.setting(name, replacement)
        };
        uses.into_iter().filter_map(setting).collect()
    }
}

impl Uses {
    fn add(&mut self, used: Use) {
        let speaks = used.speaks;
        let known = self.uses.iter().position(|known| *known == used);
        let place = known.unwrap_or(self.uses.len());
        if known.is_none() {
            self.uses.push(used);
        }
        if speaks {
            self.speaker = place;
        }
    }

    /// The setting with these uses. It is a text unless all of them agree on its type.
    fn setting(self, name: String, replacement: Option<String>) -> Option<Setting> {
        let speaker = self.uses.get(self.speaker)?;
        let agreed = self.uses.iter().all(|used| used.ty == speaker.ty);
        let mut parameters: Vec<Filled> = Vec::new();
        for used in &self.uses {
            if !parameters.contains(&used.filled) {
                parameters.push(used.filled.clone());
            }
        }
        Some(Setting {
            name,
            docs: docs::rustdoc(speaker.description.as_deref().unwrap_or_default()),
            required: self.uses.iter().any(|used| used.required),
            ty: if agreed { speaker.ty.clone() } else { Type::String },
            parameters,
            replacement,
        })
    }
}
