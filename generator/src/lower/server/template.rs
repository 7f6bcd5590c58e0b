//! URL templates: the variables of a server's URL between its texts.

use indexmap::IndexMap;
use openapiv3::ServerVariable;

/// The variables of a server, by key.
pub(super) type Variables = IndexMap<String, ServerVariable>;

/// A piece of a URL template.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    Variable { key: &'t str, default: &'t str },
}

/// Cuts a URL template at its variables. Braces around anything else are text.
pub(super) fn pieces<'t>(template: &'t str, variables: Option<&'t Variables>) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let text = |text: &'t str| (!text.is_empty()).then_some(Piece::Text(text));
    // The template up to here is in pieces; braces up to there have been looked at.
    let (mut cut, mut seen) = (0, 0);
    while let Some(offset) = template[seen..].find('{') {
        let brace = seen + offset;
        let inside = template[brace + 1..].split_once('}').map(|(key, _)| key);
        let variable = inside.and_then(|key| variables?.get(key).map(|variable| (key, variable)));
        seen = brace + 1;
        if let Some((key, variable)) = variable {
            pieces.extend(text(&template[cut..brace]));
            pieces.push(Piece::Variable { key, default: &variable.default });
            seen += key.len() + 1;
            cut = seen;
        }
    }
    pieces.extend(text(&template[cut..]));
    pieces
}

/// The URL with all variables at their defaults.
pub(super) fn default_url(pieces: &[Piece<'_>]) -> String {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Text(text) | Piece::Variable { default: text, .. } => *text,
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_around_anything_but_a_variable_are_text() {
        let variable = ServerVariable { default: "b".to_owned(), ..ServerVariable::default() };
        let variables = Variables::from([("a".to_owned(), variable)]);
        for (template, expected, count) in [
            ("https://{a}.example/{a}", "https://b.example/b", 4),
            ("https://{x}/{a}", "https://{x}/b", 2),
            ("{{a}", "{b", 2),
            ("{a", "{a", 1),
            ("{a}", "b", 1),
            ("", "", 0),
        ] {
            let pieces = pieces(template, Some(&variables));
            assert_eq!(default_url(&pieces), expected, "{template}");
            assert_eq!(pieces.len(), count, "{template}");
        }
    }
}
