//! Conditions: the `cfg` attributes of the runtime's sources.

use std::ops::Range;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::Meta;

/// The condition under which a piece stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Condition {
    Feature(String),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    /// `test`, which no client is.
    Never,
}

impl Condition {
    fn read(meta: &Meta) -> Self {
        match meta {
            Meta::NameValue(pair) => {
                let name = quote::ToTokens::to_token_stream(&pair.value).to_string();
                Self::Feature(name.trim_matches('"').to_owned())
            }
            Meta::Path(_) => Self::Never,
            Meta::List(list) => {
                let parser = syn::punctuated::Punctuated::<Meta, syn::Token![,]>::parse_terminated;
                let inner = syn::parse::Parser::parse2(parser, list.tokens.clone());
                let inner = inner.map(|inner| inner.iter().map(Self::read).collect::<Vec<_>>());
                let inner = inner.unwrap_or_default();
                match list.path.get_ident().map(ToString::to_string).as_deref() {
                    Some("any") => Self::Any(inner),
                    Some("not") => Self::Not(Box::new(Self::All(inner))),
                    _ => Self::All(inner),
                }
            }
        }
    }

    /// Returns true if the condition holds. Nothing holds that asks for a feature's absence until
    /// it is settled which features there are.
    pub(super) fn holds(&self, has: &impl Fn(&str) -> bool, settled: bool) -> bool {
        match self {
            Self::Feature(name) => has(name),
            Self::All(inner) => inner.iter().all(|condition| condition.holds(has, settled)),
            Self::Any(inner) => inner.iter().any(|condition| condition.holds(has, settled)),
            Self::Not(inner) => settled && !inner.holds(has, settled),
            Self::Never => false,
        }
    }

    /// The features that a condition speaks of.
    #[cfg(test)]
    pub(super) fn features(&self) -> Vec<&str> {
        match self {
            Self::Feature(name) => vec![name],
            Self::All(inner) | Self::Any(inner) => inner.iter().flat_map(Self::features).collect(),
            Self::Not(inner) => inner.features(),
            Self::Never => Vec::new(),
        }
    }
}

/// A condition, and the attributes that state it.
#[derive(Debug, Default)]
pub(super) struct Stated {
    pub(super) condition: Option<Condition>,
    pub(super) attributes: Vec<Range<usize>>,
}

/// Reads the condition in the attributes that tokens begin with.
pub(super) fn stated(tokens: TokenStream) -> Stated {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut conditions = Vec::new();
    let mut attributes = Vec::new();
    for pair in tokens.chunks(2) {
        let [TokenTree::Punct(mark), TokenTree::Group(group)] = pair else { break };
        if mark.as_char() != '#' {
            break;
        }
        if let Some(condition) = condition(group) {
            conditions.push(condition);
            attributes.push(mark.span().byte_range().start..group.span().byte_range().end);
        }
    }
    let condition = (!conditions.is_empty()).then_some(Condition::All(conditions));
    Stated { condition, attributes }
}

/// The condition of a `cfg` attribute, from the group behind its `#`.
pub(super) fn condition(group: &Group) -> Option<Condition> {
    if group.delimiter() != Delimiter::Bracket {
        return None;
    }
    let meta = syn::parse2::<syn::MetaList>(group.stream()).ok()?;
    if !meta.path.is_ident("cfg") {
        return None;
    }
    syn::parse2(meta.tokens).ok().map(|meta| Condition::read(&meta))
}
