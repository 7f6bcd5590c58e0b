//! The maintainer's choices, with a record of those that the description has a place for.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;

use crate::config::{
    Config, DeriveChoice, FormatChoice, GroupKey, LenientType, Location, PagesChoice, Rename,
    ResultChoice, SettingChoice,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::{Document, Node, Pointer};
use crate::model::{Api, Content};
use crate::name::Kind;

/// A configuration that remembers what was asked of it.
pub(super) struct Choices<'a> {
    config: &'a Config,
    document: &'a Document,
    /// The start of every choice that applied.
    used: BTreeSet<usize>,
}

impl<'a> Choices<'a> {
    pub(super) fn new(config: &'a Config, document: &'a Document) -> Self {
        Self { config, document, used: BTreeSet::new() }
    }

    /// The name chosen for what stands at a pointer, of a kind that says how it is written.
    pub(super) fn name(&mut self, kind: Kind, pointer: &Pointer) -> Option<String> {
        if self.config.rename.is_empty() {
            return None;
        }
        let at = format!("#{pointer}");
        if let Some(name) = self.exact_name(&at) {
            return Some(name);
        }
        let text = self.replaced_text(pointer).map(|text| kind.name(&text));
        text.or_else(|| {
            let is_for_it = |rename: &Rename| rename.name.is_none() && rename.at.matches(&at);
            self.rename(|rename| is_for_it(rename).then(|| rename.to.clone()))
        })
    }

    /// The text that stands in for the description's own name of what stands at a pointer.
    pub(super) fn replaced_text(&mut self, pointer: &Pointer) -> Option<String> {
        if self.config.rename.is_empty() {
            return None;
        }
        let (at, document) = (format!("#{pointer}"), self.document);
        self.rename(|rename| {
            let pattern = rename.name.as_ref().filter(|_| rename.at.matches(&at))?;
            let text = pattern.replaced(&own_name(pointer, document), &rename.to)?;
            text.contains(char::is_alphanumeric).then_some(text)
        })
    }

    /// The name chosen for one place alone.
    fn exact_name(&mut self, at: &str) -> Option<String> {
        let is_for_it = |rename: &Rename| rename.name.is_none() && rename.at.is(at);
        self.rename(|rename| is_for_it(rename).then(|| rename.to.clone()))
    }

    /// The name that the first of the choices gives that gives one.
    fn rename(&mut self, name: impl Fn(&Rename) -> Option<String>) -> Option<String> {
        let mut renames = self.config.rename.iter();
        let (span, name) =
            renames.find_map(|choice| Some((choice.span(), name(choice.get_ref())?)))?;
        self.note_used(&span);
        Some(name)
    }

    /// The choices of more traits.
    pub(super) fn derives(&self) -> &'a [Spanned<DeriveChoice>] {
        &self.config.derive
    }

    /// Notes that a choice applies.
    pub(super) fn note_used(&mut self, span: &Range<usize>) {
        self.used.insert(span.start);
    }

    /// The place of a choice.
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        self.config.place(span)
    }

    /// The prefix that names of operations do without.
    pub(super) fn prefix(&self) -> Option<&'a str> {
        self.config.names.as_ref().map(|names| names.get_ref().strip_prefix.as_str())
    }

    /// An `operationId` without the prefix that names do without, if it has that.
    pub(super) fn without_prefix<'i>(&mut self, id: &'i str) -> Option<&'i str> {
        let names = self.config.names.as_ref()?;
        let rest = id.strip_prefix(names.get_ref().strip_prefix.as_str())?;
        self.used.insert(names.span().start);
        Some(rest).filter(|rest| rest.contains(char::is_alphanumeric))
    }

    /// The setting that fills a parameter.
    pub(super) fn setting(&mut self, name: &str, location: Location) -> Option<&'a SettingChoice> {
        let fills = |choice: &&Spanned<SettingChoice>| {
            choice.get_ref().parameters.iter().any(|parameter| parameter.is(name, location))
        };
        let choice = self.config.setting.iter().find(fills)?;
        self.used.insert(choice.span().start);
        Some(choice.get_ref())
    }

    /// The names of the settings that single calls can have another value of.
    pub(super) fn settings_per_call(&self) -> impl Iterator<Item = &'a str> {
        let settings = self.config.setting.iter().map(Spanned::get_ref);
        settings.filter(|setting| setting.per_call).map(|setting| setting.name.as_str())
    }

    /// The part of an operation's answer that its method returns.
    pub(super) fn result(&mut self, operation: &str) -> Option<&'a ResultChoice> {
        let mut choices = self.config.result.iter();
        let choice = choices.find(|choice| choice.get_ref().operation == operation)?;
        self.used.insert(choice.span().start);
        Some(choice.get_ref())
    }

    /// Returns true if other spellings of a type are read, too.
    pub(super) fn lenient(&mut self, kind: LenientType) -> bool {
        let Some(lenient) = &self.config.lenient else { return false };
        let applies = lenient.get_ref().types.contains(&kind);
        if applies {
            self.used.insert(lenient.span().start);
        }
        applies
    }

    /// Returns true if parts of answers that can't be read are left out, where any are read.
    pub(super) fn leaves_out(&mut self, api: &Api) -> bool {
        let Some(lenient) = &self.config.lenient else { return false };
        let mut successes = api.operations.iter().flat_map(|operation| &operation.successes);
        let reads_json = successes.any(|success| matches!(success.content, Content::Json { .. }));
        let applies = lenient.get_ref().leave_out && reads_json;
        if applies {
            self.used.insert(lenient.span().start);
        }
        applies
    }

    /// Returns true if properties are kept that an open object doesn't declare.
    pub(super) fn keeps_undeclared(&mut self) -> bool {
        let Some(undeclared) = &self.config.undeclared else { return false };
        self.used.insert(undeclared.span().start);
        undeclared.get_ref().keep
    }

    /// The ways of an operation's pages that may apply, each with the mark by which
    /// [`use_pages`](Self::use_pages) notes that it does.
    pub(super) fn pages(&self, operation: &str) -> impl Iterator<Item = (usize, &'a PagesChoice)> {
        let choices = self.config.pages.iter();
        let choices = choices.map(|choice| (choice.span().start, choice.get_ref()));
        choices.filter(move |(_, choice)| choice.operation.is_match(operation))
    }

    /// Notes that pages follow each other as chosen.
    pub(super) fn use_pages(&mut self, mark: usize) {
        self.used.insert(mark);
    }

    /// The property of operations by which they are to be parted.
    pub(super) fn group_key(&self) -> Option<GroupKey> {
        self.config.groups.as_ref().map(|groups| groups.get_ref().by)
    }

    /// Notes that operations were parted as wanted.
    pub(super) fn use_group_key(&mut self) {
        self.used.extend(self.config.groups.iter().map(|groups| groups.span().start));
    }

    /// Returns true if types are kept that nothing mentions.
    pub(super) fn keeps_unmentioned(&mut self) -> bool {
        let Some(unmentioned) = &self.config.unmentioned else { return false };
        self.used.insert(unmentioned.span().start);
        unmentioned.get_ref().keep
    }

    /// The type for a format. `String` stands for itself.
    pub(super) fn format(&mut self, format: &str) -> Option<&'a FormatChoice> {
        let mut choices = self.config.format.iter();
        let choice = choices.find(|choice| choice.get_ref().name == format)?;
        self.used.insert(choice.span().start);
        Some(choice.get_ref())
    }

    /// The dependencies of the types that were chosen for formats and of the macros that traits are
    /// derived with, each once.
    pub(super) fn dependencies(&self) -> Vec<String> {
        let formats = self.config.format.iter();
        let used = formats.filter(|choice| self.used.contains(&choice.span().start));
        let formats = used.filter_map(|choice| choice.get_ref().dependency.clone());
        let derives = self.config.derive.iter();
        let derives = derives.filter_map(|choice| choice.get_ref().dependency.clone());
        let lines: BTreeSet<_> = formats.chain(derives).collect();
        lines.into_iter().collect()
    }

    /// Reports choices that apply to nothing, which are errors: the description changed under them.
    pub(super) fn report_unused(&self, diagnostics: &mut Diagnostics) {
        let config = self.config;
        let renames = config.rename.iter().map(|choice| {
            let at = choice.get_ref().at.as_str();
            (choice.span(), format!("nothing at `{at}` has a name to change"))
        });
        let derives = config.derive.iter().map(|choice| {
            let at = choice.get_ref().at.as_str();
            (choice.span(), format!("no schema at `{at}` has a type of its own"))
        });
        let names = config.names.iter().map(|choice| {
            let prefix = &choice.get_ref().strip_prefix;
            (choice.span(), format!("no id of an operation starts with `{prefix}`"))
        });
        let settings = config.setting.iter().map(|choice| {
            (choice.span(), format!("no operation has a parameter for `{}`", choice.get_ref().name))
        });
        let results = config.result.iter().map(|choice| {
            let operation = &choice.get_ref().operation;
            (choice.span(), format!("no operation `{operation}` answers with JSON"))
        });
        let formats = config.format.iter().map(|choice| {
            (choice.span(), format!("nothing has the format `{}`", choice.get_ref().name))
        });
        let lenient = config.lenient.iter().map(|choice| {
            (
                choice.span(),
                "nothing is of a type that is read leniently, or can be left out".to_owned(),
            )
        });
        let undeclared = config.undeclared.iter().map(|choice| {
            (choice.span(), "no object may have properties that it doesn't declare".to_owned())
        });
        let pages = config.pages.iter().map(|choice| {
            let PagesChoice { operation, parameter, pointer, .. } = choice.get_ref();
            let operation = operation.glob().glob();
            let message = format!(
                "no operation `{operation}` takes `{parameter}` and answers with JSON that has \
                 `{pointer}`"
            );
            (choice.span(), message)
        });
        let groups = config
            .groups
            .iter()
            .map(|choice| (choice.span(), "no operation has a tag to be grouped by".to_owned()));
        let unmentioned = config.unmentioned.iter().map(|choice| {
            (choice.span(), "operations mention the types of all schemas".to_owned())
        });
        let choices = renames.chain(names).chain(settings).chain(results).chain(formats);
        let choices = choices.chain(lenient).chain(undeclared).chain(unmentioned);
        for (span, message) in choices.chain(groups).chain(pages).chain(derives) {
            if !self.used.contains(&span.start) {
                let place = config.place(span);
                let help = "remove it, or adapt it to the description";
                let unused = Diagnostic::error("unused-choice", message).at(place).help(help);
                diagnostics.push(unused);
            }
        }
    }
}

/// The name that the description itself has for what stands at a pointer.
fn own_name(pointer: &Pointer, document: &Document) -> String {
    let node = document.value(pointer);
    let text = |key: &str| node.and_then(|node| node.get(key)).and_then(Node::as_str);
    let steps: Vec<_> = pointer.tokens().collect();
    match (steps.as_slice(), text("name"), text("in")) {
        ([root, path, method], ..) if root == "paths" => match text("operationId") {
            Some(id) => id.to_owned(),
            None => format!("{} {path}", method.to_ascii_uppercase()),
        },
        (_, Some(name), Some(_)) => name.to_owned(),
        (steps, ..) => steps.last().map(ToString::to_string).unwrap_or_default(),
    }
}
