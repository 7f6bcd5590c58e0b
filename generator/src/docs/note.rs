//! Sentences that the generator adds to a description: limits, defaults, examples.

use super::write::WIDTH;

/// The most characters that code within a sentence may have.
const MAX_CODE_LENGTH: usize = 80;

/// Returns a text as code, if it is short enough to be read within a sentence.
pub(crate) fn code(text: &str) -> Option<String> {
    let is_line = !text.is_empty() && !text.chars().any(char::is_control);
    if !is_line || text.chars().count() > MAX_CODE_LENGTH {
        return None;
    }
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // A backtick or a space at an end belongs to the text only with a space before it.
    let bare = |char: char| char != '`' && char != ' ';
    let space = if text.starts_with(bare) && text.ends_with(bare) { "" } else { " " };
    Some(format!("{fence}{space}{text}{space}{fence}"))
}

/// Adds sentences to documentation: in its line if that is a sentence as well and has room for
/// them, or else as a paragraph of their own.
pub(crate) fn noted(docs: String, sentences: &[String]) -> String {
    let note = sentences.join(" ");
    let is_line = !docs.contains('\n') && docs.ends_with(['.', '!', '?']);
    if docs.is_empty() {
        wrapped(&note)
    } else if note.is_empty() {
        docs
    } else if is_line && docs.chars().count() + note.chars().count() < WIDTH {
        format!("{docs} {note}")
    } else {
        format!("{docs}\n\n{}", wrapped(&note))
    }
}

/// Breaks a note into lines, between sentences only: within one there may be code with spaces in
/// it.
fn wrapped(note: &str) -> String {
    let mut text = String::new();
    let mut width = 0;
    for sentence in note.split_inclusive(". ") {
        if width > 0 && width + sentence.chars().count() > WIDTH {
            text.truncate(text.trim_end().len());
            text.push('\n');
            width = 0;
        }
        text.push_str(sentence);
        width += sentence.chars().count();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_fenced_by_what_is_not_in_it() {
        assert_eq!(code("^a$").as_deref(), Some("`^a$`"));
        assert_eq!(code("a`b").as_deref(), Some("``a`b``"));
        assert_eq!(code("`").as_deref(), Some("`` ` ``"));
        assert_eq!(code("a\nb"), None);
        assert_eq!(code(""), None);
    }

    #[test]
    fn notes_stand_in_the_line_where_there_is_room() {
        let note = ["At least 1.".to_owned(), "Default: `5`.".to_owned()];
        assert_eq!(noted("A limit.".to_owned(), &note), "A limit. At least 1. Default: `5`.");
        assert_eq!(noted("A limit".to_owned(), &note), "A limit\n\nAt least 1. Default: `5`.");
        assert_eq!(noted("A limit".to_owned(), &[]), "A limit");
    }
}
