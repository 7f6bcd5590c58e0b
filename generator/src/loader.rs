//! The files that a description refers to, such as `./schemas/pet.yaml`.
//!
//! The generator has no disk. Whoever calls it hands the files over as they are asked for, by way of a [`Loader`].

use std::fmt;

use crate::Files;

/// Hands over the files that a description refers to.
///
/// A file goes by its path from where [`Source::name`](crate::Source::name) of the description is relative to: `spec/api.yaml`
/// that refers to `../common.yaml#/Pet` asks for `common.yaml`. Each is asked for once, however it is spelled.
///
/// ```
/// use generator::{Files, Input, Source, config::Config, generate};
///
/// let description = Source {
///     name: "spec/api.yaml".to_owned(),
///     text: "
///         openapi: 3.1.0
///         info: { title: Pets, version: '1' }
///         components: { schemas: { Owner: { properties: { pet: { $ref: '../pets.yaml#/Pet' } } } } }
///     ".to_owned(),
/// };
/// let files = Files::from([(
///     "pets.yaml".to_owned(),
///     "Pet: { required: [name], properties: { name: { type: string } } }".to_owned(),
/// )]);
/// let input = Input { files: &files, ..Input::from(&description) };
/// let generated = generate(input, &Config::default()).expect("the description is sound");
/// assert!(generated.files["models.rs"].contains("pub struct Pet {"));
/// ```
pub trait Loader: fmt::Debug {
    /// The text of a file.
    ///
    /// # Errors
    ///
    /// Why there is none, as it goes on after "the file can't be read:".
    fn load(&self, name: &str) -> Result<String, String>;
}

/// No files at all: the description has to stand alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl Loader for NoFiles {
    fn load(&self, _: &str) -> Result<String, String> {
        Err("the description has to stand alone here".to_owned())
    }
}

/// Files in memory.
impl Loader for Files {
    fn load(&self, name: &str) -> Result<String, String> {
        self.get(name).cloned().ok_or_else(|| "there is no such file".to_owned())
    }
}
