//! Types that nobody can read any more, by the count of clippy's `type_complexity`: they get a name.

use crate::model::Type;

/// What a type may come to without a name. Clippy allows 250 with all that stands around it, such as an `Option`.
const MOST: usize = 120;

/// Whether a type is to be read at its name only.
pub(in crate::lower) fn is_complex(ty: &Type) -> bool {
    complexity(ty, 1) > MOST
}

/// Each name counts the more, the deeper it stands.
fn complexity(ty: &Type, depth: usize) -> usize {
    let own = 10 * depth;
    let within = |inner: &Type| complexity(inner, depth + 1);
    match ty {
        Type::List(inner) | Type::Nullable(inner) | Type::Boxed(inner) => own + within(inner),
        // The keys are strings.
        Type::Map(inner) => own + 10 * (depth + 1) + within(inner),
        Type::Tuple(types) => own + types.iter().map(within).sum::<usize>(),
        Type::External(external) => {
            let names = external.written.split(|c: char| !c.is_alphanumeric() && c != '_');
            own * names.filter(|name| !name.is_empty()).count().max(1)
        }
        _ => own,
    }
}
