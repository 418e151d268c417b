//! `error` outputs as HTML.

use std::fmt::Write as _;

use crate::SafeHtml;
use crate::ansi::{AnsiOptions, AnsiRenderer, LinkRange};
use crate::escape::text_to_html;

/// The fields of a Jupyter `error` output.
#[derive(Debug, Clone, Copy)]
pub struct ErrorOutput<'a> {
    pub ename: &'a str,
    pub evalue: &'a str,
    pub traceback: &'a [String],
}

/// The traceback with its colours, for a `<pre>`; name and value stand for a traceback that is empty.
///
/// `Cell In[3], line 7` becomes `<a class="cell-ref" data-execution-count="3" data-line="7" …>`; the page turns it
/// into a jump.
pub fn traceback_to_html(error: &ErrorOutput<'_>) -> SafeHtml {
    if error.traceback.iter().all(String::is_empty) {
        let separator = if error.evalue.is_empty() { "" } else { ": " };
        return text_to_html(&format!("{}{separator}{}", error.ename, error.evalue));
    }
    let mut html = String::new();
    let mut renderer = AnsiRenderer::new(AnsiOptions::default());
    for (index, frame) in error.traceback.iter().enumerate() {
        if index > 0 {
            html.push('\n');
        }
        html.push_str(renderer.push_with(frame, find_cell_refs).as_str());
    }
    html.push_str(renderer.finish().as_str());
    SafeHtml::vouched(html)
}

/// The ways in which IPython, now and earlier, names the place of a frame in a cell.
fn find_cell_refs(line: &str, links: &mut Vec<LinkRange>) {
    // (what stands before the count, what stands between count and line number, whether there is one)
    const FORMS: &[(&str, &str)] = &[
        ("Cell In[", "], line "),
        ("Cell In [", "], line "),
        ("Input In [", "], in <cell line: "),
        ("<ipython-input-", ""),
    ];
    for (head, between) in FORMS {
        let Some(start) = line.find(head) else { continue };
        let Some((count, mut end)) = number_at(line, start + head.len()) else { continue };
        let mut line_number = None;
        if between.is_empty() {
            // <ipython-input-2-0123abcd> in <module>()
            let Some(close) = line[end..].find('>') else { continue };
            end += close + 1;
        } else if line[end..].starts_with(between) {
            if let Some((number, after)) = number_at(line, end + between.len()) {
                (line_number, end) = (Some(number), after);
            }
        } else {
            continue;
        }
        let mut open = format!("<a class=\"cell-ref\" role=\"link\" tabindex=\"0\" data-execution-count=\"{count}\"");
        if let Some(number) = line_number {
            let _infallible = write!(open, " data-line=\"{number}\"");
        }
        open.push('>');
        links.push(LinkRange { range: start..end, open });
        return;
    }
}

/// The number that begins at `at`, and where it ends.
fn number_at(line: &str, at: usize) -> Option<(u32, usize)> {
    let digits = line[at..].bytes().take_while(u8::is_ascii_digit).count();
    Some((line[at..at + digits].parse().ok()?, at + digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(frame: &str, expected: &str) {
        let traceback = [frame.to_owned()];
        let html = traceback_to_html(&ErrorOutput { ename: "E", evalue: "v", traceback: &traceback });
        assert_eq!(html.as_str(), expected);
    }

    #[test]
    fn names_of_cells_become_links() {
        let open = |count: u32, line: &str| {
            format!("<a class=\"cell-ref\" role=\"link\" tabindex=\"0\" data-execution-count=\"{count}\"{line}>")
        };
        let l1 = " data-line=\"1\"";
        check("Cell In[3], line 1", &format!("{}Cell In[3], line 1</a>", open(3, l1)));
        check(
            "\x1b[36mCell\x1b[39m\x1b[36m \x1b[39m\x1b[32mIn[3]\x1b[39m, line 1\n",
            &format!(
                "{}<span class=\"ansi-cyan-fg\">Cell </span><span class=\"ansi-green-fg\">In[3]</span>, line 1</a>\n",
                open(3, l1)
            ),
        );
        check(
            "Input In [6], in <cell line: 1>()",
            &format!("{}Input In [6], in &lt;cell line: 1</a>&gt;()", open(6, l1)),
        );
        check(
            "<ipython-input-2-ab> in <module>()",
            &format!("{}&lt;ipython-input-2-ab&gt;</a> in &lt;module&gt;()", open(2, "")),
        );
        check("Cell In[x], line 1", "Cell In[x], line 1");
        check("Cell In[99999999999], line 1", "Cell In[99999999999], line 1");
    }

    #[test]
    fn an_empty_traceback_is_name_and_value() {
        let html = traceback_to_html(&ErrorOutput { ename: "E<", evalue: "v", traceback: &[] });
        assert_eq!(html.as_str(), "E&lt;: v");
        let html = traceback_to_html(&ErrorOutput { ename: "KeyboardInterrupt", evalue: "", traceback: &[] });
        assert_eq!(html.as_str(), "KeyboardInterrupt");
    }
}
