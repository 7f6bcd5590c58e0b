//! The types of other crates, and tuples: what the runtime has to be told of them.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{GenericArgument, PathArguments};

use super::imports::Imports;
use crate::model::{Api, External, Transfer, Type};

/// A line for each type.
pub(super) fn items(imports: &mut Imports, api: &Api) -> Vec<TokenStream> {
    let mut found = Found::default();
    api.value_types().for_each(|ty| found.look_at(ty));
    let text = (!found.text.is_empty()).then(|| imports.runtime("foreign", "text"));
    let texts = found.text.values().map(|external| {
        imports.external_type(external);
        let ty: TokenStream = parsed(&external.written);
        let Transfer::Text { blank } = &external.transfer else { return quote!() };
        let blank: TokenStream = parsed(blank);
        quote!(#text!(#ty, #blank);)
    });
    let texts: TokenStream = texts.collect();
    let foreign = (!found.foreign.is_empty()).then(|| imports.runtime("foreign", "foreign"));
    let mut foreigners = TokenStream::new();
    for (path, (ty, external)) in &found.foreign {
        if !found.text.contains_key(path) {
            imports.external_type(external);
            foreigners.extend(quote!(#foreign!(#ty);));
        }
    }
    let tuple = (!found.tuples.is_empty()).then(|| imports.runtime("tuple", "tuple"));
    let tuples = found.tuples.iter().map(|length| {
        let elements = (0..*length).map(|index| {
            let (name, at) = (format_ident!("T{index}"), syn::Index::from(index));
            quote!(#name #at)
        });
        quote!(#tuple!(#(#elements),*);)
    });
    let tuples = tuples.collect();
    [texts, foreigners, tuples].into_iter().filter(|items| !items.is_empty()).collect()
}

fn parsed(written: &str) -> TokenStream {
    written.parse().expect("the configuration and the table of formats hold Rust")
}

/// The types by their paths, and the lengths of tuples.
#[derive(Default)]
struct Found<'a> {
    text: BTreeMap<String, &'a External>,
    foreign: BTreeMap<String, (TokenStream, &'a External)>,
    tuples: BTreeSet<usize>,
}

impl<'a> Found<'a> {
    fn look_at(&mut self, ty: &'a Type) {
        match ty {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
                self.look_at(inner);
            }
            Type::Tuple(types) => {
                self.tuples.insert(types.len());
                types.iter().for_each(|ty| self.look_at(ty));
            }
            // One with a module for serde is within a type that is derived.
            Type::External(external) if external.with.is_none() => self.external(external),
            Type::External(_) => {}
            Type::Boolean
            | Type::Integer(_)
            | Type::Number(_)
            | Type::String
            | Type::Bytes
            | Type::Null
            | Type::Json
            | Type::Named(_) => {}
        }
    }

    fn external(&mut self, external: &'a External) {
        match &external.transfer {
            Transfer::Own => {}
            Transfer::Text { .. } => {
                self.text.insert(path_of(&external.written, external), external);
            }
            Transfer::Foreign => {
                if let Ok(ty) = syn::parse_str(&external.written) {
                    self.foreign(&ty, external);
                }
            }
        }
    }

    /// Notes a type, or those in it if the runtime knows what is around them.
    fn foreign(&mut self, ty: &syn::Type, external: &'a External) {
        let syn::Type::Path(path) = ty else { return };
        let Some(last) = path.path.segments.last() else { return };
        let inner = match &last.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.args.last(),
            PathArguments::None | PathArguments::Parenthesized(_) => None,
        };
        match (last.ident.to_string().as_str(), inner) {
            ("Option" | "Vec" | "Box" | "BTreeMap", Some(GenericArgument::Type(inner))) => {
                self.foreign(inner, external);
            }
            (
                "bool" | "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "f32"
                | "f64" | "String" | "Value",
                None,
            ) => {}
            _ => {
                let tokens = ty.to_token_stream();
                let path = path_of(&tokens.to_string().replace(' ', ""), external);
                self.foreign.insert(path, (tokens, external));
            }
        }
    }
}

/// The type with its whole path, by what is imported for it.
fn path_of(written: &str, external: &External) -> String {
    let name = written.split('<').next().unwrap_or(written);
    let is_it = |import: &&String| import.rsplit("::").next() == Some(name);
    match external.imports.iter().find(is_it) {
        Some(import) => format!("{import}{}", &written[name.len()..]),
        None => written.to_owned(),
    }
}
