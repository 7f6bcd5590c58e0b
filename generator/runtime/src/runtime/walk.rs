//! The way from page to page, whatever is on them: asking for the next one, and knowing the last.
//!
//! Its place in an answer is said by JSON [pointers](super::pointer). It is looked up in the
//! answer's JSON, as types have no field for what their schema doesn't declare.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use serde_json::Value;
use url::Url;

use super::client::Client;
use super::error::{CallError, Error};
use super::pages::Pages;
use super::place::Place;
use super::pointer::{find, length};
use super::request::Request;
use super::response::Response;

/// The way in which the next page is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Next {
    /// With what stands there on a page, put here. That page is the last where it is missing, null
    /// or an empty text.
    Cursor(&'static str, Place),
    /// With a number here that goes up by one: from this one, unless the caller says so.
    Number(Place, u64),
    /// With a number here that goes up by how many results a page has, in the same way.
    Offset(Place, u64),
    /// At the URL that stands there on a page, which is the last without one, too.
    Link(&'static str),
}

/// A way through the pages.
pub(crate) struct Walk {
    client: Client,
    /// The request for the page that is there, or for the one that comes next.
    request: Request,
    /// The URL that the page which is there came from.
    here: Option<Url>,
    next: Next,
    /// Conditions on a page for there to be one after it.
    checks: Vec<Check>,
    results: Option<&'static str>,
    limit: Option<(Place, u64)>,
    count: Option<&'static str>,
    more: Option<&'static str>,
    state: State,
}

/// A condition on a page, which stops after those that don't meet it.
type Check = fn(&Walk, &[u8]) -> Result<(), Stop>;

enum State {
    /// There is a page to ask for.
    Ask,
    Wait(Pin<Box<dyn Future<Output = Result<Response, CallError>> + Send>>),
    /// There is a page, but no way to it.
    Fail(CallError),
    End,
}

/// The reason why no page is asked for after one.
enum Stop {
    /// It is the last.
    Last,
    /// The next one can't be asked for.
    Stuck(&'static str),
}

/// The same request would bring the same page for ever. Where pages end, the server must say so: to
/// take this for the end could be to lose the rest.
pub(super) const REPEATED: &str = "it is the page that has just been sent";

impl Walk {
    pub(crate) fn new(client: &Client, request: Request, next: Next) -> Self {
        Self {
            client: client.clone(),
            request,
            here: None,
            next,
            checks: Vec::new(),
            results: None,
            limit: None,
            count: None,
            more: None,
            state: State::Ask,
        }
    }

    /// Ends with a page on which there is no list, or an empty one.
    pub(crate) fn results(mut self, at: &'static str) -> Self {
        self.results = Some(at);
        self.checks.push(Self::has_results);
        self
    }

    /// Ends with a page that has fewer results than were asked for. The server takes the usual
    /// limit where the caller asks for none; 0 is for one that nobody knows.
    pub(crate) fn limit(mut self, place: Place, usual: u64) -> Self {
        self.limit = Some((place, usual));
        self.checks.push(Self::is_full);
        self
    }

    /// Ends with the page whose number is that of all pages.
    pub(crate) fn count(mut self, at: &'static str) -> Self {
        self.count = Some(at);
        self.checks.push(Self::is_counted);
        self
    }

    /// Ends with a page that doesn't say that there are more.
    pub(crate) fn more(mut self, at: &'static str) -> Self {
        self.more = Some(at);
        self.checks.push(Self::has_more);
        self
    }

    /// Takes each answer for what the operation says it is.
    pub(crate) fn read<T, D>(self, read: fn(Response) -> Result<T, Error<D>>) -> Pages<T, D> {
        Pages::new(self, read)
    }

    /// The path that pages are asked for at.
    pub(super) fn path(&self) -> &str {
        &self.request.path
    }

    /// The next answer. There is none after it until somebody has taken the [turn](Self::turn).
    pub(super) fn poll_answer(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Response, CallError>>> {
        if matches!(self.state, State::Ask) {
            let (client, request) = (self.client.clone(), self.request.again());
            self.state = State::Wait(Box::pin(async move { client.send(request).await }));
        }
        let answer = match &mut self.state {
            State::Wait(answer) => ready!(answer.as_mut().poll(context)),
            State::Fail(error) => Err(error.clone()),
            State::Ask | State::End => return Poll::Ready(None),
        };
        self.state = State::End;
        Poll::Ready(Some(answer))
    }

    /// Goes on from a page.
    pub(super) fn turn(&mut self, response: &Response) {
        #[cfg(feature = "link")]
        self.here.replace(response.came_from().clone());
        self.state = match self.follow(response.body()) {
            Ok(()) => State::Ask,
            Err(Stop::Last) => State::End,
            Err(Stop::Stuck(why)) => {
                State::Fail(CallError::NextPage(response.label().written(), why))
            }
        };
    }

    /// Makes the request the one for the page after this one, unless there is none.
    fn follow(&mut self, page: &[u8]) -> Result<(), Stop> {
        self.checks.iter().try_for_each(|check| check(self, page))?;
        match self.next {
            Next::Cursor(at, place) => self.go_to(place, &named(page, at)?),
            Next::Number(place, first) => self.go_to_number(place, first),
            Next::Offset(place, first) => self.go_to_offset(page, place, first),
            Next::Link(at) => self.go_to_link(&named(page, at)?),
        }
    }

    fn has_more(&self, page: &[u8]) -> Result<(), Stop> {
        let Some(more) = self.more else { return Ok(()) };
        let says_so = find(page, more) == Some(Value::Bool(true));
        says_so.then_some(()).ok_or(Stop::Last)
    }

    fn has_results(&self, page: &[u8]) -> Result<(), Stop> {
        let Some(results) = self.results else { return Ok(()) };
        (length(page, results) > 0).then_some(()).ok_or(Stop::Last)
    }

    fn is_full(&self, page: &[u8]) -> Result<(), Stop> {
        let Some(((place, usual), results)) = self.limit.zip(self.results) else { return Ok(()) };
        let limit = place.number(&self.request).unwrap_or(usual);
        (length(page, results) >= limit).then_some(()).ok_or(Stop::Last)
    }

    fn is_counted(&self, page: &[u8]) -> Result<(), Stop> {
        let (Some(count), Next::Number(place, first)) = (self.count, self.next) else {
            return Ok(());
        };
        let number = place.number(&self.request).unwrap_or(first);
        let count = find(page, count).as_ref().and_then(number_of);
        count.is_some_and(|count| number < count).then_some(()).ok_or(Stop::Last)
    }

    fn go_to_number(&mut self, place: Place, first: u64) -> Result<(), Stop> {
        let number = place.number(&self.request).unwrap_or(first);
        self.go_to(place, &number.checked_add(1).ok_or(Stop::Last)?.into())
    }

    fn go_to_offset(&mut self, page: &[u8], place: Place, first: u64) -> Result<(), Stop> {
        let found = self.results.map_or(0, |results| length(page, results));
        let offset = place.number(&self.request).unwrap_or(first);
        let offset = offset.checked_add(found).ok_or(Stop::Last)?;
        self.go_to(place, &offset.into())
    }

    /// Asks with this value. What has asked with the same already has had its answer.
    fn go_to(&mut self, place: Place, value: &Value) -> Result<(), Stop> {
        let before = place.read(&self.request);
        place.write(&mut self.request, value).map_err(Stop::Stuck)?;
        if before == place.read(&self.request) { Err(Stop::Stuck(REPEATED)) } else { Ok(()) }
    }

    /// Asks at another URL.
    fn go_to_link(&mut self, link: &Value) -> Result<(), Stop> {
        let here = self.here.take().ok_or(Stop::Last)?;
        self.request.follow(&here, link).map_err(Stop::Stuck)
    }
}

/// The value that a page has there, if it has any.
fn named(page: &[u8], at: &str) -> Result<Value, Stop> {
    let named = find(page, at).filter(|value| !value.is_null() && value != "");
    named.ok_or(Stop::Last)
}

/// A number, which servers write as a text, too.
pub(super) fn number_of(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}
