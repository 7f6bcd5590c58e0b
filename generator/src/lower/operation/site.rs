//! Sites: the places of operations, and what these inherit from their paths.

use openapiv3::PathItem;

use super::unnamed;
use crate::document::{Document, Pointer};
use crate::lower::extension::is_ignored;
use crate::lower::reference::{Resolved, resolve};
use crate::lower::report::Reporter;
use crate::model::Method;

/// An operation with what it inherits from its path.
pub(in crate::lower) struct Site<'a> {
    pub(in crate::lower) operation: &'a openapiv3::Operation,
    pub(in crate::lower) item: &'a PathItem,
    pub(in crate::lower) method: Method,
    pub(in crate::lower) path: &'a str,
    /// The place of the path item.
    pub(in crate::lower) item_pointer: Pointer,
    /// The place of the operation.
    pub(in crate::lower) pointer: Pointer,
}

impl Site<'_> {
    /// The `operationId`, or else the method and the path.
    pub(in crate::lower) fn id(&self) -> String {
        self.operation_id()
            .map_or_else(|| unnamed::whole(self.method.key(), self.path), str::to_owned)
    }

    /// The `operationId`. An empty one is none.
    pub(super) fn operation_id(&self) -> Option<&str> {
        self.operation.operation_id.as_deref().filter(|id| !id.is_empty())
    }
}

/// The paths, with all references followed.
pub(super) fn paths<'a>(reporter: &mut Reporter<'a>) -> Vec<(&'a str, Resolved<'a, PathItem>)> {
    let mut found = Vec::new();
    for (path, item) in &reporter.document.openapi.paths.paths {
        let pointer = Pointer::root().join("paths").join(path);
        let Some(item) = resolve(reporter.document, item, &pointer) else { continue };
        if !is_ignored(&item.pointer, "the path", reporter) {
            found.push((path.as_str(), item));
        }
    }
    found
}

/// The operations of all paths that are for clients.
pub(super) fn sites<'s>(
    paths: &'s [(&'s str, Resolved<'s, PathItem>)],
    reporter: &mut Reporter<'_>,
) -> Vec<Site<'s>> {
    let mut sites = Vec::new();
    for (path, Resolved { pointer, value: item }) in paths {
        for method in methods(item, pointer, reporter.document) {
            let Some(operation) = operation_of(item, method) else { continue };
            let site = Site {
                operation,
                item,
                method,
                path,
                item_pointer: pointer.clone(),
                pointer: pointer.join(method.key()),
            };
            if !is_ignored(&site.pointer, "the operation", reporter) {
                sites.push(site);
            }
        }
    }
    sites
}

/// The methods of a path in the order of the description.
fn methods(item: &PathItem, pointer: &Pointer, document: &Document) -> Vec<Method> {
    let keys: Vec<&str> = document
        .value(pointer)
        .map(|item| item.iter().map(|(key, _)| key).collect())
        .unwrap_or_default();
    let mut methods: Vec<_> =
        Method::ALL.into_iter().filter(|method| operation_of(item, *method).is_some()).collect();
    methods.sort_by_key(|method| keys.iter().position(|key| *key == method.key()));
    methods
}

/// The operation of a path for a method.
fn operation_of(item: &PathItem, method: Method) -> Option<&openapiv3::Operation> {
    match method {
        Method::Get => item.get.as_ref(),
        Method::Put => item.put.as_ref(),
        Method::Post => item.post.as_ref(),
        Method::Delete => item.delete.as_ref(),
        Method::Options => item.options.as_ref(),
        Method::Head => item.head.as_ref(),
        Method::Patch => item.patch.as_ref(),
        Method::Trace => item.trace.as_ref(),
    }
}
