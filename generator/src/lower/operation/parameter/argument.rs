//! Arguments: the parameters that the caller passes, one by one or as fields of a struct.

use super::template::template_names;
use crate::lower::names_beside;
use crate::lower::operation::Site;
use crate::lower::report::Reporter;
use crate::model::{Argument, ArgumentKind, FilledPlace, Passing, SetParameter, Style, Type};
use crate::name;

/// The names that methods need themselves: `parameters` is the struct of the arguments that may be
/// left out.
const LOCALS: &[&str] = &["parameters", "request", "response"];

/// A parameter that the caller passes, before it is known how many others there are.
pub(super) struct Passed {
    /// The name that the argument or field would like to have.
    pub(super) wanted: String,
    pub(super) wire: String,
    pub(super) docs: String,
    pub(super) ty: Type,
    pub(super) passing: Passing,
    pub(super) required: bool,
    pub(super) kind: ArgumentKind,
    pub(super) style: Option<Style>,
}

/// Decides which arguments are fields of a struct, and names them all.
///
/// Arguments must be told apart by their order, which nobody can with many: then all are fields.
pub(super) fn arguments(passed: Vec<Passed>, has_body: bool) -> Vec<Argument> {
    let alone = passed.iter().filter(|parameter| parameter.required).count();
    let has_struct = alone < passed.len();
    // Seven are what clippy puts up with, `self` among them.
    let are_many = 1 + alone + usize::from(has_struct) + usize::from(has_body) > 7;
    let mut locals = names_beside(LOCALS);
    let mut fields = name::Names::default();
    let argument = |Passed { wanted, wire, docs, ty, passing, required, kind, style }: Passed| {
        let grouped = are_many || !required;
        let names = if grouped { &mut fields } else { &mut locals };
        Argument {
            name: names.claim(wanted),
            wire,
            docs,
            ty,
            passing,
            required,
            grouped,
            kind,
            style,
        }
    };
    passed.into_iter().map(argument).collect()
}

/// The parameters that the path has, but nobody declared: texts, as everything in a path is.
pub(super) fn undeclared(
    site: &Site<'_>,
    passed: &[Passed],
    settings: &[SetParameter],
    reporter: &mut Reporter<'_>,
) -> Vec<Passed> {
    let is_declared = |wire: &str| {
        let mut filled = settings.iter().map(|set| &set.filled);
        filled.any(|filled| filled.place == FilledPlace::Path && filled.wire == wire)
            || passed.iter().any(|it| it.kind == ArgumentKind::Path && it.wire == wire)
    };
    let mut undeclared = Vec::new();
    for wire in template_names(site.path).into_iter().filter(|wire| !is_declared(wire)) {
        let message = format!("the path parameter `{wire}` is not declared");
        let help = "it is taken for a required string; add a parameter with `in: path`";
        reporter.warning("path-parameter", &site.pointer, message, help);
        undeclared.push(Passed {
            wanted: name::field_name(wire),
            wire: wire.to_owned(),
            docs: String::new(),
            ty: Type::String,
            passing: Passing::Text,
            required: true,
            kind: ArgumentKind::Path,
            style: None,
        });
    }
    undeclared
}
