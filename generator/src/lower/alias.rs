//! The types behind the names of aliases: the one way to follow these, which can't go round.

use crate::chain::{self, Circle};
use crate::model::Type;

/// The end of a chain of aliases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Behind<'t> {
    /// The name of a type that is no alias, or not yet defined.
    Name(&'t str),
    /// A type that has no name.
    Unnamed(&'t Type),
    /// The names stand for each other and for nothing else.
    Nothing,
}

/// Follows the names of aliases from a type. `within` takes off what is around a name and doesn't matter.
pub(super) fn behind<'t>(
    ty: &'t Type,
    within: fn(&'t Type) -> &'t Type,
    alias: impl Fn(&str) -> Option<&'t Type>,
) -> Behind<'t> {
    let Type::Named(name) = within(ty) else { return Behind::Unnamed(within(ty)) };
    let next = |name: &'t str| match within(alias(name)?) {
        Type::Named(name) => Some(name.as_str()),
        _ => None,
    };
    match chain::end(name.as_str(), next) {
        Ok(last) => alias(last).map_or(Behind::Name(last), |ty| Behind::Unnamed(within(ty))),
        Err(Circle(_)) => Behind::Nothing,
    }
}

/// A type without the null and the box that may be around it.
pub(super) fn bare(mut ty: &Type) -> &Type {
    while let Type::Nullable(inner) | Type::Boxed(inner) = ty {
        ty = inner;
    }
    ty
}

/// A type without the box that may be around it.
pub(super) fn unboxed(mut ty: &Type) -> &Type {
    while let Type::Boxed(inner) = ty {
        ty = inner;
    }
    ty
}

/// A type as it is.
pub(super) fn whole(ty: &Type) -> &Type {
    ty
}
