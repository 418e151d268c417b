//! Finds web addresses in plain text.

use super::line::{LinkRange, open_web_link};

/// Longer ones are data, not something to click on.
const ADDRESS_LEN_MAX: usize = 2_000;

/// Adds the http(s) addresses of `text` to `links`.
pub(super) fn find(text: &str, links: &mut Vec<LinkRange>) {
    let mut at = 0;
    while let Some(found) = text[at..].find("://") {
        let colon = at + found;
        at = colon + 3;
        let head = &text[..colon];
        let Some(scheme) = ["https", "http"].into_iter().find(|scheme| head.ends_with(scheme)) else { continue };
        let start = colon - scheme.len();
        // `xhttp://` is no web address.
        if head[..start].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let end = at + address_len(&text[at..]);
        if end > at && end - start <= ADDRESS_LEN_MAX {
            let mut open = String::new();
            open_web_link(&text[start..end], &mut open);
            links.push(LinkRange { range: start..end, open });
        }
        at = end.max(at);
    }
}

/// Up to the next character that ends an address, less the punctuation of the sentence around it.
fn address_len(text: &str) -> usize {
    let end = text
        .find(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '"' | '\'' | '`' | '|' | '\\' | '^' | '{' | '}')
        })
        .unwrap_or(text.len());
    let mut address = &text[..end];
    loop {
        let Some(last) = address.chars().next_back() else { return 0 };
        let opening = match last {
            ')' => '(',
            ']' => '[',
            '.' | ',' | ';' | ':' | '!' | '?' | '…' | '。' | '、' | '，' => '\0',
            _ => return address.len(),
        };
        // A bracket opened within the address belongs to it: /wiki/Rust_(language)
        let is_opened = opening != '\0' && address.matches(opening).count() >= address.matches(last).count();
        if is_opened {
            return address.len();
        }
        address = &address[..address.len() - last.len_utf8()];
    }
}
