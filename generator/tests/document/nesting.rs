//! The depth that descriptions may have.

use crate::source::{inline, parse};

/// Nesting has a limit, and up to that the stack is large enough: tests run with two megabytes.
#[test]
fn nesting_is_limited() {
    for (open, close) in [
        ("{\"items\":", "}"),
        ("{\"properties\":{\"a\":", "}}"),
        ("{\"type\":[\"string\",\"integer\"],\"allOf\":[", "]}"),
    ] {
        for depth in [10, 30, 55, 110, 1_000, 100_000] {
            let schema = format!("{}{{}}{}", open.repeat(depth), close.repeat(depth));
            let head = r#"{"openapi":"3.1.0","info":{"title":"","version":""},"components":{"schemas":{"A":"#;
            for name in ["deep.json", "deep.yaml"] {
                let mut case = inline(&format!("{head}{schema}}}}}}}"));
                case.description.name = name.into();
                let (document, diagnostics) = parse(&case);
                assert_eq!(
                    document.is_none(),
                    diagnostics.has_errors(),
                    "{name} with {open} {depth} times"
                );
                assert!(
                    document.is_some() || depth > 50,
                    "{name} with {open} {depth} times: {diagnostics:?}"
                );
            }
        }
    }
}
