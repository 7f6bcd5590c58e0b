//! The tree of a description: all blocks and inlines that documentation can consist of.

use pulldown_cmark::Alignment;

/// A part that stands on lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    Paragraph(Vec<Inline>),
    Heading(Vec<Inline>),
    Code {
        /// The author's name for the language: any text, or none.
        language: String,
        text: String,
    },
    Quote(Vec<Block>),
    List {
        /// The number of the first item, if the items are numbered.
        first: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    /// The first row is the head.
    Table {
        alignments: Vec<Alignment>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Rule,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Inline {
    /// A text without any markup.
    Text(String),
    Code(String),
    /// A part in a style, which never holds another in the same style.
    Styled(Style, Vec<Inline>),
    /// An absolute address, and the inlines that are shown for it. Never holds another link.
    Link(String, Vec<Inline>),
    /// A line break that the author wants.
    Break,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Strong,
    Emphasis,
    Strikethrough,
}

/// Returns the text alone.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Styled(_, inner) | Inline::Link(_, inner) => text.push_str(&plain(inner)),
            Inline::Break => text.push('\n'),
        }
    }
    text
}

/// Adds a part; text joins the text before it.
pub(super) fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    if let (Some(Inline::Text(before)), Inline::Text(text)) = (inlines.last_mut(), &inline) {
        before.push_str(text);
    } else {
        inlines.push(inline);
    }
}

/// Takes spaces and breaks off both ends. Returns true for each end that had any.
pub(super) fn trim(inlines: &mut Vec<Inline>) -> (bool, bool) {
    let (mut before, mut after) = (false, false);
    loop {
        match inlines.first_mut() {
            Some(Inline::Text(text)) if text.starts_with(SPACE) => {
                *text = text.trim_start_matches(SPACE).into();
            }
            Some(Inline::Text(text)) if text.is_empty() => drop(inlines.remove(0)),
            Some(Inline::Break) => drop(inlines.remove(0)),
            _ => break,
        }
        before = true;
    }
    loop {
        match inlines.last_mut() {
            Some(Inline::Text(text)) if text.ends_with(SPACE) => {
                text.truncate(text.trim_end_matches(SPACE).len());
            }
            Some(Inline::Text(text)) if text.is_empty() => drop(inlines.pop()),
            Some(Inline::Break) => drop(inlines.pop()),
            _ => break,
        }
        after = true;
    }
    (before, after)
}

/// The characters at which lines may be broken. All other space has become one of these.
pub(super) const SPACE: [char; 2] = [' ', '\n'];
