//! Links to other pages, which are followed only to where the credentials are for.

use reqwest::Method;
use serde_json::Value;
use url::Url;

use super::percent::encoded;
use super::request::Request;
use super::walk::REPEATED;

impl Request {
    /// Asks at a URL that a page names, which may be relative to that of the page: with GET, as
    /// links are followed, and with the same headers.
    pub(super) fn follow(&mut self, page: &Url, link: &Value) -> Result<(), &'static str> {
        let link = link.as_str().and_then(|link| page.join(link).ok());
        let mut link = link.ok_or("it has no URL")?;
        let names_a_user = !link.username().is_empty() || link.password().is_some();
        if link.origin() != page.origin() || names_a_user {
            return Err("it is at another origin");
        }
        link.set_fragment(None);
        #[cfg(feature = "secret_query")]
        self.add_secrets(&mut link);
        let asked = self.link.replace(link);
        self.method = Method::GET;
        #[cfg(feature = "body")]
        self.drop_body();
        if asked.as_ref().or(Some(page)) == self.link.as_ref() { Err(REPEATED) } else { Ok(()) }
    }

    /// Adds what the query has in secret, unless the server has done so.
    fn add_secrets(&self, link: &mut Url) {
        for name in &self.secret_names {
            let is_there = link.query_pairs().any(|(known, _)| known == *name);
            let Some(value) = self.queried(name).filter(|_| !is_there) else { continue };
            let pair = format!("{}={value}", encoded(name));
            let query = match link.query().filter(|query| !query.is_empty()) {
                Some(query) => format!("{query}&{pair}"),
                None => pair,
            };
            link.set_query(Some(&query));
        }
    }
}
