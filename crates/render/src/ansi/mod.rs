//! Terminal text (SGR colours, hyperlinks, carriage returns) as HTML.
//!
//! A line at a time: a line without control characters is escaped straight to the output; any other becomes plain text
//! plus runs of one style each, so that addresses and cell references are found even where colours change inside them.

mod line;
mod sgr;
mod web_links;

use crate::SafeHtml;
use crate::escape::escape_html;

use line::Line;
pub(crate) use line::LinkRange;
use sgr::Style;

/// How terminal text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnsiOptions {
    /// Turn `https://…` in the text into links (new tab, no opener).
    pub linkify: bool,
}

impl Default for AnsiOptions {
    fn default() -> Self {
        Self { linkify: true }
    }
}

/// Terminal text as HTML. For text that arrives in pieces use [`AnsiRenderer`].
pub fn ansi_to_html(text: &str) -> SafeHtml {
    let mut renderer = AnsiRenderer::new(AnsiOptions::default());
    let mut html = renderer.push(text).into_string();
    html.push_str(renderer.finish().as_str());
    SafeHtml::vouched(html)
}

/// Renders a stream that grows: colours, links and half-received escape sequences carry over from one piece to the next.
///
/// Carriage returns and backspaces take effect within a piece; across pieces the document has applied them already.
#[derive(Debug, Clone, Default)]
pub struct AnsiRenderer {
    options: AnsiOptions,
    style: Style,
    /// Addresses of OSC 8 links; `Style::link` counts from 1.
    addresses: Vec<String>,
    /// The beginning of an escape sequence whose end has not come yet.
    pending: String,
    line: Line,
}

/// A sequence that has not ended by then never will.
const PENDING_LEN_MAX: usize = 4096;

impl AnsiRenderer {
    pub fn new(options: AnsiOptions) -> Self {
        Self { options, ..Self::default() }
    }

    /// HTML for the next piece of text, complete in itself (every opened tag is closed again).
    pub fn push(&mut self, text: &str) -> SafeHtml {
        self.push_with(text, |_, _| {})
    }

    /// What is left when no more text comes.
    pub fn finish(&mut self) -> SafeHtml {
        let pending = std::mem::take(&mut self.pending);
        let mut out = String::new();
        // The escape character itself never shows.
        escape_html(pending.trim_start_matches('\u{1b}'), &mut out);
        if !pending.is_empty() && pending.trim_start_matches('\u{1b}').starts_with(['[', ']']) {
            out.clear();
        }
        SafeHtml::vouched(out)
    }

    /// Like [`push`](Self::push); `find_links` may name further ranges of a line (plain, without codes) to be links.
    pub(crate) fn push_with(&mut self, text: &str, find_links: impl Fn(&str, &mut Vec<LinkRange>)) -> SafeHtml {
        let joined;
        let text = if self.pending.is_empty() {
            text
        } else {
            joined = std::mem::take(&mut self.pending) + text;
            &joined
        };
        let text = match sgr::unfinished_tail(text) {
            Some(at) if text.len() - at <= PENDING_LEN_MAX => {
                text[at..].clone_into(&mut self.pending);
                &text[..at]
            }
            _ => text,
        };
        let mut out = String::with_capacity(text.len() + text.len() / 8);
        for piece in text.split_inclusive('\n') {
            self.push_line(piece, &find_links, &mut out);
        }
        SafeHtml::vouched(out)
    }

    fn push_line(&mut self, piece: &str, find_links: &impl Fn(&str, &mut Vec<LinkRange>), out: &mut String) {
        let (text, has_end) = piece.strip_suffix('\n').map_or((piece, false), |text| (text, true));
        let text = text.strip_suffix('\r').filter(|_| has_end).unwrap_or(text);
        self.line.clear();
        if self.style == Style::default() && line::is_plain(text) {
            self.line.push(text, self.style);
        } else {
            sgr::read_line(text, &mut self.style, &mut self.addresses, &mut self.line);
        }
        let mut links = Vec::new();
        find_links(self.line.text(), &mut links);
        if self.options.linkify {
            web_links::find(self.line.text(), &mut links);
        }
        self.line.write(&links, &self.addresses, out);
        if has_end {
            out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests;
