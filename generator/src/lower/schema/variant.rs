//! The names of variants: without the name of their enum, and beside the one for any other value.

use std::collections::HashSet;

use crate::lower::names_beside;
use crate::name;

/// The variant for any other value, which is called the same in all enums: code that matches on
/// several, and people, know it by that.
pub(super) const UNKNOWN: &str = "Unknown";

/// The variants for values or schemas with these texts.
pub(super) fn value_variants<'t>(owner: &str, texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let texts: Vec<&str> = texts.map(known).collect();
    let mut names = names_beside(&[UNKNOWN]).claim_all(name::Kind::Variant, &texts);
    shorten(owner, &mut names);
    names
}

/// The variants for branches that would like to have these names.
pub(super) fn branch_variants<'t>(
    owner: &str,
    wanted: impl Iterator<Item = &'t str>,
) -> Vec<String> {
    let mut names = names_beside(&[UNKNOWN]);
    let mut names: Vec<String> = wanted.map(|name| names.claim(known(name).to_owned())).collect();
    shorten(owner, &mut names);
    names
}

/// The text for a variant, which steps aside if it would be called as the one for any other value.
fn known(text: &str) -> &str {
    if name::variant_name(text) == UNKNOWN { "UnknownValue" } else { text }
}

/// Leaves the name of an enum out at the start of its variants, where what remains is no other's.
fn shorten(owner: &str, names: &mut [String]) {
    let mut taken: HashSet<String> = names.iter().cloned().collect();
    taken.insert(UNKNOWN.to_owned());
    for name in names {
        let Some(rest) = name::after(name, owner) else { continue };
        // No enum can have a variant `Self`.
        if !matches!(rest, "" | "Self") && taken.insert(rest.to_owned()) {
            *name = rest.to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_enum_is_left_out_where_the_rest_is_a_name_of_its_own() {
        let mut names = [
            "ColorRed", "ColorDarkRed", "DarkRed", "Color", "Colorful", "ColorUnknown",
            "ColorSelf", "Color2",
        ]
        .map(str::to_owned);
        shorten("Color", &mut names);
        assert_eq!(
            names,
            [
                "Red", "ColorDarkRed", "DarkRed", "Color", "Colorful", "ColorUnknown", "ColorSelf",
                "Color2"
            ]
        );
    }
}
