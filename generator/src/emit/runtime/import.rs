//! Imports: the names that a `use` brings.

use proc_macro2::Ident;
use syn::UseTree;

/// A name that a `use` brings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Leaf {
    /// The name that the file has for it; `_` for a trait of which only the methods are wanted.
    pub(super) name: String,
    pub(super) path: Vec<String>,
}

/// The names that a `use` brings, in their order.
pub(super) fn leaves(tree: &UseTree) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    find_leaves(tree, &mut Vec::new(), &mut leaves);
    leaves
}

fn find_leaves(tree: &UseTree, before: &mut Vec<String>, leaves: &mut Vec<Leaf>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            find_leaves(&path.tree, before, leaves);
            before.pop();
        }
        UseTree::Group(group) => {
            group.items.iter().for_each(|tree| find_leaves(tree, before, leaves));
        }
        UseTree::Name(name) if name.ident == "self" => leaves
            .push(Leaf { name: before.last().cloned().unwrap_or_default(), path: before.clone() }),
        UseTree::Name(name) => leaves.push(leaf(before, &name.ident, &name.ident)),
        UseTree::Rename(renamed) => leaves.push(leaf(before, &renamed.ident, &renamed.rename)),
        UseTree::Glob(_) => {}
    }
}

fn leaf(before: &[String], name: &Ident, local: &Ident) -> Leaf {
    let path = before.iter().cloned().chain([name.to_string()]).collect();
    Leaf { name: local.to_string(), path }
}
