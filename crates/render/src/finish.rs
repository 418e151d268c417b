//! Last pass over sanitized HTML: formulas come back, links open elsewhere, wide tables scroll.
//!
//! It only adds constants and escaped text, at places found by reading our own serializer's output, in which every `<`
//! outside a quoted value opens a tag.

use crate::escape::escape_html;
use crate::math::{Extracted, write_span};
use crate::tags::{Token, tokens};

pub(crate) fn finish(sanitized: &str, math: &Extracted) -> String {
    let mut out = String::with_capacity(sanitized.len() + 64);
    let (mut code_depth, mut table_depth) = (0_usize, 0_usize);
    for token in tokens(sanitized) {
        let tag = match token {
            Token::Text(text) if code_depth == 0 => {
                math.restore(text, &mut out, write_span);
                continue;
            }
            Token::Text(text) | Token::Other(text) => {
                math.restore(text, &mut out, |formula, out| escape_html(&formula.source, out));
                continue;
            }
            Token::Tag(tag) => tag,
        };
        if tag.is("table") && !tag.closing {
            if table_depth == 0 {
                out.push_str("<div class=\"table-scroll\">");
            }
            table_depth += 1;
        }
        math.restore(&tag.source[..tag.source.len() - 1], &mut out, |formula, out| escape_html(&formula.source, out));
        // A link within the notebook stays here, any other opens beside the page.
        if tag.is("a") && tag.attribute("href").is_some_and(|address| !address.starts_with('#')) {
            out.push_str(" target=\"_blank\"");
        }
        out.push('>');
        if tag.is("code") || tag.is("pre") {
            code_depth = if tag.closing { code_depth.saturating_sub(1) } else { code_depth + 1 };
        }
        if tag.is("table") && tag.closing {
            table_depth = table_depth.saturating_sub(1);
            if table_depth == 0 {
                out.push_str("</div>");
            }
        }
    }
    out
}
