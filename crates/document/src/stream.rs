//! Text of a stream as a terminal shows it: carriage returns and backspaces obeyed, and bounded.

/// What is kept of a text that is too long: this much of its head …
pub const HEAD_BYTES: usize = 256 * 1024;
/// … and this much of its tail.
pub const TAIL_BYTES: usize = 256 * 1024;
/// How much may gather beyond that before the middle is cut again; makes cutting rare.
const SLACK_BYTES: usize = 128 * 1024;

/// Where the cursor of a stream stands, and what was cut from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct StreamState {
    /// Byte at which the next character is written; the end of the text but after `\r` and `\b`.
    cursor: usize,
    /// The middle that was cut: end of the head, end of the note, lines and bytes that are gone.
    cut: Option<Cut>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cut {
    head_end: usize,
    note_end: usize,
    lines: u64,
    bytes: u64,
}

/// What appending did to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Growth {
    /// Everything before this byte is as it was.
    Appended {
        from: usize,
    },
    Rewritten,
}

impl StreamState {
    /// The state for a text that came from elsewhere: the cursor at its end.
    pub(crate) fn at_end_of(text: &str) -> Self {
        Self { cursor: text.len(), cut: None }
    }

    /// Writes `new` at the cursor of `text`.
    pub(crate) fn append(&mut self, text: &mut String, new: &str) -> Growth {
        let before = text.len();
        let mut growth = Growth::Appended { from: before };
        if self.cursor == before && !new.contains(['\r', '\u{8}']) {
            text.push_str(new);
            self.cursor = text.len();
        } else {
            let mut lowest = before;
            self.write_controlled(text, new, &mut lowest);
            if lowest < before {
                growth = Growth::Rewritten;
            }
        }
        if self.cut_middle(text) { Growth::Rewritten } else { growth }
    }

    fn write_controlled(&mut self, text: &mut String, new: &str, lowest: &mut usize) {
        let mut rest = new;
        while let Some(character) = rest.chars().next() {
            match character {
                '\n' => {
                    text.push('\n');
                    self.cursor = text.len();
                    rest = &rest[1..];
                }
                '\r' => {
                    self.cursor = line_start(text);
                    rest = &rest[1..];
                }
                '\u{8}' => {
                    let start = line_start(text);
                    if let Some(last) = text[start..self.cursor].chars().next_back() {
                        self.cursor -= last.len_utf8();
                    }
                    rest = &rest[1..];
                }
                _ => {
                    let end = rest.find(['\n', '\r', '\u{8}']).unwrap_or(rest.len());
                    self.overwrite(text, &rest[..end], lowest);
                    rest = &rest[end..];
                }
            }
        }
    }

    /// Writes one line's text over what stands there. Escape sequences take no room; "erase line" is obeyed.
    fn overwrite(&mut self, text: &mut String, new: &str, lowest: &mut usize) {
        let mut rest = new;
        while !rest.is_empty() {
            if self.cursor == text.len() {
                text.push_str(rest);
                self.cursor = text.len();
                return;
            }
            *lowest = (*lowest).min(self.cursor);
            if let Some(length) = escape_len(rest) {
                let sequence = &rest[..length];
                match sequence {
                    "\u{1b}[K" | "\u{1b}[0K" => text.truncate(self.cursor),
                    "\u{1b}[2K" => {
                        text.truncate(line_start(text));
                        self.cursor = text.len();
                        *lowest = (*lowest).min(self.cursor);
                    }
                    _ => {
                        text.insert_str(self.cursor, sequence);
                        self.cursor += length;
                    }
                }
                rest = &rest[length..];
                continue;
            }
            let plain = &rest[..rest.find('\u{1b}').filter(|at| *at > 0).unwrap_or(rest.len())];
            let mut end = self.cursor;
            for _ in plain.chars() {
                end += visible_len(&text[end..]);
            }
            text.replace_range(self.cursor..end, plain);
            self.cursor += plain.len();
            rest = &rest[plain.len()..];
        }
    }

    /// Takes lines out of the middle when the text is too long.
    fn cut_middle(&mut self, text: &mut String) -> bool {
        let limit = self.cut.map_or(HEAD_BYTES, |cut| cut.note_end) + TAIL_BYTES + SLACK_BYTES;
        if text.len() <= limit {
            return false;
        }
        let Cut { head_end, note_end: from, mut lines, mut bytes } = self.cut.unwrap_or_else(|| {
            let end = floor_boundary(text, HEAD_BYTES);
            let end = text[..end].rfind('\n').map_or(end, |at| at + 1);
            Cut { head_end: end, note_end: end, lines: 0, bytes: 0 }
        });
        let tail = floor_boundary(text, text.len() - TAIL_BYTES);
        // Not inside a line, unless that line is the whole tail.
        let tail = text[tail..].find('\n').map(|at| tail + at + 1).filter(|at| *at < text.len()).unwrap_or(tail);
        let tail = tail.min(self.cursor.max(from));
        lines += text[from..tail].matches('\n').count() as u64;
        bytes += (tail - from) as u64;
        let note = note(lines, bytes, text[..head_end].ends_with('\n'));
        text.replace_range(head_end..tail, &note);
        let note_end = head_end + note.len();
        self.cursor = self.cursor - tail + note_end;
        self.cut = Some(Cut { head_end, note_end, lines, bytes });
        true
    }
}

/// The line that stands for what was cut.
fn note(lines: u64, bytes: u64, at_line_start: bool) -> String {
    let before = if at_line_start { "" } else { "\n" };
    if lines == 0 {
        format!("{before}… {} bytes left out …\n", grouped(bytes))
    } else {
        format!("{before}… {} lines left out …\n", grouped(lines))
    }
}

/// 12345 as `12,345`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn line_start(text: &str) -> usize {
    text.rfind('\n').map_or(0, |at| at + 1)
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Length of the first visible character, with the escape sequences before it.
fn visible_len(text: &str) -> usize {
    let mut at = 0;
    while let Some(length) = escape_len(&text[at..]) {
        at += length;
    }
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Length of a control sequence (`ESC [ … letter`) at the start of the text.
fn escape_len(text: &str) -> Option<usize> {
    let body = text.strip_prefix("\u{1b}[")?;
    let end = body.find(|c: char| ('@'..='~').contains(&c))?;
    body[..end].bytes().all(|byte| (0x20..0x40).contains(&byte)).then_some(end + 3)
}
