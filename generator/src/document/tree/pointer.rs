//! JSON pointers (RFC 6901): the addresses of values in a description.
//!
//! Every stage names places by them: diagnostics, `$ref`s and the way back from the typed
//! description to the text.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::percent_decode_str;

/// The way from the root of a document to one value in it.
///
/// It is kept as its text, in which `~` stands as `~0` and `/` as `~1`, because it is printed and
/// extended far more often than it is taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The pointer to the whole document.
    #[must_use]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Reads the text of a pointer; `None` if it neither is empty nor starts with a slash, or if a
    /// `~` stands for nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rooted = text.is_empty() || text.starts_with('/');
        let escaped = text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
        (rooted && escaped).then(|| Self(text.to_owned()))
    }

    /// Reads the fragment of a reference into the same document, `#/components/schemas/Pet` say, as
    /// RFC 6901 section 6 has it: percent-decoded first, then a pointer.
    #[must_use]
    pub fn from_reference(reference: &str) -> Option<Self> {
        let fragment = reference.strip_prefix('#')?;
        Self::parse(&percent_decode_str(fragment).decode_utf8().ok()?)
    }

    /// The reference to this place in the same document, in the form that everything after this
    /// stage finds in `$ref`: nothing is percent-encoded but the percent sign itself.
    #[must_use]
    pub fn to_reference(&self) -> String {
        format!("#{}", self.0.replace('%', "%25"))
    }

    /// Goes one step down.
    pub fn push(&mut self, token: &str) {
        self.0.push('/');
        for character in token.chars() {
            match character {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                other => self.0.push(other),
            }
        }
    }

    /// The pointer one step further down.
    #[must_use]
    pub fn join(&self, token: &str) -> Self {
        let mut pointer = Self(String::with_capacity(self.0.len() + token.len() + 1));
        pointer.0.push_str(&self.0);
        pointer.push(token);
        pointer
    }

    /// The pointer one step up; `None` at the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some(Self(parent.to_owned()))
    }

    /// The steps, each as the key or the number it means.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        let mut steps = self.0.split('/');
        // A pointer starts with a slash, so nothing stands before the first one.
        steps.next();
        steps.map(unescape)
    }

    /// The text of the pointer.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The meaning of an escaped token. `~1` goes first, so that `~01` ends up as `~1` and not as a
/// slash.
fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_escaped_and_read_back() {
        let pointer = Pointer::root().join("paths").join("/a~1/{id}").join("");
        assert_eq!(pointer.to_string(), "/paths/~1a~01~1{id}/");
        assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["paths", "/a~1/{id}", ""]);
        assert_eq!(Pointer::parse(pointer.as_str()), Some(pointer));
    }

    #[test]
    fn the_root_has_no_tokens_and_no_parent() {
        assert_eq!(Pointer::root().tokens().count(), 0);
        assert_eq!(Pointer::root().parent(), None);
        assert_eq!(
            Pointer::root().join("a").parent(),
            Some(Pointer::root()),
            "one step below the root"
        );
    }

    #[test]
    fn a_reference_is_decoded_before_it_is_taken_apart() {
        let pointer = Pointer::from_reference("#/paths/~1a%2Fb%7Bid%7D").expect("a pointer");
        assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["paths", "/a", "b{id}"]);
    }

    #[test]
    fn what_is_no_pointer_is_refused() {
        for text in ["a", "/a~", "/a~2"] {
            assert_eq!(Pointer::parse(text), None, "{text}");
        }
        for reference in ["/a", "other.yaml#/a", "#anchor", "#/%ff"] {
            assert_eq!(Pointer::from_reference(reference), None, "{reference}");
        }
    }
}
