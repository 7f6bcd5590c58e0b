//! The arguments as a command that somebody can paste into a shell.

use crate::codegen::{Codegen, LedgerTo};

/// The command that does what `--check` found undone, for the program of this name.
pub(crate) fn of(arguments: &Codegen, name: &str) -> String {
    let ledger = match &arguments.ledger {
        Some(LedgerTo::File(file)) => Some(file),
        Some(LedgerTo::Terminal) | None => None,
    };
    let mut command = name.to_owned();
    let mut add = |name: &str, value: &str| command.extend([" ", name, " ", &quoted(value)]);
    let paths = [
        ("--spec", arguments.spec.as_ref()),
        ("--config", arguments.config.as_ref()),
        ("--out", arguments.out.as_ref()),
        ("--ledger", ledger),
    ];
    let paths = paths.into_iter().filter_map(|(name, path)| Some((name, path?)));
    for (name, path) in paths.chain(arguments.overlays.iter().map(|path| ("--overlay", path))) {
        add(name, &path.to_string_lossy());
    }
    for (name, pattern) in arguments.selected.flags() {
        add(name, pattern);
    }
    command
}

/// An argument in quotes where a shell needs them.
fn quoted(argument: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "/._-+=:,@\\".contains(character);
    if !argument.is_empty() && argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_quoted_where_a_shell_needs_it() {
        assert_eq!(quoted("../spec/api-v1.json"), "../spec/api-v1.json");
        assert_eq!(quoted("my api.json"), "'my api.json'");
        assert_eq!(quoted("it's; rm"), r"'it'\''s; rm'");
        assert_eq!(quoted("!Internal"), "'!Internal'");
    }
}
