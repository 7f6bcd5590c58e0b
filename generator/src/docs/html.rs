//! The tags of HTML in descriptions, and the elements that they stand for.

use super::tree::Style;

/// A tag as it stands in the text.
#[derive(Debug)]
pub(super) struct Tag<'text> {
    name: String,
    attributes: &'text str,
    pub(super) closes: bool,
    /// True for a tag that is its own end, such as `<br/>`.
    pub(super) empty: bool,
}

/// The elements that can stand in a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// An element whose start and end each end a paragraph: `p`, `div`, `dt`.
    Paragraph,
    Heading,
    Quote,
    List {
        numbered: bool,
    },
    Item,
    Table,
    Row,
    Cell,
    Preformatted,
    Rule,
    Break,
    Code,
    Styled(Style),
    Link,
    Image,
    /// A reference to a symbol, as in documentation comments of C#: `<see cref="…"/>`.
    Symbol,
    /// An element of which only the content counts.
    Transparent,
}

impl<'text> Tag<'text> {
    /// Reads a tag from `<` to `>`. `None` for anything else that begins with `<`.
    pub(super) fn parse(text: &'text str) -> Option<Self> {
        let inside = text.strip_prefix('<')?.strip_suffix('>')?;
        let (closes, inside) =
            inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
        let (empty, inside) =
            inside.strip_suffix('/').map_or((false, inside), |inside| (true, inside));
        let end = inside.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(end);
        let parted = attributes.is_empty()
            || attributes.starts_with(|char: char| char.is_ascii_whitespace());
        (parted && !name.is_empty()).then(|| Self {
            name: name.to_ascii_lowercase(),
            attributes,
            closes,
            empty,
        })
    }

    /// Returns the element of the tag. `None` if it's no element of documents, such as `<token>`.
    pub(super) fn element(&self) -> Option<Element> {
        Some(match self.name.as_str() {
            "p" | "div" | "section" | "article" | "center" | "details" | "summary" | "dl"
            | "dt" | "dd" | "para" | "figure" | "figcaption" => Element::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Element::Heading,
            "blockquote" => Element::Quote,
            "ul" => Element::List { numbered: false },
            "ol" => Element::List { numbered: true },
            "li" => Element::Item,
            "table" => Element::Table,
            "tr" => Element::Row,
            "td" | "th" => Element::Cell,
            "pre" => Element::Preformatted,
            "hr" => Element::Rule,
            "br" => Element::Break,
            "code" | "tt" | "kbd" | "samp" | "c" => Element::Code,
            "b" | "strong" => Element::Styled(Style::Strong),
            "i" | "em" => Element::Styled(Style::Emphasis),
            "s" | "del" | "strike" => Element::Styled(Style::Strikethrough),
            "a" => Element::Link,
            "img" => Element::Image,
            "see" | "seealso" | "paramref" | "typeparamref" => Element::Symbol,
            "u" | "ins" | "mark" | "small" | "big" | "sub" | "sup" | "span" | "font" | "nobr"
            | "abbr" | "thead" | "tbody" | "tfoot" | "colgroup" | "col" | "caption" => {
                Element::Transparent
            }
            _ => return None,
        })
    }

    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes.trim_start();
        while !rest.is_empty() {
            let end = rest
                .find(|char: char| char == '=' || char.is_ascii_whitespace())
                .unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            let (value, after) = match after.trim_start().strip_prefix('=') {
                Some(after) => value(after.trim_start()),
                None => ("", after),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(value.replace("&amp;", "&"));
            }
            rest = after.trim_start();
        }
        None
    }

    /// Returns the name of the symbol that is referred to, without its path and parameters.
    pub(super) fn symbol(&self) -> Option<String> {
        let path = ["cref", "langword", "name"].iter().find_map(|name| self.attribute(name))?;
        let path = path.split_once(':').map_or(path.as_str(), |(_, path)| path);
        let path = path.split('(').next().unwrap_or(path);
        path.rsplit('.').next().map(str::to_owned)
    }
}

/// Splits an attribute's value from the text behind it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_at(text.find(|char: char| char.is_ascii_whitespace()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags() {
        let link = Tag::parse("<A title=x HREF = \"https://a.example/?b&amp;c\" >").expect("a tag");
        assert_eq!(link.element(), Some(Element::Link));
        assert_eq!(link.attribute("href").as_deref(), Some("https://a.example/?b&c"));
        assert_eq!(link.attribute("title").as_deref(), Some("x"));
        assert_eq!(link.attribute("rel"), None);
        let see =
            Tag::parse("<see cref=\"M:Media.Dlna.Profile.Find(System.Int32)\"/>").expect("a tag");
        assert_eq!((see.empty, see.symbol().as_deref()), (true, Some("Find")));
        assert!(Tag::parse("</br>").is_some_and(|tag| tag.closes));
        assert_eq!(Tag::parse("<token>").and_then(|tag| tag.element()), None);
        for text in ["<!-- b -->", "<>", "<a:b>", "<my-token>"] {
            assert!(Tag::parse(text).is_none(), "{text}");
        }
    }
}
