//! `x-rust-type`: a type that stands for a schema, which somebody else defines.

use super::super::Lowering;
use crate::document::{Node, Pointer};
use crate::model::{Dependency, External};

impl Lowering<'_> {
    /// The type that a description wants for the schema at a pointer: the path of one, or an object that tells its
    /// crate and version, too.
    pub(in crate::lower) fn rust_type(&mut self, pointer: &Pointer) -> Option<External> {
        let (at, value) = self.extension(&["x-rust-type"], pointer)?;
        let text = |key: &str| value.get(key).and_then(Node::as_str);
        let (path, dependency) = match value.as_str() {
            Some(path) => (Some(path), None),
            None => {
                let dependency = text("crate").zip(text("version")).map(|(name, version)| {
                    Dependency { name: name.to_owned(), version: version.to_owned() }
                });
                (text("path"), dependency)
            }
        };
        let has_parameters =
            value.get("parameters").is_some_and(|parameters| !parameters.items().is_empty());
        let is_type = |path: &&str| !has_parameters && syn::parse_str::<syn::Type>(path).is_ok();
        match path.filter(is_type) {
            Some(path) => Some(External {
                written: path.trim_start_matches("::").to_owned(),
                imports: Vec::new(),
                with: None,
                dependency,
            }),
            None => {
                self.unreadable(
                    &at,
                    "the path of a type, or an object with `crate`, `version` and `path`,",
                );
                None
            }
        }
    }
}
