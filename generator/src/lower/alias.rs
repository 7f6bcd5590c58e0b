//! The types behind the names of aliases: the one way to follow these, which can't go round.

use crate::chain;
use crate::model::Type;

/// Follows the names of aliases from a type to a type without a name, or to a name that is no
/// alias. Names that stand for each other and for nothing else lead nowhere.
///
/// `within` takes off the null or box around a name.
pub(super) fn behind<'t>(
    ty: &'t Type,
    within: fn(&'t Type) -> &'t Type,
    alias: impl Fn(&str) -> Option<&'t Type>,
) -> Option<&'t Type> {
    let next = |ty: &'t Type| match ty {
        Type::Named(name) => alias(name).map(within),
        _ => None,
    };
    chain::end(within(ty), next).ok()
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
