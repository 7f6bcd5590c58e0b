//! Strings that nobody is to see.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::blank::Blank;
use super::decode::{Decode, Stopped};
use super::encode::Encode;
use super::sink::Sink;
use super::source::Source;

/// A string that is sent and received as it is, and shown nowhere else.
#[derive(Clone)]
pub struct Password(SecretString);

impl Password {
    /// The string.
    pub fn expose_secret(&self) -> &str {
        self.0.expose_secret()
    }
}

impl<T: Into<String>> From<T> for Password {
    fn from(text: T) -> Self {
        Self(SecretString::from(text.into()))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password([REDACTED])")
    }
}

impl PartialEq for Password {
    fn eq(&self, other: &Self) -> bool {
        self.expose_secret() == other.expose_secret()
    }
}

impl Serialize for Password {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.expose_secret())
    }
}

impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::from)
    }
}

impl Decode for Password {
    fn decode(from: &mut dyn Source) -> Result<Self, Stopped> {
        String::decode(from).map(Self::from)
    }
}

impl Blank for Password {
    fn blank() -> Self {
        Self::from(String::new())
    }
}

impl Encode for Password {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
        to.str(self.expose_secret())
    }
}
