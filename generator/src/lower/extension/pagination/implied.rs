//! Pages that follow each other by a cursor, as names imply: what comes as `next_cursor` is sent as
//! `cursor`. Whether they do, only the maintainer knows; names are worth a proposal.

use indexmap::IndexMap;

use super::place::place_of;
use super::reach;
use crate::document::Pointer;
use crate::lower::choices::Choices;
use crate::lower::report::Reporter;
use crate::lower::types::Types;
use crate::model::{Content, Field, NextPage, Operation, PagePlace, PageWalk, Shape, Type};

/// The names of parameters that take a cursor, as their letters alone.
const CURSORS: &[&str] = &[
    "cursor", "nextcursor", "pagecursor", "startcursor", "token", "nexttoken", "pagetoken",
    "nextpagetoken", "continuationtoken", "marker", "pagemarker",
];

/// The names of parameters that take the last element of the page before.
const BEHIND: &[&str] = &["startingafter", "after", "afterid"];

/// The way from a page to the next.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Way {
    /// The parameter that takes the cursor.
    parameter: String,
    /// The place of the next cursor in an answer.
    pointer: String,
    /// The place of a value that tells if another page follows.
    more: Option<String>,
}

/// The operations whose pages are implied, by the way from page to page.
#[derive(Default)]
pub(in crate::lower) struct ImpliedPages(IndexMap<Way, Vec<Pointer>>);

/// The walk that the maintainer chose for an operation, if it fits.
pub(super) fn chosen(
    id: &str,
    operation: &Operation,
    types: &Types,
    choices: &mut Choices<'_>,
) -> Option<PageWalk> {
    let mut wanted = choices.pages(id);
    let (mark, walk) = wanted.find_map(|(mark, choice)| {
        let way = Way {
            parameter: choice.parameter.clone(),
            pointer: choice.pointer.clone(),
            more: choice.more.clone(),
        };
        Some((mark, way.walk(operation, types)?))
    })?;
    drop(wanted);
    choices.use_pages(mark);
    Some(walk)
}

impl ImpliedPages {
    /// Notes an operation of which nobody says how its pages follow each other.
    pub(super) fn note(&mut self, pointer: &Pointer, operation: &Operation, types: &Types) {
        let ways = answers(operation).find_map(|body| implied(operation, body, types));
        if let Some(way) = ways.filter(|way| way.walk(operation, types).is_some()) {
            self.0.entry(way).or_default().push(pointer.clone());
        }
    }

    /// Proposes a choice for all operations of each way.
    pub(in crate::lower) fn propose(self, reporter: &mut Reporter<'_>) {
        for (Way { parameter, pointer, more }, operations) in self.0 {
            let [first, others @ ..] = operations.as_slice() else { continue };
            let several = match others.len() {
                0 => "the answers of this operation seem to come in pages".to_owned(),
                1 => "the answers of this operation and another seem to come in pages".to_owned(),
                count => {
                    format!("the answers of this and {count} more operations seem to come in pages")
                }
            };
            let message = format!("{several}: `{parameter}` takes what stands at `{pointer}`");
            let more = more.map(|more| format!(", `more = \"{more}\"`")).unwrap_or_default();
            let help = format!(
                "if so, add `[[pages]]` with `operation = \"*\"`, `parameter = \"{parameter}\"`, \
                 `pointer = \"{pointer}\"`{more} and the reason to the configuration, for a method \
                 that walks through all of them"
            );
            reporter.note("pages", first, message, &help);
        }
    }
}

impl Way {
    /// The walk, if an operation has all of its places.
    fn walk(&self, operation: &Operation, types: &Types) -> Option<PageWalk> {
        let pointer = |text: &str| Pointer::parse(text);
        let body = answers(operation).find(|body| {
            let reached = pointer(&self.pointer).and_then(|it| reach(body, &it, types));
            reached.is_some()
        })?;
        if let Some(more) = &self.more {
            reach(body, &pointer(more)?, types)?;
        }
        let into = self.place(operation, types)?;
        let next = NextPage::Cursor { at: self.pointer.clone(), into };
        Some(PageWalk { next, results: None, limit: None, count: None, more: self.more.clone() })
    }

    /// The place in the request that takes the cursor.
    fn place(&self, operation: &Operation, types: &Types) -> Option<PagePlace> {
        let mut arguments = operation.arguments.iter().enumerate();
        if let Some((index, argument)) = arguments.find(|(_, it)| it.wire == self.parameter) {
            return place_of(index, argument, types);
        }
        let body = operation.body.as_ref()?.kind.json()?;
        let property = Pointer::root().join(&self.parameter);
        reach(&body.ty, &property, types)?;
        Some(PagePlace::Body(property.as_str().to_owned()))
    }
}

/// The types of the JSON that an operation answers with.
fn answers(operation: &Operation) -> impl Iterator<Item = &Type> {
    operation.successes.iter().filter_map(|success| match &success.content {
        Content::Json { body, .. } => Some(body),
        Content::Empty | Content::Text | Content::Bytes | Content::Events(_) => None,
    })
}

/// The way that the names of a request and an answer imply.
fn implied(operation: &Operation, body: &Type, types: &Types) -> Option<Way> {
    let places = places(body, types);
    let more = places.iter().find(|place| ["hasmore", "hasnext"].contains(&place.letters.as_str()));
    let more = more.map(|place| place.pointer.as_str().to_owned());
    let inputs = operation.arguments.iter().filter(|argument| !argument.required);
    inputs.map(|argument| argument.wire.as_str()).find_map(|parameter| {
        let name = letters(parameter);
        let pointer = if CURSORS.contains(&name.as_str()) {
            places.iter().find(|place| is_next(&place.letters, &name))?.pointer.clone()
        } else if BEHIND.contains(&name.as_str()) && more.is_some() {
            last(&places, types)?
        } else {
            return None;
        };
        let pointer = pointer.as_str().to_owned();
        Some(Way { parameter: parameter.to_owned(), pointer, more: more.clone() })
    })
}

/// Returns true if a property has the cursor that a parameter takes.
fn is_next(property: &str, parameter: &str) -> bool {
    let core = parameter.trim_start_matches("next").trim_start_matches("page");
    let core = core.trim_start_matches("start");
    [format!("next{core}"), format!("nextpage{core}"), parameter.to_owned()]
        .iter()
        .any(|name| name == property)
}

/// The place of the last element's id, by itself or in the only list.
fn last(places: &[Place], types: &Types) -> Option<Pointer> {
    if let Some(place) = places.iter().find(|place| place.letters == "lastid") {
        return Some(place.pointer.clone());
    }
    let mut lists =
        places.iter().filter(|place| matches!(types.unaliased(&place.ty), Type::List(_)));
    let list = lists.next().filter(|_| lists.next().is_none())?;
    let id = list.pointer.join("-1").join("id");
    let Type::List(element) = types.unaliased(&list.ty) else { return None };
    reach(element, &Pointer::root().join("id"), types).map(|_| id)
}

/// A property of an answer.
struct Place {
    /// The letters of its name.
    letters: String,
    pointer: Pointer,
    ty: Type,
}

/// The properties of an answer, and those of the objects in it.
fn places(body: &Type, types: &Types) -> Vec<Place> {
    let place = |at: &Pointer, field: &Field| Place {
        letters: letters(&field.wire),
        pointer: at.join(&field.wire),
        ty: field.ty.clone(),
    };
    let outer = fields(body, types).iter().map(|field| place(&Pointer::root(), field));
    let outer: Vec<Place> = outer.collect();
    let inner = outer.iter().flat_map(|outer| {
        fields(&outer.ty, types).iter().map(|field| place(&outer.pointer, field))
    });
    let inner: Vec<Place> = inner.collect();
    outer.into_iter().chain(inner).collect()
}

fn fields<'t>(ty: &'t Type, types: &'t Types) -> &'t [Field] {
    match types.shape_of(ty) {
        Some(Shape::Struct(object)) => &object.fields,
        _ => &[],
    }
}

/// The letters of a name, in small ones.
fn letters(name: &str) -> String {
    name.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
