//! The files that a description refers to, such as `./schemas/pet.yaml`.
//!
//! The generator never touches the disk. Its caller supplies the files as they are asked for, by
//! way of a [`Loader`].

use std::fmt;

use crate::Files;

/// Supplies the files that a description refers to.
///
/// The name of a file is its path, relative to the same folder as the
/// [`Source::name`](crate::Source::name) of the description: `spec/api.yaml` that refers to
/// `../common.yaml#/Pet` asks for `common.yaml`. Each file is asked for once, however it is
/// spelled.
///
/// ```
/// use generator::{Files, Input, Source, config::Config, generate};
///
/// let description = Source {
///     name: "spec/api.yaml".to_owned(),
///     text: "
///         openapi: 3.1.0
///         info: { title: Pets, version: '1' }
///         components:
///           schemas: { Owner: { properties: { pet: { $ref: '../pets.yaml#/Pet' } } } }
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
    /// Returns the text of a file.
    ///
    /// # Errors
    ///
    /// The reason why there is none, in words that go on after "the file can't be read:".
    fn load(&self, name: &str) -> Result<String, String>;
}

/// A loader without files: the description has to stand alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl Loader for NoFiles {
    fn load(&self, _: &str) -> Result<String, String> {
        Err("the description has to stand alone here".to_owned())
    }
}

/// A loader of files in memory.
impl Loader for Files {
    fn load(&self, name: &str) -> Result<String, String> {
        self.get(name).cloned().ok_or_else(|| "there is no such file".to_owned())
    }
}
