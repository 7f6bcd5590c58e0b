//! Values in the path.

use std::fmt::Display;

use url::Url;

use super::super::percent::encode;
use super::Request;

impl Request {
    /// The URL that the request goes to, below that of a server. A fragment of the path's template
    /// stays here, as no request has one.
    pub(crate) fn url(&self, server: &Url) -> Url {
        let template = self.path.split('#').next().unwrap_or_default();
        let (path, query) = match template.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (template, None),
        };
        let mut url = server.clone();
        match server.path().trim_end_matches('/') {
            "" => url.set_path(path),
            prefix => url.set_path(&format!("{prefix}{path}")),
        }
        #[cfg(feature = "query")]
        let query = self.query_behind(query);
        #[cfg(feature = "query")]
        let query = query.as_deref();
        url.set_query(query);
        url
    }

    /// Adds a parameter's value to the path. None may be empty: `/tasks/{name}` without its name is
    /// another operation's path.
    pub(crate) fn path_parameter(mut self, name: &'static str, value: impl Display) -> Self {
        let value = value.to_string();
        encode(&value, &mut self.path);
        self.refuse(value.is_empty(), || format!("the path parameter `{name}` is empty"))
    }

    /// Adds a parameter's value to the path that is another for each page.
    pub(crate) fn path_page(self, name: &'static str, value: impl Display) -> Self {
        let start = self.path.len();
        let request = self.path_parameter(name, value);
        Self { page_in_path: start..request.path.len(), ..request }
    }

    /// Adds a setting to the path, which all clients have that can be built.
    pub(crate) fn path_setting(self, name: &'static str, value: Option<&impl Display>) -> Self {
        self.path_parameter(name, value.map(ToString::to_string).unwrap_or_default())
    }
}
