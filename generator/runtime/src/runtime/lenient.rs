//! Reads booleans and integers in the forms that lenient servers send: `1`, `"1"` or `"true"` for
//! `true`, and `"3"` or `3.0` for `3`.

use serde::de::{DeserializeOwned, Deserializer, Error};
use serde_json::Value;

/// A required value.
pub(crate) fn required<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    read(&serde::Deserialize::deserialize(from)?).map_err(Error::custom)
}

/// A value that may be absent or null.
pub(crate) fn optional<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let value: Option<Value> = serde::Deserialize::deserialize(from)?;
    value.as_ref().map(read).transpose().map_err(Error::custom)
}

/// The first spelling of a value that its type takes.
fn read<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    // A string may hold the value that is meant, and a number may be written as a float.
    let inner = value.as_str().and_then(|text| serde_json::from_str(text.trim()).ok());
    let inner = inner.unwrap_or_else(|| value.clone());
    let whole = format!("{}", inner.as_f64().unwrap_or(f64::NAN)).parse::<i64>().ok();
    let flag =
        whole.filter(|number| matches!(number, 0 | 1)).map(|number| Value::from(number == 1));
    let mut spellings = [Some(inner), whole.map(Value::from), flag].into_iter().flatten();
    let read = spellings.find_map(|spelling| T::deserialize(spelling).ok());
    read.ok_or_else(|| format!("{value} isn't of type {}", std::any::type_name::<T>()))
}
