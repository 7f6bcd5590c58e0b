//! The difference between two texts, as the first lines of a unified diff.

use std::fmt::Write;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use crate::console::{GREEN, RED};
use crate::printable;

/// The most lines of a difference that are shown.
const LINES: usize = 24;

/// The most characters of a line that are shown.
const WIDTH: usize = 160;

/// The time to look for the smallest difference; after that any will do.
const PATIENCE: Duration = Duration::from_millis(500);

/// The difference from the content of a file (`-`) to the text that is expected (`+`), each line
/// with a break at its end.
pub fn unified(found: &[u8], expected: &str) -> String {
    let found = String::from_utf8_lossy(found);
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(found.as_ref(), expected);
    let mut lines = Vec::new();
    for hunk in diff.unified_diff().context_radius(2).iter_hunks() {
        lines.push(hunk.header().to_string());
        lines.extend(hunk.iter_changes().map(|change| line(change.tag(), change.value())));
    }
    let mut text = String::new();
    for line in lines.iter().take(LINES) {
        text.push_str(line);
        text.push('\n');
    }
    if lines.len() > LINES {
        writeln!(text, "… {} more lines", lines.len() - LINES).expect("a String takes everything");
    }
    text
}

/// One line of it.
fn line(tag: ChangeTag, value: &str) -> String {
    let content = value.strip_suffix('\n').unwrap_or(value);
    let content = printable::shorten(&printable::line(content), WIDTH);
    match tag {
        ChangeTag::Equal => format!(" {content}"),
        ChangeTag::Delete => format!("{RED}-{content}{RED:#}"),
        ChangeTag::Insert => format!("{GREEN}+{content}{GREEN:#}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The difference as it reaches a file: without colours.
    fn plain(found: &[u8], expected: &str) -> String {
        anstream::adapter::strip_str(&unified(found, expected)).to_string()
    }

    #[test]
    fn what_is_on_disk_comes_first() {
        assert_eq!(plain(b"a\nb\nc\n", "a\nB\nc\n"), "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
    }

    #[test]
    fn a_large_difference_is_cut() {
        let shown = plain(&b"a\n".repeat(50), &"b\n".repeat(50));
        assert_eq!(shown.lines().count(), LINES + 1);
        assert!(shown.ends_with("… 77 more lines\n"), "{shown}");
    }

    #[test]
    fn long_lines_and_control_characters_are_cut_and_shown() {
        let shown = plain(b"\x1b[2J\xff\n", &"x".repeat(1_000_000));
        assert!(shown.contains("-␛[2J\u{fffd}\n"), "{shown}");
        assert!(shown.len() < 1000);
    }
}
