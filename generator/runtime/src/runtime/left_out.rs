//! Parts of answers that can't be read, and are left out.

use std::fmt;
use std::sync::Arc;

use super::client::ClientBuilder;
use super::response::Response;

/// A part of an answer that isn't what the description says, and was left out: the value of a field
/// that is now absent, or an element of a list or map.
#[derive(Debug, Clone)]
pub struct LeftOut {
    request: String,
    path: String,
    problem: String,
}

impl LeftOut {
    /// Method and path of the request, for people.
    pub fn request(&self) -> &str {
        &self.request
    }

    /// The path to the part, as in `tasks[1].interval`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The reason why it can't be read.
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: left out {}: {}", self.request, self.path, self.problem)
    }
}

/// The function that is told what is left out, if there is one.
#[derive(Clone, Default)]
pub(crate) struct Listener(Option<Arc<Tell>>);

type Tell = dyn Fn(&LeftOut) + Send + Sync;

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Listener").field(&self.0.is_some()).finish()
    }
}

impl ClientBuilder {
    /// Calls a function with each part of an answer that can't be read.
    ///
    /// One value that isn't what the description says doesn't lose an answer: an optional field is
    /// absent then, and an element of a list or map is left out. This tells of each.
    ///
    /// An answer with more than a thousand such parts is an error, as is one that lacks something
    /// required and isn't an element itself.
    ///
    /// It is called while the answer is read, and shouldn't take long.
    pub fn on_left_out(mut self, tell: impl Fn(&LeftOut) + Send + Sync + 'static) -> Self {
        self.listener = Listener(Some(Arc::new(tell)));
        self
    }
}

impl Response {
    /// Tells what was left out of a value, which is returned.
    pub(super) fn tell<T>(&self, (value, left_out): (T, Vec<(String, String)>)) -> T {
        if let Some(tell) = &self.listener().0 {
            for (path, problem) in left_out {
                let request = self.label().written().to_string();
                // The keys of maps are the server's words, too.
                let (path, problem) = (self.redact(path), self.redact(problem));
                tell(&LeftOut { request, path, problem });
            }
        }
        value
    }
}
