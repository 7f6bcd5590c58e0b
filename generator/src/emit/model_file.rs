//! The files of models: one, or of a large description one for each group of operations.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::imports::Module;
use super::token::identifier;
use super::{foreign, model, modules};
use crate::model::{Api, Group, TypeDefinition};

const DOCS: &str = "The schemas of the description.";

/// The number of types up to which one file has all of them.
const FEW: usize = 100;

/// `models.rs`, or a folder of that name. A file there has the types that only one group of
/// operations needs, and its root those that several need. All are public from the root.
pub(super) fn models(api: &Api) -> Vec<(String, File)> {
    if api.groups.is_empty() || api.types.len() <= FEW {
        let mut file = File::new(Module::Models, DOCS);
        model::push(&mut file, &api.types);
        let foreign = foreign::items(&mut file.imports, api);
        file.extend(foreign);
        return vec![("models.rs".to_owned(), file)];
    }
    let mut shared = Vec::new();
    let mut of_groups: BTreeMap<usize, Vec<&TypeDefinition>> = BTreeMap::new();
    for (definition, owner) in api.types.iter().zip(api.shares().owners) {
        match owner {
            Some(group) => of_groups.entry(group).or_default().push(definition),
            None => shared.push(definition),
        }
    }
    let groups = of_groups.into_iter().map(|(index, types)| (&api.groups[index], types));
    let parts: Vec<(&str, File)> =
        groups.map(|(group, types)| (file_name(group), of_group(group, types))).collect();
    let mut root = root(parts.iter().map(|(name, _)| *name), shared);
    let foreign = foreign::items(&mut root.imports, api);
    root.extend(foreign);
    if parts.iter().any(|(_, file)| file.imports.has_macros()) {
        root.imports.runtime_for_parts();
    }
    let files = parts.into_iter().map(|(name, file)| (format!("models/{name}.rs"), file));
    std::iter::once(("models/mod.rs".to_owned(), root)).chain(files).collect()
}

/// The name of a group's file: none has that of the folder that it is in.
fn file_name(group: &Group) -> &str {
    match group.name.as_str() {
        "models" => "models_",
        name => name,
    }
}

/// `models/mod.rs`, with the types that several groups need.
fn root<'a>(names: impl Iterator<Item = &'a str>, shared: Vec<&TypeDefinition>) -> File {
    let names: BTreeSet<&str> = names.collect();
    let mut file = File::new(Module::Models, DOCS);
    file.push(modules(names.iter().copied()));
    let exports = names.iter().map(|name| {
        let name = identifier(name);
        quote!(pub use #name::*;)
    });
    file.push(exports.collect::<TokenStream>());
    model::push(&mut file, shared);
    file
}

/// The file with the types that only one group needs.
fn of_group(group: &Group, types: Vec<&TypeDefinition>) -> File {
    let docs = match &group.handle {
        Some(handle) => format!("The schemas that only `Client::{}` needs.", handle.method),
        None => format!("The schemas that only `{}` needs.", group.name),
    };
    let own = types.iter().map(|definition| definition.name.clone()).collect();
    let mut file = File::of_part(&docs, own);
    model::push(&mut file, types);
    file
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::{Files, Source, generate};

    /// The files for a description of two tags with so many schemas each, and one for both.
    fn files(count: usize) -> Files {
        files_of(["cats", "dogs"], count)
    }

    fn files_of(tags: [&str; 2], count: usize) -> Files {
        let both = "{type: object, properties: {a: {type: string}}}";
        let mut paths = Vec::new();
        let mut schemas = vec![format!("    Both: {both}")];
        for (tag, at) in tags.iter().flat_map(|tag| (0..count).map(move |at| (tag, at))) {
            let answer = format!("{{schema: {{$ref: '#/components/schemas/{tag}{at}'}}}}");
            let answer = format!("{{description: It., content: {{application/json: {answer}}}}}");
            let operation = format!("operationId: get_{tag}{at}, tags: [{tag}]");
            paths.push(format!(
                "  /{tag}/{at}: {{get: {{{operation}, responses: {{'200': {answer}}}}}}}"
            ));
            let kind = format!("{{type: string, enum: [{tag}, kind{at}]}}");
            let both = "{$ref: '#/components/schemas/Both'}";
            let properties = format!("{{both: {both}, kind: {kind}}}");
            schemas.push(format!("    {tag}{at}: {{type: object, properties: {properties}}}"));
        }
        let (paths, schemas) = (paths.join("\n"), schemas.join("\n"));
        let head = "openapi: 3.0.3\ninfo: {title: Two, version: '1'}\npaths:";
        let text = format!("{head}\n{paths}\ncomponents:\n  schemas:\n{schemas}\n");
        let description = Source { name: "two.yaml".to_owned(), text };
        generate(&description, &Config::default()).expect("it is valid").files
    }

    #[test]
    fn many_types_are_in_the_files_of_their_groups() {
        let files = files(60);
        let root = &files["models/mod.rs"];
        assert!(root.contains("pub use cats::*;") && root.contains("pub struct Both"), "{root}");
        let cats = &files["models/cats.rs"];
        assert!(cats.contains("use super::Both;") && cats.contains("pub struct Cats59"), "{cats}");
        assert!(!cats.contains("pub struct Dogs59") && !root.contains("pub struct Dogs59"));
    }

    #[test]
    fn macros_find_the_runtime_from_the_files_of_groups() {
        let files = files(60);
        assert!(files["models/cats.rs"].contains("string_enum! {"));
        assert!(files["models/mod.rs"].contains("\nuse super::runtime;\n"));
    }

    #[test]
    fn no_file_is_called_like_its_folder() {
        let files = files_of(["models", "dogs"], 60);
        assert!(files["models/mod.rs"].contains("pub use models_::*;"));
        assert!(files.contains_key("models/models_.rs") && !files.contains_key("models/models.rs"));
    }

    #[test]
    fn few_types_are_in_one_file() {
        let files = files(20);
        assert!(files.contains_key("models.rs") && !files.contains_key("models/mod.rs"));
    }
}
