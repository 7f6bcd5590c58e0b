//! Text in URLs, with those characters encoded that would mean something else there.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The characters that would end a query or part its pairs.
const UNSAFE_IN_QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Adds text with all that is reserved in a URL encoded.
pub(super) fn encode(text: &str, url: &mut String) {
    url.extend(utf8_percent_encode(text, RESERVED));
}

/// Text with all that is reserved in a URL encoded.
pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Text in which reserved characters stand as they are, except where that would end a value.
pub(super) fn reserved(text: &str) -> String {
    utf8_percent_encode(text, UNSAFE_IN_QUERY).to_string()
}
