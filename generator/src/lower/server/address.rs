//! The names of servers: after an extension, their description, their address, or the values of
//! their variables.

use super::template::{default_url, pieces};
use crate::document::Pointer;
use crate::lower::choices::Choices;
use crate::lower::extension::{Holder, chosen_name};
use crate::lower::report::Reporter;
use crate::name;

/// Words that say nothing in the description of a server.
const NOISE: [&str; 8] = ["the", "a", "our", "server", "environment", "api", "url", "endpoint"];

/// The names for a server, as variants, the best first.
pub(super) fn server_names(
    server: &openapiv3::Server,
    pointer: &Pointer,
    choices: &mut Choices<'_>,
    reporter: &mut Reporter<'_>,
) -> Vec<String> {
    if let Some(name) = chosen_name(Holder::Server, pointer, choices, reporter) {
        return vec![name];
    }
    let description = server.description.as_deref().unwrap_or_default();
    let words: Vec<&str> = description
        .trim_end_matches('.')
        .split_whitespace()
        .filter(|word| !NOISE.contains(&word.to_lowercase().as_str()))
        .collect();
    let is_name = (1..=3).contains(&words.len())
        && words.iter().all(|word| word.chars().all(char::is_alphanumeric));
    let described = is_name.then(|| name::variant_name(&words.join(" ")));
    described.into_iter().chain(addresses(server)).collect()
}

/// The names for a server by its address, as variants, the best first: without its variables, with
/// their values, and with their names.
pub(super) fn addresses(server: &openapiv3::Server) -> Vec<String> {
    let default = default_url(&pieces(&server.url, server.variables.as_ref()));
    let keys = server.variables.iter().flatten().map(|(key, _)| key.as_str());
    let keys = keys.collect::<Vec<_>>().join(" ");
    let texts = [address(&server.url), address(&default), keys, "other".to_owned()];
    let texts = texts.iter().filter(|text| text.contains(char::is_alphanumeric));
    texts.map(|text| name::variant_name(text)).collect()
}

/// The words of a URL, without its scheme and its variables.
fn address(url: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for character in url.split_once("://").map_or(url, |(_, rest)| rest).chars() {
        match character {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => {}
            _ if character.is_alphanumeric() => text.push(character),
            _ => text.push(' '),
        }
    }
    text
}
