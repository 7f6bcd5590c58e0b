//! The kinds of output: files with the same purpose in all crates.

/// The kind of a text, by its name: that of a part of the generated code (`models`, `operations`,
/// `runtime/request`), or else its own (`Cargo.toml`, `ledger`).
pub(super) fn of(name: &str) -> &str {
    let Some(part) = name.strip_prefix("src/generated/") else { return name };
    let (first, rest) = part.split_once('/').unwrap_or((part, ""));
    // Of operations, a file for each tag is one kind; of the runtime, each file is one.
    let kind = match (first, rest.split('/').next()) {
        ("runtime", Some(second)) if !second.is_empty() => &part[..=first.len() + second.len()],
        _ => first,
    };
    kind.strip_suffix(".rs").unwrap_or(kind)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_part_of_the_code_is_a_kind() {
        for (name, kind) in [
            ("src/generated/models.rs", "models"),
            ("src/generated/operations/pets.rs", "operations"),
            ("src/generated/operations.rs", "operations"),
            ("src/generated/runtime/request.rs", "runtime/request"),
            ("src/generated/runtime/request/body.rs", "runtime/request"),
            ("src/generated/runtime", "runtime"),
            ("src/lib.rs", "src/lib.rs"),
            ("ledger", "ledger"),
        ] {
            assert_eq!(super::of(name), kind, "{name}");
        }
    }
}
