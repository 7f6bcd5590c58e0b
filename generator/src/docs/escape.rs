//! The escapes that make Markdown read text as text, and no more than these.

use super::words::Context;

/// Returns true if a character needs a backslash. `ahead` is the text before it in the same word,
/// `behind` the rest of the text after it.
pub(super) fn needs_backslash(char: char, ahead: &str, behind: &str, context: Context) -> bool {
    let next = behind.chars().next();
    match char {
        '`' | '[' => true,
        ']' => context.link,
        '|' => context.cell,
        '\\' => next.is_none_or(|next| next.is_ascii_punctuation() || next.is_whitespace()),
        '*' | '~' => !(ahead.is_empty() && next.is_some_and(char::is_whitespace)),
        '_' => {
            let last = ahead.trim_end_matches('_').chars().next_back();
            let next = behind.chars().take(8).find(|char| *char != '_');
            let inside =
                last.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
            let alone = last.is_none() && next.is_some_and(char::is_whitespace);
            !inside && !alone
        }
        '<' => next.is_none_or(|next| next.is_alphabetic() || matches!(next, '/' | '!' | '?')),
        '&' => is_entity(behind),
        // Addresses that can be links don't get here; rustdoc would complain of the others.
        ':' => {
            let scheme = ahead.ends_with("http") || ahead.ends_with("https");
            let host = behind.trim_start_matches('/');
            scheme
                && !context.link
                && (behind.is_empty() || behind.starts_with("//"))
                && !host.starts_with(['<', '{', ' '])
        }
        _ => false,
    }
}

/// Escapes a word that would start a block as the first of a line.
pub(super) fn at_start(word: &str) -> String {
    if !starts_block(word) {
        word.into()
    } else if let Some(number) = word.strip_suffix(['.', ')']).filter(|number| is_number(number)) {
        format!("{number}\\{}", &word[number.len()..])
    } else {
        format!("\\{word}")
    }
}

/// Returns true if a word would start a block as the first of a line, or make one of the lines
/// before it.
pub(super) fn starts_block(word: &str) -> bool {
    let all = |chars: &[u8]| word.bytes().all(|byte| chars.contains(&byte));
    let number = word.strip_suffix(['.', ')']).is_some_and(is_number);
    number
        || word == "+"
        || word.starts_with('>')
        || all(b"#")
        || all(b"*")
        || all(b"_")
        || all(b"=")
        || all(b"|:-")
}

/// Escapes the characters that would end or change a link's address.
pub(super) fn address(address: &str, context: Context) -> String {
    let mut escaped = String::with_capacity(address.len());
    let balanced = is_balanced(address);
    for (index, char) in address.char_indices() {
        match char {
            ' ' => escaped.push_str("%20"),
            '<' => escaped.push_str("%3C"),
            '>' => escaped.push_str("%3E"),
            '(' if !balanced => escaped.push_str("%28"),
            ')' if !balanced => escaped.push_str("%29"),
            '\\' => escaped.push_str("%5C"),
            '`' => escaped.push_str("%60"),
            '|' if context.cell => escaped.push_str("%7C"),
            '&' if is_entity(&address[index + 1..]) => escaped.push_str("&amp;"),
            char => escaped.push(char),
        }
    }
    escaped
}

/// Returns true if the parentheses are pairs, as a link's address may have them.
fn is_balanced(address: &str) -> bool {
    let mut depth = 0_i32;
    let closes = address.chars().all(|char| {
        depth += i32::from(char == '(') - i32::from(char == ')');
        depth >= 0
    });
    closes && depth == 0
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns true if the text behind an `&` makes it a character reference.
fn is_entity(after: &str) -> bool {
    let name = after.strip_prefix('#').unwrap_or(after);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name[length..].starts_with(';')
}
