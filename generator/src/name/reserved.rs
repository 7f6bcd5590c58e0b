//! Reserved words, which names have to avoid.

/// Returns true if generated files use a type or a trait of this name. A type of the description
/// with the same name would shadow it, so a schema `Error` is called `ErrorModel`.
pub(super) fn is_type(name: &str) -> bool {
    [PRELUDE, STANDARD_LIBRARY, OTHER_CRATES, RUNTIME].iter().any(|list| lists(list, name))
}

/// Returns true if this is a keyword of Rust 2024, strict or reserved.
pub(super) fn is_keyword(name: &str) -> bool {
    lists(KEYWORDS, name)
}

/// Returns true if this is a keyword that no `r#` turns into an identifier.
pub(super) fn is_never_raw(name: &str) -> bool {
    lists("Self crate self super", name)
}

/// Returns true if Windows keeps this name for a device, whatever the extension: no file can have
/// it.
pub(super) fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    lists("aux con nul prn", name)
        || port.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
}

fn lists(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|listed| listed == word)
}

/// Names in the prelude of Rust 2024.
const PRELUDE: &str = "
    AsMut AsRef AsyncFn AsyncFnMut AsyncFnOnce Box Clone Copy Default DoubleEndedIterator Drop
    Eq Err ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Future Into IntoFuture
    IntoIterator Iterator None Ok Option Ord PartialEq PartialOrd Result Self Send Sized Some
    String Sync ToOwned ToString TryFrom TryInto Unpin Vec
";

/// Names that generated files import from the standard library.
const STANDARD_LIBRARY: &str = "
    Arc BTreeMap BTreeSet Cow Debug Display Duration Formatter FromStr Hash HashMap HashSet
    Hasher PhantomData
";

/// Names that generated files import from other crates.
const OTHER_CRATES: &str = "
    Bytes DateTime Deserialize Deserializer FixedOffset HeaderMap HeaderName HeaderValue IndexMap
    IpAddr Ipv4Addr Ipv6Addr Map Method NaiveDate Number SecretString Serialize Serializer
    StatusCode Url Uuid Value
";

/// Names that generated files import from the runtime.
const RUNTIME: &str = "
    Base64 BuildError CallError Client ClientBuilder Documented Download Error ErrorResponse
    EventStream FileBody FileOr LeftOut Pages Password Request Response ResponseHeaders
    RetryPolicy ServerSentEvent UnixTime WithHeaders
";

/// Keywords, strict and reserved: <https://doc.rust-lang.org/reference/keywords.html>.
pub(super) const KEYWORDS: &str = "
    abstract as async await become box break const continue crate do dyn else enum extern false
    final fn for gen if impl in let loop macro match mod move mut override priv pub ref return
    self static struct super trait true try type typeof unsafe unsized use virtual where while
    yield
";

#[cfg(test)]
mod tests {
    use syn::{Item, UseTree, Visibility};

    use super::*;

    #[test]
    fn exports_of_the_runtime_are_taken() {
        let runtime = include_str!("../../runtime/src/runtime/mod.rs");
        let runtime = syn::parse_file(runtime).expect("the runtime compiles");
        let exports = runtime.items.iter().filter_map(|item| match item {
            Item::Use(item) if matches!(item.vis, Visibility::Public(_)) => Some(&item.tree),
            _ => None,
        });
        let mut names = Vec::new();
        exports.for_each(|tree| leaves(tree, &mut names));
        names.retain(|name| name.starts_with(char::is_uppercase));
        assert!(names.len() > 10, "{names:?}");
        assert_eq!(names.iter().find(|name| !is_type(name)), None);
    }

    fn leaves(tree: &UseTree, names: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => leaves(&path.tree, names),
            UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, names)),
            UseTree::Name(name) => names.push(name.ident.to_string()),
            UseTree::Rename(_) | UseTree::Glob(_) => {}
        }
    }
}
