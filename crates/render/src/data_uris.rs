//! Takes long data URIs out of a text while Markdown and HTML are read.
//!
//! A pasted picture is megabytes on one line. Five passes would copy and escape it; instead it waits here under the name of
//! an attachment, which is how the sanitizer gets it back.

use std::collections::HashMap;

/// Shorter ones are not worth the trouble.
const LEN_MIN: usize = 1_000;

/// The text with `attachment:NAME` in place of each long picture, and the pictures by name.
pub(crate) fn set_aside(source: &str) -> (String, HashMap<String, String>) {
    const START: &str = "data:image/";
    let mut aside = HashMap::new();
    if source.len() < LEN_MIN || !source.contains(START) {
        return (source.to_owned(), aside);
    }
    let mut name_start = String::from("picture");
    while source.contains(&name_start) {
        name_start.push('q');
    }
    let mut text = String::with_capacity(source.len().min(1 << 16));
    let mut rest = source;
    while let Some(at) = rest.find(START) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let kind_len = from[START.len()..]
            .bytes()
            .take(20)
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
            .count();
        let data = from[START.len() + kind_len..].strip_prefix(";base64,");
        let data_len = data.map_or(0, |data| {
            data.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')).count()
        });
        if data_len >= LEN_MIN {
            let len = START.len() + kind_len + ";base64,".len() + data_len;
            let name = format!("{name_start}{}e", aside.len());
            text.push_str("attachment:");
            text.push_str(&name);
            aside.insert(name, from[..len].to_owned());
            rest = &from[len..];
        } else {
            text.push_str(START);
            rest = &from[START.len()..];
        }
    }
    text.push_str(rest);
    (text, aside)
}

/// What [`set_aside`] took out and nobody used as a picture (it stood in code, or in prose), put back. That is safe at
/// any place of a safe text, since it is made of letters, digits and `+/=:;,.-`.
pub(crate) fn put_back(text: &str, aside: &HashMap<String, String>) -> String {
    let mut text = text.to_owned();
    let mut names: Vec<_> = aside.iter().collect();
    names.sort();
    for (name, uri) in names {
        let mark = format!("attachment:{name}");
        if text.contains(&mark) {
            text = text.replace(&mark, uri);
        }
    }
    text
}
