//! Diagnostics as people know them from `rustc`: the fault, the line it stands in, the advice.

use std::collections::BTreeMap;

use annotate_snippets::{
    AnnotationKind, Group, Level, Message, Origin, Padding, Renderer, Snippet,
};
use generator::Source;
use generator::diagnostic::{Diagnostic, Place, Severity};

use crate::error::Error;
use crate::excerpt::{Excerpt, Lines};
use crate::printable;

/// Shows diagnostics against the sources they are about.
#[derive(Debug)]
pub struct Render<'a> {
    sources: BTreeMap<&'a str, Lines<'a>>,
    renderer: Renderer,
}

impl<'a> Render<'a> {
    /// Renders with colours; the [`Console`](crate::console) takes them away again where nobody can
    /// see them.
    pub fn new(sources: impl IntoIterator<Item = &'a Source>) -> Self {
        let sources = sources
            .into_iter()
            .map(|source| (source.name.as_str(), Lines::new(&source.text)))
            .collect();
        Self { sources, renderer: Renderer::styled() }
    }

    /// One diagnostic, without a line break at its end.
    pub fn diagnostic(&self, diagnostic: &Diagnostic) -> String {
        let title = level(diagnostic.severity)
            .primary_title(printable::message(&diagnostic.message))
            .id(diagnostic.code);
        let mut groups = vec![Group::with_title(title)];
        if let Some(place) = &diagnostic.place {
            groups.extend(self.place(place, AnnotationKind::Primary, None));
        }
        for (place, label) in &diagnostic.related {
            groups.push(untitled().element(Padding));
            groups.extend(self.place(place, AnnotationKind::Context, Some(label)));
        }
        let notes = notes(diagnostic);
        if !notes.is_empty() {
            groups.push(untitled().element(Padding).elements(notes));
        }
        self.render(groups)
    }

    /// An error that is no diagnostic.
    pub fn error(&self, error: &Error) -> String {
        self.failure(&error.to_string(), error.help().as_deref())
    }

    /// A failure in one sentence, with the advice for it.
    pub fn failure(&self, sentence: &str, help: Option<&str>) -> String {
        self.sentence(Level::ERROR, sentence, help)
    }

    /// A note in one sentence.
    pub(crate) fn note(&self, sentence: &str) -> String {
        self.sentence(Level::NOTE, sentence, None)
    }

    fn sentence(&self, level: Level<'_>, sentence: &str, help: Option<&str>) -> String {
        let title = level.primary_title(printable::message(sentence));
        let help = help.map(|help| Level::HELP.message(printable::message(help)));
        self.renderer.render(&[Group::with_title(title).elements(help)])
    }

    /// A place as file, line and column.
    pub fn position(&self, place: &Place) -> String {
        match self.sources.get(place.source.as_str()) {
            None => printable::message(&place.source),
            Some(lines) => {
                let (line, column) = lines.position(place.span.start);
                format!("{}:{line}:{column}", printable::message(&place.source))
            }
        }
    }

    /// The line a place stands in, or only the name of its source if the text is unknown.
    fn place(
        &self,
        place: &Place,
        kind: AnnotationKind,
        label: Option<&str>,
    ) -> Vec<Group<'static>> {
        let origin = Origin::path(printable::message(&place.source));
        let Some(lines) = self.sources.get(place.source.as_str()) else {
            return vec![untitled().element(origin)];
        };
        let Excerpt { line, column, text, span } = lines.excerpt(&place.span);
        let annotation = kind.span(span).label(label.map(printable::message));
        let snippet = Snippet::source(text).line_start(line).annotation(annotation);
        // In one group with its origin, a snippet would have its columns counted. It may be a
        // window of the line, so they are told instead.
        vec![untitled().element(origin.line(line).char_column(column)), untitled().element(snippet)]
    }

    /// The groups as text.
    fn render(&self, mut groups: Vec<Group<'_>>) -> String {
        // The renderer closes the first group with a bar, which would come between a position and
        // its line.
        groups.insert(0, untitled());
        self.renderer.render(&groups).trim_start().to_owned()
    }
}

/// A group that continues what has been said.
fn untitled<'a>() -> Group<'a> {
    Group::with_level(Level::ERROR)
}

/// The pointer of the place, and the advice.
fn notes(diagnostic: &Diagnostic) -> Vec<Message<'static>> {
    let pointer = diagnostic.place.iter().map(|place| &place.pointer);
    let pointer = pointer.filter(|pointer| !pointer.is_empty()).map(|pointer| {
        Level::NOTE.with_name("at").message(printable::message(&format!("#{pointer}")))
    });
    let help = diagnostic.help.iter().map(|help| {
        let level = match diagnostic.severity {
            // This isn't advice: it is what the output does.
            Severity::Loss => Level::HELP.with_name("instead"),
            Severity::Note | Severity::Warning | Severity::Error => Level::HELP,
        };
        level.message(printable::message(help))
    });
    pointer.chain(help).collect()
}

/// A severity as people call it.
fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Note => Level::NOTE,
        Severity::Loss => Level::NOTE.with_name("not expressed"),
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    }
}
