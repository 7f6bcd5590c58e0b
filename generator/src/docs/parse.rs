//! Reads Markdown and HTML into the tree. The parser is `pulldown-cmark`, which is rustdoc's, with
//! the extensions that rustdoc has on, except footnotes and smart punctuation.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag as Markdown, TagEnd};

use super::blocks::{Blocks, Container, LeafKind};
use super::leaf::{self, Span, Syntax};
use super::tree::{Block, Inline, Style};

/// Reads a description.
pub(super) fn parse(markdown: &str) -> Vec<Block> {
    let mut reader = Reader { blocks: Blocks::new(), html: None };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        reader.event(event, &markdown[range]);
    }
    reader.blocks.finish()
}

/// The reader of the parser's events.
pub(super) struct Reader {
    pub(super) blocks: Blocks,
    /// The block of HTML that is being read.
    html: Option<String>,
}

impl Reader {
    pub(super) fn event(&mut self, event: Event<'_>, source: &str) {
        match event {
            Event::Start(tag) => self.start(tag, source),
            Event::End(tag) => self.end(tag, source),
            Event::Text(text) => self.blocks.text(&text),
            Event::Code(code) => {
                let code = leaf::clean(&code);
                match self.blocks.code() {
                    Some(block) => block.push_str(&code),
                    None => self.blocks.leaf().push(Inline::Code(code)),
                }
            }
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.blocks.text(&text),
            },
            Event::InlineHtml(text) => self.html(&text),
            Event::SoftBreak => self.blocks.text("\n"),
            Event::HardBreak => self.line_break(),
            Event::Rule => {
                self.blocks.end_leaf();
                self.blocks.put(Block::Rule);
            }
            Event::TaskListMarker(done) => self.blocks.text(if done { "☑ " } else { "☐ " }),
            // Extensions that are off.
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.blocks.text(source);
            }
        }
    }

    fn start(&mut self, tag: Markdown<'_>, source: &str) {
        let blocks = &mut self.blocks;
        match tag {
            Markdown::Paragraph => blocks.end_leaf(),
            Markdown::Heading { .. } => blocks.start_leaf(LeafKind::Heading),
            Markdown::BlockQuote(_) => blocks.open(Syntax::Markdown, Container::Quote(Vec::new())),
            Markdown::CodeBlock(CodeBlockKind::Fenced(language)) => blocks.start_code(&language),
            Markdown::CodeBlock(CodeBlockKind::Indented) => blocks.start_code(""),
            Markdown::HtmlBlock => self.html = Some(String::new()),
            Markdown::List(first) => {
                blocks.open(Syntax::Markdown, Container::List { first, items: Vec::new() });
            }
            Markdown::Item => blocks.open(Syntax::Markdown, Container::Item(Vec::new())),
            Markdown::Table(alignments) => {
                blocks.open(Syntax::Markdown, Container::Table { alignments, rows: Vec::new() });
            }
            Markdown::TableHead | Markdown::TableRow => blocks.start_row(),
            Markdown::TableCell => blocks.start_leaf(LeafKind::Cell),
            Markdown::Emphasis => self.open(Span::Styled(Style::Emphasis)),
            Markdown::Strong => self.open(Span::Styled(Style::Strong)),
            Markdown::Strikethrough if source.starts_with("~~") => {
                self.open(Span::Styled(Style::Strikethrough));
            }
            // Single tildes are text: `5~10 and 20~30`.
            Markdown::Strikethrough => {
                blocks.text("~");
                self.open(Span::Transparent);
            }
            Markdown::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.open(Span::link(&format!("mailto:{dest_url}")));
            }
            Markdown::Link { dest_url, .. } | Markdown::Image { dest_url, .. } => {
                self.open(Span::link(&dest_url));
            }
            // Extensions that are off.
            Markdown::FootnoteDefinition(_)
            | Markdown::DefinitionList
            | Markdown::DefinitionListTitle
            | Markdown::DefinitionListDefinition
            | Markdown::Superscript
            | Markdown::Subscript
            | Markdown::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, source: &str) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableCell => {
                self.blocks.end_leaf();
            }
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.html_block(&html);
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::Table => {
                self.blocks.close_markdown();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image => {
                self.blocks.leaf().close_markdown();
            }
            TagEnd::Strikethrough => {
                self.blocks.leaf().close_markdown();
                if !source.starts_with("~~") {
                    self.blocks.text("~");
                }
            }
            _ => {}
        }
    }

    pub(super) fn line_break(&mut self) {
        match self.blocks.code() {
            Some(code) => code.push('\n'),
            None => self.blocks.leaf().push(Inline::Break),
        }
    }

    fn open(&mut self, span: Span) {
        self.blocks.leaf().open(Syntax::Markdown, span);
    }
}
