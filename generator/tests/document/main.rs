//! The `document` stage: what becomes of a description, and what is said about it.
//!
//! Each folder here, in `overlay/` and in `selection/` is a case: a small description with what belongs to it, and beside it
//! what comes out. `diagnostics.snap` has all that is said, and `rewritten.snap` or `document.snap` the
//! document as `openapiv3` gets to see it.
//!
//! - `cases` and `amended` compare all of these.
//! - `promises` holds for every description, the cases' and real ones.
//! - `places` and `nesting` are about single ones, `strangers` about those that nobody would write.
//! - `source` reads them, `diagnosis` and `tree` make what comes out comparable.

mod amended;
mod cases;
mod diagnosis;
mod nesting;
mod places;
mod promises;
mod source;
mod strangers;
mod tree;
