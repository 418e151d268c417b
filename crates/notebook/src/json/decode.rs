use serde_json::Number;

/// Integers that fit stay integers, the rest are floats; `None` where a float would not be finite.
pub(super) fn number_from_text(text: &str) -> Option<Number> {
    if let Ok(number) = text.parse::<i64>() {
        // Python tells -0 from 0 only as a float.
        return if text == "-0" { Number::from_f64(-0.0) } else { Some(number.into()) };
    }
    if let Ok(number) = text.parse::<u64>() {
        return Some(number.into());
    }
    text.parse::<f64>().ok().and_then(Number::from_f64)
}

/// Decodes a string with its quotes. Lone surrogates, which Python writes and Rust cannot hold, become U+FFFD.
pub(super) fn string_from_text(text: &str, escaped: bool) -> String {
    let inner = &text[1..text.len() - 1];
    if !escaped {
        return inner.to_owned();
    }
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.as_bytes()[1];
        if code != b'u' {
            out.push(match code {
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                other => char::from(other),
            });
            rest = &rest[2..];
            continue;
        }
        let first = hex_unit(rest);
        rest = &rest[6..];
        let low = if rest.starts_with("\\u") { hex_unit(rest) } else { 0 };
        if (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(&low) {
            rest = &rest[6..];
            let point = 0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00);
            out.push(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
        } else {
            out.push(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }
    out.push_str(rest);
    out
}

/// The four digits of a `\uXXXX` that has been checked.
fn hex_unit(text: &str) -> u32 {
    text.get(2..6).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0xfffd)
}
