//! Operations whose answers come in pages.

/// The method that walks through all pages of an operation, beside the one that gets one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pagination {
    /// The name of the method.
    pub name: String,
    /// The name of the function with which both methods make their requests.
    pub request: String,
    /// The name of the function with which both methods read answers.
    pub answer: String,
    /// The way from each page to the next.
    pub walk: PageWalk,
}

/// The way from each page to the next, and the signs of the last one. All places in answers are
/// JSON pointers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageWalk {
    /// The request for the next page.
    pub next: NextPage,
    /// The place of the list on a page that no page follows when it is empty.
    pub results: Option<String>,
    /// The number of results that a full page has. No page follows one with fewer.
    pub limit: Option<PageLimit>,
    /// The place where a page says how many pages there are.
    pub count: Option<String>,
    /// The place where a page says whether another follows.
    pub more: Option<String>,
}

/// The number of results that a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLimit {
    /// The place in the request that says it.
    pub place: PagePlace,
    /// The number if the request doesn't say it.
    pub usual: u64,
}

/// The request for the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextPage {
    /// One with a value from the page.
    Cursor {
        /// The place of the value on the page.
        at: String,
        /// The place of the value in the request.
        into: PagePlace,
    },
    /// One with a number that goes up by one.
    Number {
        /// The place of the number in the request.
        place: PagePlace,
        /// The number of the page that is sent to whoever asks for none.
        first: u64,
    },
    /// One with a number that goes up by the count of results on a page.
    Offset {
        /// The place of the number in the request.
        place: PagePlace,
        /// The number from which on results are sent to whoever asks for none.
        first: u64,
    },
    /// A GET of a URL from the page.
    Link {
        /// The place of the URL on the page.
        at: String,
    },
}

impl NextPage {
    /// The place in the request that is another for each page.
    pub fn place(&self) -> Option<&PagePlace> {
        match self {
            Self::Cursor { into: place, .. }
            | Self::Number { place, .. }
            | Self::Offset { place, .. } => Some(place),
            Self::Link { .. } => None,
        }
    }
}

/// The place in a request that says which page it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PagePlace {
    /// The query's pair of this name.
    Query(String),
    /// The header of this name.
    Header(String),
    /// The operation's argument at this index, which is part of the path.
    Path(usize),
    /// The place of this JSON pointer in a JSON body.
    Body(String),
}
