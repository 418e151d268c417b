//! Which part of a long text is put into the DOM.

/// Lines shown of a folded output: more than fit, few enough to be laid out in a blink.
pub const FOLDED_LINES: usize = 400;
/// Lines shown of an output that was unfolded.
pub const OPEN_LINES: usize = 10_000;
/// A single line longer than this is cut: minified data would stall the layout.
const LONGEST_BYTES: usize = 400_000;

/// The end of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tail<'a> {
    pub shown: &'a str,
    pub total_lines: usize,
    pub hidden_lines: usize,
}

/// The last `max_lines` lines of a text, and how many there are.
pub fn tail(text: &str, max_lines: usize) -> Tail<'_> {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let total_lines = if text.is_empty() { 0 } else { body.bytes().filter(|byte| *byte == b'\n').count() + 1 };
    let mut shown = text;
    let hidden_lines = total_lines.saturating_sub(max_lines);
    if hidden_lines > 0 {
        let cut = body.rmatch_indices('\n').nth(max_lines.saturating_sub(1)).map_or(0, |(at, _)| at + 1);
        shown = &text[cut..];
    }
    if shown.len() > LONGEST_BYTES {
        let mut from = shown.len() - LONGEST_BYTES;
        while !shown.is_char_boundary(from) {
            from += 1;
        }
        shown = &shown[from..];
    }
    Tail { shown, total_lines, hidden_lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_counts_lines_with_and_without_a_last_newline() {
        assert_eq!(tail("", 3), Tail { shown: "", total_lines: 0, hidden_lines: 0 });
        assert_eq!(tail("a\nb\n", 3), Tail { shown: "a\nb\n", total_lines: 2, hidden_lines: 0 });
        assert_eq!(tail("a\nb\nc", 2), Tail { shown: "b\nc", total_lines: 3, hidden_lines: 1 });
        assert_eq!(tail("a\nb\nc\n", 1), Tail { shown: "c\n", total_lines: 3, hidden_lines: 2 });
    }

    #[test]
    fn a_huge_line_is_cut_at_a_character() {
        let text = "é".repeat(LONGEST_BYTES);
        assert!(tail(&text, 10).shown.len() <= LONGEST_BYTES);
    }
}
