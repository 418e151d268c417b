//! Is it mathematics? Rules of thumb for signs that also mean other things.

/// Length of a fenced code block that begins on this line, with its closing fence (or to the end).
pub(super) fn fence_len(rest: &str) -> Option<usize> {
    let line = rest.split('\n').next().unwrap_or_default();
    let opening = without_block_marks(line);
    let fence = opening.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let run = opening.chars().take_while(|&c| c == fence).count();
    if run < 3 || (fence == '`' && opening[run..].contains('`')) {
        return None;
    }
    let mut len = 0;
    for (index, line) in rest.split_inclusive('\n').enumerate() {
        len += line.len();
        if index > 0 {
            let closing = without_block_marks(line).trim_end();
            if closing.len() >= run && closing.chars().all(|c| c == fence) {
                break;
            }
        }
    }
    Some(len)
}

/// A line without indentation, quote marks and list bullets.
fn without_block_marks(line: &str) -> &str {
    let mut line = line.trim_start();
    loop {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let bullet = match line.as_bytes().get(digits) {
            Some(b'.' | b')') if digits > 0 => digits + 1,
            Some(b'>') if digits == 0 => return without_block_marks(&line[1..]),
            Some(b'-' | b'*' | b'+') if digits == 0 => 1,
            _ => return line,
        };
        match line[bullet..].strip_prefix([' ', '\t']) {
            Some(rest) => line = rest.trim_start(),
            None => return line,
        }
    }
}

/// Pandoc's rule for `$…$`, widened for the loose style that `MathJax` users write, narrowed for prices and variables of
/// the shell.
pub(super) fn is_formula(tex: &str, next: Option<char>) -> bool {
    let has_signs = has_signs(tex);
    if tex.trim().is_empty() || next.is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    if next.is_some_and(|c| c.is_ascii_alphabetic()) && !has_signs && !is_short(tex) {
        return false;
    }
    let is_tight = !tex.starts_with(char::is_whitespace) && !tex.ends_with(char::is_whitespace);
    if !is_tight {
        return has_signs || (is_short(tex) && tex.starts_with(char::is_whitespace));
    }
    let long_words = tex.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 3).count();
    has_signs || long_words == 0 || (long_words < 3 && !tex.starts_with(|c: char| c.is_ascii_digit()))
}

/// Signs that hardly occur in prose.
pub(super) fn has_signs(tex: &str) -> bool {
    tex.contains(['\\', '^', '_', '=', '{', '<', '>', '|', '+'])
}

pub(super) fn is_short(tex: &str) -> bool {
    tex.trim().chars().count() <= 3
}

/// `$$` around several paragraphs: believe it only when nothing in it is Markdown's own.
pub(super) fn is_one_formula(tex: &str) -> bool {
    has_signs(tex) && !tex.lines().any(|line| line.starts_with(['#', '`', '~']) || line.starts_with("- "))
}

/// A blank line between two others.
pub(super) fn has_blank_line(text: &str) -> bool {
    let mut lines = text.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() && lines.peek().is_some() {
            return true;
        }
    }
    false
}
