//! A file of Rust, from tokens to text.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};

use super::imports::{Imports, Module};
use super::runtime::Mentions;

/// The first two lines of every generated file.
pub(crate) const HEADER: &str = "\
// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.
";

/// A file that grows item by item. Each item becomes text at once, so that never all of them are
/// there as tokens. Those who write an item note in [`imports`](Self::imports) what it needs.
pub(super) struct File {
    docs: String,
    pub(super) imports: Imports,
    /// The number of modules between the file and the root of the generated code.
    depth: usize,
    items: String,
    mentions: Mentions,
}

/// A finished file.
pub(super) struct Finished {
    pub(super) text: String,
    /// The names that the file has from elsewhere.
    pub(super) imports: Imports,
    /// The parts of the runtime that the file uses.
    pub(super) mentions: Mentions,
}

/// An item, or several, with an empty line before.
pub(super) enum Block {
    /// One item, or several short ones.
    Items(TokenStream),
    /// The call of a macro that takes types.
    Call(TokenStream),
    /// An item inside of a macro, and the rest of the macro's input.
    Macro { name: Ident, item: TokenStream, rest: String },
    /// A macro that is told of a type, row by row.
    Table { macro_name: Ident, type_name: String, rows: Vec<String> },
}

impl From<TokenStream> for Block {
    fn from(items: TokenStream) -> Self {
        Self::Items(items)
    }
}

impl File {
    /// An empty file in the root of the generated code. Its documentation says what it holds.
    pub(super) fn root(docs: &str) -> Self {
        Self {
            docs: docs.to_owned(),
            imports: Imports::default(),
            depth: 0,
            items: String::new(),
            mentions: Mentions::default(),
        }
    }

    /// An empty file for a module of the root.
    pub(super) fn new(module: Module, docs: &str) -> Self {
        Self { imports: Imports::within(module), depth: 1, ..Self::root(docs) }
    }

    /// An empty file for a module within that of the operations.
    pub(super) fn of_group(docs: &str) -> Self {
        Self { depth: 2, ..Self::new(Module::Operations, docs) }
    }

    /// An empty file for a part of the models, with the types of these names.
    pub(super) fn of_part(docs: &str, own: BTreeSet<String>) -> Self {
        let imports = Imports::within_part(Module::Models, own);
        Self { imports, depth: 2, ..Self::root(docs) }
    }

    /// Adds an item with an empty line before it. Nothing is no item.
    pub(super) fn push(&mut self, item: impl Into<Block>) {
        let text = item.into().text(&mut self.mentions);
        if !text.is_empty() {
            self.items.push('\n');
            self.items.push_str(&text);
        }
    }

    /// Adds items with an empty line before each.
    pub(super) fn extend(&mut self, items: impl IntoIterator<Item = impl Into<Block>>) {
        items.into_iter().for_each(|item| self.push(item));
    }

    /// True if nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The whole text, with the imports that were noted.
    pub(super) fn finish(self) -> Finished {
        let Self { docs, imports, depth, items, mut mentions } = self;
        let mut text = format!("{HEADER}\n");
        for line in docs.lines() {
            text.push_str(format!("//! {line}").trim_end());
            text.push('\n');
        }
        for group in [imports.external_uses(), imports.own_uses(depth)] {
            if !group.is_empty() {
                text.push('\n');
                text.push_str(&Block::Items(group).text(&mut mentions));
            }
        }
        text.push_str(&items);
        imports.features().for_each(|feature| mentions.ask_for(feature));
        Finished { text, imports, mentions }
    }
}

impl Block {
    fn text(self, mentions: &mut Mentions) -> String {
        match self {
            Self::Items(items) => spaced(&written(items, mentions)),
            // Within macros, a space stands before and behind each `<`.
            Self::Call(call) => written(call, mentions).replace(" < ", "<").replace(" >", ">"),
            Self::Macro { name, item, rest } => {
                let item = format!("{} {rest}", written(item, mentions).trim_end());
                let lines =
                    item.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n");
                format!("{name}! {{\n{}}}\n", lines.collect::<String>())
            }
            Self::Table { macro_name, type_name, rows } => {
                let rows = rows.iter().flat_map(|row| ["        ", row, "\n"]).collect::<String>();
                format!("{macro_name}! {{\n    {type_name} {{\n{rows}    }}\n}}\n")
            }
        }
    }
}

fn written(items: TokenStream, mentions: &mut Mentions) -> String {
    let file = syn::parse2(items).expect("emit writes Rust that parses");
    mentions.note(&file);
    prettyplease::unparse(&file)
}

/// Puts an empty line between items, which prettyplease sets without, and behind the imports from
/// the standard library.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut after_item = None;
    let mut after_standard = false;
    for line in text.lines() {
        let is_standard = line.starts_with("use std::");
        if after_standard && line.starts_with("use ") && !is_standard {
            spaced.push('\n');
        }
        after_standard = is_standard || (after_standard && line.starts_with(' '));
        let indent = line.len() - line.trim_start().len();
        let starts = ["///", "#[", "pub ", "pub(", "fn ", "impl ", "async "];
        if after_item == Some(indent)
            && starts.iter().any(|start| line.trim_start().starts_with(start))
        {
            spaced.push('\n');
        }
        let ends = matches!(line.trim_start(), "}" | "];")
            || (line.trim_start().starts_with("pub const") && line.ends_with(';'));
        after_item = ends.then_some(indent);
        spaced.push_str(line);
        spaced.push('\n');
    }
    spaced
}
