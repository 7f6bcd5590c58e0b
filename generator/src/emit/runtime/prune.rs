//! Cuts parts out of a file's text, attribute and all, which keeps comments and layout as they were written.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Meta;

/// Cuts out what stands behind features that are off, and the attributes of those that are on.
pub(super) fn prune(source: &str, features: &BTreeSet<&str>) -> String {
    let tokens: TokenStream =
        source.parse().expect("the runtime crate compiles, so its files parse");
    let mut cuts = Vec::new();
    find_cuts(tokens, features, &mut cuts);
    let lines: Vec<&str> = source.lines().collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut line = 0;
    while line < lines.len() {
        match cuts.iter().find(|cut| cut.start == line) {
            Some(cut) => {
                if cut.with_docs {
                    let is_of_item = |text: &&&str| {
                        text.trim_start().starts_with("///") || text.trim_start().starts_with("#[")
                    };
                    let docs = kept.iter().rev().take_while(is_of_item).count();
                    kept.truncate(kept.len() - docs);
                }
                line = cut.end + 1;
            }
            None => {
                kept.push(lines[line]);
                line += 1;
            }
        }
    }
    without_gaps(&kept)
}

/// Lines to leave out, both ends included.
struct Cut {
    start: usize,
    end: usize,
    /// Whether an item goes, and so its documentation above.
    with_docs: bool,
}

fn find_cuts(tokens: TokenStream, features: &BTreeSet<&str>, cuts: &mut Vec<Cut>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut position = 0;
    while position < tokens.len() {
        let TokenTree::Group(group) = &tokens[position] else {
            position += 1;
            continue;
        };
        position += 1;
        let Some(condition) = condition(group) else {
            find_cuts(group.stream(), features, cuts);
            continue;
        };
        let start = group.span().start().line - 1;
        if is_on(&condition, features) {
            // An attribute with many features takes several lines.
            let end = group.span().end().line - 1;
            cuts.push(Cut { start, end, with_docs: false });
        } else {
            let last = item_end(&tokens[position..]);
            let end = tokens[position + last].span().end().line - 1;
            cuts.push(Cut { start, end, with_docs: true });
            position += last + 1;
        }
    }
}

/// The condition of a `cfg` attribute, from the group behind its `#`.
fn condition(group: &proc_macro2::Group) -> Option<Meta> {
    if group.delimiter() != Delimiter::Bracket {
        return None;
    }
    let meta = syn::parse2::<syn::MetaList>(group.stream()).ok()?;
    if !meta.path.is_ident("cfg") {
        return None;
    }
    syn::parse2(meta.tokens).ok()
}

fn is_on(condition: &Meta, features: &BTreeSet<&str>) -> bool {
    match condition {
        Meta::NameValue(pair) => {
            let name = quote::ToTokens::to_token_stream(&pair.value).to_string();
            features.contains(name.trim_matches('"'))
        }
        Meta::List(list) => {
            let parser = syn::punctuated::Punctuated::<Meta, syn::Token![,]>::parse_terminated;
            let conditions = syn::parse::Parser::parse2(parser, list.tokens.clone());
            let conditions =
                conditions.expect("the runtime crate compiles, so its attributes parse");
            let mut results = conditions.iter().map(|condition| is_on(condition, features));
            match list.path.get_ident().map(ToString::to_string).as_deref() {
                Some("any") => results.any(|on| on),
                Some("not") => !results.all(|on| on),
                _ => results.all(|on| on),
            }
        }
        Meta::Path(_) => false,
    }
}

/// The last token of the item at the start of these.
fn item_end(tokens: &[TokenTree]) -> usize {
    // An attribute is `#` and a group.
    let is_attribute =
        |pair: &[TokenTree]| matches!(pair, [TokenTree::Punct(mark), _] if mark.as_char() == '#');
    let attributes = tokens.chunks(2).take_while(|pair| is_attribute(pair)).count();
    let starts_with = |words: &[&str]| {
        tokens.iter().skip(2 * attributes).take(4).any(|token| match token {
            TokenTree::Ident(word) => words.iter().any(|known| word == known),
            _ => false,
        })
    };
    let is_mark = |token: &TokenTree, wanted: char| matches!(token, TokenTree::Punct(mark) if mark.as_char() == wanted);
    let is_block = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let end = if starts_with(&["use", "let", "const", "mod"]) {
        tokens.iter().position(|token| is_mark(token, ';'))
    } else if starts_with(&["fn", "impl", "struct", "enum", "trait", "macro_rules"]) {
        tokens.iter().position(|token| is_mark(token, ';') || is_block(token))
    } else {
        // A field, a variant or a statement.
        tokens.iter().position(|token| is_mark(token, ';') || is_mark(token, ','))
    };
    end.unwrap_or(tokens.len() - 1)
}

/// Without the empty lines that cuts leave: two in a row, after an opening, or before a closing brace.
fn without_gaps(lines: &[&str]) -> String {
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map_or("", |before| lines[before]);
        let after = lines.get(index + 1).copied().unwrap_or("}");
        let gap = line.is_empty()
            && (before.is_empty() || before.ends_with('{') || after.trim_start().starts_with('}'));
        if !gap {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}
