use super::Style;
use serde_json::Value;
use std::fmt::Write;

/// Writes a value anew; `depth` is that of its own brackets.
pub(crate) fn render(out: &mut String, value: &Value, style: &Style, depth: usize) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => render_number(out, number),
        Value::String(text) => render_string(out, text, style),
        Value::Array(items) if items.is_empty() => out.push_str("[]"),
        Value::Object(map) if map.is_empty() => out.push_str("{}"),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(&if index == 0 { style.line(depth + 1) } else { style.separator(depth + 1) });
                render(out, item, style, depth + 1);
            }
            out.push_str(&style.line(depth));
            out.push(']');
        }
        Value::Object(map) => {
            out.push('{');
            for (index, (key, item)) in map.iter().enumerate() {
                out.push_str(&if index == 0 { style.line(depth + 1) } else { style.separator(depth + 1) });
                render_string(out, key, style);
                out.push_str(&style.colon);
                render(out, item, style, depth + 1);
            }
            out.push_str(&style.line(depth));
            out.push('}');
        }
    }
}

/// As Python's `repr` spells floats, because Python wrote the rest of the file.
fn render_number(out: &mut String, number: &serde_json::Number) {
    let text = number.to_string();
    match text.split_once(['e', 'E']) {
        None => out.push_str(&text),
        Some((digits, exponent)) => {
            let digits = digits.strip_suffix(".0").unwrap_or(digits);
            let (sign, exponent) = match exponent.strip_prefix('-') {
                Some(rest) => ('-', rest),
                None => ('+', exponent.trim_start_matches('+')),
            };
            // Writing to a string cannot fail.
            write!(out, "{digits}e{sign}{exponent:0>2}").ok();
        }
    }
}

/// Writes a string with its quotes, escaped as the file does.
pub(crate) fn render_string(out: &mut String, text: &str, style: &Style) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            _ if character < ' '
                || (style.ascii && character > '~')
                || (character.is_ascii() && style.escaped.contains(character)) =>
            {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    write!(out, "\\u{unit:04x}").ok();
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
