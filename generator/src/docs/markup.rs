//! Reads the HTML in a description, into the same blocks and inlines as Markdown.

use pulldown_cmark::{Event, Options, Parser};

use super::blocks::{Container, LeafKind};
use super::html::{Element, Tag};
use super::leaf::{Span, Syntax, clean};
use super::parse::Reader;
use super::tree::{Block, Inline};

impl Reader {
    /// Reads a block of HTML. Markdown leaves it as it is; here its text is inlines like any other,
    /// so the parser gets all of it as one line of a paragraph, in which tabs stand for the ends of
    /// lines.
    pub(super) fn html_block(&mut self, html: &str) {
        self.blocks.end_leaf();
        if is_example(html) {
            self.blocks.start_code("xml");
            self.blocks.text(html);
            self.blocks.end_leaf();
            return;
        }
        let line = format!("x {}", in_one_line(html));
        for (index, (event, range)) in
            Parser::new_ext(&line, Options::ENABLE_STRIKETHROUGH).into_offset_iter().enumerate()
        {
            let event = match event {
                // The first event is the paragraph's start, the second is the `x`.
                Event::Text(text) if index == 1 => Event::Text(text[1..].to_owned().into()),
                event => event,
            };
            match (event, self.blocks.code()) {
                (Event::Text(text), Some(code)) => code.push_str(&text.replace('\t', "\n")),
                (event, _) => self.event(event, &line[range]),
            }
        }
        self.blocks.end_leaf();
    }

    /// Reads a tag, a comment, or a text that looks like one.
    pub(super) fn html(&mut self, source: &str) {
        if source.starts_with("<!--") {
            return;
        }
        let Some((tag, element)) =
            Tag::parse(source).and_then(|tag| tag.element().map(|element| (tag, element)))
        else {
            return self.blocks.text(source);
        };
        if element == Element::Break {
            self.line_break();
        } else if self.blocks.code().is_some() {
            if element == Element::Preformatted && tag.closes {
                self.blocks.end_leaf();
            }
        } else if element.is_block() && !self.is_of_this_table(element) {
            self.blocks.leaf().push(Inline::Break);
        } else if tag.closes {
            self.close(element);
        } else {
            self.open_element(element, &tag);
        }
    }

    /// Returns true if a block element may start or end something here: in a cell, only the parts
    /// of its own table may.
    fn is_of_this_table(&self, element: Element) -> bool {
        let part = matches!(element, Element::Table | Element::Row | Element::Cell);
        !self.blocks.is_in_cell() || part && !self.blocks.is_in_markdown_cell()
    }

    fn open_element(&mut self, element: Element, tag: &Tag<'_>) {
        let blocks = &mut self.blocks;
        match element {
            Element::Paragraph => blocks.end_leaf(),
            Element::Heading => blocks.start_leaf(LeafKind::Heading),
            Element::Quote => blocks.open(Syntax::Html, Container::Quote(Vec::new())),
            Element::List { numbered } => blocks.open(Syntax::Html, list(numbered)),
            Element::Item => {
                if !blocks.return_to_html(is_list) {
                    blocks.open(Syntax::Html, list(false));
                }
                blocks.open(Syntax::Html, Container::Item(Vec::new()));
            }
            Element::Table => {
                let table = Container::Table { alignments: Vec::new(), rows: Vec::new() };
                blocks.open(Syntax::Html, table);
            }
            Element::Row => {
                if blocks.return_to_html(is_table) {
                    blocks.start_row();
                }
            }
            Element::Cell => {
                if blocks.return_to_html(is_table) {
                    blocks.start_leaf(LeafKind::Cell);
                }
            }
            Element::Preformatted => blocks.start_code(""),
            Element::Rule => {
                blocks.end_leaf();
                blocks.put(Block::Rule);
            }
            Element::Image => {
                let address = Span::link(&tag.attribute("src").unwrap_or_default());
                let leaf = blocks.leaf();
                leaf.open(Syntax::Html, address);
                leaf.text(&tag.attribute("alt").unwrap_or_default());
                leaf.close_html(&Span::Link(None));
            }
            Element::Symbol if tag.empty => {
                let name = clean(&tag.symbol().unwrap_or_default());
                if !name.is_empty() {
                    blocks.leaf().push(Inline::Code(name));
                }
            }
            _ if tag.empty => {}
            Element::Code => blocks.leaf().open(Syntax::Html, Span::Code),
            Element::Styled(style) => blocks.leaf().open(Syntax::Html, Span::Styled(style)),
            Element::Link => {
                let address = tag.attribute("href").unwrap_or_default();
                blocks.leaf().open(Syntax::Html, Span::link(&address));
            }
            Element::Symbol | Element::Transparent | Element::Break => {}
        }
    }

    fn close(&mut self, element: Element) {
        let blocks = &mut self.blocks;
        match element {
            Element::Quote => blocks.close_html(is_quote),
            Element::List { .. } => blocks.close_html(is_list),
            Element::Item => blocks.close_html(is_item),
            Element::Table => blocks.close_html(is_table),
            Element::Code => blocks.leaf().close_html(&Span::Code),
            Element::Styled(style) => blocks.leaf().close_html(&Span::Styled(style)),
            Element::Link => blocks.leaf().close_html(&Span::Link(None)),
            Element::Image | Element::Symbol | Element::Transparent | Element::Break => {}
            Element::Paragraph
            | Element::Heading
            | Element::Row
            | Element::Cell
            | Element::Preformatted
            | Element::Rule => blocks.end_leaf(),
        }
    }
}

impl Element {
    /// Returns true if the element stands on lines of its own.
    fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Break
                | Self::Code
                | Self::Styled(_)
                | Self::Link
                | Self::Image
                | Self::Symbol
                | Self::Transparent
        )
    }
}

fn list(numbered: bool) -> Container {
    Container::List { first: numbered.then_some(1), items: Vec::new() }
}

fn is_quote(container: &Container) -> bool {
    matches!(container, Container::Quote(_))
}

fn is_item(container: &Container) -> bool {
    matches!(container, Container::Item(_))
}

fn is_list(container: &Container) -> bool {
    matches!(container, Container::List { .. })
}

fn is_table(container: &Container) -> bool {
    matches!(container, Container::Table { .. })
}

/// Returns true if a block is markup of another language, shown as an example: `<Task>…</Task>`.
fn is_example(html: &str) -> bool {
    let html = html.trim();
    let Some((first, _)) = html.split_once('\n') else { return false };
    let name =
        first.trim_start_matches('<').split(|char: char| !char.is_ascii_alphanumeric()).next();
    let unknown =
        Tag::parse(first.trim()).is_some_and(|tag| !tag.closes && tag.element().is_none());
    unknown && name.is_some_and(|name| html.ends_with(&format!("</{name}>")))
}

/// Joins lines by tabs, and escapes the Markdown in preformatted text.
fn in_one_line(html: &str) -> String {
    let lines = html.replace('\t', "    ").replace("\r\n", "\n").replace(['\n', '\r'], "\t");
    let lower = lines.to_ascii_lowercase();
    let find =
        |tag: &str, from: usize| lower[from..].find(tag).map_or(lines.len(), |found| from + found);
    let mut line = String::with_capacity(lines.len());
    let mut end = 0;
    while end < lines.len() {
        let start = find("<pre", end);
        line.push_str(&lines[end..start]);
        end = find("</pre", start);
        for char in lines[start..end].chars() {
            if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '!' | '~') {
                line.push('\\');
            }
            line.push(char);
        }
    }
    line
}
