//! Members: things that have names in one scope, such as the fields of a struct.

use crate::name::{Kind, Names};

/// A member that is to be named.
pub(super) struct Member<'t> {
    /// The text to make a name of.
    pub(super) text: &'t str,
    /// The name that somebody chose.
    pub(super) chosen: Option<String>,
    /// True if the description calls it deprecated.
    pub(super) deprecated: bool,
}

/// Names members. Those that were chosen come first, so that no other takes them; what is on its
/// way out comes last.
pub(super) fn claim_members(names: &mut Names, kind: Kind, members: &[Member<'_>]) -> Vec<String> {
    let chosen = members.iter().map(|member| member.chosen.clone().map(|name| names.claim(name)));
    let mut claimed: Vec<Option<String>> = chosen.collect();
    let open = members.iter().filter(|member| member.chosen.is_none());
    open.for_each(|member| names.reserve(&kind.name(member.text)));
    for deprecated in [false, true] {
        let is_next =
            |member: &Member<'_>| member.chosen.is_none() && member.deprecated == deprecated;
        let texts = members.iter().filter(|member| is_next(member)).map(|member| member.text);
        let mut next = names.claim_all(kind, &texts.collect::<Vec<_>>()).into_iter();
        let open = members.iter().zip(&mut claimed).filter(|(member, _)| is_next(member));
        open.for_each(|(_, name)| *name = next.next());
    }
    claimed.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deprecated_comes_last_and_what_was_chosen_first() {
        let member = |text, chosen: Option<&str>, deprecated| Member {
            text,
            chosen: chosen.map(str::to_owned),
            deprecated,
        };
        let members = [
            member("pet", None, true),
            member("PET", None, false),
            member("other", Some("toy"), true),
            member("toy", None, false),
        ];
        let names = claim_members(&mut Names::default(), Kind::Field, &members);
        assert_eq!(names, ["pet_2", "pet", "toy", "toy_2"]);
    }
}
