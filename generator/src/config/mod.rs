//! The configuration: a maintainer's choices about the output, read from a TOML file.
//!
//! Every choice has its reason, and one that no longer applies to the description is an error, so
//! that the file stays true.

mod derive;
mod pattern;
mod selection;
mod setting;

use std::ops::Range;

use globset::{Glob, GlobMatcher};
use serde::Deserialize;
use toml::Spanned;

use crate::Source;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
pub use derive::DeriveChoice;
pub use pattern::{NamePattern, PlacePattern};
pub use selection::Selection;
pub use setting::{Location, SettingParameter};

/// All choices for one crate.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The paths of OpenAPI Overlays, relative to this file, that amend the description in this
    /// order. The caller reads them.
    pub overlays: Vec<String>,
    /// The wanted operations. Without this choice, all of them.
    pub select: Option<Selection>,
    /// Names that replace those which follow from the description.
    pub rename: Vec<Spanned<Rename>>,
    /// The names of operations.
    pub names: Option<Spanned<NamesChoice>>,
    /// More traits for types.
    pub derive: Vec<Spanned<DeriveChoice>>,
    /// Parameters that are the same for all calls, and so are set once, for the client.
    pub setting: Vec<Spanned<SettingChoice>>,
    /// Results that stand deep inside the body of an answer.
    pub result: Vec<Spanned<ResultChoice>>,
    /// Operations whose answers come in pages.
    pub pages: Vec<Spanned<PagesChoice>>,
    /// Types for formats.
    pub format: Vec<Spanned<FormatChoice>>,
    /// The parting of operations into groups.
    pub groups: Option<Spanned<Groups>>,
    /// Types of which other spellings are read as well.
    pub lenient: Option<Spanned<Lenient>>,
    /// The treatment of properties that no schema declares.
    pub undeclared: Option<Spanned<Undeclared>>,
    /// The treatment of types that nothing mentions.
    pub unmentioned: Option<Spanned<Unmentioned>>,
    /// The name of the source that this was read from.
    #[serde(skip)]
    name: String,
}

/// Another name for a server, schema, property, operation, parameter or answer.
///
/// A name for one place counts more than one by a pattern for names, and that more than one for
/// many places; of several, the first.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// The place of the renamed thing: a JSON pointer with `#` before it, as in a `$ref`, or a
    /// pattern for several.
    pub at: PlacePattern,
    /// A pattern for the names that are replaced: the `operationId` of an operation (or method and
    /// path, `GET /pets`, if it has none), the `name` of a parameter, the key of anything else.
    /// Without one, all that stands at these places gets the name.
    pub name: Option<NamePattern>,
    /// The name as it is written in Rust. With a pattern for names, the replacement, in which `$1`
    /// is what the first group has matched; the result is written as Rust has names of its kind.
    pub to: String,
    /// The reason for the choice.
    pub reason: String,
}

/// The names of operations.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamesChoice {
    /// The start of `operationId`s that the names of methods and types do without.
    pub strip_prefix: String,
    /// The reason for the choice.
    pub reason: String,
}

/// A setting of the client.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingChoice {
    /// The name of the builder's method.
    pub name: String,
    /// The parameters that it fills. The setting gets its type and documentation from the first.
    pub parameters: Vec<SettingParameter>,
    /// True if the client has a method for single calls with another value:
    /// `client.with_team(…).list_pets()`.
    #[serde(default)]
    pub per_call: bool,
    /// The reason for the choice.
    pub reason: String,
}

/// The part of an answer that a method returns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultChoice {
    /// The `operationId`.
    pub operation: String,
    /// The place of the result in the body: a JSON pointer through properties that have defaults or
    /// are required.
    pub pointer: String,
    /// The reason for the choice.
    pub reason: String,
}

/// Operations whose pages follow each other by a cursor, though the description doesn't say so.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PagesChoice {
    /// A pattern for the `operationId`, in which `*` stands for anything.
    #[serde(deserialize_with = "pattern")]
    pub operation: GlobMatcher,
    /// The parameter that takes the cursor, or the property of a JSON body.
    pub parameter: String,
    /// The place of the next cursor in an answer: a JSON pointer, in which -1 is the last element
    /// of a list.
    pub pointer: String,
    /// The place of a value in an answer that tells if another page follows.
    pub more: Option<String>,
    /// The reason for the choice.
    pub reason: String,
}

/// Reads a pattern.
fn pattern<'de, D: serde::Deserializer<'de>>(from: D) -> Result<GlobMatcher, D::Error> {
    let text = String::deserialize(from)?;
    match Glob::new(&text) {
        Ok(glob) => Ok(glob.compile_matcher()),
        Err(error) => Err(serde::de::Error::custom(format!("`{text}` is no pattern: {error}"))),
    }
}

/// The type for a format.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormatChoice {
    /// The `format`.
    pub name: String,
    /// The path of a type that serde can write and read, such as `url::Url`; `String` for none.
    #[serde(deserialize_with = "rust_type")]
    pub r#type: String,
    /// The path of a module that reads and writes the type in another form than the type's own, as
    /// in serde's `#[serde(with = "…")]`.
    #[serde(default, deserialize_with = "module_path")]
    pub with: Option<String>,
    /// The line in the manifest of a new crate for the dependency that has the type:
    /// `url = { version = "2", features = ["serde"] }`.
    #[serde(default, deserialize_with = "dependency")]
    pub dependency: Option<String>,
    /// The reason for the choice.
    pub reason: String,
}

/// Reads a type of Rust.
fn rust_type<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    match syn::parse_str::<syn::Type>(&text) {
        Ok(_) => Ok(text),
        Err(_) => Err(serde::de::Error::custom(format!("`{text}` is no type of Rust"))),
    }
}

/// Reads a path of Rust.
fn module_path<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    match syn::parse_str::<syn::Path>(&text) {
        Ok(_) => Ok(Some(text)),
        Err(_) => Err(serde::de::Error::custom(format!("`{text}` is no path of Rust"))),
    }
}

/// Reads one dependency of a manifest.
fn dependency<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    match toml::from_str::<toml::Table>(&text) {
        Ok(table) if table.len() == 1 => Ok(Some(text)),
        _ => Err(serde::de::Error::custom(format!("`{text}` is no dependency of a manifest"))),
    }
}

/// The treatment of properties that a schema neither declares nor rules out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Undeclared {
    /// True if structs keep them, in a map. Without this choice they are ignored.
    pub keep: bool,
    /// The reason for the choice.
    pub reason: String,
}

/// The parting of operations into groups, each with a handle that has its methods.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// The property of operations that tells their group.
    pub by: GroupKey,
    /// The reason for the choice.
    pub reason: String,
}

/// A property of operations that can tell their group. Without a choice, more than a dozen
/// operations are parted by tags, or else by paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupKey {
    /// The first tag, or the path of those without one.
    Tags,
    /// The first segment of the path that tells it from others.
    Paths,
    /// None: all operations are methods of the client.
    None,
}

/// The treatment of types that no operation or webhook mentions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unmentioned {
    /// True if they are written as well. Without this choice they are left out.
    pub keep: bool,
    /// The reason for the choice.
    pub reason: String,
}

/// The types that are read leniently.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lenient {
    /// `boolean` for `1`, `"1"` and `"true"`; `integer` for `"3"` and `3.0`.
    #[serde(default)]
    pub types: Vec<LenientType>,
    /// True if parts of answers that can't be read are left out: the value of an optional property,
    /// and an element of a list or map. A client's builder takes a function that is told of each.
    #[serde(default)]
    pub leave_out: bool,
    /// The reason for the choice.
    pub reason: String,
}

/// A type that can have more spellings than JSON has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LenientType {
    /// `true` and `false`.
    Boolean,
    /// Whole numbers.
    Integer,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    ///
    /// An error with its place, if this is no valid configuration.
    pub fn parse(source: &Source) -> Result<Self, Diagnostics> {
        match toml::from_str::<Self>(&source.text) {
            Ok(mut config) => {
                config.name.clone_from(&source.name);
                if let Some(selection) = &mut config.select {
                    selection.source = Some(source.name.clone());
                }
                Ok(config)
            }
            Err(error) => {
                let place = Place {
                    source: source.name.clone(),
                    pointer: String::new(),
                    span: error.span().unwrap_or_default(),
                };
                let mut diagnostics = Diagnostics::default();
                diagnostics.push(Diagnostic::error("invalid-config", error.message()).at(place));
                Err(diagnostics)
            }
        }
    }

    /// Returns the place of a choice.
    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        Place { source: self.name.clone(), pointer: String::new(), span }
    }
}
