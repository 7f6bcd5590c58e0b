//! Shares: the types that each group of operations needs, and those that only one group needs.

use std::collections::HashMap;

use super::Api;
use super::answer::{Content, ErrorKind};
use super::definition::TypeDefinition;
use super::operation::{Group, Operation};
use super::types::Type;

/// The types that groups reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    /// The number of types that each group reaches.
    pub reached: Vec<usize>,
    /// The group that alone reaches a type, by the index of the type.
    pub owners: Vec<Option<usize>>,
}

impl Shares {
    /// The number of types that only one group reaches.
    pub fn own(&self, group: usize) -> usize {
        self.owners.iter().filter(|owner| **owner == Some(group)).count()
    }
}

impl Api {
    /// The types that each group reaches. Settings and the bodies of requests that the server sends
    /// belong to no group.
    pub fn shares(&self) -> Shares {
        let graph = Graph::new(self);
        let mut uses = vec![Uses::None; self.types.len()];
        let mut seen = vec![None; self.types.len()];
        let mut reached = Vec::new();
        for (index, group) in self.groups.iter().enumerate() {
            let types = graph.reached(graph.of_group(group), &mut seen, index);
            reached.push(types.len());
            types.into_iter().for_each(|ty| uses[ty] = uses[ty].and(index));
        }
        let settings = self.settings.iter().map(|setting| &setting.ty);
        let shared = settings.chain(self.payloads.iter().map(|payload| &payload.ty)).collect();
        for ty in graph.reached(shared, &mut seen, self.groups.len()) {
            uses[ty] = Uses::Several;
        }
        let owner = |uses| match uses {
            Uses::One(group) => Some(group),
            Uses::None | Uses::Several => None,
        };
        Shares { reached, owners: uses.into_iter().map(owner).collect() }
    }
}

/// The groups that reach a type.
#[derive(Debug, Clone, Copy)]
enum Uses {
    None,
    One(usize),
    Several,
}

impl Uses {
    fn and(self, group: usize) -> Self {
        match self {
            Self::None => Self::One(group),
            Self::One(_) | Self::Several => Self::Several,
        }
    }
}

/// The types with those that they mention.
struct Graph<'a> {
    api: &'a Api,
    indices: HashMap<&'a str, usize>,
    errors: HashMap<&'a str, &'a ErrorKind>,
    /// The types of the fields of headers, by the name of the struct.
    headers: HashMap<&'a str, Vec<&'a Type>>,
}

impl<'a> Graph<'a> {
    fn new(api: &'a Api) -> Self {
        let types = api.types.iter().enumerate();
        let errors = api.errors.iter().map(|error| (error.name.as_str(), &error.kind));
        let headers = api.headers.iter().map(|headers| {
            (headers.name.as_str(), headers.fields.iter().map(|field| &field.ty).collect())
        });
        Self {
            api,
            indices: types.map(|(index, definition)| (definition.name.as_str(), index)).collect(),
            errors: errors.collect(),
            headers: headers.collect(),
        }
    }

    /// The types in what a group's operations send and receive.
    fn of_group(&self, group: &Group) -> Vec<&'a Type> {
        let operations = group.operations.iter().filter_map(|at| self.api.operations.get(*at));
        operations.flat_map(|operation| self.of_operation(operation)).collect()
    }

    fn of_operation(&self, operation: &'a Operation) -> Vec<&'a Type> {
        let mut types: Vec<&Type> = operation.types().collect();
        for success in &operation.successes {
            types.extend(match &success.content {
                Content::Json { body, .. } => Some(body),
                content => content.ty(),
            });
            types.extend(self.of_headers(success.headers.as_deref()));
        }
        let error = operation.error.as_deref();
        types.extend(error.into_iter().flat_map(|error| self.of_error(error)));
        types
    }

    fn of_error(&self, name: &str) -> Vec<&'a Type> {
        let mut kind = self.errors.get(name);
        // An alias is one of an enum, never of another alias.
        if let Some(ErrorKind::Alias(other)) = kind {
            kind = self.errors.get(other.as_str());
        }
        let Some(ErrorKind::Enum(variants)) = kind else { return Vec::new() };
        let bodies = variants.iter().filter_map(|variant| variant.body.as_ref());
        let headers = variants.iter().flat_map(|it| self.of_headers(it.headers.as_deref()));
        bodies.chain(headers).collect()
    }

    fn of_headers(&self, name: Option<&str>) -> impl Iterator<Item = &'a Type> {
        let types = name.and_then(|name| self.headers.get(name));
        types.into_iter().flatten().copied()
    }

    /// These types and the types in them, however deep. `seen` has the last search that met each.
    fn reached(
        &self,
        from: Vec<&'a Type>,
        seen: &mut [Option<usize>],
        search: usize,
    ) -> Vec<usize> {
        let mut open = from;
        let mut reached = Vec::new();
        while let Some(ty) = open.pop() {
            for index in ty.names().into_iter().filter_map(|name| self.indices.get(name)) {
                if seen[*index].replace(search) != Some(search) {
                    reached.push(*index);
                    let definition: &TypeDefinition = &self.api.types[*index];
                    open.extend(definition.shape.types());
                }
            }
        }
        reached
    }
}
