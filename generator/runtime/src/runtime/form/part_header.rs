//! Headers of parts.

use std::fmt::Display;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::Form;

impl Form {
    /// Adds a header to all parts of a name that follow, if there is a value for it.
    pub(crate) fn header(
        mut self,
        part: &'static str,
        name: &'static str,
        values: impl IntoIterator<Item = impl Display>,
    ) -> Self {
        for value in values {
            match HeaderValue::from_bytes(value.to_string().as_bytes()) {
                Ok(value) => self.part_headers.push((part, name, value)),
                Err(_) => {
                    let problem =
                        format!("the header `{name}` of `{part}` has a control character");
                    self.problem = Some(problem);
                }
            }
        }
        self
    }

    pub(super) fn headers_of(&self, part: &str) -> HeaderMap {
        let headers = self.part_headers.iter().filter(|(of, ..)| *of == part);
        let headers =
            headers.map(|(_, name, value)| (HeaderName::from_static(name), value.clone()));
        headers.collect()
    }
}
