//! The types of the crate while they are made: their names, their definitions, and the schemas they
//! are for.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use super::alias::{bare, behind};
use super::member::{Member, claim_members};
use super::schema::format;
use crate::document::{Document, Pointer};
use crate::model::{Passing, Shape, Type, TypeDefinition};
use crate::name::{self, Names};

/// The types that are known by now, and the names that no other type can have.
#[derive(Default)]
pub(super) struct Types {
    names: Names,
    /// The definitions by name, in order. A type whose schema is still being looked at has none
    /// yet.
    definitions: IndexMap<String, Option<TypeDefinition>>,
    /// The type that a reference to the schema at a place stands for.
    of_schemas: HashMap<Pointer, Type>,
    /// The types of several schemas together, by the places of these.
    of_several: BTreeMap<Vec<Pointer>, Type>,
    /// The names of the types around those that a maintainer chose for formats, by format.
    of_formats: BTreeMap<String, String>,
    /// The types whose schemas have no name of their own, each with its root.
    inline: BTreeMap<String, String>,
    /// The places of schemas that any JSON value is for.
    untyped: Vec<Pointer>,
}

/// The endings of the names for the types of an operation, which none of its members takes.
const PARTS: [&str; 5] = ["Parameters", "Body", "Response", "Error", "Outcome"];

/// The name that a new type would like to have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'n> {
    pub(super) name: &'n str,
    /// The schema or operation that the type is part of, unless it is the beginning itself: the
    /// names of all types in it start with that, however deep they are.
    root: Option<&'n str>,
}

impl<'n> Wanted<'n> {
    /// A name that is a beginning.
    pub(super) fn new(name: &'n str) -> Self {
        Self { name, root: None }
    }

    /// A name for a type that is part of a root.
    pub(super) fn within(root: &'n str, name: &'n str) -> Self {
        Self { name, root: Some(root) }
    }

    /// Another name in the same root.
    pub(super) fn called(self, name: &'n str) -> Self {
        Self { name, ..self }
    }
}

impl Types {
    /// Returns true if no type has the name.
    pub(super) fn is_free(&self, name: &str) -> bool {
        self.names.is_free(name)
    }

    /// Keeps the name for the type of a direct member of a schema, so that no type deeper in it
    /// takes that.
    pub(super) fn reserve_member(&mut self, owner: &str, member: &str) {
        let name = self.member_name(owner, member);
        self.names.reserve(&name);
    }

    /// Returns true if no type has the name, and none is to get it.
    pub(super) fn is_open(&self, name: &str) -> bool {
        self.is_free(name) && !self.names.is_reserved(name)
    }

    /// The name for a type that is a member of another: both names, in which words at the seam stand
    /// once, unless that is the name of something else.
    pub(super) fn member_name(&self, owner: &str, member: &str) -> String {
        let joined = name::joined(owner, member);
        let is_part = || PARTS.iter().any(|part| joined.strip_suffix(part) == Some(owner));
        if self.is_free(&joined) && !is_part() { joined } else { format!("{owner}{member}") }
    }

    /// Takes a name, or one like it that is free, for something that stands among the types.
    pub(super) fn claim(&mut self, wanted: String) -> String {
        self.names.claim(wanted)
    }

    /// Takes the names of schemas that have some, and keeps the places of their types.
    pub(super) fn claim_all(&mut self, schemas: &[Member<'_>]) -> Vec<String> {
        let names = claim_members(&mut self.names, name::Kind::Type, schemas);
        for name in &names {
            self.definitions.insert(name.clone(), None);
        }
        names
    }

    /// Takes a name for a type whose schema has none of its own, and keeps the type's place.
    pub(super) fn claim_inline(&mut self, wanted: Wanted<'_>) -> String {
        let name = self.names.claim(wanted.name.to_owned());
        let root = wanted.root.unwrap_or(&name).to_owned();
        self.inline.insert(name.clone(), root);
        self.definitions.insert(name.clone(), None);
        name
    }

    /// The schema or operation that a type is part of; the type itself if that has a name of its
    /// own.
    pub(super) fn root_of<'n>(&'n self, name: &'n str) -> &'n str {
        self.inline.get(name).map_or(name, String::as_str)
    }

    /// Defines a type, in its place if that is known already.
    pub(super) fn define(&mut self, definition: TypeDefinition) {
        self.definitions.insert(definition.name.clone(), Some(definition));
    }

    /// The shape of a type by its name, unless its schema is still being looked at.
    pub(super) fn shape(&self, name: &str) -> Option<&Shape> {
        self.definitions.get(name)?.as_ref().map(|definition| &definition.shape)
    }

    /// The type that stands for the schema at a place, if that has been looked at.
    pub(super) fn of_schema(&self, pointer: &Pointer) -> Option<&Type> {
        self.of_schemas.get(pointer)
    }

    /// Remembers the type that stands for the schema at a place.
    pub(super) fn set_of_schema(&mut self, pointer: Pointer, ty: Type) {
        self.of_schemas.insert(pointer, ty);
    }

    /// The type that stands for several schemas together, by their places.
    pub(super) fn of_several(&self, pointers: &[Pointer]) -> Option<&Type> {
        self.of_several.get(pointers)
    }

    /// Remembers the type that stands for several schemas together.
    pub(super) fn set_of_several(&mut self, pointers: Vec<Pointer>, ty: Type) {
        self.of_several.insert(pointers, ty);
    }

    /// The name of the type around the one that a maintainer chose for a format.
    pub(super) fn of_format(&self, format: &str) -> Option<&str> {
        self.of_formats.get(format).map(String::as_str)
    }

    /// Defines the type around the one that a maintainer chose for a format.
    pub(super) fn define_format(&mut self, format: &str, definition: TypeDefinition) {
        self.of_formats.insert(format.to_owned(), definition.name.clone());
        self.define(definition);
    }

    /// Remembers the place of a schema whose type is any JSON value.
    pub(super) fn note_untyped(&mut self, ty: &Type, pointer: &Pointer) {
        if *ty.without_null() == Type::Json {
            self.untyped.push(pointer.clone());
        }
    }

    /// The type behind its other names, without the null that no parameter can hold. Names that
    /// only stand for each other are any JSON value.
    pub(super) fn unaliased<'t>(&'t self, ty: &'t Type) -> &'t Type {
        let alias = |name: &str| match self.shape(name)? {
            Shape::Alias(other) => Some(other),
            Shape::Struct(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Newtype(_) => None,
        };
        behind(ty, bare, alias).unwrap_or(&Type::Json)
    }

    /// The shape of a type behind its other names, if it has one.
    pub(super) fn shape_of(&self, ty: &Type) -> Option<&Shape> {
        match self.unaliased(ty) {
            Type::Named(name) => self.shape(name),
            _ => None,
        }
    }

    /// Returns true if `Display` writes a value as it is sent.
    pub(super) fn has_text(&self, ty: &Type) -> bool {
        match self.unaliased(ty) {
            Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String => true,
            Type::External(external) => format::is_displayed(external),
            Type::Named(name) => matches!(self.shape(name), Some(Shape::Enumeration(_))),
            _ => false,
        }
    }

    /// The form in which methods take values of a type.
    pub(super) fn passing(&self, ty: &Type) -> Passing {
        match self.unaliased(ty) {
            Type::Boolean | Type::Integer(_) | Type::Number(_) => Passing::Copied,
            Type::External(external) if format::is_copied(external) => Passing::Copied,
            Type::String => Passing::Text,
            Type::List(element) => Passing::Slice((**element).clone()),
            Type::External(_) | Type::Named(_) | Type::Map(_) | Type::Tuple(_) => Passing::Borrowed,
            Type::Bytes | Type::Null | Type::Json => Passing::Borrowed,
            Type::Nullable(_) | Type::Boxed(_) => Passing::Borrowed,
        }
    }

    /// The types when all of them are there.
    pub(super) fn finish(self, document: &Document) -> FinishedTypes {
        let schemas = self.of_schemas.into_iter();
        FinishedTypes {
            definitions: self.definitions.into_values().flatten().collect(),
            inline: self.inline,
            schemas: schemas.map(|(pointer, ty)| (document.written(&pointer), ty)).collect(),
            untyped: self.untyped.iter().map(|pointer| document.written(pointer)).collect(),
        }
    }
}

/// The types when all of them are there, with the schemas by their pointers as they were written.
pub(super) struct FinishedTypes {
    pub(super) definitions: Vec<TypeDefinition>,
    /// The types whose schemas have no name of their own, each with its root.
    pub(super) inline: BTreeMap<String, String>,
    /// The types that stand for schemas.
    pub(super) schemas: BTreeMap<String, Type>,
    /// The schemas that any JSON value is for.
    pub(super) untyped: Vec<String>,
}
