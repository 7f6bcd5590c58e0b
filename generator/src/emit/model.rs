//! The schemas of the description: a type for each.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::{Block, File};
use super::imports::Imports;
use super::token::{docs, identifier};
use super::types::tokens;
use super::{constructor, conversion, enumeration, structure, union};
use crate::model::{External, Shape, Type, TypeDefinition};

/// Adds definitions of types to a file.
pub(super) fn push<'a>(file: &mut File, types: impl IntoIterator<Item = &'a TypeDefinition>) {
    for definition in types {
        let items = items(&mut file.imports, definition);
        file.extend(items);
    }
}

fn items(imports: &mut Imports, definition: &TypeDefinition) -> Vec<Block> {
    let name = identifier(&definition.name);
    let text = docs(&definition.docs);
    let deprecated = definition.deprecated.then(|| structure::deprecated(&definition.docs));
    let docs = quote!(#text #deprecated);
    let promise = constructor::promise_of(&definition.shape, &docs);
    let derives = derives(definition);
    let docs = quote!(#docs #promise #derives);
    match &definition.shape {
        Shape::Struct(object) => {
            let mut items = structure::items(imports, &name, &docs, object);
            items.extend(constructor::of_struct(imports, &name, object).map(Block::from));
            items
        }
        Shape::Enumeration(item) => vec![enumeration::item(imports, &name, &docs, item)],
        Shape::Union(union) => {
            let definition = union::items(imports, &name, &docs, union).into_iter();
            let conversions = conversion::item(imports, &name, union);
            definition.map(Block::from).chain(conversions).collect()
        }
        Shape::Alias(ty) => vec![alias(imports, &name, &docs, ty).into()],
        Shape::Newtype(ty) => {
            newtype(imports, &name, &docs, ty).into_iter().map(Block::from).collect()
        }
    }
}

/// The attribute for the traits that the maintainer wants in addition.
fn derives(definition: &TypeDefinition) -> Option<TokenStream> {
    let paths = definition.derives.iter().filter_map(|path| path.parse::<TokenStream>().ok());
    let paths: Vec<_> = paths.collect();
    (!paths.is_empty()).then(|| quote!(#[derive(#(#paths),*)]))
}

/// A struct around a type, which is read and written as that.
fn newtype(imports: &mut Imports, name: &Ident, docs: &TokenStream, ty: &Type) -> [TokenStream; 2] {
    let held = tokens(imports, ty);
    let transparent = imports.runtime("transparent", "transparent");
    let definition = quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        pub struct #name(pub #held);
    };
    [definition, quote!(#transparent!(#name);)]
}

/// Another name for a type, or a struct around one that serde reads and writes by a module.
fn alias(imports: &mut Imports, name: &Ident, docs: &TokenStream, ty: &Type) -> TokenStream {
    let held = tokens(imports, ty);
    match ty {
        Type::External(External { with: Some(with), .. }) => {
            let serde = imports.serde();
            quote! {
                #docs
                #[derive(Debug, Clone, PartialEq, #serde)]
                #[serde(transparent)]
                pub struct #name(#[serde(with = #with)] pub #held);
            }
        }
        _ => quote!(#docs pub type #name = #held;),
    }
}
