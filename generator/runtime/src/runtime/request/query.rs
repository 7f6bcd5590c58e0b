//! The query, pair by pair.

use std::borrow::Cow;
use std::fmt::Display;

use percent_encoding::percent_decode_str;

use super::super::percent::encode;
use super::Request;

impl Request {
    /// Adds a pair to the query for each value.
    pub(crate) fn query(
        mut self,
        name: &'static str,
        values: impl IntoIterator<Item = impl Display>,
    ) -> Self {
        values.into_iter().for_each(|value| self.push_pair(name, &value.to_string()));
        self
    }

    pub(crate) fn push_pair(&mut self, name: &str, value: &str) {
        self.part_query();
        encode(name, &mut self.query);
        self.query.push('=');
        encode(value, &mut self.query);
    }

    /// Adds encoded text to the query.
    pub(crate) fn push_query(&mut self, text: &str) {
        self.part_query();
        self.query.push_str(text);
    }

    /// Parts what comes next from the pair before.
    fn part_query(&mut self) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
    }

    /// The encoded value in the query's pair of this name.
    pub(crate) fn queried(&self, name: &str) -> Option<&str> {
        let mut pairs = self.query.split('&').filter(|pair| is_named(pair, name));
        pairs.next()?.split_once('=').map(|(_, value)| value)
    }

    /// The query, which goes on from that of the path's template.
    pub(super) fn query_behind<'q>(&'q self, template: Option<&'q str>) -> Option<Cow<'q, str>> {
        match (template, self.query.as_str()) {
            (template, "") => template.map(Cow::Borrowed),
            (None, query) => Some(Cow::Borrowed(query)),
            (Some(template), query) => Some(Cow::Owned(format!("{template}&{query}"))),
        }
    }

    /// Replaces the query's pair of this name.
    pub(crate) fn replace_query(&mut self, name: &str, value: &str) {
        let pairs = std::mem::take(&mut self.query);
        let others = pairs.split('&').filter(|pair| !pair.is_empty() && !is_named(pair, name));
        others.for_each(|pair| self.push_query(pair));
        self.push_pair(name, value);
    }
}

/// Returns true if a pair of the query has this name.
fn is_named(pair: &str, name: &str) -> bool {
    let known = pair.split_once('=').map_or(pair, |(known, _)| known);
    percent_decode_str(known).eq(name.bytes())
}
