//! Constructors: the values that must be given for a struct, and the form in which each is taken.

use std::collections::{BTreeMap, BTreeSet};

use super::alias::aliases;
use super::presence::constants;
use crate::lower::alias::{behind, unboxed};
use crate::lower::schema::format::is_converted;
use crate::model::{
    Api, Argument, Constructor, ConstructorArgument, Form, PartContent, PartHeaderValue, PartKind,
    Presence, Shape, Struct, Taken, Type, TypeDefinition,
};

/// Decides about the constructors of all structs that callers make: those of bodies, of parts and
/// of parameters.
pub(super) fn mark(api: &mut Api) {
    let types = Convertible::of(&api.types);
    for definition in &mut api.types {
        let Shape::Struct(object) = &mut definition.shape else { continue };
        object.constructor = of_struct(object, &types);
    }
    for operation in &mut api.operations {
        let grouped = operation.arguments.iter().filter(|argument| argument.grouped);
        let constructor = of_parameters(grouped, &types);
        if let Some(parameters) = &mut operation.parameters {
            parameters.constructor = constructor;
        }
        if let Some(form) = operation.body.as_mut().and_then(|body| body.kind.form_mut()) {
            form.constructor = of_form(form, &types);
        }
    }
}

/// The types by the ways to make values of them.
struct Convertible {
    aliases: BTreeMap<String, Type>,
    /// The types that others convert into: enumerations and unions.
    converted: BTreeSet<String>,
    /// The types of which there is only one value, which nobody has to give.
    constants: BTreeSet<String>,
}

impl Convertible {
    fn of(types: &[TypeDefinition]) -> Self {
        let is_converted = |definition: &&TypeDefinition| match &definition.shape {
            Shape::Enumeration(_) => true,
            Shape::Union(union) => !union.conversions.is_empty(),
            Shape::Struct(_) | Shape::Alias(_) | Shape::Newtype(_) => false,
        };
        let converted = types.iter().filter(is_converted);
        Self {
            aliases: aliases(types),
            converted: converted.map(|definition| definition.name.clone()).collect(),
            constants: constants(types),
        }
    }

    /// The form in which values of a type are taken. Types into which nothing else converts are
    /// taken themselves, so that the compiler knows them; numbers are, too, or no literal would do.
    fn taken(&self, ty: &Type) -> Taken {
        let is_converted = match behind(ty, unboxed, |name| self.aliases.get(name)) {
            Some(Type::String | Type::Bytes | Type::Json) => true,
            Some(Type::List(_) | Type::Map(_) | Type::Nullable(_)) => true,
            Some(Type::Named(name)) => self.converted.contains(name),
            Some(Type::External(external)) => is_converted(external),
            Some(Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::Null) => false,
            Some(Type::Tuple(_) | Type::Boxed(_)) | None => false,
        };
        if is_converted { Taken::Converted } else { Taken::Itself }
    }
}

/// The constructor of a struct, unless only the server makes values or it derives a default.
fn of_struct(object: &Struct, types: &Convertible) -> Option<Constructor> {
    if object.non_exhaustive || object.derives_default {
        return None;
    }
    let arguments = object.fields.iter().filter_map(|field| {
        let is_constant = field.constant.is_some()
            || matches!(&field.ty, Type::Named(name) if types.constants.contains(name));
        let taken = match field.presence {
            Presence::Required if is_constant => return None,
            Presence::Required => types.taken(&field.ty),
            Presence::Nullable => Taken::OrNull,
            Presence::Optional | Presence::OptionalNullable => return None,
            Presence::OptionalAny | Presence::Defaulted => return None,
        };
        Some(ConstructorArgument { field: field.name.clone(), taken })
    });
    Some(Constructor { arguments: arguments.collect() })
}

/// The constructor of a struct for parameters, if any of them must be given.
fn of_parameters<'a>(
    grouped: impl Iterator<Item = &'a Argument>,
    types: &Convertible,
) -> Option<Constructor> {
    let required = grouped.filter(|argument| argument.required);
    let arguments = required.map(|argument| ConstructorArgument {
        field: argument.name.clone(),
        taken: types.taken(argument.ty.bare()),
    });
    some(arguments.collect())
}

/// The constructor of a body in parts, if any of them must be given.
fn of_form(form: &Form, types: &Convertible) -> Option<Constructor> {
    let mut arguments = Vec::new();
    for part in &form.parts {
        if part.required {
            let taken = of_content(&part.content, types);
            arguments.push(ConstructorArgument { field: part.name.clone(), taken });
        }
        for header in &part.headers {
            if let PartHeaderValue::Field { name, ty, required: true, .. } = &header.value {
                let taken = types.taken(ty.bare());
                arguments.push(ConstructorArgument { field: name.clone(), taken });
            }
        }
    }
    some(arguments)
}

fn of_content(content: &PartContent, types: &Convertible) -> Taken {
    match content.kind {
        PartKind::File => Taken::Converted,
        PartKind::Text | PartKind::Scalar | PartKind::Json => types.taken(content.ty.bare()),
    }
}

fn some(arguments: Vec<ConstructorArgument>) -> Option<Constructor> {
    (!arguments.is_empty()).then_some(Constructor { arguments })
}
