//! Moments that are numbers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::blank::Blank;
use super::decode::{Decode, Stopped};
use super::encode::Encode;
use super::sink::Sink;
use super::source::Source;

/// A moment, in seconds since the start of 1970 in UTC.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct UnixTime(pub i64);

impl UnixTime {
    /// The moment by the calendar. `None` if it is more than some 262,000 years away.
    pub fn date_time(self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(self.0, 0)
    }
}

impl<Zone: chrono::TimeZone> From<DateTime<Zone>> for UnixTime {
    fn from(moment: DateTime<Zone>) -> Self {
        Self(moment.timestamp())
    }
}

impl std::fmt::Display for UnixTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Decode for UnixTime {
    fn decode(from: &mut dyn Source) -> Result<Self, Stopped> {
        i64::decode(from).map(Self)
    }
}

impl Blank for UnixTime {
    fn blank() -> Self {
        Self(0)
    }
}

impl Encode for UnixTime {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
        self.0.encode(to)
    }
}
