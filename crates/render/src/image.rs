//! Images as data URIs for `<img>`, where nothing inside them runs.

use serde_json::{Map, Value};

use crate::mime::{Background, MimeBundle, Rendered, multiline};

/// An image whose data is base64; none when it is not.
pub(crate) fn base64_image(mime: &str, data: &str, bundle: &MimeBundle<'_>) -> Option<Rendered> {
    Some(image(mime, base64_uri(mime, data)?, bundle))
}

/// A data URI of base64 data that may be broken into lines; none when it is not base64.
pub(crate) fn base64_uri(mime: &str, data: &str) -> Option<String> {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let mut uri = format!("data:{mime};base64,");
    let head_len = uri.len();
    uri.extend(data.chars().filter(|c| !c.is_ascii_whitespace()));
    (uri.len() > head_len && uri.bytes().skip(head_len).all(is_base64)).then_some(uri)
}

/// SVG, as text. It is made a document of its own if it came as a fragment of HTML.
pub(crate) fn svg_image(svg: &str, bundle: &MimeBundle<'_>) -> Option<Rendered> {
    let start = svg.find("<svg")?;
    let open_end = start + svg[start..].find('>')?;
    let mut src = String::from("data:image/svg+xml;charset=utf-8,");
    if svg[start..open_end].contains("xmlns=") {
        percent_encode(svg.trim_start(), &mut src);
    } else {
        percent_encode(&svg[..start], &mut src);
        percent_encode("<svg xmlns=\"http://www.w3.org/2000/svg\"", &mut src);
        if !svg[start..open_end].contains("xmlns:xlink=") && svg.contains("xlink:") {
            percent_encode(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"", &mut src);
        }
        percent_encode(&svg[start + "<svg".len()..], &mut src);
    }
    Some(image("image/svg+xml", src, bundle))
}

fn image(mime: &str, src: String, bundle: &MimeBundle<'_>) -> Rendered {
    let metadata = |key: &str| {
        let all = bundle.metadata?;
        all.get(mime).and_then(Value::as_object).and_then(|own| own.get(key)).or_else(|| all.get(key))
    };
    let needs_background = match metadata("needs_background").and_then(Value::as_str) {
        Some("light") => Some(Background::Light),
        Some("dark") => Some(Background::Dark),
        _ => None,
    };
    let (width, height) = (metadata("width").and_then(pixels), metadata("height").and_then(pixels));
    Rendered::Image { mime: mime.to_owned(), src, alt: alt(bundle.data), width, height, needs_background }
}

/// Pixels as a number or as text ("300", "300px"); not more than a screen could ever need.
fn pixels(value: &Value) -> Option<u32> {
    const PIXELS_MAX: u32 = 20_000;
    let pixels = match value {
        Value::Number(number) => number.as_f64().filter(|it| *it >= 1.0).map(|it| it as u32),
        Value::String(text) => text.trim().trim_end_matches("px").parse().ok(),
        _ => None,
    };
    pixels.filter(|it| (1..=PIXELS_MAX).contains(it))
}

/// The text form of a figure (`<Figure size 640x480 with 1 Axes>`), without its brackets.
fn alt(data: &Map<String, Value>) -> String {
    let text = data.get("text/plain").map(multiline).unwrap_or_default();
    let line = text.lines().next().unwrap_or_default().trim();
    line.strip_prefix('<').and_then(|line| line.strip_suffix('>')).unwrap_or(line).chars().take(200).collect()
}

fn percent_encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            b' ' | b'-' | b'_' | b'.' | b'!' | b'*' | b'(' | b')' | b'=' | b':' | b'/' | b';' | b',' | b'+' | b'@' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}
