//! Styles: the notations of values in parameters and forms (OpenAPI 3.1.1, section 4.8.12.2.2).

use crate::config::Location;

/// The notation of lists and objects in a parameter: its `style` and `explode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `key=value,key=value` for an object.
    SimpleExploded,
    /// `.a,b`
    Label,
    /// `.a.b`
    LabelExploded,
    /// `;name=a,b`
    Matrix,
    /// `;name=a;name=b`
    MatrixExploded,
    /// `name=a,b`
    Form,
    /// `name=a&name=b`
    FormExploded,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a|b`
    PipeDelimited,
    /// `name[key]=value`
    DeepObject,
    /// As JSON.
    Json,
}

/// A style as descriptions name it.
struct Named {
    name: &'static str,
    locations: &'static [Location],
    plain: Style,
    /// The notation with `explode: true`.
    exploded: Style,
    /// The `explode` of a parameter that says nothing of it.
    explode: bool,
}

/// All styles. The first that a location allows is the one of parameters that name none.
const STYLES: [Named; 7] = [
    Named {
        name: "simple",
        locations: &[Location::Path, Location::Header],
        plain: Style::Simple,
        exploded: Style::SimpleExploded,
        explode: false,
    },
    Named {
        name: "label",
        locations: &[Location::Path],
        plain: Style::Label,
        exploded: Style::LabelExploded,
        explode: false,
    },
    Named {
        name: "matrix",
        locations: &[Location::Path],
        plain: Style::Matrix,
        exploded: Style::MatrixExploded,
        explode: false,
    },
    Named {
        name: "form",
        locations: &[Location::Query, Location::Cookie],
        plain: Style::Form,
        exploded: Style::FormExploded,
        explode: true,
    },
    // Exploded, the delimiters have nothing to delimit.
    Named {
        name: "spaceDelimited",
        locations: &[Location::Query],
        plain: Style::SpaceDelimited,
        exploded: Style::FormExploded,
        explode: false,
    },
    Named {
        name: "pipeDelimited",
        locations: &[Location::Query],
        plain: Style::PipeDelimited,
        exploded: Style::FormExploded,
        explode: false,
    },
    Named {
        name: "deepObject",
        locations: &[Location::Query],
        plain: Style::DeepObject,
        exploded: Style::DeepObject,
        explode: false,
    },
];

/// The names of the styles that a location allows.
pub(crate) fn names(location: Location) -> impl Iterator<Item = &'static str> {
    allowed(location).map(|style| style.name)
}

/// The notation of a parameter by its `style` and `explode`. A name that the location doesn't allow
/// says nothing.
pub(crate) fn described(name: Option<&str>, explode: Option<bool>, location: Location) -> Style {
    let named = allowed(location).find(|style| Some(style.name) == name);
    let Some(style) = named.or_else(|| allowed(location).next()) else { return Style::Simple };
    match explode.unwrap_or(style.explode) {
        true => style.exploded,
        false => style.plain,
    }
}

fn allowed(location: Location) -> impl Iterator<Item = &'static Named> {
    STYLES.iter().filter(move |style| style.locations.contains(&location))
}
