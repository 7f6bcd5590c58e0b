//! The blocks of a description while they are read, from Markdown and from the HTML in it.

use pulldown_cmark::Alignment;

use super::leaf::{Leaf, Syntax, clean_code};
use super::tree::{Block, Inline};

/// The most containers that can be open at once. Deeper ones are left out: descriptions have none,
/// and the stack has an end.
const MAX_DEPTH: usize = 12;

/// The blocks of a description that is being read.
///
/// Markdown and HTML can be nested in each other in any way. Only Markdown closes its containers;
/// an end tag of HTML reaches back no further than to the innermost container of Markdown.
#[derive(Debug)]
pub(super) struct Blocks {
    /// The open containers, the document first.
    open: Vec<(Syntax, Container)>,
    /// The number of open containers of Markdown that are left out for their depth.
    left_out: usize,
    /// The paragraph, heading or cell that text goes to.
    leaf: Option<(LeafKind, Leaf)>,
    /// The language and text of the code that is being read word for word.
    code: Option<(String, String)>,
}

/// A block that holds others.
#[derive(Debug)]
pub(super) enum Container {
    Plain(Vec<Block>),
    Quote(Vec<Block>),
    List { first: Option<u64>, items: Vec<Vec<Block>> },
    Item(Vec<Block>),
    Table { alignments: Vec<Alignment>, rows: Vec<Vec<Vec<Inline>>> },
}

/// The kind of block that a [`Leaf`] becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeafKind {
    Paragraph,
    Heading,
    Cell,
}

impl Blocks {
    pub(super) fn new() -> Self {
        let document = Container::Plain(Vec::new());
        Self { open: vec![(Syntax::Markdown, document)], left_out: 0, leaf: None, code: None }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_leaf();
        loop {
            match self.open.pop() {
                Some((_, Container::Plain(blocks))) => return blocks,
                Some((_, container)) => self.put_container(container),
                None => return Vec::new(),
            }
        }
    }

    pub(super) fn open(&mut self, syntax: Syntax, container: Container) {
        self.end_leaf();
        let too_deep = self.left_out > 0 || self.open.len() > MAX_DEPTH;
        match syntax {
            Syntax::Markdown if too_deep => self.left_out += 1,
            Syntax::Html if too_deep => {}
            _ => self.open.push((syntax, container)),
        }
    }

    /// Closes the innermost container of Markdown, and the HTML in it that isn't closed.
    pub(super) fn close_markdown(&mut self) {
        self.end_leaf();
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        while self.open.len() > 1 {
            if self.close_last() == Some(Syntax::Markdown) {
                return;
            }
        }
    }

    /// Closes the innermost container of HTML that fits, and those within it. A tag that closes
    /// nothing only ends the leaf.
    pub(super) fn close_html(&mut self, fits: impl Fn(&Container) -> bool) {
        if self.return_to_html(fits) {
            self.close_last();
        }
    }

    /// Closes the containers within the innermost one of HTML that fits. Returns true if there is
    /// one.
    pub(super) fn return_to_html(&mut self, fits: impl Fn(&Container) -> bool) -> bool {
        self.end_leaf();
        let within = self.open.iter().rev().take_while(|(syntax, _)| *syntax == Syntax::Html);
        let depth = within.map(|(_, container)| container).position(fits);
        for _ in 0..depth.unwrap_or(0) {
            self.close_last();
        }
        depth.is_some()
    }

    pub(super) fn start_leaf(&mut self, kind: LeafKind) {
        self.end_leaf();
        self.leaf = Some((kind, Leaf::default()));
    }

    pub(super) fn start_row(&mut self) {
        self.end_leaf();
        if let Some((_, Container::Table { rows, .. })) = self.open.last_mut() {
            rows.push(Vec::new());
        }
    }

    pub(super) fn start_code(&mut self, language: &str) {
        self.end_leaf();
        self.code = Some((language.to_owned(), String::new()));
    }

    /// Returns the leaf that inlines go to, and starts a paragraph if there is none.
    pub(super) fn leaf(&mut self) -> &mut Leaf {
        &mut self.leaf.get_or_insert_with(|| (LeafKind::Paragraph, Leaf::default())).1
    }

    pub(super) fn code(&mut self) -> Option<&mut String> {
        self.code.as_mut().map(|(_, text)| text)
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(code) = self.code() {
            code.push_str(text);
        } else if self.leaf.is_some() || !text.trim().is_empty() {
            self.leaf().text(text);
        }
    }

    /// Returns true if text goes to the cell of a table, which can't hold blocks.
    pub(super) fn is_in_cell(&self) -> bool {
        matches!(self.leaf, Some((LeafKind::Cell, _)))
    }

    /// Returns true if text goes to a cell of Markdown, which only Markdown ends.
    pub(super) fn is_in_markdown_cell(&self) -> bool {
        self.is_in_cell() && matches!(self.open.last(), Some((Syntax::Markdown, _)))
    }

    pub(super) fn end_leaf(&mut self) {
        if let Some((language, text)) = self.code.take() {
            let text = clean_code(&text);
            if !text.trim().is_empty() {
                self.put(Block::Code { language, text });
            }
        }
        let Some((kind, leaf)) = self.leaf.take() else { return };
        let paragraphs = leaf.finish();
        match kind {
            LeafKind::Paragraph => {
                for text in paragraphs {
                    self.put(Block::Paragraph(text));
                }
            }
            LeafKind::Heading => {
                for text in paragraphs {
                    self.put(Block::Heading(text));
                }
            }
            LeafKind::Cell => self.put_cell(paragraphs.join(&Inline::Break)),
        }
    }

    pub(super) fn put(&mut self, block: Block) {
        let Some((_, container)) = self.open.last_mut() else { return };
        match (container, block) {
            (
                Container::Plain(blocks) | Container::Quote(blocks) | Container::Item(blocks),
                block,
            ) => {
                blocks.push(block);
            }
            (Container::List { items, .. }, block) => items.push(vec![block]),
            (Container::Table { rows, .. }, Block::Paragraph(text) | Block::Heading(text)) => {
                match rows.last_mut().and_then(|row| row.last_mut()) {
                    Some(cell) if cell.is_empty() => *cell = text,
                    Some(cell) => cell.extend([Inline::Break].into_iter().chain(text)),
                    None => self.put_cell(text),
                }
            }
            // Blocks that no cell can hold go before the table.
            (Container::Table { .. }, block) => {
                let table = self.open.pop();
                self.put(block);
                self.open.extend(table);
            }
        }
    }

    fn put_cell(&mut self, cell: Vec<Inline>) {
        match self.open.last_mut() {
            Some((_, Container::Table { rows, .. })) => match rows.last_mut() {
                Some(row) => row.push(cell),
                None => rows.push(vec![cell]),
            },
            _ if cell.is_empty() => {}
            _ => self.put(Block::Paragraph(cell)),
        }
    }

    fn close_last(&mut self) -> Option<Syntax> {
        self.end_leaf();
        let (syntax, container) = self.open.pop()?;
        self.put_container(container);
        Some(syntax)
    }

    fn put_container(&mut self, container: Container) {
        match container {
            Container::Quote(blocks) if !blocks.is_empty() => self.put(Block::Quote(blocks)),
            Container::Item(blocks) => match self.open.last_mut() {
                Some((_, Container::List { items, .. })) => items.push(blocks),
                _ => blocks.into_iter().for_each(|block| self.put(block)),
            },
            Container::List { first, mut items } => {
                items.retain(|item| !item.is_empty());
                if !items.is_empty() {
                    self.put(Block::List { first, items });
                }
            }
            Container::Table { alignments, mut rows } => {
                rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
                if !rows.is_empty() {
                    self.put(Block::Table { alignments, rows });
                }
            }
            Container::Quote(_) | Container::Plain(_) => {}
        }
    }
}
