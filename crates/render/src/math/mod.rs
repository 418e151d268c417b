//! Finds mathematics in Markdown before Markdown can harm it, and puts it back when the HTML is done.
//!
//! While Markdown runs, each formula is a word of letters and digits that occurs nowhere else in the source. Such a word
//! passes through links, tables and attributes unchanged, whatever Markdown makes of its surroundings.

mod rules;

use crate::escape::escape_html;

use rules::{fence_len, has_blank_line, has_signs, is_formula, is_one_formula, is_short};

/// A formula taken out of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Formula {
    pub(crate) tex: String,
    pub(crate) display: bool,
    /// With its delimiters, for places where formulas are not typeset (code, attributes).
    pub(crate) source: String,
}

/// A text whose formulas were replaced by marks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extracted {
    pub(crate) text: String,
    pub(crate) formulas: Vec<Formula>,
    mark: String,
}

/// Longest formulas, and so how far their ends are looked for.
const INLINE_LEN_MAX: usize = 4_000;
const DISPLAY_LEN_MAX: usize = 20_000;

/// What may be in the way of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// Code spans, fences and comments hold no formulas; dollars may be money.
    Markdown,
    /// `text/latex`: the author meant mathematics.
    Tex,
}

pub(crate) fn extract(source: &str, syntax: Syntax) -> Extracted {
    if !source.contains(['$', '\\']) {
        return Extracted { text: source.to_owned(), ..Extracted::default() };
    }
    let mut mark = String::from("mathmark");
    while source.contains(&mark) {
        mark.push('q');
    }
    let mut scan = Scan {
        source,
        syntax,
        unclosed_runs: Vec::new(),
        no_more_display: false,
        no_more_comments: false,
        budget: 8 * source.len() + 200_000,
    };
    let mut extracted = Extracted { text: String::with_capacity(source.len()), formulas: Vec::new(), mark };
    let (mut at, mut copied) = (0, 0);
    while at < source.len() {
        match scan.step(at) {
            Step::Skip(len) => at += len,
            Step::Formula(len, tex, display) => {
                extracted.text.push_str(&source[copied..at]);
                extracted.push_mark();
                let formula = &source[at..at + len];
                extracted.formulas.push(Formula { tex, display, source: formula.to_owned() });
                at += len;
                copied = at;
            }
        }
    }
    extracted.text.push_str(&source[copied..]);
    extracted
}

impl Extracted {
    fn push_mark(&mut self) {
        let index = self.formulas.len();
        self.text.push_str(&self.mark);
        self.text.push_str(&index.to_string());
        // Ends the number, should a digit follow.
        self.text.push('e');
    }

    /// Appends `escaped` (escaped text without tags) to `out`, with every mark replaced by what `write` makes of it.
    pub(crate) fn restore(&self, escaped: &str, out: &mut String, write: impl Fn(&Formula, &mut String)) {
        let mut rest = escaped;
        if !self.formulas.is_empty() {
            while let Some(at) = rest.find(&self.mark) {
                let after = &rest[at + self.mark.len()..];
                let found = after
                    .split_once('e')
                    .and_then(|(digits, tail)| Some((self.formulas.get(digits.parse::<usize>().ok()?)?, tail)));
                out.push_str(&rest[..at]);
                if let Some((formula, tail)) = found {
                    write(formula, out);
                    rest = tail;
                } else {
                    out.push_str(&self.mark);
                    rest = after;
                }
            }
        }
        out.push_str(rest);
    }

    /// Text with the formulas as they were written.
    pub(crate) fn restored_source(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.restore(text, &mut out, |formula, out| out.push_str(&formula.source));
        out
    }
}

/// `<span class="math" …>` with the source as its text, for readers without `KaTeX` and for search.
pub(crate) fn write_span(formula: &Formula, out: &mut String) {
    out.push_str("<span class=\"math\" data-display=\"");
    out.push_str(if formula.display { "true" } else { "false" });
    out.push_str("\" data-tex=\"");
    escape_html(&formula.tex, out);
    out.push_str("\">");
    escape_html(&formula.source, out);
    out.push_str("</span>");
}

enum Step {
    Skip(usize),
    /// Length in the source, TeX, display style.
    Formula(usize, String, bool),
}

struct Scan<'a> {
    source: &'a str,
    syntax: Syntax,
    /// Lengths of backtick runs known to have no partner further down.
    unclosed_runs: Vec<usize>,
    no_more_display: bool,
    no_more_comments: bool,
    /// Bytes that may yet be searched in vain: signs that open formulas and never close must not cost quadratic time.
    budget: usize,
}

impl Scan<'_> {
    fn step(&mut self, at: usize) -> Step {
        let rest = &self.source[at..];
        let is_markdown = self.syntax == Syntax::Markdown;
        let is_line_start = at == 0 || self.source.as_bytes()[at - 1] == b'\n';
        if is_markdown
            && is_line_start
            && let Some(len) = fence_len(rest)
        {
            return Step::Skip(len);
        }
        match rest.as_bytes()[0] {
            b'\\' => self.backslash(at, rest),
            b'$' => self.dollar(at, rest),
            b'`' if is_markdown => Step::Skip(self.code_span_len(rest)),
            b'<' if is_markdown && rest.starts_with("<!--") && !self.no_more_comments => {
                let end = rest.find("-->");
                self.no_more_comments = end.is_none();
                Step::Skip(end.map_or(4, |end| end + 3))
            }
            // The start of each line is looked at.
            b'\n' => Step::Skip(1),
            _ => {
                let first_len = rest.chars().next().map_or(1, char::len_utf8);
                let len = rest[first_len..].find(['\\', '$', '`', '<', '\n']);
                Step::Skip(len.map_or(rest.len(), |len| len + first_len))
            }
        }
    }

    fn backslash(&mut self, at: usize, rest: &str) -> Step {
        if self.budget == 0 {
            return Step::Skip(1 + rest[1..].chars().next().filter(|&c| c != '\n').map_or(0, char::len_utf8));
        }
        if rest.starts_with("\\begin{") {
            if let Some(step) = environment(rest) {
                return step;
            }
            self.searched_in_vain(bounded(rest, DISPLAY_LEN_MAX).len());
        }
        for (open, close, display) in
            [("\\\\(", "\\\\)", false), ("\\\\[", "\\\\]", true), ("\\(", "\\)", false), ("\\[", "\\]", true)]
        {
            let Some(body) = rest.strip_prefix(open) else { continue };
            let body_searched = bounded(body, DISPLAY_LEN_MAX);
            let Some(end) = body_searched.find(close) else {
                self.searched_in_vain(body_searched.len());
                continue;
            };
            let tex = &body[..end];
            // `\[like this\]` is also Markdown's way to write plain brackets.
            let is_meant = open.len() == 3 || self.syntax == Syntax::Tex || has_signs(tex) || is_short(tex);
            if is_meant && !tex.trim().is_empty() && !has_blank_line(tex) {
                return Step::Formula(open.len() + end + close.len(), self.cleaned(at, tex), display);
            }
            self.searched_in_vain(end);
        }
        Step::Skip(1 + rest[1..].chars().next().filter(|&c| c != '\n').map_or(0, char::len_utf8))
    }

    fn searched_in_vain(&mut self, len: usize) {
        self.budget = self.budget.saturating_sub(len);
    }

    fn dollar(&mut self, at: usize, rest: &str) -> Step {
        if self.budget == 0 {
            return Step::Skip(1);
        }
        if let Some(body) = rest.strip_prefix("$$") {
            let end = if self.no_more_display { None } else { find_unescaped(bounded(body, DISPLAY_LEN_MAX), "$$") };
            if let Some(end) = end {
                let tex = &body[..end];
                if !tex.trim().is_empty() && (!has_blank_line(tex) || is_one_formula(tex)) {
                    return Step::Formula(end + 4, self.cleaned(at, tex), true);
                }
                self.searched_in_vain(end);
            } else if body.len() <= DISPLAY_LEN_MAX {
                self.no_more_display = true;
            }
            return Step::Skip(2);
        }
        if let Some(end) = inline_end(&rest[1..], self.syntax) {
            Step::Formula(end + 2, self.cleaned(at, &rest[1..=end]), false)
        } else {
            // To the end of the paragraph at most.
            let searched = bounded(&rest[1..], INLINE_LEN_MAX);
            self.searched_in_vain(
                searched
                    .find("\n\n")
                    .unwrap_or(searched.len())
                    .min(searched[..].find('$').map_or(usize::MAX, |at| at + 1)),
            );
            Step::Skip(1)
        }
    }

    /// TeX without what belongs to Markdown and HTML: quote marks of a block quote, entities that authors write for
    /// `<` and `&`.
    fn cleaned(&self, at: usize, tex: &str) -> String {
        let line_start = self.source[..at].rfind('\n').map_or(0, |end| end + 1);
        let is_quoted = self.source[line_start..at].trim_start().starts_with('>');
        let tex = if is_quoted && tex.contains('\n') {
            let lines = tex.split('\n').map(|line| {
                let bare = line.trim_start();
                bare.strip_prefix('>').unwrap_or(line)
            });
            lines.collect::<Vec<_>>().join("\n")
        } else {
            tex.to_owned()
        };
        if !tex.contains('&') {
            return tex;
        }
        tex.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
    }

    fn code_span_len(&mut self, rest: &str) -> usize {
        let run = rest.bytes().take_while(|&byte| byte == b'`').count();
        if self.unclosed_runs.contains(&run) {
            return run;
        }
        let mut at = run;
        while let Some(found) = rest[at..].find('`') {
            at += found;
            let len = rest[at..].bytes().take_while(|&byte| byte == b'`').count();
            if len == run {
                // A code span ends with its paragraph.
                return if has_blank_line(&rest[..at]) { run } else { at + len };
            }
            at += len;
        }
        self.unclosed_runs.push(run);
        run
    }
}

/// `\begin{name} … \end{name}`, nested ones included.
fn environment(rest: &str) -> Option<Step> {
    // Not mathematics, whatever is in it.
    const TEXT: &[&str] = &[
        "itemize",
        "enumerate",
        "description",
        "tabular",
        "table",
        "figure",
        "document",
        "verbatim",
        "center",
        "quote",
    ];
    let name_and_rest = rest.strip_prefix("\\begin{")?;
    let name = &name_and_rest[..bounded(name_and_rest, 30).find('}')?];
    let is_name = !name.is_empty() && name.trim_end_matches('*').bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_name || TEXT.contains(&name) {
        return None;
    }
    let body = bounded(rest, DISPLAY_LEN_MAX);
    let (open, close) = (format!("\\begin{{{name}}}"), format!("\\end{{{name}}}"));
    let (mut at, mut depth) = (open.len(), 1_usize);
    while depth > 0 {
        let end = body[at..].find(&close)?;
        depth += body[at..at + end].matches(&open).count();
        depth -= 1;
        at += end + close.len();
    }
    Some(Step::Formula(at, rest[..at].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), true))
}

/// Where the inline formula that begins here ends, if it is one: no blank line inside, braces balanced, and it does not
/// read like money (`$5 and $6`).
fn inline_end(body: &str, syntax: Syntax) -> Option<usize> {
    let mut depth = 0_i32;
    let mut chars = bounded(body, INLINE_LEN_MAX).char_indices();
    let mut line_is_blank = false;
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            '`' if syntax == Syntax::Markdown => return None,
            '\n' if line_is_blank => return None,
            '$' if depth <= 0 => {
                let next = body[at + 1..].chars().next();
                return (syntax == Syntax::Tex || is_formula(&body[..at], next)).then_some(at).filter(|&at| at > 0);
            }
            _ => {}
        }
        line_is_blank = c == '\n' || (line_is_blank && c.is_whitespace());
    }
    None
}

fn find_unescaped(text: &str, needle: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find(['\\', '$']) {
        at += found;
        if text.as_bytes()[at] == b'\\' {
            at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
        } else if text[at..].starts_with(needle) {
            return Some(at);
        } else {
            at += 1;
        }
    }
    None
}

fn bounded(text: &str, len_max: usize) -> &str {
    &text[..text.floor_char_boundary(len_max)]
}

#[cfg(test)]
mod tests;
