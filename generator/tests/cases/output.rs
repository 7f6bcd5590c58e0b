//! The output for a case, as text to compare.

use std::fmt::Write as _;

use crate::client::Client;
use crate::diagnosis;

/// The diagnostics and all files, but for the list of modules; of the runtime only the names of
/// files.
pub(crate) fn of(client: &Client) -> String {
    let generated = match client.generated() {
        Ok(generated) => generated,
        Err(diagnostics) => return diagnosis::brief(diagnostics, &client.case),
    };
    let mut text = diagnosis::brief(&generated.diagnostics, &client.case);
    let mut runtime = Vec::new();
    for (path, file) in &generated.files {
        if let Some(name) = path.strip_prefix("runtime/") {
            runtime.push(name);
        } else if path != "mod.rs" {
            let headers = [generator::HEADER, generator::MARKDOWN_HEADER];
            let file = headers.iter().find_map(|header| file.strip_prefix(header));
            let file = file.expect("every file starts with the header");
            write!(text, "\n=== {path} ===\n{file}").expect("strings grow");
        }
    }
    writeln!(text, "\n=== runtime: {}", runtime.join(" ")).expect("strings grow");
    text
}
