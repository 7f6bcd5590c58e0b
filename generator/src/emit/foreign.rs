//! The types of other crates, and tuples: what the runtime has to be told of them.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{GenericArgument, PathArguments};

use super::imports::Imports;
use super::token::identifier;
use crate::model::{Api, Codec, External, Shape, Transfer, Type, TypeDefinition};

/// A line for each type, if something of the runtime reads or writes it.
pub(super) fn items(imports: &mut Imports, api: &Api) -> Vec<TokenStream> {
    if !has_readers(api) {
        return Vec::new();
    }
    let mut found = Found::default();
    api.value_types().for_each(|ty| found.look_at(ty));
    let tuple = (!found.tuples.is_empty()).then(|| imports.runtime("tuple", "tuple"));
    let tuples = found.tuples.iter().map(|length| {
        let elements = (0..*length).map(|index| {
            let (name, at) = (format_ident!("T{index}"), syn::Index::from(index));
            quote!(#name #at)
        });
        quote!(#tuple!(#(#elements),*);)
    });
    let tuples = tuples.collect();
    let texts = found.text.values().map(|external| text(imports, external)).collect();
    let others = found.foreign.iter().filter(|(path, _)| !found.text.contains_key(*path));
    let others = others.map(|(_, (ty, external))| foreign(imports, ty, external)).collect();
    let own = api.types.iter().filter_map(|definition| plain(imports, definition)).collect();
    [texts, others, own, tuples]
        .into_iter()
        .filter(|items: &TokenStream| !items.is_empty())
        .collect()
}

/// Returns true if the runtime reads or writes anything by itself, with which it may come to a type.
fn has_readers(api: &Api) -> bool {
    let by_table = |definition: &TypeDefinition| match &definition.shape {
        Shape::Struct(object) => object.codec == Codec::Table,
        Shape::Enumeration(_) | Shape::Union(_) | Shape::Newtype(_) => true,
        Shape::Alias(_) => false,
    };
    let successes = || api.operations.iter().flat_map(|operation| &operation.successes);
    api.types.iter().any(by_table) || successes().any(|success| success.content.ty().is_some())
}

fn text(imports: &mut Imports, external: &External) -> TokenStream {
    let Transfer::Text { blank } = &external.transfer else { return TokenStream::new() };
    imports.external_type(external);
    let text = imports.runtime("text", "text");
    let (ty, blank) = (parsed(&external.written), parsed(blank));
    quote!(#text!(#ty, #blank);)
}

fn foreign(imports: &mut Imports, ty: &TokenStream, external: &External) -> TokenStream {
    let blank = match &external.transfer {
        Transfer::Foreign { blank } => blank.as_deref().map(parsed),
        Transfer::Own | Transfer::Text { .. } => None,
    };
    imports.external_type(external);
    let foreign = imports.runtime("foreign", "foreign");
    let blank = blank.map(|blank| quote!(, #blank));
    quote!(#foreign!(#ty #blank);)
}

/// A line for a type of the client's own that serde's derives read and write.
fn plain(imports: &mut Imports, definition: &TypeDefinition) -> Option<TokenStream> {
    let blank = match &definition.shape {
        Shape::Struct(object) if object.codec == Codec::Derived => {
            object.derives_default.then(|| quote!(, Default::default()))
        }
        Shape::Alias(Type::External(External { with: Some(_), .. })) => None,
        _ => return None,
    };
    let name = identifier(&definition.name);
    let foreign = imports.runtime("foreign", "foreign");
    Some(quote!(#foreign!(#name #blank);))
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
            Transfer::Foreign { .. } => {
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
            ("Option" | "Vec" | "Box" | "BTreeMap", Some(GenericArgument::Type(inner)))
                if !is_unsized(inner) =>
            {
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

/// Returns true for `str`, which is no type of values.
fn is_unsized(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(path) if path.path.is_ident("str"))
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
