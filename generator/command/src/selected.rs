//! The flags that select operations.

use clap::Args;
use generator::config::Selection;

/// Patterns, by the part of an operation that they are about.
#[derive(Debug, Args)]
#[command(next_help_heading = "Selection, each as often as needed")]
pub(crate) struct Selected {
    /// Only operations with a tag like this, such as Users or '!Admin'
    #[arg(long = "tag", value_name = "PATTERN")]
    tags: Vec<String>,

    /// Only operations with an operationId like this, or a method and path: 'get*', 'GET /users'
    #[arg(long = "operation", value_name = "PATTERN")]
    operations: Vec<String>,

    /// Only operations with a path like this: '/users/**'
    #[arg(long = "path", value_name = "PATTERN")]
    paths: Vec<String>,
}

impl Selected {
    /// The selection of these patterns; empty if there are none.
    pub(crate) fn selection(&self) -> Selection {
        Selection::of(&self.tags, &self.operations, &self.paths)
    }

    /// Each flag with its pattern.
    pub(crate) fn flags(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [("--tag", &self.tags), ("--operation", &self.operations), ("--path", &self.paths)]
            .into_iter()
            .flat_map(|(name, patterns)| patterns.iter().map(move |text| (name, text.as_str())))
    }
}
