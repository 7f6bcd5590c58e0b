//! Work that is shared among threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::documents::Document;
use crate::error::Error;
use crate::progress::Progress;

/// Does something for each description, so many at a time, and returns the results in their order.
pub(crate) fn each<T: Send>(
    documents: &[Document],
    jobs: usize,
    stage: &'static str,
    work: impl Fn(&Document) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let progress = Progress::new(stage, documents.len());
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(documents.len()) {
            scope.spawn(|| {
                while let Some(index) = Some(next.fetch_add(1, Ordering::Relaxed))
                    && let Some(document) = documents.get(index)
                {
                    let result = work(document);
                    progress.step(&document.name);
                    let mut done = done.lock().expect("no thread panics while it has the lock");
                    done.push((index, result));
                }
            });
        }
    });
    let mut done = done.into_inner().expect("no thread panics while it has the lock");
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
