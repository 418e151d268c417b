use super::{Kind, Node};

/// How a file spells its JSON; new text is written alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Style {
    /// One step of indentation; `None` where everything stands on one line.
    pub(crate) indent: Option<String>,
    /// `\n` or `\r\n`.
    pub(crate) newline: &'static str,
    /// Between key and value: `": "` or `":"`, without quotes.
    pub(crate) colon: String,
    /// Between items on one line.
    pub(crate) comma: &'static str,
    /// Write everything beyond ASCII as `\uXXXX`.
    pub(crate) ascii: bool,
    /// ASCII characters that this file escapes too (Colab: `<` and friends).
    pub(crate) escaped: String,
    /// Whether multi-line text is a list of lines.
    pub(crate) text_as_list: bool,
}

impl Default for Style {
    /// As nbformat writes.
    fn default() -> Self {
        Self {
            indent: Some(" ".to_owned()),
            newline: "\n",
            colon: ": ".to_owned(),
            comma: ", ",
            ascii: false,
            escaped: String::new(),
            text_as_list: true,
        }
    }
}

impl Style {
    /// Everything on one line, in the same spelling.
    pub(crate) fn on_one_line(&self) -> Self {
        Self { indent: None, ..self.clone() }
    }

    /// Line break and indentation at `depth`, or nothing.
    pub(crate) fn line(&self, depth: usize) -> String {
        match &self.indent {
            Some(indent) => format!("{}{}", self.newline, indent.repeat(depth)),
            None => String::new(),
        }
    }

    /// What stands between two items at `depth`.
    pub(crate) fn separator(&self, depth: usize) -> String {
        if self.indent.is_some() { format!(",{}", self.line(depth)) } else { self.comma.to_owned() }
    }

    /// Reads the style off a file whose root is an object.
    pub(crate) fn detect(text: &str, root: &Node) -> Self {
        let mut style = Self::default();
        let Kind::Object(entries) = &root.kind else { return style };
        if let Some(first) = entries.first() {
            let gap = &text[root.start + 1..first.key_start];
            style.indent = gap.rfind('\n').map(|at| gap[at + 1..].to_owned());
            style.newline = if gap.contains("\r\n") { "\r\n" } else { "\n" };
            let key_end = text[first.key_start + 1..].find('"').map_or(first.key_start, |at| first.key_start + 2 + at);
            let colon = text.get(key_end..first.value.start).unwrap_or_default();
            if colon.trim() == ":" && !colon.contains('\n') {
                colon.clone_into(&mut style.colon);
            }
        }
        if style.indent.is_none()
            && let Some(second) = entries.get(1)
        {
            let space = text[entries[0].value.end..second.key_start].ends_with(char::is_whitespace);
            style.comma = if space { ", " } else { "," };
        }
        style.ascii = text.is_ascii() && has_wide_escape(text);
        for (character, escape) in
            [('<', "\\u003c"), ('>', "\\u003e"), ('&', "\\u0026"), ('\'', "\\u0027"), ('=', "\\u003d")]
        {
            if text.contains(escape) && !text.contains(character) {
                style.escaped.push(character);
            }
        }
        style.text_as_list = lists_text(root);
        style
    }
}

/// Whether some `\uXXXX` stands for a character beyond ASCII (`\u001b` and the like are escaped in every style).
fn has_wide_escape(text: &str) -> bool {
    text.match_indices("\\u").any(|(at, _)| {
        // An even number of backslashes before it means that this one is itself escaped.
        let backslashes = text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        let unit = text.get(at + 2..at + 6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        backslashes % 2 == 0 && unit.is_some_and(|unit| unit >= 0x80)
    })
}

/// Whether most cells hold their source as a list of lines.
fn lists_text(root: &Node) -> bool {
    let Some(Node { kind: Kind::Array(cells), .. }) = root.get("cells") else { return true };
    let (mut lists, mut strings) = (0_usize, 0_usize);
    for source in cells.iter().filter_map(|cell| cell.get("source")) {
        match &source.kind {
            Kind::Array(_) => lists += 1,
            // An empty string says nothing: both styles write it.
            Kind::String { .. } if source.end - source.start > 2 => strings += 1,
            _ => {}
        }
    }
    lists >= strings
}
