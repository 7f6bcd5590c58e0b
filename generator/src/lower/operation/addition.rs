//! Additions: the words that web frameworks put into ids of operations to make them unique, and
//! that say nothing a caller doesn't know.

use crate::model::Method;
use crate::name;

/// An `operationId` without the additions of frameworks, if it has any.
pub(super) fn without_additions(id: &str, method: Method, path: &str) -> Option<String> {
    let rest = without_place(id, method, path)
        .or_else(|| without_using(id, method))
        .or_else(|| without_controller(id));
    without_double(rest.as_deref().unwrap_or(id)).or(rest)
}

/// `FastAPI` and others write the path and the method after the name of the function:
/// `list_pets_v1_pets_get`.
fn without_place(id: &str, method: Method, path: &str) -> Option<String> {
    let rest = id.strip_suffix(method.key())?.strip_suffix('_')?;
    let mut words = path.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let rest = match words.next_back() {
        None => rest.strip_suffix('_')?,
        // A slash at the end may have been left out on one side.
        Some(last) => words.rev().try_fold(before(rest, last)?, before)?,
    };
    named(rest)
}

/// The text before a word at its end.
fn before<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.trim_end_matches('_').strip_suffix(word)?;
    rest.ends_with('_').then(|| rest.trim_end_matches('_'))
}

/// Springfox writes the method after the name of the function: `listPetsUsingGET`.
fn without_using(id: &str, method: Method) -> Option<String> {
    let rest = id.strip_suffix(method.name())?.strip_suffix("Using")?;
    named(rest)
}

/// `NestJS` writes the class of the function before its name: `PetsController_list`.
fn without_controller(id: &str) -> Option<String> {
    let (class, function) = id.split_once(['_', '.'])?;
    let class = class.strip_suffix("Controller")?;
    named(&format!("{class} {function}"))
}

/// A group or method before a name that starts with it: `health_health`, `get_getPets`.
fn without_double(id: &str) -> Option<String> {
    let name = name::method_name(id);
    let words: Vec<&str> = name.trim_start_matches("r#").split('_').collect();
    let lengths = (1..=words.len() / 2).rev();
    let length = lengths.into_iter().find(|it| words[..*it] == words[*it..2 * it])?;
    named(&words[length..].join(" "))
}

/// A text, if a name can be made of it.
fn named(text: &str) -> Option<String> {
    text.contains(char::is_alphabetic).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_of_frameworks_are_left_out() {
        for (id, method, path, expected) in [
            ("chat_v1_chat_completions_post", Method::Post, "/v1/chat/completions", Some("chat")),
            ("logout_auth_logout__post", Method::Post, "/auth/logout/", Some("logout")),
            ("logout_auth_logout__post", Method::Post, "/auth/logout", Some("logout")),
            ("get_all_users_get", Method::Get, "/sers", None),
            ("read_item_items__item_id__get", Method::Get, "/items/{item_id}", Some("read_item")),
            ("root__get", Method::Get, "/", Some("root")),
            ("items_get", Method::Get, "/items", None),
            ("_items_get", Method::Get, "/items", None),
            ("list_items_get", Method::Post, "/items", None),
            ("listPetsUsingGET", Method::Get, "/pets", Some("listPets")),
            ("PetsController_findAll", Method::Get, "/pets", Some("Pets findAll")),
            ("Controller_findAll", Method::Get, "/pets", Some(" findAll")),
            ("health_health", Method::Get, "/health", Some("health")),
            ("get_getPets", Method::Get, "/pets", Some("get pets")),
            ("getSourceSources", Method::Get, "/sources", None),
        ] {
            let found = without_additions(id, method, path);
            assert_eq!(found.as_deref(), expected, "{id}");
        }
    }
}
