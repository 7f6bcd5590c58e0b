//! Traits that a maintainer wants derived: the types that get them, and the parts of these that lack
//! one.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::Choices;
use super::schema::format::has_trait;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{Api, Codec, Constructor, External, Shape, Struct, Type, TypeDefinition};

/// A trait that the standard library derives, beside those that every type has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StandardTrait {
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    Copy,
}

/// The traits that types get, by their names.
type Wanted = BTreeMap<String, BTreeSet<StandardTrait>>;

/// A type that gets traits, and the place of the choice that says so.
struct Chosen {
    name: String,
    derives: Vec<String>,
    place: Place,
}

/// Adds the traits that the maintainer chose to the types of the schemas that they are for.
pub(super) fn derive(api: &mut Api, choices: &mut Choices<'_>, diagnostics: &mut Diagnostics) {
    let chosen = chosen(api, choices);
    let mut wanted = Wanted::new();
    for Chosen { name, derives, .. } in &chosen {
        let standard = derives.iter().filter_map(|path| StandardTrait::named(path));
        wanted.entry(name.clone()).or_default().extend(standard);
    }
    let types = api.types.iter().map(|definition| (definition.name.as_str(), definition));
    let traits = Traits { wanted: &wanted, types: types.collect() };
    chosen.iter().for_each(|chosen| check(chosen, &traits, diagnostics));
    let mut paths: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for Chosen { name, derives, .. } in &chosen {
        paths.entry(name).or_default().extend(derives);
    }
    for definition in &mut api.types {
        for path in paths.remove(definition.name.as_str()).unwrap_or_default() {
            let standard = StandardTrait::named(path);
            let has_it = standard.is_some_and(|standard| has_itself(&definition.shape, standard));
            if let Shape::Struct(object) = &mut definition.shape {
                // Any other macro may look at the attributes of serde, as that of schemars does.
                if standard.is_none() {
                    object.codec = Codec::Derived;
                }
            }
            if !has_it && !is_of_serde(path) && !definition.derives.contains(path) {
                definition.derives.push(path.clone());
            }
        }
    }
}

/// The types that the choices are for.
fn chosen(api: &Api, choices: &mut Choices<'_>) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    for choice in choices.derives() {
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for (pointer, ty) in &api.schemas {
            let at = if pointer.starts_with('/') { format!("#{pointer}") } else { pointer.clone() };
            if let Type::Named(name) = ty.without_null()
                && choice.get_ref().at.matches(&at)
            {
                names.insert(name);
            }
        }
        if !names.is_empty() {
            choices.note_used(&choice.span());
        }
        chosen.extend(names.into_iter().map(|name| Chosen {
            name: name.to_owned(),
            derives: choice.get_ref().derives.clone(),
            place: choices.place(choice.span()),
        }));
    }
    chosen
}

/// Reports the traits that a type can't derive.
fn check(chosen: &Chosen, traits: &Traits<'_>, diagnostics: &mut Diagnostics) {
    let Some(definition) = traits.types.get(chosen.name.as_str()) else { return };
    for path in &chosen.derives {
        let why = match StandardTrait::named(path) {
            Some(standard) => traits.obstacle(definition, standard),
            None => is_another_name(&definition.shape).then(|| ANOTHER_NAME.to_owned()),
        };
        if let Some(why) = why {
            let message = format!("`{}` can't derive `{path}`: {why}", definition.name);
            let help = "leave it out, or derive it for the types in it as well";
            let diagnostic = Diagnostic::error("underivable-trait", message).help(help);
            diagnostics.push(diagnostic.at(chosen.place.clone()));
        }
    }
}

/// The traits of all types, with those that are wanted.
struct Traits<'a> {
    wanted: &'a Wanted,
    types: BTreeMap<&'a str, &'a TypeDefinition>,
}

impl Traits<'_> {
    /// The reason why a type can't derive a trait.
    fn obstacle(&self, definition: &TypeDefinition, wanted: StandardTrait) -> Option<String> {
        let lacks = |ty: &Type| !self.has(ty, wanted);
        let name = wanted.name();
        if let Some(basis) = self.lacking_basis(definition, wanted) {
            return Some(format!("that needs `{}`, too", basis.name()));
        }
        match &definition.shape {
            shape if has_itself(shape, wanted) => None,
            shape if is_another_name(shape) => Some(ANOTHER_NAME.to_owned()),
            Shape::Struct(object) => {
                let field = self.lacking_field(object, wanted)?;
                Some(format!("its field `{field}` lacks it"))
            }
            Shape::Newtype(ty) | Shape::Alias(ty) => {
                lacks(ty).then(|| format!("what is in it has no `{name}`"))
            }
            Shape::Union(union) => match wanted {
                StandardTrait::Eq | StandardTrait::Hash => {
                    let lacking = union.variants.iter().find(|variant| lacks(&variant.ty))?;
                    Some(format!("its variant `{}` lacks it", lacking.name))
                }
                StandardTrait::PartialOrd | StandardTrait::Ord | StandardTrait::Copy => {
                    Some(format!("its variant `{}` holds JSON, which lacks it", union.unknown))
                }
                StandardTrait::Default => Some("no variant is more usual than others".to_owned()),
            },
            Shape::Enumeration(enumeration) => match wanted {
                StandardTrait::Default => Some("no value is more usual than others".to_owned()),
                StandardTrait::Copy if enumeration.integer.is_none() => {
                    Some(format!("its variant `{}` holds a string", enumeration.unknown))
                }
                _ => None,
            },
        }
    }

    /// The first trait that another one needs and the type lacks.
    fn lacking_basis(
        &self,
        definition: &TypeDefinition,
        wanted: StandardTrait,
    ) -> Option<StandardTrait> {
        let basis: &[StandardTrait] = match wanted {
            StandardTrait::Ord => &[StandardTrait::Eq, StandardTrait::PartialOrd],
            StandardTrait::Eq | StandardTrait::Hash | StandardTrait::PartialOrd => &[],
            StandardTrait::Default | StandardTrait::Copy => &[],
        };
        let is_there = |it: &&StandardTrait| {
            has_itself(&definition.shape, **it) || self.is_wanted(&definition.name, **it)
        };
        basis.iter().find(|it| !is_there(it)).copied()
    }

    /// The name of the first field that lacks a trait. One that may be absent has a default.
    fn lacking_field<'o>(&self, object: &'o Struct, wanted: StandardTrait) -> Option<&'o str> {
        let lacks = |ty: &Type| !self.has(ty, wanted);
        let field = object.fields.iter().find(|field| {
            let has_default = !field.presence.is_always_there();
            lacks(&field.ty) && !(has_default && wanted == StandardTrait::Default)
        });
        let rest = object.rest.as_ref().filter(|rest| match wanted {
            StandardTrait::Default => false,
            StandardTrait::Copy => true,
            _ => lacks(rest),
        });
        field.map(|field| field.name.as_str()).or_else(|| rest.map(|_| "additional_properties"))
    }

    /// Returns true if a type has a trait.
    fn has(&self, ty: &Type, wanted: StandardTrait) -> bool {
        use StandardTrait::{Copy, Default, Eq, Hash, Ord, PartialOrd};
        match (ty, wanted) {
            (Type::Boolean | Type::Integer(_) | Type::Null, _) => true,
            (Type::Number(_), wanted) => matches!(wanted, PartialOrd | Default | Copy),
            (Type::String | Type::Bytes, wanted) => wanted != Copy,
            (Type::Json, wanted) => matches!(wanted, Eq | Hash | Default),
            (Type::List(_) | Type::Map(_), Default) => true,
            (Type::List(_) | Type::Map(_) | Type::Boxed(_), Copy) => false,
            (Type::Nullable(_), Default) => true,
            (Type::List(inner) | Type::Map(inner), Eq | Hash | PartialOrd | Ord) => {
                self.has(inner, wanted)
            }
            (Type::Nullable(inner) | Type::Boxed(inner), wanted) => self.has(inner, wanted),
            (Type::Tuple(types), wanted) => types.iter().all(|ty| self.has(ty, wanted)),
            (Type::External(external), wanted) => has_trait(external, wanted),
            (Type::Named(name), wanted) => self.named_has(name, wanted),
        }
    }

    fn named_has(&self, name: &str, wanted: StandardTrait) -> bool {
        let Some(definition) = self.types.get(name) else { return false };
        match &definition.shape {
            shape @ Shape::Alias(ty) if is_another_name(shape) => self.has(ty, wanted),
            shape => has_itself(shape, wanted) || self.is_wanted(name, wanted),
        }
    }

    fn is_wanted(&self, name: &str, wanted: StandardTrait) -> bool {
        self.wanted.get(name).is_some_and(|traits| traits.contains(&wanted))
    }
}

impl StandardTrait {
    pub(super) const ALL: &[Self] =
        &[Self::Eq, Self::Hash, Self::PartialOrd, Self::Ord, Self::Default, Self::Copy];

    fn name(self) -> &'static str {
        match self {
            Self::Eq => "Eq",
            Self::Hash => "Hash",
            Self::PartialOrd => "PartialOrd",
            Self::Ord => "Ord",
            Self::Default => "Default",
            Self::Copy => "Copy",
        }
    }

    /// The trait of a name, which may have its path in the standard library before it.
    fn named(path: &str) -> Option<Self> {
        let (module, name) = path.rsplit_once("::").unwrap_or(("std", path));
        let is_standard = ["std", "core"].contains(&module.split("::").next().unwrap_or_default());
        Self::ALL.iter().copied().find(|it| is_standard && it.name() == name)
    }
}

/// The reason why other names derive nothing.
const ANOTHER_NAME: &str = "it is another name for a type";

/// Returns true if a shape is no type of its own. Around a type that serde reads by a module there
/// is a struct.
fn is_another_name(shape: &Shape) -> bool {
    match shape {
        Shape::Alias(Type::External(External { with: Some(_), .. })) => false,
        Shape::Alias(_) => true,
        Shape::Struct(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Newtype(_) => false,
    }
}

/// Returns true if types of a shape have a trait anyway.
fn has_itself(shape: &Shape, wanted: StandardTrait) -> bool {
    match (shape, wanted) {
        (Shape::Struct(object), StandardTrait::Default) => {
            object.derives_default
                || object.constructor.as_ref().is_some_and(Constructor::is_default)
        }
        (
            Shape::Enumeration(_),
            StandardTrait::Eq
            | StandardTrait::Hash
            | StandardTrait::PartialOrd
            | StandardTrait::Ord,
        ) => true,
        (Shape::Enumeration(enumeration), StandardTrait::Default) => {
            enumeration.variants.len() == 1
        }
        (Shape::Enumeration(enumeration), StandardTrait::Copy) => enumeration.integer.is_some(),
        _ => false,
    }
}

/// Returns true for the derives of serde, which every type has as plain ones if it wants any.
fn is_of_serde(path: &str) -> bool {
    matches!(path.rsplit("::").next(), Some("Serialize" | "Deserialize"))
}

#[cfg(test)]
mod tests {
    use crate::Source;
    use crate::config::Config;
    use crate::diagnostic::Diagnostics;
    use crate::document::Document;
    use crate::lower::lower;
    use crate::model::{Codec, Shape};

    #[test]
    fn other_macros_bring_plain_derives_of_serde() {
        let source =
            |name: &str, text: &str| Source { name: name.to_owned(), text: text.to_owned() };
        let description = source(
            "input.yaml",
            "openapi: 3.1.0\ninfo: { title: A, version: \"1\" }\ncomponents:\n  schemas:\n    \
             A: { type: object, properties: { a: { type: string } } }\n    \
             B: { type: object, properties: { b: { type: string } } }\n",
        );
        let config = source(
            "codegen.toml",
            "[[derive]]\nat = \"#/components/schemas/A\"\nreason = \"b\"\n\
             derives = [\"schemars::JsonSchema\", \"std::hash::Hash\", \"serde::Serialize\"]\n",
        );
        let config = Config::parse(&config).expect("it is a configuration");
        let mut diagnostics = Diagnostics::default();
        let document = Document::parse(&description, &mut diagnostics).expect("it is a document");
        let api = lower(&document, &config, &mut diagnostics);
        assert!(diagnostics.check().is_ok());
        let is_plain =
            |shape: &Shape| matches!(shape, Shape::Struct(it) if it.codec == Codec::Derived);
        let found =
            api.types.iter().map(|it| (it.name.as_str(), &*it.derives, is_plain(&it.shape)));
        let derives = ["schemars::JsonSchema", "std::hash::Hash"].map(str::to_owned);
        assert_eq!(found.collect::<Vec<_>>(), [("A", &derives[..], true), ("B", &[], false)]);
    }
}
