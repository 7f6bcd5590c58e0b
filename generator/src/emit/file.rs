//! A file of Rust, from tokens to text.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The first two lines of every generated file.
pub(crate) const HEADER: &str = "\
// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.
";

/// A file that grows item by item. Each is turned into text at once, so that never all are there as tokens.
pub(super) struct File(String);

/// What has an empty line before it.
pub(super) enum Block {
    /// One item, or several short ones.
    Items(TokenStream),
    /// An item inside of a macro, and what follows it there.
    Macro { name: &'static str, item: TokenStream, rest: String },
}

impl From<TokenStream> for Block {
    fn from(items: TokenStream) -> Self {
        Self::Items(items)
    }
}

impl Block {
    fn text(self) -> String {
        match self {
            Self::Items(items) => spaced(&written(items)),
            Self::Macro { name, item, rest } => {
                let item = format!("{} {rest}", written(item).trim_end());
                let lines =
                    item.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n");
                format!("{name}! {{\n{}}}\n", lines.collect::<String>())
            }
        }
    }
}

impl File {
    /// An empty file that says in its first line what it is.
    pub(super) fn new(docs: &str) -> Self {
        let lines = docs.lines().map(|line| format!("//! {line}").trim_end().to_owned() + "\n");
        Self(format!("{HEADER}\n{}", lines.collect::<String>()))
    }

    /// Adds items with an empty line before each.
    pub(super) fn push(&mut self, items: impl IntoIterator<Item = impl Into<Block>>) {
        for item in items {
            self.0.push('\n');
            self.0.push_str(&item.into().text());
        }
    }

    /// Adds short items, such as imports, without empty lines between them.
    pub(super) fn push_lines(&mut self, items: TokenStream) {
        if !items.is_empty() {
            self.push([items]);
        }
    }

    /// The whole text.
    pub(super) fn into_text(self) -> String {
        self.0
    }
}

fn written(items: TokenStream) -> String {
    let file = syn::parse2(items).expect("emit writes Rust that parses");
    prettyplease::unparse(&file)
}

/// Puts an empty line between items, which prettyplease sets without, and behind the imports from the standard library.
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

/// An identifier, raw where the name says so.
pub(super) fn identifier(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Documentation, a line each.
pub(super) fn docs(text: &str) -> TokenStream {
    let lines =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    lines.map(|line| quote!(#[doc = #line])).collect()
}
