//! Writes the files of the runtime without the pieces that a client doesn't need.

use std::collections::BTreeSet;

use super::cut::{Cut, cut};
use super::import::Leaf;
use super::mention::Mention;
use super::need::Needed;
use super::piece::{Kind, Piece};
use super::source::Source;

/// A file of the runtime as a client has it.
pub(super) struct Written {
    pub(super) path: &'static str,
    pub(super) text: String,
    /// The first segments of the paths in the file, some of which are crates.
    pub(super) roots: BTreeSet<String>,
    /// True if the file exports something for users.
    pub(super) has_exports: bool,
}

/// Writes the files that something is needed of.
pub(super) fn files(source: &Source, needed: &Needed) -> Vec<Written> {
    let declares = |piece: usize| match &source.pieces[piece].kind {
        Kind::Module(name) => has_module(source, needed, name),
        _ => false,
    };
    let is_needed =
        |file: &usize| needed.has_file(*file) || source.files[*file].pieces.clone().any(declares);
    (0..source.files.len()).filter(is_needed).map(|file| write(source, needed, file)).collect()
}

fn has_module(source: &Source, needed: &Needed, name: &str) -> bool {
    source.module(name).is_some_and(|file| needed.has_file(file))
}

fn write(source: &Source, needed: &Needed, index: usize) -> Written {
    let file = &source.files[index];
    let paths = paths(source, needed, index);
    let mut roots: BTreeSet<String> =
        paths.iter().filter(|path| path.len() > 1).map(|path| path[0].clone()).collect();
    let names: BTreeSet<&str> = paths.iter().map(|path| path[0].as_str()).collect();
    let mut has_exports = false;
    let mut cuts: Vec<Cut> = Vec::new();
    for id in file.pieces.clone() {
        let piece = &source.pieces[id];
        if cuts.last().is_some_and(|cut| cut.range.end >= piece.range.end) {
            continue;
        }
        match &piece.kind {
            Kind::Module(name) if has_module(source, needed, name) => {}
            Kind::Import { leaves, visibility } => {
                let used = used(leaves, |leaf| match visibility.as_str() {
                    "" => names.contains(leaf.name.as_str()),
                    _ => is_kept(source, needed, index, leaf),
                });
                has_exports |= visibility == "pub" && !used.is_empty();
                roots.extend(used.iter().map(|leaf| leaf.path[0].clone()));
                cuts.extend(import(piece, leaves, &used, visibility));
            }
            _ if needed.has(id) => cuts.extend(piece.stated.attributes.iter().map(Cut::alone)),
            _ => cuts.push(Cut::with_comments(&piece.range)),
        }
    }
    Written { path: file.path, text: cut(file.text, &cuts), roots, has_exports }
}

/// The paths in those pieces of a file that are needed.
fn paths<'s>(source: &'s Source, needed: &Needed, index: usize) -> Vec<&'s [String]> {
    let kept = source.files[index].pieces.clone().filter(|piece| needed.has(*piece));
    let mentions = kept.flat_map(|piece| &source.pieces[piece].mentions);
    let paths = mentions.filter_map(|mention| match mention {
        Mention::Path(path) => Some(path.as_slice()),
        Mention::Method { .. } | Mention::Field { .. } => None,
    });
    paths.collect()
}

/// Returns true if a name that a file passes on is one of something that is needed.
fn is_kept(source: &Source, needed: &Needed, index: usize, leaf: &Leaf) -> bool {
    let found = source.find(&Mention::Path(leaf.path.clone()), Some(index));
    found.iter().any(|piece| needed.has(*piece))
}

/// The names of an import that are used. A trait of which only the methods are wanted stays with
/// the others.
fn used(leaves: &[Leaf], is_used: impl Fn(&Leaf) -> bool) -> Vec<&Leaf> {
    let is_method = |leaf: &Leaf| leaf.name == "_";
    let has_used = leaves.iter().any(|leaf| !is_method(leaf) && is_used(leaf));
    let stays = has_used || leaves.iter().all(is_method);
    leaves.iter().filter(|leaf| if is_method(leaf) { stays } else { is_used(leaf) }).collect()
}

/// Cuts an import down to those names that are used.
fn import(piece: &Piece, leaves: &[Leaf], used: &[&Leaf], visibility: &str) -> Option<Cut> {
    let [first, ..] = used else { return Some(Cut::with_comments(&piece.range)) };
    if used.len() == leaves.len() {
        return None;
    }
    let visibility = if visibility.is_empty() { String::new() } else { format!("{visibility} ") };
    let module = first.path[..first.path.len() - 1].join("::");
    let names: Vec<String> = used.iter().map(|leaf| name(leaf)).collect();
    let names = match names.as_slice() {
        [name] => name.clone(),
        names => format!("{{{}}}", names.join(", ")),
    };
    Some(Cut::replaced(&piece.range, format!("{visibility}use {module}::{names};")))
}

/// A name as a `use` has it.
fn name(leaf: &Leaf) -> String {
    match leaf.path.last() {
        Some(last) if *last != leaf.name => format!("{last} as {}", leaf.name),
        _ => leaf.name.clone(),
    }
}
