//! Names: Rust identifiers from any text of a description.
//!
//! `lower` names everything here, so that a name is decided in one place and `emit` can take it as
//! it is: never empty, always an identifier, never a keyword. Texts that come to the same name,
//! such as `created_at` and `-created_at`, are told apart by [`Names`], one for each scope.

mod reserved;
mod scope;
mod seam;
mod singular;
mod symbols;
mod words;

pub(crate) use scope::Names;
pub(crate) use seam::{after, joined};
pub(crate) use singular::singular;

use symbols::Spelling;
use words::Word;

/// The kind of item that has a name. It decides the case of the name, and which names are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A struct, an enum or an alias.
    Type,
    /// A variant of an enum.
    Variant,
    /// A field of a struct, or an argument of a method.
    Field,
    /// A method.
    Method,
    /// A module, and the file it is in.
    Module,
}

/// Returns a name in `UpperCamelCase`, which is never that of a type that generated files use.
pub(crate) fn type_name(text: &str) -> String {
    Kind::Type.name(text)
}

/// Returns a name in `UpperCamelCase`.
pub(crate) fn variant_name(text: &str) -> String {
    Kind::Variant.name(text)
}

/// Returns a name in `snake_case` for a field or an argument; a keyword becomes a raw identifier.
pub(crate) fn field_name(text: &str) -> String {
    Kind::Field.name(text)
}

/// Returns a name in `snake_case`; a keyword becomes a raw identifier.
pub(crate) fn method_name(text: &str) -> String {
    Kind::Method.name(text)
}

/// Returns a name in `snake_case` that is the name of the module's file, too, and so never a raw
/// identifier, and always ASCII (rustc's error E0754).
pub(crate) fn module_name(text: &str) -> String {
    Kind::Module.name(&deunicode::deunicode_with_tofu(text, " "))
}

impl Kind {
    /// Returns the name for a text.
    pub(crate) fn name(self, text: &str) -> String {
        self.spelled(text, Spelling::Needed)
    }

    /// Returns the name with all symbols spelled out, for a text whose plain name is another's.
    fn full_name(self, text: &str) -> String {
        self.spelled(text, Spelling::Full)
    }

    fn spelled(self, text: &str, spelling: Spelling) -> String {
        let mut words = words::words(text, spelling);
        if !self.join(&words).starts_with(unicode_ident::is_xid_start) {
            words.insert(0, Word::plain(self.prefix()));
        }
        self.avoid_taken(self.join(&words))
    }

    fn join(self, words: &[Word]) -> String {
        match self {
            Self::Type | Self::Variant => words::camel(words),
            Self::Field | Self::Method | Self::Module => words::snake(words),
        }
    }

    /// Returns the word before a name that would otherwise start with a digit.
    fn prefix(self) -> &'static str {
        match self {
            Self::Type => "model",
            Self::Variant | Self::Field => "value",
            Self::Method => "call",
            Self::Module => "group",
        }
    }

    /// Changes a name that the language has taken, or a type that generated files use.
    fn avoid_taken(self, name: String) -> String {
        match self {
            Self::Type if reserved::is_type(&name) => name + "Model",
            Self::Module if reserved::is_keyword(&name) || reserved::is_device(&name) => name + "_",
            _ if reserved::is_never_raw(&name) => name + "_",
            _ if reserved::is_keyword(&name) => format!("r#{name}"),
            _ => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_variants() {
        for (text, expected) in [
            ("butler_task", "ButlerTask"),
            ("a.b-c_d e", "ABCDE"),
            ("URLValue", "UrlValue"),
            ("userIDs", "UserIds"),
            ("IPv4Address", "Ipv4Address"),
            ("OAuth2Token", "OAuth2Token"),
            ("kHz", "Khz"),
            ("__typename", "Typename"),
            ("$ref", "Ref"),
            ("ñandú", "Ñandú"),
            ("类型", "类型"),
            ("gpt-3.5-turbo", "Gpt3_5Turbo"),
            ("user's", "Users"),
            ("foo²", "Foo"),
            ("", "Empty"),
            ("<=", "LessOrEqual"),
            (">=", "GreaterOrEqual"),
            ("*", "Star"),
            ("/", "Slash"),
            ("👍", "U1f44d"),
            ("nice 👍", "Nice"),
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            ("reactions--1", "ReactionsMinus1"),
            ("GMT+5", "GmtPlus5"),
            ("UTC-5", "Utc5"),
            ("-name", "Name"),
            ("C++", "C"),
            ("self", "Self_"),
        ] {
            assert_eq!(variant_name(text), expected, "{text:?}");
        }
        for (text, expected) in [
            ("2fa", "Model2fa"),
            ("2024-01-01", "Model2024_01_01"),
            ("error", "ErrorModel"),
            ("String", "StringModel"),
            ("Errors", "Errors"),
            ("self", "SelfModel"),
        ] {
            assert_eq!(type_name(text), expected, "{text:?}");
        }
    }

    #[test]
    fn fields_methods_and_modules() {
        for (text, expected) in [
            ("scheduleRandomized", "schedule_randomized"),
            ("@type", "r#type"),
            ("gen", "r#gen"),
            ("self", "self_"),
            ("Crate", "crate_"),
            ("2fa", "value_2fa"),
            ("1.5", "value_1_5"),
            ("+1", "plus_1"),
            ("", "empty"),
            ("OAuth2Token", "oauth2_token"),
            ("listDVRs", "list_dvrs"),
            ("X-Plex-Token", "x_plex_token"),
        ] {
            assert_eq!(field_name(text), expected, "{text:?}");
        }
        assert_eq!(method_name("move"), "r#move");
        assert_eq!(method_name("2fa"), "call_2fa");
        assert_eq!(module_name("Type"), "type_");
        assert_eq!(module_name("aux"), "aux_");
        assert_eq!(module_name("COM1"), "com1_");
        assert_eq!(module_name("2FA"), "group_2fa");
        assert_eq!(module_name("Größe"), "grosse");
        assert_eq!(module_name("类型"), "lei_xing");
        assert_eq!(module_name("👍"), "plus_1");
    }

    #[test]
    fn every_name_is_an_identifier_for_the_compiler() {
        let kinds = [Kind::Type, Kind::Variant, Kind::Field, Kind::Method, Kind::Module];
        let ascii = (0..=127_u8).map(|byte| char::from(byte).to_string());
        let texts =
            ["_", "__", "…", "\u{301}", "٣", "a\u{301}b", "ª", "İ", "ŉ", "½", "r#type", "'", "\0"];
        for text in
            reserved::KEYWORDS.split_whitespace().chain(texts).map(str::to_owned).chain(ascii)
        {
            for kind in kinds {
                for name in [kind.name(&text), kind.full_name(&text)] {
                    let parsed = syn::parse_str::<syn::Ident>(&name);
                    assert!(parsed.is_ok(), "{kind:?} {text:?} became {name:?}");
                }
            }
        }
    }
}
