//! The `document` stage, beyond the outcome of each case: properties of all of them.
//!
//! The folders here are cases of the test `cases`, which compares their documents with snapshots.
//!
//! - `promises` holds for every case, and `selection` for every operation of every client.
//! - `places` and `nesting` are about single descriptions, `strangers` about improbable ones.
//! - `source` reads them, and `tree` makes their documents comparable.

mod nesting;
mod places;
mod promises;
mod selection;
mod source;
mod strangers;
mod tree;
