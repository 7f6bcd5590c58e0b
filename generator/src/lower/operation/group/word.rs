//! The names of methods without the word of their group, which whoever calls one has just written.

use crate::name::{method_name, singular};

/// Words that lead to the next one, which can't be left out then: `list_by_user`.
const LEADING: &[&str] = &[
    "a", "about", "an", "and", "as", "at", "by", "for", "from", "in", "into", "my", "no", "of",
    "on", "or", "per", "the", "this", "to", "via", "with", "without",
];

/// Returns a method's name without the words of its group, in the singular or the plural, unless
/// what remains is no name. They may be written as one: `autotagging` in `auto_tagging`.
pub(in crate::lower::operation) fn without_word(method: &str, group: &str) -> Option<String> {
    let words: Vec<&str> = method.split('_').collect();
    let group = singular(&group.replace('_', ""));
    let length_at = |at: usize| {
        let end = |end: &usize| singular(&words[at..*end].concat()) == group;
        (at + 1..=words.len()).find(end).map(|end| end - at)
    };
    let is_led = |at: usize| at > 0 && LEADING.contains(&words[at - 1]);
    let mut found = (0..words.len()).filter_map(|at| Some((at, length_at(at)?)));
    let (at, length) = found.find(|(at, _)| !is_led(*at))?;
    let remaining = [&words[..at], &words[at + length..]].concat().join("_");
    (method_name(&remaining) == remaining && !remaining.starts_with("r#")).then_some(remaining)
}

#[cfg(test)]
mod tests {
    use super::without_word;

    #[test]
    fn the_groups_word_is_left_out_where_a_name_remains() {
        for (method, group, expected) in [
            ("create_payment", "payments", Some("create")),
            ("payments_list_all", "payment", Some("list_all")),
            ("get_movie_file_by_id", "movie_file", Some("get_by_id")),
            ("list_by_user", "users", None),
            ("list_users_for_user", "users", Some("list_for_user")),
            ("users", "users", None),
            ("move_file", "files", None),
            ("file_2fa", "files", None),
            ("get_type", "type_", Some("get")),
            ("get_movies", "movie_file", None),
            ("post_autotagging_schema", "auto_tagging", Some("post_schema")),
            ("get_health_checks", "healthcheck", Some("get")),
            ("", "files", None),
            ("get", "___", None),
            ("get_profiles", "file", None),
        ] {
            assert_eq!(without_word(method, group).as_deref(), expected, "{method} in {group}");
        }
    }
}
