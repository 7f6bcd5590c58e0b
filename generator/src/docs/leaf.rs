//! The inlines of one paragraph, heading or cell while they are read.

use super::tree::{self, Inline, Style};

/// The syntax that opened a part, and that alone can close it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    Markdown,
    Html,
}

/// A part of a line that encloses inlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    Styled(Style),
    Code,
    /// A link with its address, or without one if the address works only in the original page.
    Link(Option<String>),
    /// A part of which only the inlines count.
    Transparent,
}

impl Span {
    /// Makes a link, without the address if that isn't absolute.
    pub(super) fn link(address: &str) -> Self {
        let start = address.trim_start().get(..8).unwrap_or(address).to_ascii_lowercase();
        let absolute =
            ["https://", "http://", "mailto:"].iter().any(|scheme| start.starts_with(scheme));
        Self::Link(absolute.then(|| clean(address).trim().to_owned()))
    }

    fn is_like(&self, other: &Self) -> bool {
        self == other || matches!((self, other), (Self::Link(_), Self::Link(_)))
    }
}

/// The most tags that can be open at once. More that nobody closes would make every other tag slow
/// to close.
const MAX_OPEN_TAGS: usize = 32;

/// The inlines of a paragraph, heading or cell, some of them within parts that aren't closed yet.
#[derive(Debug, Default)]
pub(super) struct Leaf {
    inlines: Vec<Inline>,
    open: Vec<(Syntax, Span, Vec<Inline>)>,
}

impl Leaf {
    pub(super) fn push(&mut self, inline: Inline) {
        tree::push(self.current(), inline);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.push(Inline::Text(clean(text)));
    }

    pub(super) fn open(&mut self, syntax: Syntax, span: Span) {
        if syntax == Syntax::Markdown || self.open.len() < MAX_OPEN_TAGS {
            self.open.push((syntax, span, Vec::new()));
        }
    }

    /// Closes the innermost part of Markdown, and the HTML in it that isn't closed.
    pub(super) fn close_markdown(&mut self) {
        while self.open.iter().any(|(syntax, ..)| *syntax == Syntax::Markdown) {
            if self.close_last() == Some(Syntax::Markdown) {
                return;
            }
        }
    }

    /// Closes the innermost part of HTML like this one, and those within it. A tag that closes
    /// nothing is ignored.
    pub(super) fn close_html(&mut self, span: &Span) {
        let within = self.open.iter().rev().take_while(|(syntax, ..)| *syntax == Syntax::Html);
        if let Some(depth) = within.map(|(_, open, _)| open).position(|open| open.is_like(span)) {
            for _ in 0..=depth {
                self.close_last();
            }
        }
    }

    /// Returns the inlines of each paragraph. Two breaks in a row separate paragraphs.
    pub(super) fn finish(mut self) -> Vec<Vec<Inline>> {
        while self.close_last().is_some() {}
        let mut lines = vec![Vec::new()];
        for inline in self.inlines {
            match (inline, lines.last_mut()) {
                (Inline::Break, _) | (_, None) => lines.push(Vec::new()),
                (inline, Some(line)) => line.push(inline),
            }
        }
        for line in &mut lines {
            tree::trim(line);
        }
        let paragraphs = lines.split(Vec::is_empty).map(|lines| lines.join(&Inline::Break));
        paragraphs.filter(|paragraph| !paragraph.is_empty()).collect()
    }

    fn current(&mut self) -> &mut Vec<Inline> {
        self.open.last_mut().map_or(&mut self.inlines, |(_, _, inlines)| inlines)
    }

    fn close_last(&mut self) -> Option<Syntax> {
        let (syntax, span, mut inner) = self.open.pop()?;
        let nested = self.open.iter().any(|(_, open, _)| open.is_like(&span));
        let (before, after) = tree::trim(&mut inner);
        let wrapped = match span {
            _ if inner.is_empty() => None,
            Span::Code => Some(Inline::Code(tree::plain(&inner))),
            Span::Styled(style) if !nested => {
                Some(Inline::Styled(style, std::mem::take(&mut inner)))
            }
            Span::Link(Some(address)) if !nested => {
                Some(Inline::Link(address, std::mem::take(&mut inner)))
            }
            _ => None,
        };
        let inner = wrapped.map_or(inner, |inline| vec![inline]);
        let space = |there: bool| there.then(|| Inline::Text(" ".into()));
        for inline in space(before).into_iter().chain(inner).chain(space(after)) {
            self.push(inline);
        }
        Some(syntax)
    }
}

/// Returns text in one line, without invisible characters.
pub(super) fn clean(text: &str) -> String {
    let chars = text.chars().filter(|char| !is_invisible(*char));
    chars.map(|char| if char.is_whitespace() { ' ' } else { char }).collect()
}

/// Returns code in its lines, without tabs and invisible characters.
pub(super) fn clean_code(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let chars = text.chars().filter(|char| !is_invisible(*char));
    chars.map(|char| if char.is_whitespace() && char != '\n' { ' ' } else { char }).collect()
}

/// Returns true if a character shows nothing, or turns the direction of the text around.
fn is_invisible(char: char) -> bool {
    let marks = matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}');
    let directions = matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let empty = matches!(char, '\u{200b}' | '\u{2060}' | '\u{feff}');
    marks || directions || empty || char.is_control() && !char.is_whitespace()
}
