// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Text in URLs, with those characters encoded that would mean something else there.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Adds text with all that is reserved in a URL encoded.
pub(super) fn encode(text: &str, url: &mut String) {
    url.extend(utf8_percent_encode(text, RESERVED));
}
