//! `x-rust-type`: a type that stands for a schema, which somebody else defines.

use syn::{GenericArgument, PathArguments};

use super::{Extension, RustType, stands_at};
use crate::document::schema::Schema;
use crate::document::{Node, Pointer};
use crate::lower::report::Reporter;
use crate::model::{Dependency, External, Transfer};

/// Returns true if a schema asks for a type that somebody else defines.
pub(in crate::lower) fn has_rust_type(schema: &Schema<'_>) -> bool {
    stands_at::<RustType>(schema)
}

/// The type that a description wants for the schema at a pointer: the path of one, or an object
/// that tells its crate and version, too.
pub(in crate::lower) fn rust_type(
    pointer: &Pointer,
    reporter: &mut Reporter<'_>,
) -> Option<External> {
    let found = Extension::<RustType>::first(pointer, reporter.document)?;
    let Extension { at, value, .. } = found;
    let text = |key: &str| value.get(key).and_then(Node::as_str);
    let (path, dependency) = match value.as_str() {
        Some(path) => (Some(path), None),
        None => {
            let dependency = text("crate").zip(text("version")).map(|(name, version)| Dependency {
                name: name.to_owned(),
                version: version.to_owned(),
            });
            (text("path"), dependency)
        }
    };
    let has_parameters =
        value.get("parameters").is_some_and(|parameters| !parameters.items().is_empty());
    let is_usable = |path: &&str| {
        let ty = syn::parse_str::<syn::Type>(path);
        !has_parameters && ty.as_ref().is_ok_and(is_plain)
    };
    let names_a_crate = dependency.as_ref().is_none_or(|dependency| is_package(&dependency.name));
    match path.filter(is_usable).filter(|_| names_a_crate) {
        Some(path) => Some(External {
            written: path.trim_start_matches("::").to_owned(),
            imports: Vec::new(),
            with: None,
            dependency,
            transfer: Transfer::Foreign { blank: None },
        }),
        None => {
            reporter.unreadable_extension(
                &at,
                "the path of a type, or an object with `crate`, `version` and `path`,",
            );
            None
        }
    }
}

/// Returns true if a type is made of paths alone. A description may come from anywhere, and macros,
/// lengths of arrays and blocks among the arguments would be code that runs when the client is
/// compiled.
fn is_plain(ty: &syn::Type) -> bool {
    let syn::Type::Path(syn::TypePath { qself: None, path, .. }) = ty else { return false };
    path.segments.iter().all(|segment| match &segment.arguments {
        PathArguments::None => true,
        PathArguments::AngleBracketed(arguments) => arguments
            .args
            .iter()
            .all(|argument| matches!(argument, GenericArgument::Type(held) if is_plain(held))),
        PathArguments::Parenthesized(_) => false,
    })
}

/// Returns true if text can be the name of a package. It is written into a manifest, where it must
/// not change other lines.
fn is_package(name: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_allowed)
}
