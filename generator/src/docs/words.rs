//! Writes inlines as words, and words in lines.

use linkify::{LinkFinder, LinkKind, Span};

use super::escape;
use super::tree::{self, Inline, SPACE, Style};

/// The surroundings of inlines, in which some characters need a backslash.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// True in the cell of a table.
    pub(super) cell: bool,
    /// True in the text of a link.
    pub(super) link: bool,
}

/// Returns the lines of a paragraph.
pub(super) fn paragraph(inlines: &[Inline], width: usize) -> Vec<String> {
    let parts = Words::of(inlines, Context::default(), "").finish();
    let last = parts.len().saturating_sub(1);
    let mut lines = Vec::new();
    for (index, words) in parts.iter().enumerate() {
        lines.extend(wrap(words, width));
        if index < last
            && let Some(line) = lines.last_mut()
        {
            line.push('\\');
        }
    }
    lines
}

/// Returns inlines in one line.
pub(super) fn line(inlines: &[Inline], context: Context) -> String {
    let parts = Words::of(inlines, context, "").finish();
    let lines: Vec<String> = parts.iter().map(|words| words.join(" ")).collect();
    lines.join(if context.cell && !context.link { "<br>" } else { " " })
}

/// Puts words in lines, none of which starts with a word that would start a block.
fn wrap(words: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut columns = 0;
    let mut words = words.iter().enumerate().peekable();
    while let Some((index, word)) = words.next() {
        let mut chunk = if index == 0 { escape::at_start(word) } else { word.clone() };
        while let Some((_, next)) = words.next_if(|(_, next)| escape::starts_block(next)) {
            chunk.push(' ');
            chunk.push_str(next);
        }
        let length = chunk.chars().count();
        match lines.last_mut() {
            Some(line) if columns + 1 + length <= width => {
                line.push(' ');
                line.push_str(&chunk);
                columns += 1 + length;
            }
            _ => {
                lines.push(chunk);
                columns = length;
            }
        }
    }
    lines
}

/// Words that are being written. Each stays whole, even if it has spaces in it.
struct Words {
    context: Context,
    /// The mark that will stand ahead of the first word, such as `**`.
    mark: &'static str,
    /// The finished words, a list for each line that the author wants.
    parts: Vec<Vec<String>>,
    /// The word that is being written.
    word: String,
}

impl Words {
    fn of(inlines: &[Inline], context: Context, mark: &'static str) -> Self {
        let mut words = Self { context, mark, parts: vec![Vec::new()], word: String::new() };
        words.inlines(inlines, None);
        words
    }

    fn finish(mut self) -> Vec<Vec<String>> {
        self.end_word();
        self.parts.retain(|words| !words.is_empty());
        self.parts
    }

    /// Writes inlines. `behind` is the character that follows the last of them in the same word.
    fn inlines(&mut self, inlines: &[Inline], behind: Option<char>) {
        for (index, inline) in inlines.iter().enumerate() {
            let next = inlines.get(index + 1).map_or(behind, first_char);
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(code) => self.code(code),
                Inline::Styled(style, inner) => self.styled(*style, inner, next),
                Inline::Link(address, inner) => self.link(address, inner),
                Inline::Break => {
                    self.end_word();
                    self.parts.push(Vec::new());
                }
            }
        }
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() {
            let word = std::mem::take(&mut self.word);
            self.parts.last_mut().into_iter().for_each(|words| words.push(word.clone()));
        }
    }

    fn text(&mut self, text: &str) {
        if self.context.link || !text.contains("://") && !text.contains('@') {
            return self.escaped(text);
        }
        for span in LinkFinder::new().spans(text) {
            if is_address(&span, &text[span.end()..]) {
                self.address(span.as_str());
            } else {
                self.escaped(span.as_str());
            }
        }
    }

    fn escaped(&mut self, text: &str) {
        for (index, char) in text.char_indices() {
            if SPACE.contains(&char) {
                self.end_word();
                continue;
            }
            let behind = &text[index + char.len_utf8()..];
            if escape::needs_backslash(char, self.ahead(), behind, self.context) {
                self.word.push('\\');
            }
            self.word.push(char);
        }
    }

    /// Returns the text ahead in the same word.
    fn ahead(&self) -> &str {
        if self.word.is_empty() && self.parts == [[""; 0]] { self.mark } else { &self.word }
    }

    fn address(&mut self, address: &str) {
        self.word.extend(["<", address, ">"]);
    }

    fn code(&mut self, code: &str) {
        let mut code = code.replace(SPACE, " ");
        if self.context.cell {
            code = code.replace('|', "\\|");
        }
        // Two pieces of code side by side would be one.
        if self.word.ends_with('`') {
            self.end_word();
        }
        let longest = code.split(|char| char != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest + 1);
        let touches = code.starts_with('`') || code.ends_with('`');
        let spaced = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
        let space = if touches || spaced { " " } else { "" };
        self.word.extend([fence.as_str(), space, &code, space, &fence]);
    }

    fn styled(&mut self, style: Style, inner: &[Inline], next: Option<char>) {
        let mark = match style {
            Style::Strong => "**",
            Style::Emphasis => "*",
            Style::Strikethrough => "~~",
        };
        let parts = Self::of(inner, self.context, mark).finish();
        let first =
            parts.first().and_then(|words| words.first()).and_then(|word| word.chars().next());
        let last =
            parts.last().and_then(|words| words.last()).and_then(|word| word.chars().next_back());
        let before = self.word.chars().next_back();
        // The text goes without marks that Markdown wouldn't take for such.
        if before.is_some_and(|before| mark.contains(before))
            || !flanks(before, first)
            || !flanks(next, last)
        {
            return self.inlines(inner, next);
        }
        self.word.push_str(mark);
        for (index, words) in parts.into_iter().enumerate() {
            if index > 0 {
                self.end_word();
                self.parts.push(Vec::new());
            }
            for (index, word) in words.into_iter().enumerate() {
                if index > 0 {
                    self.end_word();
                }
                self.word.push_str(&word);
            }
        }
        self.word.push_str(mark);
    }

    fn link(&mut self, address: &str, inner: &[Inline]) {
        let plain = tree::plain(inner);
        let shown = plain.trim_end_matches('/');
        let target = address.trim_end_matches('/');
        if is_shown_as_it_is(&plain)
            && (shown == target || Some(shown) == target.strip_prefix("mailto:"))
        {
            return self.address(&plain);
        }
        if self.word.ends_with('!') {
            self.word.insert(self.word.len() - 1, '\\');
        }
        let text = line(inner, Context { link: true, ..self.context });
        let address = escape::address(address, self.context);
        self.word.extend(["[", &text, "](", &address, ")"]);
    }
}

/// Returns true if Markdown sees a mark between a character outside of it and one inside.
fn flanks(outside: Option<char>, inside: Option<char>) -> bool {
    let apart = outside.is_none_or(|outside| !outside.is_alphanumeric());
    inside.is_some_and(|inside| apart || inside.is_alphanumeric())
}

/// Returns the first character of an inline, unless that is a space.
fn first_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next().filter(|char| !SPACE.contains(char)),
        Inline::Code(_) => Some('`'),
        Inline::Styled(..) => Some('*'),
        Inline::Link(..) => Some('['),
        Inline::Break => None,
    }
}

/// Returns true if this is an address that a link can lead to: not a part of a template, nor of
/// another address.
fn is_address(span: &Span<'_>, behind: &str) -> bool {
    let text = span.as_str();
    let plain = is_shown_as_it_is(text) && !behind.starts_with(['{', '<', '*']);
    match span.kind() {
        Some(LinkKind::Url) => {
            plain && (text.starts_with("https://") || text.starts_with("http://"))
        }
        Some(LinkKind::Email) => plain && text.is_ascii() && !behind.starts_with([':', '/']),
        _ => false,
    }
}

/// Returns true if Markdown reads an address between angle brackets as it is: there is no tag in
/// it, and no end.
fn is_shown_as_it_is(address: &str) -> bool {
    address.starts_with(|char: char| char.is_ascii_alphanumeric())
        && !address.contains(['<', '>', '`', '|', '\\', '{', ' '])
}
