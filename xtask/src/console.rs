//! The two streams a command speaks to: results on standard output, everything about problems on standard error.
//!
//! Colours reach terminals only, and none that asked for none (`NO_COLOR`, `TERM=dumb`). A reader that has gone away,
//! as in `cargo xtask codegen --check | head`, is no reason to fail: what a command does counts, not who listens.

use std::fmt::Display;
use std::io::Write;

use annotate_snippets::renderer::{AnsiColor, Style};

/// What diagnostics and differences are painted with.
pub(crate) const RED: Style = AnsiColor::BrightRed.on_default();
/// The counterpart of [`RED`].
pub(crate) const GREEN: Style = AnsiColor::BrightGreen.on_default();
/// For what people should see first.
pub(crate) const BOLD: Style = Style::new().bold();

/// Standard output and standard error.
#[derive(Debug)]
pub(crate) struct Console {
    output: anstream::Stdout,
    error: anstream::Stderr,
}

impl Console {
    /// The streams of this process.
    pub(crate) fn new() -> Self {
        Self { output: anstream::stdout(), error: anstream::stderr() }
    }

    /// Says what came of the command.
    pub(crate) fn say(&mut self, text: impl Display) {
        // See above: nobody listening is no failure.
        let _ = writeln!(self.output, "{text}");
    }

    /// Says what is wrong, or worth knowing.
    pub(crate) fn warn(&mut self, text: impl Display) {
        let _ = writeln!(self.error, "{text}");
    }

    /// The same for what takes more than a line: an empty one follows.
    pub(crate) fn explain(&mut self, text: impl Display) {
        let _ = writeln!(self.error, "{text}\n");
    }
}
