//! Which declarations of a foreign `style` attribute are kept.
//!
//! Values are built from plain words, numbers and colours only: no `url()`, `var()`, escapes or comments, nothing that
//! takes an element out of its place. So a notebook can colour and align, but neither cover the page nor call home.

/// Properties that may be set.
const PROPERTIES: &[&str] = &[
    "background",
    "background-color",
    "border",
    "border-bottom",
    "border-collapse",
    "border-color",
    "border-left",
    "border-radius",
    "border-right",
    "border-spacing",
    "border-style",
    "border-top",
    "border-width",
    "clear",
    "color",
    "direction",
    "display",
    "float",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-height",
    "max-width",
    "min-width",
    "opacity",
    "overflow",
    "overflow-wrap",
    "overflow-x",
    "overflow-y",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "text-align",
    "text-decoration",
    "text-decoration-color",
    "text-decoration-line",
    "text-decoration-style",
    "text-indent",
    "text-transform",
    "vertical-align",
    "white-space",
    "width",
    "word-break",
    "word-wrap",
];

const FUNCTIONS: &[&str] = &["rgb", "rgba", "hsl", "hsla"];

const DISPLAYS: &[&str] = &["block", "inline", "inline-block", "table", "table-row", "table-cell", "list-item"];

/// The declarations of `style` that are safe, in a normal form.
pub(crate) fn safe_declarations(style: &str) -> String {
    let mut out = String::new();
    for (property, value) in declarations(style) {
        let property = property.to_ascii_lowercase();
        if is_safe(&property, value) {
            if !out.is_empty() {
                out.push(';');
            }
            out.push_str(&property);
            out.push(':');
            out.push_str(value);
        }
    }
    out
}

/// True when sanitizing keeps every declaration, so that nothing of the look is lost.
pub(crate) fn is_kept_whole(style: &str) -> bool {
    declarations(style).all(|(property, value)| is_safe(&property.to_ascii_lowercase(), value))
}

fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.split(';').filter(|it| !it.trim().is_empty()).map(|declaration| {
        let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
        (property.trim(), value.trim())
    })
}

fn is_safe(property: &str, value: &str) -> bool {
    PROPERTIES.contains(&property)
        && !value.is_empty()
        && value.len() <= 200
        && has_only_plain_words(value)
        && match property {
            "display" => DISPLAYS.iter().any(|it| it.eq_ignore_ascii_case(value)),
            // Negative values would pull an element over its neighbours.
            "text-indent" | "letter-spacing" => !value.contains('-'),
            _ if property.starts_with("margin") => !value.split_ascii_whitespace().any(|part| part.starts_with('-')),
            _ => true,
        }
}

fn has_only_plain_words(value: &str) -> bool {
    let mut word_start = 0;
    for (at, byte) in value.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => continue,
            b'(' if !FUNCTIONS.iter().any(|it| it.eq_ignore_ascii_case(&value[word_start..at])) => return false,
            // Quotes serve font names only, and carry no escapes since `\` is refused.
            b'(' | b')' | b'#' | b'.' | b'%' | b',' | b' ' | b'!' | b'+' | b'/' | b'"' | b'\'' => {}
            _ => return false,
        }
        word_start = at + 1;
    }
    // `/` separates values in `rgb(0 0 0 / 50%)`; comments could hide things from this reading.
    !value.contains("/*") && !value.contains("//")
}

#[cfg(test)]
mod tests {
    use super::safe_declarations;

    #[test]
    fn keeps_looks_and_drops_tricks() {
        let cases = [
            ("color: red; text-align:center", "color:red;text-align:center"),
            ("COLOR:rgb(1, 2, 3)", "color:rgb(1, 2, 3)"),
            ("background: url(https://e.example/x)", ""),
            ("background: u\\72l(x)", ""),
            ("background: URL(x)", ""),
            ("width: expression(alert(1))", ""),
            ("color: var(--accent)", ""),
            ("position: fixed; top: 0; z-index: 9", ""),
            ("margin-top: -100px; margin: 0 auto", "margin:0 auto"),
            ("display: none", ""),
            ("display: inline-block", "display:inline-block"),
            ("color: red/* */; width: 10px", "width:10px"),
            ("-moz-binding: url(x)", ""),
            ("behavior: url(x)", ""),
            ("font-family: 'Fira Code', monospace", "font-family:'Fira Code', monospace"),
            ("background:image-set('x' 1x)", ""),
            ("color:red}body{color:blue", ""),
        ];
        for (style, expected) in cases {
            assert_eq!(safe_declarations(style), expected, "{style}");
        }
    }
}
