//! Documentation of generated items, in a form that rustdoc and clippy accept.
//!
//! Descriptions are Markdown as people write it: with HTML, links into the page they were written
//! for, and examples in any language. `lower` sends each of them through here once, so that `emit`
//! can write the lines as they are. Markdown is parsed into a small tree ([`tree`]) and written
//! anew from it, so that nothing comes out but what the tree can hold.
//!
//! The resulting text has no empty lines at its ends, no tabs and no control characters. It becomes
//! a comment with `/// ` before each line that isn't empty.

mod blocks;
mod escape;
mod html;
mod leaf;
mod markup;
mod note;
mod parse;
mod sentence;
mod tree;
mod words;
mod write;

use leaf::Span;
pub(crate) use note::{code, noted};
use tree::{Block, Inline};

/// Returns a description as rustdoc's Markdown, in lines of at most 92 columns where they can be
/// broken.
pub(crate) fn rustdoc(markdown: &str) -> String {
    write::render(&parse::parse(markdown))
}

/// Returns the first sentence of a description, for places with room for one line. Empty if the
/// description has no text.
pub(crate) fn summary(markdown: &str) -> String {
    let mut blocks = parse::parse(markdown).into_iter();
    let Some(text) = blocks.find_map(text) else { return String::new() };
    let (mut first, _) = sentence::split_first(text);
    // The introduction of a list, which is left out here, becomes a sentence of its own.
    if let Some(Inline::Text(end)) = first.last_mut() {
        end.truncate(end.trim_end_matches([':', ',', ' ']).len());
    }
    write::render(&[Block::Paragraph(sentence::finished(first))])
}

/// Returns the documentation of an item that has a summary, a description, both or neither.
///
/// It starts with a paragraph of one sentence, as rustdoc shows it in lists: the summary, or else
/// the first sentence of a longer description. A beginning of the description that repeats the
/// summary is left out.
pub(crate) fn documentation(summary: Option<&str>, description: Option<&str>) -> String {
    let mut blocks = parse::parse(description.unwrap_or_default());
    let first = match summary.and_then(one_line) {
        Some(summary) => {
            remove_repetition(&mut blocks, &tree::plain(&summary));
            Some(summary)
        }
        None => take_first_sentence(&mut blocks),
    };
    blocks.splice(0..0, first.map(|text| Block::Paragraph(sentence::finished(text))));
    write::render(&blocks)
}

/// Returns a sentence with a link to a page, unless the address only works on some other page.
pub(crate) fn see(address: &str, description: Option<&str>) -> Option<String> {
    let Span::Link(Some(address)) = Span::link(address) else { return None };
    let described = description.and_then(one_line).map(|text| tree::plain(&text));
    let described = described.map(|text| text.trim_end_matches('.').to_owned());
    let text = described.filter(|text| !text.is_empty()).unwrap_or_else(|| address.clone());
    let link = Inline::Link(address, vec![Inline::Text(text)]);
    let sentence = vec![Inline::Text("See ".to_owned()), link, Inline::Text(".".to_owned())];
    Some(write::render(&[Block::Paragraph(sentence)]))
}

/// Joins the paragraphs of a summary. `None` if it has none.
fn one_line(summary: &str) -> Option<Vec<Inline>> {
    let paragraphs = parse::parse(summary).into_iter().filter_map(text);
    paragraphs.reduce(|mut line, next| {
        line.push(Inline::Text(" ".into()));
        line.extend(next);
        line
    })
}

/// Returns the text of a paragraph.
fn text(block: Block) -> Option<Vec<Inline>> {
    match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    }
}

/// Takes the first sentence out of a first paragraph, unless the paragraph introduces a list.
fn take_first_sentence(blocks: &mut Vec<Block>) -> Option<Vec<Inline>> {
    let Some(Block::Paragraph(paragraph)) = blocks.first_mut() else { return None };
    let plain = tree::plain(paragraph);
    if plain.ends_with(':') && plain.len() < write::WIDTH {
        return None;
    }
    if plain.len() < write::WIDTH && !paragraph.contains(&Inline::Break) {
        return text(blocks.remove(0));
    }
    let (first, rest) = sentence::split_first(std::mem::take(paragraph));
    if rest.is_empty() {
        blocks.remove(0);
    } else {
        *paragraph = rest;
    }
    Some(first)
}

/// Removes the first paragraph, or its first sentence, if it only repeats the summary.
fn remove_repetition(blocks: &mut Vec<Block>, summary: &str) {
    let Some(Block::Paragraph(paragraph) | Block::Heading(paragraph)) = blocks.first_mut() else {
        return;
    };
    if same(&tree::plain(paragraph), summary) {
        blocks.remove(0);
        return;
    }
    let (first, rest) = sentence::split_first(paragraph.clone());
    if same(&tree::plain(&first), summary) {
        *paragraph = rest;
    }
}

/// Returns true if two texts differ only in case and punctuation.
fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        let letters = text.chars().filter(|char| char.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

    use super::*;

    /// Returns the documentation, in which rustdoc's own parser must find nothing that rustdoc
    /// warns of or compiles.
    fn checked(markdown: &str) -> String {
        let text = rustdoc(markdown);
        assert_eq!(rustdoc(&text), text, "what is clean stays as it is");
        assert!(
            !text.contains(['\t', '\r', '\0', '\u{202e}']) && !text.contains("\n\n\n"),
            "{text}"
        );
        assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        for event in Parser::new_ext(&text, options) {
            match event {
                Event::Html(html) => panic!("{html} in {text}"),
                Event::InlineHtml(html) => assert_eq!(&*html, "<br>", "{text}"),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => panic!("Rust in {text}"),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    assert!(!language.is_empty() && !language.starts_with("rust"), "{text}");
                }
                Event::Start(Tag::Heading { .. }) => panic!("a heading in {text}"),
                _ => {}
            }
        }
        text
    }

    #[test]
    fn inlines() {
        for (markdown, expected) in [
            ("", ""),
            (" \r\n\t\u{feff}", ""),
            ("one\ntwo\r\nthree\rfour", "one two three four"),
            ("a  \nb", "a\\\nb"),
            ("__bold__ _em_ ~~gone~~ 5~10 and 20~30", "**bold** *em* ~~gone~~ 5\\~10 and 20\\~30"),
            ("snake_case, _id, a * b, 2 < 3 & 4", "snake_case, \\_id, a * b, 2 < 3 & 4"),
            ("&lt;b&gt; &amp;amp; &#x202e;x&#0;", "\\<b> \\&amp; x\u{fffd}"),
            ("Vec<String> and <token>", "Vec\\<String> and \\<token>"),
            ("list[0] of [items][x], [Foo::bar]", "list\\[0] of \\[items]\\[x], \\[Foo::bar]"),
            ("[a](/docs) [`b`](#/components/schemas/b) [c](d.md)", "a `b` c"),
            ("[a](https://a.example/b c)", "\\[a](<https://a.example/b> c)"),
            ("[a](<https://a.example/b (c>)", "[a](https://a.example/b%20%28c)"),
            ("see https://a.example/b_c_d.", "see <https://a.example/b_c_d>."),
            ("https://a.example/{id} me@a.example", "https\\://a.example/{id} <me@a.example>"),
            ("https://a.example/*b !c@a.example", "<https://a.example/*b> !c@a.example"),
            ("[https://a.example](https://a.example/)", "<https://a.example>"),
            ("![logo](https://a.example/l.png) ![](x)", "[logo](https://a.example/l.png)"),
            ("``a`b`` `c", "``a`b`` \\`c"),
            ("C:\\temp \\* *", "C:\\temp * \\*"),
            ("*/ ///", "\\*/ ///"),
        ] {
            assert_eq!(checked(markdown), expected, "{markdown:?}");
        }
    }

    #[test]
    fn html() {
        for (markdown, expected) in [
            ("a<br>b <br/><br /> c", "a\\\nb\n\nc"),
            ("<p>One <b>two</b> <i> three</i></p><p>Four</p>", "One **two** *three*\n\nFour"),
            (
                "<p>See <a href=\"https://a.example/?b&amp;c\">this</a> or <a href=\"#d\">that</a>",
                "See [this](https://a.example/?b&c) or that",
            ),
            ("<ul><li>one<li>two<ol><li>three</ol></ul>after", "- one\n- two\n  1. three\n\nafter"),
            ("<pre><code>a *b*\n  c &lt; d</code></pre>", "```text\na *b*\n  c < d\n```"),
            (
                "<table><tr><th>A</th><th>B</th></tr><tr><td>1<br>2</td><td>x|y</td></tr></table>",
                "| A | B |\n| --- | --- |\n| 1<br>2 | x\\|y |",
            ),
            (
                "<Task name=\"x\">\n  <Step/>\n</Task>",
                "```xml\n<Task name=\"x\">\n  <Step/>\n</Task>\n```",
            ),
            ("<!-- hidden --> shown <see cref=\"T:System.String\"/>", "shown `String`"),
            ("</ul></b>closed <b>open", "closed **open**"),
        ] {
            assert_eq!(checked(markdown), expected, "{markdown:?}");
        }
    }

    #[test]
    fn blocks() {
        for (markdown, expected) in [
            ("# Title\ntext\n\nOther\n-----", "**Title**\n\ntext\n\n**Other**"),
            ("```\nlet x;\n```\n    y\n", "```text\nlet x;\n```\n\n```text\ny\n```"),
            ("```json5 title\n\n{}\n\n\n```", "```json5\n{}\n```"),
            ("~~~rust,no_run\n```\n~~~", "````text\n```\n````"),
            ("* a\n* b\n  c\n\n\n  d\n3) e", "- a\n\n- b c\n\n  d\n\n3. e"),
            ("a\n- b\n  - c\n+ d", "a\n\n- b\n  - c\n\n* d"),
            ("- [x] done\n- [ ] not", "- ☑ done\n- ☐ not"),
            ("> a\n>\n> - b", "> a\n>\n> - b"),
            ("a|b\n:-|-:\n1|`2\\|3`\n4", "| a | b |\n| :-- | --: |\n| 1 | `2\\|3` |\n| 4 | |"),
            ("a\n\n***\n", "a\n\n***"),
            (
                "1986\\. A year\n\n\\# no title\n\n\\- no list",
                "1986\\. A year\n\n\\# no title\n\n\\- no list",
            ),
        ] {
            assert_eq!(checked(markdown), expected, "{markdown:?}");
        }
    }

    #[test]
    fn long_lines_are_broken_where_nothing_changes() {
        let text =
            checked(&"- word + 1. `some code here` [a link](https://a.example) > ".repeat(9));
        assert!(text.lines().all(|line| line.chars().count() <= write::WIDTH), "{text}");
        assert!(text.lines().skip(1).all(|line| line.starts_with("  ")), "{text}");
        let code = format!("`{}`", "very long ".repeat(20).trim());
        assert_eq!(checked(&code), code);
        for length in 60..write::WIDTH {
            let text = checked(&format!("{} - a 1. b # c > d + e == f |-| g", "x".repeat(length)));
            let blocks = Parser::new(&text).filter(|event| matches!(event, Event::Start(_)));
            assert_eq!(blocks.count(), 1, "one paragraph: {text}");
        }
    }

    #[test]
    fn nesting_and_unclosed_parts_come_to_an_end() {
        for part in [">", "- ", "<ul><li>", "<b><i>", "[", "*a ", "`", "<table><tr><td>", "<pre>"] {
            checked(&part.repeat(2000));
        }
        assert_eq!(checked(&format!("{}a", ">".repeat(2000))), format!("{}a", "> ".repeat(12)));
    }

    #[test]
    fn summaries() {
        for (markdown, expected) in [
            (
                "# Title\n\nLists *all\ntasks*, e.g. these. And more.",
                "Lists *all tasks*, e.g. these.",
            ),
            ("The name of `a. B`", "The name of `a. B`."),
            ("One of:\n- a", "One of."),
            ("Really?", "Really?"),
            ("**Bold. And** more", "**Bold.**"),
            ("```\ncode\n```", ""),
        ] {
            assert_eq!(summary(markdown), expected, "{markdown:?}");
        }
    }

    #[test]
    fn pages_elsewhere_are_linked() {
        for (address, description, expected) in [
            (
                "https://a.example/b(1)",
                Some("All *about* it."),
                Some("See [All about it](https://a.example/b(1))."),
            ),
            ("https://a.example", None, Some("See <https://a.example>.")),
            ("https://a.example", Some(" "), Some("See <https://a.example>.")),
            (
                "https://a.example",
                Some("[a](https://b.example) ] b"),
                Some("See [a \\] b](https://a.example)."),
            ),
            ("b.html", Some("More"), None),
            ("javascript:alert(1)", Some("More"), None),
        ] {
            assert_eq!(see(address, description).as_deref(), expected, "{address} {description:?}");
        }
    }

    #[test]
    fn documentation_starts_with_one_sentence() {
        let long = format!("A task. {}", "More about it. ".repeat(9));
        assert!(documentation(None, Some(&long)).starts_with("A task.\n\nMore about it."));
        for (summary, description, expected) in [
            (None, None, ""),
            (Some("List tasks"), None, "List tasks."),
            (Some("List tasks"), Some("  "), "List tasks."),
            (Some("List tasks"), Some("Of the server."), "List tasks.\n\nOf the server."),
            (Some("List tasks"), Some("list tasks."), "List tasks."),
            (Some("List tasks"), Some("List tasks. Fast."), "List tasks.\n\nFast."),
            (Some(""), Some("Short. Text"), "Short. Text."),
            (None, Some("One of:\n- a"), "One of:\n\n- a"),
        ] {
            assert_eq!(documentation(summary, description), expected);
        }
    }
}
