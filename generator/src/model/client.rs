//! The client: the settings and credentials that it sends with its calls.

use super::types::Type;

/// A parameter that is set once, for the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The name of the builder's method.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// True if no client can be built without it.
    pub required: bool,
    /// The type of its value, of which `Display` writes what is sent.
    pub ty: Type,
    /// The parameters it fills.
    pub parameters: Vec<Filled>,
}

/// A parameter that a setting fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The place that it goes to.
    pub place: FilledPlace,
    /// Its name in the description.
    pub wire: String,
}

/// The place in a request that a setting goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilledPlace {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
}

/// A parameter with the setting that fills it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetParameter {
    /// The parameter.
    pub filled: Filled,
    /// The name of the setting.
    pub setting: String,
}

/// A credential, by a security scheme of the description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// The name of the builder's method.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// The place that it goes to.
    pub kind: CredentialKind,
}

/// The place in a request that a credential goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CredentialKind {
    /// A header of its own.
    Header(String),
    /// The query.
    Query(String),
    /// A cookie.
    Cookie(String),
    /// The header `Authorization`, as `Bearer`.
    Bearer,
    /// The header `Authorization`, as `Basic`: a user name and a password.
    Basic,
}

/// A way to start requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestKind {
    /// The name of the client's method that starts such a request.
    pub name: String,
    /// The settings and credentials that it carries.
    pub carried: Carried,
}

impl RequestKind {
    /// Returns true if settings or credentials go out with such a request, other than in its path.
    pub fn carries_something(&self) -> bool {
        !self.carried.credentials.is_empty() || !self.carried.parameters.is_empty()
    }
}

/// The settings and credentials that a request carries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// The alternatives, each with the names of the credentials that it takes together. The first
    /// of which all are set goes out, or else what is set of the last.
    pub credentials: Vec<Vec<String>>,
    /// The parameters outside the path that settings fill.
    pub parameters: Vec<SetParameter>,
}
