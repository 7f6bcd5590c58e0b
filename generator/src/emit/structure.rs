//! The schemas of the description: structs, and names for other types.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{Block, File, docs, identifier};
use super::imports::{self, Imports, tokens};
use super::{enumeration, union};
use crate::model::{Api, External, Field, Presence, Shape, Struct, Type, TypeDefinition};

/// `models.rs`
pub(super) fn models(api: &Api) -> File {
    let mut imports = Imports::default();
    let mut lenient = false;
    let mut nullable = false;
    let mut enumerations = std::collections::BTreeSet::new();
    let mut unions = std::collections::BTreeSet::new();
    for definition in &api.types {
        match &definition.shape {
            Shape::Struct(object) => {
                imports.derive_serde();
                object.fields.iter().for_each(|field| imports.mention(&field.ty));
                object
                    .rest
                    .iter()
                    .for_each(|rest| imports.mention(&Type::Map(Box::new(rest.clone()))));
                lenient |= object.fields.iter().any(|field| field.lenient);
                let present = [Presence::OptionalNullable, Presence::OptionalAny];
                nullable |= object.fields.iter().any(|field| present.contains(&field.presence));
            }
            Shape::Enumeration(item) => drop(enumerations.insert(enumeration::runtime(item))),
            Shape::Union(union) => {
                imports.mention(&Type::Json);
                union.variants.iter().for_each(|variant| imports.mention(&variant.ty));
                unions.insert(if union.tag.is_some() { "tagged_union" } else { "untagged_union" });
            }
            Shape::Alias(ty) => {
                imports.mention(ty);
                if matches!(ty, Type::External(External { with: Some(_), .. })) {
                    imports.derive_serde();
                }
            }
        }
    }
    let external = imports.external();
    let formats = imports.formats(&quote!(super));
    let lenient = lenient.then(|| {
        quote!(
            use super::runtime::lenient;
        )
    });
    let nullable = nullable.then(|| {
        quote!(
            use super::runtime::nullable;
        )
    });
    let enumerations = enumerations.into_iter().map(|name| {
        let name = identifier(name);
        quote!(
            use super::runtime::#name::#name;
        )
    });
    let mut file = File::new("The schemas of the description.");
    file.push_lines(external);
    let unions = imports::list(&quote!(super::runtime::union), unions.into_iter());
    file.push_lines(quote!(#formats #lenient #nullable #(#enumerations)* #unions));
    file.push(api.types.iter().flat_map(definition));
    file
}

fn definition(definition: &TypeDefinition) -> Vec<Block> {
    let name = identifier(&definition.name);
    let text = docs(&definition.docs);
    let deprecated = definition.deprecated.then(|| deprecated(&definition.docs));
    let docs = quote!(#text #deprecated);
    match &definition.shape {
        Shape::Struct(object) => vec![structure(&name, &docs, object).into()],
        Shape::Enumeration(item) => vec![enumeration::item(&name, &docs, item)],
        Shape::Union(union) => {
            union::items(&name, &docs, union).into_iter().map(Block::from).collect()
        }
        Shape::Alias(held @ Type::External(External { with: Some(with), .. })) => {
            let held = tokens(held);
            let newtype = quote! {
                #docs
                #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
                #[serde(transparent)]
                pub struct #name(#[serde(with = #with)] pub #held);
            };
            vec![newtype.into()]
        }
        Shape::Alias(ty) => {
            let ty = tokens(ty);
            vec![quote!(#docs pub type #name = #ty;).into()]
        }
    }
}

fn structure(name: &proc_macro2::Ident, docs: &TokenStream, object: &Struct) -> TokenStream {
    let case = Case::of(&object.fields);
    let rename_all = case.name().map(|case| quote!(rename_all = #case));
    let container = match (object.has_default, rename_all) {
        (true, Some(rename_all)) => quote!(#[serde(default, #rename_all)]),
        (true, None) => quote!(#[serde(default)]),
        (false, Some(rename_all)) => quote!(#[serde(#rename_all)]),
        (false, None) => quote!(),
    };
    let default = object.derives_default.then(|| quote!(Default,));
    let non_exhaustive = object.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let fields = object.fields.iter().map(|item| field(item, case, object));
    let rest = object.rest.as_ref().map(rest);
    quote! {
        #docs
        #[derive(Debug, Clone, #default PartialEq, Serialize, Deserialize)]
        #container
        #non_exhaustive
        pub struct #name {
            #(#fields,)*
            #rest
        }
    }
}

fn field(field: &Field, case: Case, object: &Struct) -> TokenStream {
    let text = docs(&field.docs);
    // What callers can't leave out, they can't be told to leave out.
    let avoidable =
        object.non_exhaustive || !matches!(field.presence, Presence::Required | Presence::Nullable);
    let deprecated = match field.deprecated {
        true if avoidable => quote!(#[deprecated]),
        true => self::deprecated(&field.docs),
        false => quote!(),
    };
    let name = identifier(&field.name);
    let inner = tokens(&field.ty);
    let ty = match field.presence {
        Presence::Required | Presence::Defaulted => inner,
        Presence::Nullable | Presence::Optional | Presence::OptionalAny => quote!(Option<#inner>),
        Presence::OptionalNullable => quote!(Option<Option<#inner>>),
    };
    let rename = (case.apply(bare(&field.name)) != field.wire).then(|| {
        let wire = &field.wire;
        quote!(#[serde(rename = #wire)])
    });
    let presence = presence(field, object.has_default);
    quote!(#text #deprecated #rename #presence pub #name: #ty)
}

/// Where an attribute would strike the generated code itself, a line says it.
fn deprecated(before: &str) -> TokenStream {
    docs(if before.is_empty() { "**Deprecated.**" } else { "\n**Deprecated.**" })
}

/// How serde is to read and write a field. A struct with a default has one for each of its fields.
fn presence(field: &Field, has_default: bool) -> TokenStream {
    let default = (!has_default).then(|| quote!(default,));
    let skip = quote!(#[serde(skip_serializing_if = "Option::is_none")]);
    match (field.presence, field.lenient) {
        (Presence::Required, false) => quote!(),
        (Presence::Required, true) => quote!(#[serde(deserialize_with = "lenient::required")]),
        // Without this, serde takes a missing `Option` for null.
        (Presence::Nullable, false) => quote!(#[serde(deserialize_with = "Option::deserialize")]),
        (Presence::Nullable, true) => quote!(#[serde(deserialize_with = "lenient::optional")]),
        (Presence::Optional, false) => skip,
        (Presence::Optional, true) => {
            quote!(#[serde(#default deserialize_with = "lenient::optional")] #skip)
        }
        (Presence::OptionalNullable | Presence::OptionalAny, _) => {
            quote!(#[serde(#default deserialize_with = "nullable::present")] #skip)
        }
        (Presence::Defaulted, _) if has_default => quote!(),
        (Presence::Defaulted, _) => quote!(#[serde(default)]),
    }
}

fn rest(rest: &Type) -> TokenStream {
    let rest = tokens(rest);
    quote! {
        /// All other properties.
        #[serde(flatten)]
        pub additional_properties: BTreeMap<String, #rest>,
    }
}

fn bare(name: &str) -> &str {
    name.trim_start_matches("r#")
}

/// How serde is told the names of all fields at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// As they are in Rust.
    Snake,
    Camel,
    Pascal,
}

impl Case {
    /// The one that leaves the fewest fields to be named one by one.
    fn of(fields: &[Field]) -> Self {
        let others = |case: &Self| {
            fields.iter().filter(|field| case.apply(bare(&field.name)) != field.wire).count()
        };
        let cases = [Self::Snake, Self::Camel, Self::Pascal];
        cases.into_iter().min_by_key(others).unwrap_or(Self::Snake)
    }

    /// Serde's word for it.
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Snake => None,
            Self::Camel => Some("camelCase"),
            Self::Pascal => Some("PascalCase"),
        }
    }

    /// What serde makes of a field's name.
    fn apply(self, name: &str) -> String {
        if self == Self::Snake {
            return name.to_owned();
        }
        let mut capital = self == Self::Pascal;
        let mut renamed = String::with_capacity(name.len());
        for character in name.chars() {
            match character {
                '_' => capital = true,
                _ if capital => {
                    renamed.push(character.to_ascii_uppercase());
                    capital = false;
                }
                _ => renamed.push(character),
            }
        }
        // In camel case, the first letter is small whatever comes before it.
        match (self, renamed.get(..1)) {
            (Self::Camel, Some(first)) => first.to_ascii_lowercase() + &renamed[1..],
            _ => renamed,
        }
    }
}
