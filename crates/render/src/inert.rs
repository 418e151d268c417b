//! Decides whether `text/html` may be shown inline: only when sanitizing takes nothing away that the author meant.
//!
//! A wrong answer costs looks, never safety: what is shown inline has been sanitized in any case.

use crate::sanitize::{ELEMENTS, is_image_data_uri, keeps_attribute};
use crate::style;
use crate::tags::{Tag, Token, Tokens, nests_too_deep, tokens};

/// More than this goes to a frame, where it does not slow down the page.
const INLINE_LEN_MAX: usize = 1 << 20;

pub(crate) fn is_inert(html: &str) -> bool {
    if html.len() > INLINE_LEN_MAX || nests_too_deep(html) {
        return false;
    }
    let mut rest = tokens(html);
    while let Some(token) = rest.next() {
        let is_harmless = match token {
            Token::Text(_) => true,
            Token::Other(text) => text.starts_with("<!--"),
            Token::Tag(tag) if tag.is("style") => tag.closing || is_dataframe_style(&mut rest),
            Token::Tag(tag) => is_kept_whole(&tag),
        };
        if !is_harmless {
            return false;
        }
    }
    true
}

/// Colab wraps the table of a `DataFrame` in buttons and scripts that only work there; this is the table without them.
pub(crate) fn colab_dataframe(html: &str) -> Option<&str> {
    if !html.contains("colab-df-container") || html.matches("class=\"dataframe\"").count() != 1 {
        return None;
    }
    let start = html.find("<table border=\"1\" class=\"dataframe\">")?;
    let table_end = start + html[start..].find("</table>")? + "</table>".len();
    // The line "n rows × m columns" belongs to it.
    let after = html[table_end..].trim_start();
    let end = match after.strip_prefix("<p>").and_then(|text| text.find("</p>")) {
        Some(len) => html.len() - after.len() + "<p>".len() + len + "</p>".len(),
        None => table_end,
    };
    Some(&html[start..end])
}

/// The style sheet that pandas puts before each table; our own styles do what it says.
fn is_dataframe_style(rest: &mut Tokens<'_>) -> bool {
    let sheet = rest.skip_raw_text("style");
    !sheet.contains('@')
        && sheet.split('}').map(str::trim).filter(|rule| !rule.is_empty()).all(|rule| {
            rule.starts_with(".dataframe ") && (rule.contains("vertical-align") || rule.contains("text-align"))
        })
}

fn is_kept_whole(tag: &Tag<'_>) -> bool {
    let name = tag.name.to_ascii_lowercase();
    // A form control is there to do something.
    if !ELEMENTS.contains(&name.as_str()) || name == "input" {
        return false;
    }
    tag.attributes().all(|(attribute, value)| {
        let attribute = attribute.to_ascii_lowercase();
        match attribute.as_str() {
            "style" => style::is_kept_whole(value),
            "href" => is_web_or_inner(value),
            "src" => is_web_or_inner(value) || is_image_data_uri(value),
            "target" | "rel" | "halign" | "tabindex" | "itemprop" | "decoding" | "loading" => true,
            data if data.starts_with("data-") => true,
            other => keeps_attribute(&name, other),
        }
    })
}

fn is_web_or_inner(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    ["http://", "https://", "//", "mailto:", "#"].iter().any(|start| address.starts_with(start))
        // Relative: no scheme, and no entity that could hide one.
        || !address.split(['/', '?', '#']).next().unwrap_or_default().contains([':', '&'])
}
