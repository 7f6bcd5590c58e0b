//! The seam of two names: words that stand on both sides of it are needed once.

use super::reserved::is_type;

/// Joins the name of an owner and that of a member. The words that the first ends with and the
/// second starts with stand there once: `Event` and `EventType` are `EventType`.
pub(crate) fn joined(owner: &str, member: &str) -> String {
    let mut starts = owner.char_indices().filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    let rest = starts.find_map(|start| after(member, &owner[start..]));
    // A member that is all there on the owner's side says nothing more.
    let rest = rest.filter(|rest| !rest.is_empty()).unwrap_or(member);
    let name = format!("{owner}{rest}");
    if is_type(&name) { format!("{owner}{member}") } else { name }
}

/// The rest of a name in `UpperCamelCase` after the words of another, if it starts with these.
pub(crate) fn after<'n>(name: &'n str, start: &str) -> Option<&'n str> {
    let rest = name.strip_prefix(start).filter(|_| !start.is_empty())?;
    (rest.is_empty() || rest.starts_with(char::is_uppercase)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_on_both_sides_stand_once() {
        for (owner, member, expected) in [
            ("Event", "EventType", "EventType"),
            ("PetEvent", "EventType", "PetEventType"),
            ("EventType", "EventTypeName", "EventTypeName"),
            ("Event", "Events", "EventEvents"),
            ("Event", "Event", "EventEvent"),
            ("Oauth2", "Oauth2Token", "Oauth2Token"),
            ("V1", "V12Name", "V1V12Name"),
            ("Pet", "Name", "PetName"),
            ("Server", "ServerSentEvent", "ServerServerSentEvent"),
        ] {
            assert_eq!(joined(owner, member), expected, "{owner} {member}");
        }
    }
}
