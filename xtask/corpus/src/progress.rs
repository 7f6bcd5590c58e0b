//! The progress of a stage, for those who sit before a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that goes when the stage ends. It isn't there at all where standard error is no terminal.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A stage of so many steps.
    pub(crate) fn new(stage: &'static str, steps: usize) -> Self {
        let bar = ProgressBar::new(steps as u64).with_prefix(stage);
        let style = ProgressStyle::with_template("{prefix:>12.bold} [{bar:25}] {pos}/{len} {msg}");
        bar.set_style(style.expect("the template is ours").progress_chars("=> "));
        Self { bar }
    }

    /// One more is done, by its name.
    pub(crate) fn step(&self, name: &str) {
        self.bar.set_message(name.to_owned());
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
