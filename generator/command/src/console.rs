//! The two streams a command speaks to: results on standard output, everything about problems on
//! standard error.
//!
//! Colours reach terminals only, and none that asked for none (`NO_COLOR`, `TERM=dumb`). A reader
//! that has gone away, as in `codegen --check | head`, is no reason to fail: what a command does
//! counts, not who listens.

use std::fmt::Display;
use std::io::Write;

use annotate_snippets::renderer::{AnsiColor, Style};

/// The colour of errors, and of lines that a difference takes away.
pub const RED: Style = AnsiColor::BrightRed.on_default();
/// The colour of lines that a difference adds.
pub const GREEN: Style = AnsiColor::BrightGreen.on_default();
/// The style of what people should see first.
pub const BOLD: Style = Style::new().bold();

/// Standard output and standard error.
#[derive(Debug)]
pub struct Console {
    output: anstream::Stdout,
    error: anstream::Stderr,
}

impl Default for Console {
    /// The streams of this process.
    fn default() -> Self {
        Self { output: anstream::stdout(), error: anstream::stderr() }
    }
}

impl Console {
    /// Writes a result to standard output.
    pub fn say(&mut self, text: impl Display) {
        // See above: nobody listening is no failure.
        let _ = writeln!(self.output, "{text}");
    }

    /// Writes a problem, or something worth knowing, to standard error.
    pub fn warn(&mut self, text: impl Display) {
        let _ = writeln!(self.error, "{text}");
    }

    /// Writes the same in several lines: an empty one follows.
    pub fn explain(&mut self, text: impl Display) {
        let _ = writeln!(self.error, "{text}\n");
    }
}
