//! The first sentence of a paragraph: its end, and the split there.

use super::tree::{self, Inline};

/// Splits a paragraph after its first sentence. The second part is empty if there is only one
/// sentence.
pub(super) fn split_first(paragraph: Vec<Inline>) -> (Vec<Inline>, Vec<Inline>) {
    let end = end_of_first(&readable(&paragraph));
    let (mut first, mut rest) = split_at(paragraph, end);
    tree::trim(&mut first);
    tree::trim(&mut rest);
    (first, rest)
}

/// Adds a full stop to a sentence that ends with no other mark.
pub(super) fn finished(mut sentence: Vec<Inline>) -> Vec<Inline> {
    tree::trim(&mut sentence);
    let plain = tree::plain(&sentence);
    let end = plain.trim_end_matches(CLOSERS).chars().next_back();
    if end.is_some_and(|char| !ENDS.contains(&char) && !matches!(char, ':' | ';' | '…' | ',')) {
        tree::push(&mut sentence, Inline::Text(".".into()));
    }
    sentence
}

/// Returns the text of a paragraph, with `x` for all of code and links: nothing in them ends a
/// sentence.
fn readable(inlines: &[Inline]) -> String {
    let parts = inlines.iter().map(|inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Styled(_, inner) => readable(inner),
        Inline::Break => "\n".into(),
        Inline::Code(_) | Inline::Link(..) => "x".repeat(length(inline)),
    });
    parts.collect()
}

/// Splits inlines at a position in their plain text, in bytes. Code and links stay whole.
fn split_at(inlines: Vec<Inline>, position: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    let mut start = 0;
    for inline in inlines {
        let end = start + length(&inline);
        match inline {
            _ if start >= position => rest.push(inline),
            Inline::Text(text) if end > position => {
                let (before, after) = text.split_at(position - start);
                first.push(Inline::Text(before.into()));
                rest.push(Inline::Text(after.into()));
            }
            Inline::Styled(style, inner) if end > position => {
                let (before, after) = split_at(inner, position - start);
                first.push(Inline::Styled(style, before));
                rest.push(Inline::Styled(style, after));
            }
            inline => first.push(inline),
        }
        start = end;
    }
    (first, rest)
}

fn length(inline: &Inline) -> usize {
    tree::plain(std::slice::from_ref(inline)).len()
}

/// Returns the position behind the first sentence and its full stop, in bytes.
fn end_of_first(text: &str) -> usize {
    let break_or_end = |char: char| char == '\n' || ENDS.contains(&char);
    for (index, end) in text.match_indices(break_or_end) {
        let ahead = &text[..index];
        if end == "\n" {
            return index;
        }
        let behind = text[index + end.len()..].trim_start_matches(CLOSERS);
        let parted = behind.starts_with(char::is_whitespace) || ENDS_OF_EAST_ASIA.contains(&end);
        let goes_on = behind.trim_start().starts_with(char::is_lowercase);
        if parted && !goes_on && !(end == "." && abbreviates(ahead)) {
            return text.len() - behind.len();
        }
    }
    text.len()
}

/// Returns true if the full stop behind this text belongs to its last word: `e.g.`, `J.`, the
/// number of an item.
fn abbreviates(text: &str) -> bool {
    let start = text.rfind(|char: char| char.is_whitespace() || matches!(char, '(' | '[' | '"'));
    let word = start.map_or(text, |start| {
        text[start..].trim_start_matches(|char: char| !char.is_alphanumeric())
    });
    let single = word.chars().count() == 1 && word.starts_with(char::is_alphabetic) && word != "I";
    let initials = word.contains('.')
        && word.split('.').all(|part| part.len() == 1 && part.starts_with(char::is_alphabetic));
    let number = start.is_none() && word.chars().all(char::is_numeric);
    single || initials || number || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Characters that end a sentence.
const ENDS: [char; 6] = ['.', '!', '?', '。', '！', '？'];

/// Characters that end a sentence without a space behind them.
const ENDS_OF_EAST_ASIA: [&str; 3] = ["。", "！", "？"];

/// Characters that belong to a sentence though they stand behind its end.
const CLOSERS: [char; 7] = [')', ']', '"', '\'', '”', '’', '»'];

/// Abbreviations with a full stop that hardly ever end a sentence.
const ABBREVIATIONS: [&str; 20] = [
    "approx", "ca", "cf", "dr", "eg", "eq", "excl", "fig", "ie", "incl", "max", "min", "mr", "mrs",
    "ms", "no", "nr", "resp", "sec", "vs",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_sentence() {
        for (first, rest) in [
            ("One sentence.", " Another one."),
            ("No full stop", ""),
            ("A value, e.g. Paris or i.e. London.", " Next."),
            ("Version 1.2 of `x. Y`.", " Next."),
            ("Really?!", " Yes."),
            ("(In brackets.)", " Next."),
            ("Written by J. R. Smith, vs. Someone.", " Next."),
            ("1. An item.", " Next."),
            ("See etc. and go on.", " 2 more."),
            ("Eine Zeile", "\nnoch eine"),
            ("文です。", "次の文。"),
        ] {
            let text = format!("{first}{rest}");
            assert_eq!(&text[..end_of_first(&text)], first);
        }
    }
}
