//! The public items of a file: a list of names that only changes when the interface does.
//!
//! The tokens are enough to find them, within the macros that write enums, too.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The words that an item's name follows.
const KEYWORDS: [&str; 9] =
    ["fn", "struct", "enum", "union", "trait", "type", "const", "static", "mod"];

/// The public items of a file, sorted, each after the item that it is in. Variants of enums and
/// what a trait asks for are public with them, and fields count, too. A file that is no Rust has
/// none.
pub(super) fn public(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    if let Ok(tokens) = text.parse::<TokenStream>() {
        walk(tokens, "", Inside::Module, &mut items);
    }
    items.sort_unstable();
    items
}

/// The kinds of places that tokens stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Items and fields that say themselves whether they are public.
    Module,
    /// The variants of a public enum.
    Enum,
    /// The items of a public trait.
    Trait,
}

/// Collects the items among these tokens, whose names follow `path`.
fn walk(tokens: TokenStream, path: &str, inside: Inside, items: &mut Vec<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    // The item that the next group in braces belongs to.
    let (mut owner, mut content) = (path.to_owned(), Inside::Module);
    let (mut public, mut expects_variant) = (inside == Inside::Trait, inside == Inside::Enum);
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        index += 1;
        match token {
            TokenTree::Ident(word) if word == "pub" => {
                let next = tokens.get(index);
                let is_narrow = next.is_some_and(is_parenthesis);
                public = !is_narrow;
                index += usize::from(is_narrow);
            }
            TokenTree::Ident(word) if word == "impl" => {
                owner = join(path, &text(&tokens[index..], is_block));
                content = Inside::Module;
            }
            TokenTree::Ident(word) if word == "use" && public => {
                let is_over = |token: &TokenTree| is_punct(Some(token), ';');
                items.push(join(path, &format!("use {}", text(&tokens[index..], is_over))));
                public = false;
            }
            TokenTree::Ident(word) if KEYWORDS.iter().any(|keyword| word == keyword) => {
                // `const fn` has its name one word further on.
                let Some(TokenTree::Ident(name)) = tokens.get(index) else { continue };
                if KEYWORDS.iter().any(|keyword| name == keyword) {
                    continue;
                }
                index += 1;
                owner = join(path, &name.to_string());
                content = match word.to_string().as_str() {
                    "enum" if public => Inside::Enum,
                    "trait" if public => Inside::Trait,
                    _ => Inside::Module,
                };
                if public {
                    items.push(format!("{word} {owner}"));
                }
                public = inside == Inside::Trait;
            }
            TokenTree::Ident(name) if expects_variant => {
                items.push(join(path, &name.to_string()));
                expects_variant = false;
            }
            TokenTree::Ident(name) if public && is_field(tokens.get(index), inside) => {
                items.push(join(path, &format!(".{name}")));
                public = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => {
                expects_variant = inside == Inside::Enum;
            }
            // An attribute.
            TokenTree::Punct(punct) if punct.as_char() == '#' => index += 1,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                walk(group.stream(), &owner, content, items);
                (owner, content) = (path.to_owned(), Inside::Module);
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => {
                (owner, content) = (path.to_owned(), Inside::Module);
            }
            _ => {}
        }
    }
}

/// The text of the tokens before the first that is an end.
fn text(tokens: &[TokenTree], is_end: impl Fn(&TokenTree) -> bool) -> String {
    let tokens = tokens.iter().take_while(|token| !is_end(token)).cloned();
    tokens.collect::<TokenStream>().to_string()
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}::{name}") }
}

fn is_parenthesis(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
}

fn is_block(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// Returns true if the token after a name makes it that of a field.
fn is_field(token: Option<&TokenTree>, inside: Inside) -> bool {
    inside == Inside::Module && is_punct(token, ':')
}

fn is_punct(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_items_are_listed_with_what_they_are_in() {
        let text = "
            use std::fmt;
            pub use self::error::{Error, Result};
            /// A pet.
            #[derive(Debug)]
            pub struct Pet { pub name: String, age: u8, pub(crate) tag: Tag }
            impl fmt::Display for Pet { fn fmt(&self) {} }
            impl Pet { pub const fn name(&self) -> &str { &self.name } fn secret(&self) {} }
            pub enum Kind { #[default] Cat, Dog { tail: bool }, Bird(Feather) }
            string_enum! { pub enum Colour { Red = \"red\", Green = \"green\" } }
            pub trait Walk { type Speed; fn walk(&self); }
            trait Hidden { fn crawl(&self); }
            pub(crate) fn inner() {}
            mod private { pub fn seen() {} }
            pub const MOST: usize = 1;
        ";
        assert_eq!(
            public(text),
            [
                "Colour::Green",
                "Colour::Red",
                "Kind::Bird",
                "Kind::Cat",
                "Kind::Dog",
                "Pet::.name",
                "const MOST",
                "enum Colour",
                "enum Kind",
                "fn Pet::name",
                "fn Walk::walk",
                "fn private::seen",
                "struct Pet",
                "trait Walk",
                "type Walk::Speed",
                "use self :: error :: { Error , Result }",
            ]
        );
    }
}
