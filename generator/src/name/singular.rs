//! The singular of names: an item of `tasks` is a `task`.
//!
//! The rules are those of English as descriptions write it. The crates for this know more words and
//! less about software: they make `datum` of `data`, and `cach` of `caches`.

/// Returns a text with its last word in the singular. A word that isn't a plural stays.
pub(crate) fn singular(text: &str) -> String {
    if let Some(abbreviation) =
        text.strip_suffix('s').filter(|text| text.ends_with(char::is_numeric))
    {
        return abbreviation.into();
    }
    let last = last_word(text);
    let lower = last.to_ascii_lowercase();
    let singular = singular_word(&lower);
    let common = lower.bytes().zip(singular.bytes()).take_while(|(a, b)| a == b).count();
    let kept = &text[..text.len() - last.len() + common];
    let new = &singular[common..];
    let shouting = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_uppercase());
    if shouting { kept.to_owned() + &new.to_ascii_uppercase() } else { kept.to_owned() + new }
}

/// Returns the last word of a text: the letters from its last capital or separator on.
fn last_word(text: &str) -> &str {
    let letters = text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let word = &text[text.len() - letters..];
    let lower = word.bytes().rev().take_while(u8::is_ascii_lowercase).count();
    let capitals = &word[..word.len() - lower];
    let initials = capitals.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    match lower {
        // `URLS`, or the `s` of `URLs`.
        0 | 1 => &word[capitals.len() - initials..],
        _ if initials == 0 => word,
        _ => &word[capitals.len() - 1..],
    }
}

fn singular_word(word: &str) -> String {
    if let Some((_, singular)) = WORDS.iter().find(|(plural, _)| *plural == word) {
        return (*singular).into();
    }
    if word.len() == 1 {
        return word.into();
    }
    let rule = ENDINGS.iter().find_map(|(plural, singular)| {
        word.strip_suffix(plural).map(|stem| stem.to_owned() + singular)
    });
    rule.unwrap_or_else(|| word.into())
}

/// Words that follow no rule. Those that look like a plural and aren't stand for themselves.
const WORDS: &[(&str, &str)] = &[
    ("analytics", "analytics"),
    ("as", "as"),
    ("atlas", "atlas"),
    ("aws", "aws"),
    ("axes", "axis"),
    ("css", "css"),
    ("dies", "die"),
    ("dns", "dns"),
    ("does", "does"),
    ("gas", "gas"),
    ("gps", "gps"),
    ("has", "has"),
    ("https", "https"),
    ("ios", "ios"),
    ("js", "js"),
    ("kubernetes", "kubernetes"),
    ("lies", "lie"),
    ("lives", "life"),
    ("men", "man"),
    ("nas", "nas"),
    ("news", "news"),
    ("os", "os"),
    ("pies", "pie"),
    ("postgres", "postgres"),
    ("sms", "sms"),
    ("ties", "tie"),
    ("tls", "tls"),
    ("was", "was"),
    ("yes", "yes"),
];

/// Endings in the plural and the singular. The first that fits counts: exceptions stand before
/// their rule.
const ENDINGS: &[(&str, &str)] = &[
    ("children", "child"),
    ("people", "person"),
    ("women", "woman"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("criteria", "criterion"),
    ("radii", "radius"),
    ("indices", "index"),
    ("appendices", "appendix"),
    ("vertices", "vertex"),
    ("matrices", "matrix"),
    ("leaves", "leaf"),
    ("shelves", "shelf"),
    ("halves", "half"),
    ("knives", "knife"),
    ("series", "series"),
    ("species", "species"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("calories", "calorie"),
    ("ies", "y"),
    ("statuses", "status"),
    ("viruses", "virus"),
    ("bonuses", "bonus"),
    ("focuses", "focus"),
    ("aliases", "alias"),
    ("canvases", "canvas"),
    ("biases", "bias"),
    ("analyses", "analysis"),
    ("theses", "thesis"),
    ("quizzes", "quiz"),
    ("shoes", "shoe"),
    ("oes", "o"),
    ("caches", "cache"),
    ("niches", "niche"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("xes", "x"),
    ("apis", "api"),
    ("kpis", "kpi"),
    ("uris", "uri"),
    ("emojis", "emoji"),
    ("wikis", "wiki"),
    ("is", "is"),
    ("cpus", "cpu"),
    ("gpus", "gpu"),
    ("menus", "menu"),
    ("skus", "sku"),
    ("us", "us"),
    ("ss", "ss"),
    ("alias", "alias"),
    ("canvas", "canvas"),
    ("bias", "bias"),
    ("lens", "lens"),
    ("s", ""),
];

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn one_of_several() {
        for (plural, expected) in [
            ("tasks", "task"),
            ("ButlerTasks", "ButlerTask"),
            ("library_entries", "library_entry"),
            ("addresses", "address"),
            ("caches", "cache"),
            ("branches", "branch"),
            ("statuses", "status"),
            ("databases", "database"),
            ("schemas", "schema"),
            ("indices", "index"),
            ("childPeople", "childPerson"),
            ("userIDs", "userID"),
            ("URLs", "URL"),
            ("CATEGORIES", "CATEGORY"),
            ("movies", "movie"),
            ("heroes", "hero"),
            ("uris", "uri"),
            ("ipv6s", "ipv6"),
        ] {
            assert_eq!(singular(plural), expected, "{plural:?}");
        }
    }

    #[test]
    fn words_that_are_no_plural_stay() {
        for text in [
            "status", "series", "data", "metadata", "media", "dns", "address", "analysis", "task",
            "", "s", "ñs1",
        ] {
            assert_eq!(singular(text), text);
        }
    }
}
