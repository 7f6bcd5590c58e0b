//! The names of servers: after an extension, their description, or their address.

use crate::document::Pointer;
use crate::lower::choices::Choices;
use crate::lower::extension::{Holder, chosen_name};
use crate::lower::report::Reporter;
use crate::name;

/// Words that say nothing in the description of a server.
const NOISE: [&str; 8] = ["the", "a", "our", "server", "environment", "api", "url", "endpoint"];

/// The name of a server, as a variant.
pub(super) fn server_name(
    server: &openapiv3::Server,
    pointer: &Pointer,
    choices: &mut Choices<'_>,
    reporter: &mut Reporter<'_>,
) -> String {
    if let Some(name) = chosen_name(Holder::Server, pointer, choices, reporter) {
        return name;
    }
    let description = server.description.as_deref().unwrap_or_default();
    let words: Vec<&str> = description
        .trim_end_matches('.')
        .split_whitespace()
        .filter(|word| !NOISE.contains(&word.to_lowercase().as_str()))
        .collect();
    let is_name = (1..=3).contains(&words.len())
        && words.iter().all(|word| word.chars().all(char::is_alphanumeric));
    name::variant_name(&if is_name { words.join(" ") } else { address(&server.url) })
}

/// The words of a URL, without its scheme and its variables.
pub(super) fn address(url: &str) -> String {
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
    if text.trim().is_empty() { "other".to_owned() } else { text }
}
