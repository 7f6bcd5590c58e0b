//! The parameters that a setting fills: headers by their names alone, others by name and location.

use serde::Deserialize;

/// A parameter, by the name and location that tell it from others (OpenAPI 3.1.1, section 4.8.12).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Written")]
pub struct SettingParameter {
    /// The name.
    pub name: String,
    /// The location: `in`.
    pub location: Location,
}

/// The location of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Location {
    /// A part of the path.
    Path,
    /// A part of the query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

impl SettingParameter {
    /// Returns true if this is the parameter of a name and location.
    pub(crate) fn is(&self, name: &str, location: Location) -> bool {
        self.location == location
            && match location {
                // The names of headers have no case (RFC 9110, section 5.1).
                Location::Header => self.name.eq_ignore_ascii_case(name),
                _ => self.name == name,
            }
    }
}

impl Location {
    /// Returns the value of `in`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// The forms of a parameter in the configuration.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected the name of a header, or a table with `name` and `in` of a parameter"
)]
enum Written {
    Header(String),
    Located(Located),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Located {
    name: String,
    r#in: Location,
}

impl From<Written> for SettingParameter {
    fn from(written: Written) -> Self {
        match written {
            Written::Header(name) => Self { name, location: Location::Header },
            Written::Located(Located { name, r#in }) => Self { name, location: r#in },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Source;
    use crate::config::Config;

    #[test]
    fn invalid_parameters_are_refused() {
        for (written, why) in [
            ("7", "expected the name of a header"),
            ("{ name = \"lang\" }", "expected the name of a header"),
            ("{ name = \"lang\", in = \"body\" }", "expected the name of a header"),
        ] {
            let text =
                format!("[[setting]]\nname = \"a\"\nreason = \"b\"\nparameters = [{written}]\n");
            let source = Source { name: "codegen.toml".to_owned(), text };
            let refused = Config::parse(&source).expect_err("it is no parameter");
            let messages = refused.into_iter().map(|one| one.message.clone()).collect::<String>();
            assert!(messages.contains(why), "{written}: {messages}");
        }
    }
}
