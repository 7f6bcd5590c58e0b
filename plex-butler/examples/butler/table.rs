//! The list of tasks as a table that is no wider than the terminal.

use std::env;
use std::fmt;

use plex_butler::{ButlerTask, TaskName};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const HEADINGS: [&str; 5] = ["NAME", "INTERVAL", "ENABLED", "RANDOM", "TITLE"];

/// A table of tasks. Titles come last and are the longest, so lines that are too long are cut
/// there.
pub(crate) struct Table {
    rows: Vec<[String; 5]>,
}

impl Table {
    pub(crate) fn new(tasks: Vec<ButlerTask>) -> Self {
        Self { rows: tasks.into_iter().map(row).collect() }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rows.is_empty() {
            return f.write_str("This server has no tasks");
        }
        let width = terminal_width();
        let headings = HEADINGS.map(str::to_owned);
        let widths: [usize; 5] = std::array::from_fn(|column| {
            let cells = self.rows.iter().map(|row| row[column].width());
            cells.chain([headings[column].width()]).max().unwrap_or_default()
        });
        write!(f, "{}", line(&headings, widths, width))?;
        self.rows.iter().try_for_each(|row| write!(f, "\n{}", line(row, widths, width)))
    }
}

fn row(task: ButlerTask) -> [String; 5] {
    let cells = [
        task.name.as_ref().map(TaskName::to_string),
        task.interval.map(interval),
        task.enabled.map(yes_or_no),
        task.schedule_randomized.map(yes_or_no),
        task.title,
    ];
    // A server's text must not steer the terminal.
    cells
        .map(|cell| cell.map_or_else(|| "-".to_owned(), |text| text.replace(char::is_control, " ")))
}

fn interval(days: i32) -> String {
    match days {
        1 => "daily".to_owned(),
        7 => "weekly".to_owned(),
        _ => format!("every {days} days"),
    }
}

fn yes_or_no(value: bool) -> String {
    if value { "yes" } else { "no" }.to_owned()
}

fn line(cells: &[String; 5], widths: [usize; 5], width: usize) -> String {
    let padded = cells.iter().zip(widths).map(|(cell, column)| {
        let padding = " ".repeat(column.saturating_sub(cell.width()));
        format!("{cell}{padding}")
    });
    cut(padded.collect::<Vec<_>>().join("  ").trim_end(), width)
}

/// Returns the text, or as much of it as fits with an ellipsis.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1; // the ellipsis
    let fits = |character: &char| {
        used += character.width().unwrap_or_default();
        used <= width
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{}…", start.trim_end())
}

/// Returns the columns of a line: `COLUMNS` if it is set, else the width of the terminal, else 80.
fn terminal_width() -> usize {
    let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    columns.or_else(terminal).filter(|width| *width > 0).unwrap_or(80)
}
