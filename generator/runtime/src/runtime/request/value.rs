//! Values of any type, in the styles of OpenAPI's parameters.

use serde::Serialize;
use serde_json::Value;

use super::super::percent::{encoded, reserved};
use super::super::style::{Style, deep};
use super::Request;

impl Request {
    /// Adds a parameter's value to the path. None may be empty.
    pub(crate) fn path_value(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        let text = style.write(name, &self.json_value(value), encoded).unwrap_or_default();
        self.path.push_str(&text);
        self.refuse(text.is_empty(), || format!("the path parameter `{name}` is empty"))
    }

    /// Adds a value to the query, if there is one.
    pub(crate) fn query_value(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        let text = style.write(name, &self.json_value(value), encoded);
        text.iter().for_each(|text| self.push_query(text));
        self
    }

    /// Adds a value to the query, if there is one. Reserved characters stay as they are, except
    /// where that would end the value.
    pub(crate) fn query_reserved(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        let text = style.write(name, &self.json_value(value), reserved);
        text.iter().for_each(|text| self.push_query(text));
        self
    }

    /// Adds each member of an object to the query, with its path in brackets: `name[key]=value`,
    /// `name[]=element`.
    pub(crate) fn query_deep(mut self, name: &'static str, value: impl Serialize) -> Self {
        let mut pairs = Vec::new();
        deep(&encoded(name), &self.json_value(value), &mut pairs);
        pairs.iter().for_each(|pair| self.push_query(pair));
        self
    }

    /// Sets a header to a value, if there is one.
    pub(crate) fn header_value(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        match style.write(name, &self.json_value(value), str::to_owned) {
            Some(text) => self.append(name, &text, false),
            None => self,
        }
    }

    /// Adds a cookie, if there is a value for it.
    pub(crate) fn cookie_value(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        match style.write(name, &self.json_value(value), encoded) {
            Some(text) => self.push_cookie(&text.replace('&', "; "), false),
            None => self,
        }
    }

    /// A value as JSON.
    fn json_value(&mut self, value: impl Serialize) -> Value {
        serde_json::to_value(value).unwrap_or_else(|error| {
            self.problem.get_or_insert(format!("a value can't be written: {error}"));
            Value::Null
        })
    }
}
