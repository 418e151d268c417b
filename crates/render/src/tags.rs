//! A small HTML tokenizer: where tags begin and end and which attributes they carry.
//!
//! It decides nothing about safety. It serves to look at HTML before sanitizing (may this be shown inline?) and to walk
//! over HTML that our sanitizer has just serialized, in which every `<` opens a tag.

/// A piece of HTML source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
    /// Comments, doctypes, processing instructions and whatever the source ends in the middle of.
    Other(&'a str),
}

/// `<name attributes>` or `</name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// As written; compare with `eq_ignore_ascii_case`.
    pub(crate) name: &'a str,
    pub(crate) closing: bool,
    /// Between the name and `>`.
    pub(crate) attributes: &'a str,
    /// The whole tag with its brackets.
    pub(crate) source: &'a str,
}

impl<'a> Tag<'a> {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Attributes with their values as written (entities not decoded).
    pub(crate) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// Splits `source` into tokens; their texts in order are the source again.
pub(crate) fn tokens(source: &str) -> Tokens<'_> {
    Tokens { rest: source }
}

/// Whether elements are nested so deep that building the tree would take for ever (it is quadratic in the depth).
/// Elements that may be left unclosed do not count.
pub(crate) fn nests_too_deep(html: &str) -> bool {
    const DEPTH_MAX: usize = 400;
    const UNCLOSED: &[&str] = &[
        "area", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param",
        "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    ];
    let mut depth = 0_usize;
    for token in tokens(html) {
        let Token::Tag(tag) = token else { continue };
        if UNCLOSED.iter().any(|name| tag.is(name)) {
            continue;
        }
        depth = if tag.closing { depth.saturating_sub(1) } else { depth + 1 };
        if depth > DEPTH_MAX {
            return true;
        }
    }
    false
}

#[derive(Debug, Clone)]
pub(crate) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    /// Moves past the next `</name`, for elements whose content is not HTML; gives that content.
    pub(crate) fn skip_raw_text(&mut self, name: &str) -> &'a str {
        let bytes = self.rest.as_bytes();
        let end = (0..bytes.len())
            .find(|&at| {
                bytes[at] == b'<'
                    && bytes.get(at + 1) == Some(&b'/')
                    && bytes.get(at + 2..at + 2 + name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()))
            })
            .unwrap_or(bytes.len());
        let (content, rest) = self.rest.split_at(end);
        self.rest = rest;
        content
    }

    fn take(&mut self, len: usize) -> &'a str {
        let (head, rest) = self.rest.split_at(len);
        self.rest = rest;
        head
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let bytes = self.rest.as_bytes();
        if bytes[0] != b'<' {
            let len = self.rest.find('<').unwrap_or(bytes.len());
            return Some(Token::Text(self.take(len)));
        }
        if self.rest.starts_with("<!--") {
            let len = self.rest[4..].find("-->").map_or(bytes.len(), |at| at + 7);
            return Some(Token::Other(self.take(len)));
        }
        let closing = bytes.get(1) == Some(&b'/');
        let name_start = 1 + usize::from(closing);
        match bytes.get(name_start) {
            Some(byte) if byte.is_ascii_alphabetic() => {}
            Some(b'!' | b'?') if !closing => {
                let len = self.rest.find('>').map_or(bytes.len(), |at| at + 1);
                return Some(Token::Other(self.take(len)));
            }
            _ => {
                let len = self.rest[1..].find('<').map_or(bytes.len(), |at| at + 1);
                return Some(Token::Text(self.take(len)));
            }
        }
        let name_len = bytes[name_start..]
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
            .unwrap_or(bytes.len() - name_start);
        let attributes_start = name_start + name_len;
        let Some(attributes_len) = tag_end(&bytes[attributes_start..]) else {
            return Some(Token::Other(self.take(bytes.len())));
        };
        let source = self.take(attributes_start + attributes_len + 1);
        Some(Token::Tag(Tag {
            name: &source[name_start..attributes_start],
            closing,
            attributes: &source[attributes_start..source.len() - 1],
            source,
        }))
    }
}

/// Position of the `>` that ends a tag. A quote counts only where a value begins, as in the HTML standard.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut value_expected = false;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'>' => return Some(at),
            b'=' => value_expected = true,
            quote @ (b'"' | b'\'') if value_expected => {
                at += 1 + bytes[at + 1..].iter().position(|&byte| byte == quote)?;
                value_expected = false;
            }
            byte if byte.is_ascii_whitespace() => {}
            _ => value_expected = false,
        }
        at += 1;
    }
    None
}

#[derive(Debug, Clone)]
pub(crate) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            self.rest = rest;
            return None;
        }
        // A leading `=` belongs to the name, as the HTML standard has it.
        let first_len = rest.chars().next().map_or(0, char::len_utf8);
        let name_len = rest[first_len..]
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '='))
            .map_or(rest.len(), |at| at + first_len);
        let (name, after) = rest.split_at(name_len);
        let Some(value) = after.trim_start_matches(|c: char| c.is_ascii_whitespace()).strip_prefix('=') else {
            self.rest = after;
            return Some((name, ""));
        };
        let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let (value, after) = if let Some(quote @ ('"' | '\'')) = value.chars().next() {
            let value = &value[1..];
            value.split_once(quote).unwrap_or((value, ""))
        } else {
            let end = value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len());
            value.split_at(end)
        };
        self.rest = after;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(source: &str) -> Vec<String> {
        tokens(source)
            .filter_map(|token| match token {
                Token::Tag(tag) => Some(format!(
                    "{}{}{:?}",
                    if tag.closing { "/" } else { "" },
                    tag.name,
                    tag.attributes().collect::<Vec<_>>()
                )),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn reads_tags_and_attributes() {
        assert_eq!(tags("a<b>c</b>"), ["b[]", "/b[]"]);
        assert_eq!(tags("<a href='x>y' b c=d/>"), [r#"a[("href", "x>y"), ("b", ""), ("c", "d/")]"#]);
        assert_eq!(tags("1 < 2 <!-- <b> --><i title=\"<b>\">"), [r#"i[("title", "<b>")]"#]);
        assert_eq!(tags("<img/src=x onerror=y>"), [r#"img[("src", "x"), ("onerror", "y")]"#]);
        assert_eq!(tags("<a é='1'>"), [r#"a[("é", "1")]"#]);
        assert_eq!(tags("<p unfinished"), Vec::<String>::new());
    }

    proptest::proptest! {
        #[test]
        fn tokens_are_the_source(source in "[<>a-z/=\"'!é -]{0,60}") {
            let joined: String = tokens(&source)
                .map(|token| match token { Token::Text(text) | Token::Other(text) => text, Token::Tag(tag) => tag.source })
                .collect();
            proptest::prop_assert_eq!(joined, source.clone());
            for token in tokens(&source) {
                if let Token::Tag(tag) = token {
                    let _count = tag.attributes().count();
                }
            }
        }
    }
}
