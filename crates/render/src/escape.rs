//! Escaping: the one way in which plain text becomes HTML.

use crate::SafeHtml;

/// Appends `text` to `out` with `& < > " '` escaped, fit for element content and for quoted attribute values.
pub fn escape_html(text: &str, out: &mut String) {
    let mut rest = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[rest..at]);
        out.push_str(entity);
        rest = at + 1;
    }
    out.push_str(&text[rest..]);
}

/// Plain text as HTML, with no reading of ANSI codes.
pub fn text_to_html(text: &str) -> SafeHtml {
    let mut out = String::with_capacity(text.len() + 16);
    escape_html(text, &mut out);
    SafeHtml::vouched(out)
}
