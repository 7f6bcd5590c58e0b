//! The parts of a request that say which page it is for.

use super::{ONE_PAGE, Unusable, missing, reach};
use crate::document::{Document, Node, Pointer};
use crate::http::media_type::is_json;
use crate::lower::reference::followed;
use crate::lower::report::Reporter;
use crate::lower::types::Types;
use crate::model::{Argument, ArgumentKind, Operation, PagePlace, Shape, Style, Type};

/// A part of a request, with the place where the description names it.
pub(super) struct Input {
    pub(super) at: Pointer,
    pub(super) location: Location,
    /// The name of a parameter, or the way to a property of the body.
    pub(super) path: Pointer,
}

/// The kinds of request parts that an input can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    Parameter,
    Body,
    /// A parameter, or else a property of the body.
    Either,
}

impl Input {
    /// The name of the parameter that it can be.
    fn parameter(&self) -> Option<String> {
        let mut tokens = self.path.tokens();
        let name = tokens.next().filter(|_| self.location != Location::Body)?.into_owned();
        tokens.next().is_none().then_some(name)
    }
}

/// Finds an input in an operation's request.
pub(super) fn place_in_request(
    input: &Input,
    pointer: &Pointer,
    operation: &Operation,
    types: &Types,
    reporter: &mut Reporter<'_>,
) -> Result<PagePlace, Unusable> {
    let name = input.parameter();
    let declared =
        name.as_ref().and_then(|name| schema_of_parameter(pointer, name, reporter.document));
    let is_it = |argument: &Argument| Some(&argument.wire) == name.as_ref();
    let arguments = &operation.arguments;
    if let Some(index) = arguments.iter().position(is_it) {
        let wire = &arguments[index].wire;
        let unable = format!("pages can't be told by a parameter like `{wire}`");
        let place = place_of(index, &arguments[index], types);
        return place.ok_or_else(|| no_place(input, unable, reporter));
    }
    if declared.is_some() {
        let message = "the parameter that tells pages is no argument of the method".to_owned();
        return Err(no_place(input, message, reporter));
    }
    let body = operation.body.as_ref().filter(|_| input.location != Location::Parameter);
    let value = body.and_then(|body| body.kind.json());
    if value.and_then(|value| reach(&value.ty, &input.path, types)).is_some() {
        return Ok(PagePlace::Body(input.path.as_str().to_owned()));
    }
    let expected = match input.location {
        Location::Parameter => "the name of a parameter",
        Location::Body => "the name of a property of a JSON body",
        Location::Either => "a parameter, or a property of a JSON body,",
    };
    missing(&input.at, expected, reporter)
}

/// Reports that nothing can be put into an input.
fn no_place(input: &Input, message: String, reporter: &mut Reporter<'_>) -> Unusable {
    reporter.loss("pagination", &input.at, message, ONE_PAGE);
    Unusable
}

/// The place of an argument, if it is a single text.
pub(super) fn place_of(index: usize, argument: &Argument, types: &Types) -> Option<PagePlace> {
    let is_plain = matches!(argument.style, None | Some(Style::Form | Style::FormExploded));
    if !is_plain || !is_single(&argument.ty, types) {
        return None;
    }
    match argument.kind {
        ArgumentKind::Query | ArgumentKind::ReservedQuery => {
            Some(PagePlace::Query(argument.wire.clone()))
        }
        ArgumentKind::Header if argument.style.is_none() => {
            Some(PagePlace::Header(argument.wire.to_ascii_lowercase()))
        }
        ArgumentKind::Path if argument.style.is_none() => Some(PagePlace::Path(index)),
        _ => None,
    }
}

/// Returns true if values of a type are written as one text.
fn is_single(ty: &Type, types: &Types) -> bool {
    match types.unaliased(ty) {
        Type::List(_) | Type::Tuple(_) | Type::Map(_) => false,
        Type::Named(name) => !matches!(types.shape(name), Some(Shape::Struct(_))),
        _ => true,
    }
}

/// The number that the server takes for an input that isn't there, if the description says so.
pub(super) fn usual(input: &Input, pointer: &Pointer, document: &Document) -> Option<u64> {
    number_at(input, pointer, "default", document)
}

/// The number that the server takes for an input that isn't there, or else the least that it can
/// be.
pub(super) fn least(input: &Input, pointer: &Pointer, document: &Document) -> Option<u64> {
    usual(input, pointer, document).or_else(|| number_at(input, pointer, "minimum", document))
}

fn number_at(input: &Input, pointer: &Pointer, keyword: &str, document: &Document) -> Option<u64> {
    let of_parameter = input.parameter().and_then(|it| schema_of_parameter(pointer, &it, document));
    let schema = of_parameter.or_else(|| schema_in_body(pointer, &input.path, document))?;
    document.value(&schema)?.get(keyword)?.to_text()?.parse().ok()
}

/// The place of the schema of an operation's parameter. Those of the operation itself come before
/// those of its path.
fn schema_of_parameter(operation: &Pointer, name: &str, document: &Document) -> Option<Pointer> {
    [Some(operation.clone()), operation.parent()].into_iter().flatten().find_map(|holder| {
        let list = holder.join("parameters");
        let count = document.value(&list).map_or(0, |list| list.items().len());
        let mut places = (0..count).map(|index| followed(list.join(&index.to_string()), document));
        let is_it = |place: &Pointer| {
            let parameter = document.value(place);
            parameter.and_then(|it| it.get("name")?.as_str()) == Some(name)
        };
        places.find(is_it).map(|place| followed(place.join("schema"), document))
    })
}

/// The place of the schema of a property of an operation's JSON body.
fn schema_in_body(operation: &Pointer, path: &Pointer, document: &Document) -> Option<Pointer> {
    let content = followed(operation.join("requestBody"), document).join("content");
    let mut media_types = document.value(&content)?.iter().map(|(media_type, _)| media_type);
    let body = content.join(media_types.find(|it| is_json(it))?).join("schema");
    path.tokens().try_fold(followed(body, document), |schema, token| {
        let property = schema.join("properties").join(&token);
        document.value(&property).map(|_: &Node| followed(property, document))
    })
}
