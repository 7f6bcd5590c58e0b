//! The inlines of one paragraph, heading or cell while they are read.

use super::tree::{self, Inline, Style};

/// Who opened a part, and so who may close it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Markdown,
    Html,
}

/// What encloses inlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    Styled(Style),
    Code,
    /// A link with its address, or without one if it leads nowhere from here.
    Link(Option<String>),
    Transparent,
}

impl Span {
    /// A link, if the address is one that works from anywhere.
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

/// Tags that nobody closes would make every other tag slower to close.
const MAX_OPEN_TAGS: usize = 32;

/// Inlines, some of them within parts that aren't closed yet.
#[derive(Debug, Default)]
pub(super) struct Leaf {
    inlines: Vec<Inline>,
    open: Vec<(Origin, Span, Vec<Inline>)>,
}

impl Leaf {
    pub(super) fn push(&mut self, inline: Inline) {
        tree::push(self.current(), inline);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.push(Inline::Text(clean(text)));
    }

    pub(super) fn open(&mut self, origin: Origin, span: Span) {
        if origin == Origin::Markdown || self.open.len() < MAX_OPEN_TAGS {
            self.open.push((origin, span, Vec::new()));
        }
    }

    /// Closes what Markdown opened last, and the HTML in it that isn't closed.
    pub(super) fn close_markdown(&mut self) {
        while self.open.iter().any(|(origin, ..)| *origin == Origin::Markdown) {
            if self.close_last() == Some(Origin::Markdown) {
                return;
            }
        }
    }

    /// Closes what HTML opened, and what is in it. A tag that closes nothing means nothing.
    pub(super) fn close_html(&mut self, span: &Span) {
        let within = self.open.iter().rev().take_while(|(origin, ..)| *origin == Origin::Html);
        if let Some(depth) = within.map(|(_, open, _)| open).position(|open| open.is_like(span)) {
            for _ in 0..=depth {
                self.close_last();
            }
        }
    }

    /// The inlines of each paragraph: two breaks in a row part them.
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

    fn close_last(&mut self) -> Option<Origin> {
        let (origin, span, mut inner) = self.open.pop()?;
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
        Some(origin)
    }
}

/// Text in one line, without characters that can't be seen or turn the direction of the text around.
pub(super) fn clean(text: &str) -> String {
    let chars = text.chars().filter(|char| !is_invisible(*char));
    chars.map(|char| if char.is_whitespace() { ' ' } else { char }).collect()
}

/// Code in its lines, without tabs, and without characters that can't be seen.
pub(super) fn clean_code(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let chars = text.chars().filter(|char| !is_invisible(*char));
    chars.map(|char| if char.is_whitespace() && char != '\n' { ' ' } else { char }).collect()
}

/// Whether a character shows nothing, or turns the direction of the text around.
fn is_invisible(char: char) -> bool {
    let marks = matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}');
    let directions = matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let empty = matches!(char, '\u{200b}' | '\u{2060}' | '\u{feff}');
    marks || directions || empty || char.is_control() && !char.is_whitespace()
}
