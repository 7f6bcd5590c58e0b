// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Sinks of values: what a serializer of serde is, without type parameters.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::decode::Stopped;
use super::encode::{Elements, Record, Tag, outermost_first};
use super::table::{Rule, Rules};

/// A place that a value is written to, once.
pub(crate) trait Sink {
    fn bool(&mut self, value: bool) -> Result<(), Stopped>;
    fn i64(&mut self, value: i64) -> Result<(), Stopped>;
    fn u64(&mut self, value: u64) -> Result<(), Stopped>;
    fn f32(&mut self, value: f32) -> Result<(), Stopped>;
    fn f64(&mut self, value: f64) -> Result<(), Stopped>;
    fn str(&mut self, text: &str) -> Result<(), Stopped>;
    fn null(&mut self) -> Result<(), Stopped>;
    /// Nothing, where that is possible, or else null.
    fn absent(&mut self) -> Result<(), Stopped>;
    fn any_value(&mut self, value: &Value) -> Result<(), Stopped>;
    fn list(&mut self, elements: &dyn Elements) -> Result<(), Stopped>;
    fn object(&mut self, members: &Record<'_>) -> Result<(), Stopped>;
}

/// A place of a serializer's.
trait Writer {
    fn put(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Stopped>;

    fn leave_out(&mut self) -> Result<(), Stopped> {
        self.put(&())
    }
}

impl<P: Writer> Sink for P {
    fn bool(&mut self, value: bool) -> Result<(), Stopped> {
        self.put(&value)
    }

    fn i64(&mut self, value: i64) -> Result<(), Stopped> {
        self.put(&value)
    }

    fn u64(&mut self, value: u64) -> Result<(), Stopped> {
        self.put(&value)
    }

    fn f32(&mut self, value: f32) -> Result<(), Stopped> {
        self.put(&value)
    }

    fn f64(&mut self, value: f64) -> Result<(), Stopped> {
        self.put(&value)
    }

    fn str(&mut self, text: &str) -> Result<(), Stopped> {
        self.put(text)
    }

    fn null(&mut self) -> Result<(), Stopped> {
        self.put(&())
    }

    fn absent(&mut self) -> Result<(), Stopped> {
        self.leave_out()
    }

    fn any_value(&mut self, value: &Value) -> Result<(), Stopped> {
        self.put(value)
    }

    fn list(&mut self, elements: &dyn Elements) -> Result<(), Stopped> {
        self.put(&ListOf(elements))
    }

    fn object(&mut self, members: &Record<'_>) -> Result<(), Stopped> {
        self.put(members)
    }
}

/// The whole of what is written.
pub(super) struct Whole<S: Serializer> {
    to: Option<S>,
    done: Option<Result<S::Ok, S::Error>>,
}

impl<S: Serializer> Whole<S> {
    pub(super) fn new(to: S) -> Self {
        Self { to: Some(to), done: None }
    }

    /// The outcome, by the serializer or by what stopped writing.
    pub(super) fn finish(self, written: Result<(), Stopped>) -> Result<S::Ok, S::Error> {
        match (written, self.done) {
            (Ok(()), Some(done)) => done,
            (written, done) => {
                Err(written.err().unwrap_or_default().or(done.and_then(Result::err)))
            }
        }
    }
}

impl<S: Serializer> Writer for Whole<S> {
    fn put(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Stopped> {
        let Some(to) = self.to.take() else {
            return Err(Stopped::because(&"it was written before"));
        };
        let done = self.done.insert(value.serialize(to));
        if done.is_ok() { Ok(()) } else { Err(Stopped::default()) }
    }
}

/// The value behind a key.
pub(super) struct Entry<'a, M: SerializeMap> {
    map: &'a mut M,
    key: &'a str,
    rules: Rules,
    tags: Option<&'a Tag<'a>>,
    pub(super) error: Option<M::Error>,
}

impl<'a, M: SerializeMap> Entry<'a, M> {
    pub(super) fn new(
        map: &'a mut M,
        key: &'a str,
        rules: Rules,
        tags: Option<&'a Tag<'a>>,
    ) -> Self {
        Self { map, key, rules, tags, error: None }
    }
}

impl Stopped {
    /// The error of a serializer because of which writing stopped, or else one with the message.
    pub(super) fn or<E: serde::ser::Error>(self, error: Option<E>) -> E {
        error.unwrap_or_else(|| E::custom(self.into_message()))
    }
}

impl<M: SerializeMap> Writer for Entry<'_, M> {
    fn put(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Stopped> {
        self.map.serialize_entry(self.key, value).map_err(|error| {
            self.error = Some(error);
            Stopped::default()
        })
    }

    fn leave_out(&mut self) -> Result<(), Stopped> {
        if let Some(tag) = outermost_first(self.tags).find(|tag| tag.name == self.key) {
            return self.put(tag.text);
        }
        if self.rules.has(Rule::Required) || self.rules.has(Rule::Nullable) {
            return self.put(&());
        }
        Ok(())
    }
}

/// An element of a list.
struct Element<'a, Q: SerializeSeq> {
    list: &'a mut Q,
    error: Option<Q::Error>,
}

impl<Q: SerializeSeq> Writer for Element<'_, Q> {
    fn put(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Stopped> {
        self.list.serialize_element(value).map_err(|error| {
            self.error = Some(error);
            Stopped::default()
        })
    }
}

struct ListOf<'a>(&'a dyn Elements);

impl Serialize for ListOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(self.0.len()))?;
        for index in 0.. {
            let Some(value) = self.0.at(index) else { break };
            let mut element = Element { list: &mut list, error: None };
            value.encode(&mut element).map_err(|stop| stop.or(element.error))?;
        }
        list.end()
    }
}
