//! Types that nobody can read any more, by the count of clippy's `type_complexity`: they get a
//! name.

use crate::model::Type;

/// The complexity above which a type gets a name. Clippy allows 250 with all that stands around the
/// type, such as an `Option`.
const MAX_UNNAMED_COMPLEXITY: usize = 120;

/// Returns true if a type is so complex that it needs a name.
pub(in crate::lower) fn is_complex(ty: &Type) -> bool {
    complexity(ty, 1) > MAX_UNNAMED_COMPLEXITY
}

/// The complexity of a type: each name in it counts the more, the deeper it stands.
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
