//! Parameters that nearly all operations have, which may as well be said once, for the client.

use indexmap::IndexMap;

use crate::document::Pointer;
use crate::lower::operation::draft::Draft;
use crate::lower::report::Reporter;
use crate::model::ArgumentKind;
use crate::name;

/// The number of operations up to which nothing about them is usual.
const FEW: usize = 8;

/// Proposes to make settings of the parameters that four of five operations have.
pub(in crate::lower::operation) fn propose_settings(drafts: &[Draft], reporter: &mut Reporter<'_>) {
    let mut uses: IndexMap<(&str, &str), usize> = IndexMap::new();
    for argument in drafts.iter().flat_map(Draft::arguments) {
        if argument.style.is_none()
            && let Some(location) = location(argument.kind)
        {
            *uses.entry((location, &argument.wire)).or_default() += 1;
        }
    }
    let all = drafts.len();
    let shared = uses.into_iter().filter(|(_, uses)| all > FEW && uses * 5 >= all * 4);
    for ((location, wire), uses) in shared {
        let message = format!("{uses} of {all} operations have the parameter `{wire}`");
        let name = name::field_name(wire);
        let parameter = match location {
            "header" => format!("\"{wire}\""),
            _ => format!("{{ name = \"{wire}\", in = \"{location}\" }}"),
        };
        let help = format!(
            "a `[[setting]]` with `name = \"{name}\"` and `parameters = [{parameter}]` makes it one of the client; \
             `per_call = true` lets single calls have another value"
        );
        reporter.note("shared-parameter", &Pointer::root().join("paths"), message, &help);
    }
}

/// The location of an argument that a setting can fill.
fn location(kind: ArgumentKind) -> Option<&'static str> {
    match kind {
        ArgumentKind::Path => Some("path"),
        ArgumentKind::Query => Some("query"),
        ArgumentKind::Header => Some("header"),
        ArgumentKind::ReservedQuery | ArgumentKind::Cookie => None,
    }
}
