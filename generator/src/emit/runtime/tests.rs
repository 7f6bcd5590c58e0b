use std::collections::BTreeSet;

use super::condition::Condition;
use super::feature::Feature;
use super::mention::Mentions;
use super::need::Needed;
use super::piece::Kind;
use super::source::{Source, SourceFile};
use super::write::files;
use super::{FILES, MANIFEST, SOURCE};

/// The files that are left of these sources for a client that has these items, joined.
fn cut(sources: &[(&'static str, &'static str)], client: &str, asked: &[Feature]) -> String {
    let source = Source::new(sources);
    let mut mentions = Mentions::default();
    mentions.note(&syn::parse_file(client).expect("a client"));
    asked.iter().for_each(|feature| mentions.ask_for(*feature));
    let all = Mentions::together([mentions].into_iter());
    let written = files(&source, &Needed::new(&source, &all));
    written.iter().flat_map(|file| ["// ", file.path, "\n", &file.text]).collect()
}

const ROOT: &str = "\
//! Everything.

pub(crate) mod one;
pub(crate) mod two;

pub use one::One;
pub use two::{Three, Two};
";

#[test]
fn a_client_gets_what_it_mentions_and_what_that_mentions() {
    let one = "\
use std::fmt;
use std::sync::{Arc, Weak};

use super::two::{Three, Two, called, other};

/// Needed by name.
pub struct One(Two);

impl One {
    /// Calls a function.
    pub(crate) fn first(&self) -> Arc<str> {
        called()
    }

    /// Is not called.
    fn second(&self) -> Weak<Three> {
        other()
    }
}

impl fmt::Debug for One {}
";
    let two = "\
/// Two.
pub struct Two;

/// Three.
pub struct Three;

// This is about it.
/// With documentation.
#[must_use]
fn called() {
    1
}

fn other() {}

impl From<Two> for Three {}
";
    let client = "use super::runtime::one::One; fn f(one: &One) { one.first() }";
    insta::assert_snapshot!(cut(
        &[("mod.rs", ROOT), ("one.rs", one), ("two.rs", two)],
        client,
        &[]
    ));
}

#[test]
fn without_mentions_there_is_nothing() {
    assert_eq!(cut(&[("mod.rs", ROOT), ("one.rs", "pub struct One;")], "", &[]), "");
}

const FIELDS: &str = "\
#[derive(Default)]
pub(crate) struct Ask {
    always: u8,
    /// Read by some.
    some: Vec<u8>,
    others: String,
}

impl Ask {
    pub(crate) fn new() -> Self {
        Self { always: 0, some: Vec::new(), others: String::new() }
    }

    pub(crate) fn again(&self) -> Self {
        Self {
            always: self.always,
            // In memory.
            some: self.some.clone(),
            others: self.others.clone(),
        }
    }

    pub(crate) fn add(&mut self, value: u8) {
        self.some.push(value);
    }

    fn rename(&mut self) {
        self.others.clear();
    }
}
";

#[test]
fn a_field_stands_where_it_is_used_otherwise_than_to_fill_it() {
    let client = "use super::runtime::ask::Ask; fn f() { Ask::new().again(); }";
    insta::assert_snapshot!(cut(&[("ask.rs", FIELDS)], client, &[]), @r#"
    // ask.rs
    #[derive(Default)]
    pub(crate) struct Ask {
    }

    impl Ask {
        pub(crate) fn new() -> Self {
            Self {  }
        }

        pub(crate) fn again(&self) -> Self {
            Self {
            }
        }
    }
    "#);
    let client = "use super::runtime::ask::Ask; fn f() { Ask::new().add(1); }";
    insta::assert_snapshot!(cut(&[("ask.rs", FIELDS)], client, &[]), @r#"
    // ask.rs
    #[derive(Default)]
    pub(crate) struct Ask {
        /// Read by some.
        some: Vec<u8>,
    }

    impl Ask {
        pub(crate) fn new() -> Self {
            Self { some: Vec::new() }
        }

        pub(crate) fn add(&mut self, value: u8) {
            self.some.push(value);
        }
    }
    "#);
}

#[test]
fn methods_are_told_apart_by_their_arguments_and_by_what_they_are_called_on() {
    let source = "\
pub(crate) struct Ask;

impl Ask {
    pub(crate) fn json(self, body: u8) {}
    pub(crate) fn json_of(self) -> Answer {}
}

pub(crate) struct Answer;

impl Answer {
    pub(crate) fn json(self) {}
    pub(crate) fn with(self) {}
}

pub(crate) struct Other;

impl Other {
    pub(crate) fn with(self) {}
}
";
    let client =
        "use super::runtime::ask::{Ask, Other}; fn f() { Ask.json(1); x.json_of()?.with(); }";
    insta::assert_snapshot!(cut(&[("ask.rs", source)], client, &[]), @r#"
    // ask.rs
    pub(crate) struct Ask;

    impl Ask {
        pub(crate) fn json(self, body: u8) {}
        pub(crate) fn json_of(self) -> Answer {}
    }

    pub(crate) struct Answer;

    impl Answer {
        pub(crate) fn with(self) {}
    }

    pub(crate) struct Other;
    "#);
}

#[test]
fn variants_take_their_arms_along() {
    let source = "\
pub(crate) enum Place {
    /// Here.
    Here(u8),
    There,
}

impl Place {
    fn value(self) -> u8 {
        match self {
            Self::Here(value) if value > 1 => value,
            Self::Here(value) => here(value),
            Self::There => there(),
        }
    }
}

fn here(value: u8) {}

fn there() {}
";
    let client = "use super::runtime::place::Place; fn f() { Place::There.value() }";
    insta::assert_snapshot!(cut(&[("place.rs", source)], client, &[]), @r#"
    // place.rs
    pub(crate) enum Place {
        There,
    }

    impl Place {
        fn value(self) -> u8 {
            match self {
                Self::There => there(),
            }
        }
    }

    fn there() {}
    "#);
}

#[test]
fn conditions_name_modules_or_what_is_asked_for() {
    let source = "\
use super::extra::extra;

pub(crate) fn send() {
    // Only with more.
    #[cfg(feature = \"extra\")]
    extra();
    #[cfg(not(feature = \"extra\"))]
    plain();
    #[cfg(all(
        feature = \"open\",
        feature = \"extra\"
    ))]
    let asked = 1;
}

fn plain() {}

#[cfg(test)]
mod tests {}
";
    let extra = "\
pub(crate) fn extra() {}

pub(crate) fn use_it() {}
";
    let sources = [("send.rs", source), ("extra.rs", extra)];
    let client = "use super::runtime::send::send;";
    insta::assert_snapshot!(cut(&sources, client, &[Feature::Open]), @r#"
    // send.rs
    pub(crate) fn send() {
        plain();
    }

    fn plain() {}
    "#);
    let client = "use super::runtime::send::send; use super::runtime::extra::use_it;";
    insta::assert_snapshot!(cut(&sources, client, &[Feature::Open]), @r#"
    // send.rs
    use super::extra::extra;

    pub(crate) fn send() {
        // Only with more.
        extra();
        let asked = 1;
    }
    // extra.rs
    pub(crate) fn extra() {}

    pub(crate) fn use_it() {}
    "#);
}

#[test]
fn what_is_public_stands_with_its_type_unless_its_file_is_not_needed() {
    let client = "\
pub struct Client;

impl Client {
    /// For users.
    pub fn open(&self) {}
}
";
    let retry = "\
use super::client::Client;

impl Client {
    /// For users, too.
    pub fn retry(&self, policy: Policy) {}
}

pub struct Policy;
";
    let sources = [("client.rs", client), ("retry.rs", retry)];
    insta::assert_snapshot!(cut(&sources, "use super::runtime::client::Client;", &[]), @r#"
    // client.rs
    pub struct Client;

    impl Client {
        /// For users.
        pub fn open(&self) {}
    }
    "#);
    let client = "use super::runtime::client::Client; use super::runtime::retry::Policy;";
    insta::assert_snapshot!(cut(&sources, client, &[]), @r#"
    // client.rs
    pub struct Client;

    impl Client {
        /// For users.
        pub fn open(&self) {}
    }
    // retry.rs
    use super::client::Client;

    impl Client {
        /// For users, too.
        pub fn retry(&self, policy: Policy) {}
    }

    pub struct Policy;
    "#);
}

#[test]
fn rules_of_macros_mention_and_have_conditional_items() {
    let source = "\
macro_rules! open {
    ($name:ident) => {
        impl $name {
            fn f() {
                super::runtime::rules::used()
            }
        }

        #[cfg(feature = \"open\")]
        impl Open for $name {
            fn g() {}
        }
    };
}

pub(crate) use open;

pub(crate) fn used() {}

pub(crate) fn unused() {}
";
    let client = "use super::runtime::rules::open; open!(Pet);";
    insta::assert_snapshot!(cut(&[("rules.rs", source)], client, &[]), @r#"
    // rules.rs
    macro_rules! open {
        ($name:ident) => {
            impl $name {
                fn f() {
                    super::runtime::rules::used()
                }
            }
        };
    }

    pub(crate) use open;

    pub(crate) fn used() {}
    "#);
    insta::assert_snapshot!(cut(&[("rules.rs", source)], client, &[Feature::Open]), @r#"
    // rules.rs
    macro_rules! open {
        ($name:ident) => {
            impl $name {
                fn f() {
                    super::runtime::rules::used()
                }
            }

            impl Open for $name {
                fn g() {}
            }
        };
    }

    pub(crate) use open;

    pub(crate) fn used() {}
    "#);
}

/// A list of files that lacks one would cost clients what is in it.
#[test]
fn the_files_are_the_modules_of_the_runtime() {
    let declared = SOURCE.pieces.iter().filter_map(|piece| match &piece.kind {
        Kind::Module(name) if piece.stated.condition.is_none() => Some(name.as_str()),
        _ => None,
    });
    let declared: BTreeSet<&str> = declared.collect();
    let files = SOURCE.files.iter().filter(|file| file.path != "mod.rs").map(SourceFile::module);
    assert_eq!(declared, files.collect());
    // A module is found by its name alone.
    assert_eq!(declared.len() + 1, FILES.len());
}

/// A type is found by its name alone.
#[test]
fn no_two_types_of_the_runtime_have_the_same_name() {
    let mut types = SOURCE.pieces.iter().filter_map(|piece| match &piece.kind {
        Kind::Item { name, .. } if name.starts_with(char::is_uppercase) => Some(name),
        _ => None,
    });
    let mut known = BTreeSet::new();
    assert_eq!(types.find(|name| !known.insert(*name)), None);
}

#[test]
fn each_condition_names_a_module_or_a_feature_that_is_asked_for() {
    let conditions = SOURCE.pieces.iter().filter_map(|piece| piece.stated.condition.as_ref());
    let named: BTreeSet<&str> = conditions.flat_map(Condition::features).collect();
    let features = [
        Feature::ErrorHeaders,
        Feature::MessagePointers,
        Feature::Open,
        Feature::RequiredSettings,
        Feature::Settings,
    ];
    let asked: BTreeSet<&str> = features.map(Feature::name).into();
    let modules = named.iter().filter(|name| SOURCE.module(name).is_some());
    assert_eq!(named, modules.chain(&asked).copied().collect());
    let manifest: toml::Table = MANIFEST.parse().expect("the runtime crate has a manifest");
    let declared = manifest["features"].as_table().expect("it has features").keys();
    let declared = declared.map(String::as_str).filter(|name| *name != "default");
    assert_eq!(named, declared.collect());
}
