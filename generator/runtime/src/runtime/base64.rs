//! Bytes within JSON.

use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde::{Deserialize, Serialize};

use super::blank::Blank;
use super::decode::{Decode, Stopped};
use super::encode::Encode;
use super::sink::Sink;
use super::source::Source;

/// Bytes as the text that stands for them, in base64 (RFC 4648).
///
/// The text stays as the server wrote it, with its line breaks and without padding if it has none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Base64(String);

impl Base64 {
    /// The text for bytes.
    pub fn encode(bytes: impl AsRef<[u8]>) -> Self {
        Self(BASE64_STANDARD.encode(bytes))
    }

    /// The bytes that the text stands for. White space in it counts for nothing.
    ///
    /// # Errors
    ///
    /// If it isn't base64.
    pub fn decode(&self) -> Result<Vec<u8>, base64::DecodeError> {
        let lenient =
            GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
        let text: String = self.0.split_ascii_whitespace().collect();
        GeneralPurpose::new(&alphabet::STANDARD, lenient).decode(text)
    }

    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Base64 {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Decode for Base64 {
    fn decode(from: &mut dyn Source) -> Result<Self, Stopped> {
        String::decode(from).map(Self)
    }
}

impl Blank for Base64 {
    fn blank() -> Self {
        Self(String::new())
    }
}

impl Encode for Base64 {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
        self.0.encode(to)
    }
}
