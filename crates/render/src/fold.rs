//! Folding of long text: what is shown first and how much more there is.

/// The head of a long text and the counts for "Show all (1 240 lines)".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Folded<'a> {
    /// The lines to show at once; the whole text when nothing was folded.
    pub shown: &'a str,
    /// The rest, empty when nothing was folded.
    pub hidden: &'a str,
    pub total_lines: usize,
    pub hidden_lines: usize,
}

/// Splits `text` after `max_lines` lines. A text that is only a few lines longer is not folded: a fold that hides
/// three lines costs more attention than it saves.
pub fn fold(text: &str, max_lines: usize) -> Folded<'_> {
    const SLACK_LINES: usize = 3;
    let body = text.strip_suffix('\n').unwrap_or(text);
    let mut total_lines = usize::from(!text.is_empty());
    let mut cut = None;
    for (at, byte) in body.bytes().enumerate() {
        if byte == b'\n' {
            if total_lines == max_lines {
                cut = Some(at + 1);
            }
            total_lines += 1;
        }
    }
    match cut {
        Some(cut) if total_lines > max_lines + SLACK_LINES => {
            Folded { shown: &text[..cut], hidden: &text[cut..], total_lines, hidden_lines: total_lines - max_lines }
        }
        _ => Folded { shown: text, hidden: "", total_lines, hidden_lines: 0 },
    }
}
