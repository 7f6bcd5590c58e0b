//! Operations whose answers come in pages.

/// The method that walks through all pages of an operation, beside the one that gets one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pagination {
    /// The name of the method.
    pub name: String,
    /// The name of what both methods make their requests with.
    pub request: String,
    /// The name of what both methods read answers with.
    pub answer: String,
    /// How the next page is asked for.
    pub next: NextPage,
    /// Where the list is on a page that no page follows when it is empty: a JSON pointer, like all places in answers.
    pub results: Option<String>,
    /// Where the request says how many results a page may have, and how many that are if it doesn't. No page follows one
    /// with fewer of them.
    pub limit: Option<(PagePlace, u64)>,
    /// Where a page says how many there are.
    pub count: Option<String>,
    /// Where a page says whether another follows.
    pub more: Option<String>,
}

/// How the next page is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextPage {
    /// With what stands there on a page.
    Cursor {
        /// Where it stands.
        at: String,
        /// Where it goes.
        into: PagePlace,
    },
    /// With a number that goes up by one.
    Number {
        /// Where it goes.
        place: PagePlace,
        /// The number of the page that is sent to whoever asks for none.
        first: u64,
    },
    /// With a number that goes up by how many results a page has.
    Offset {
        /// Where it goes.
        place: PagePlace,
        /// The number from which on results are sent to whoever asks for none.
        first: u64,
    },
    /// At the URL that stands there on a page, with GET.
    Link {
        /// Where it stands.
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
    /// Where this JSON pointer leads in a JSON body.
    Body(String),
}
