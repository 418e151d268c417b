use crate::{Cell, CellType};
use std::collections::HashMap;

/// A heading of a Markdown cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Place of its cell in the notebook.
    pub cell_index: usize,
    /// 1 to 6.
    pub level: u8,
    /// Words, without Markdown marks.
    pub text: String,
    /// Anchor as GitHub makes it, unique in the notebook.
    pub slug: String,
}

/// The headings of the Markdown among `cells`.
pub fn outline<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut slugs: HashMap<String, usize> = HashMap::new();
    for (cell_index, cell) in cells.enumerate() {
        if cell.cell_type != CellType::Markdown {
            continue;
        }
        for (level, text) in headings_of_markdown(&cell.source) {
            let base = slug_of(&text);
            let count = slugs.entry(base.clone()).or_default();
            let slug = if *count == 0 { base } else { format!("{base}-{count}") };
            *count += 1;
            headings.push(Heading { cell_index, level, text, slug });
        }
    }
    headings
}

/// Levels and texts of the headings in one Markdown text (ATX and setext, not inside fences or comments).
pub fn headings_of_markdown(source: &str) -> Vec<(u8, String)> {
    let mut headings = Vec::new();
    let mut fence: Option<(char, usize)> = None;
    let mut in_comment = false;
    // The paragraph line that a setext underline would make a heading.
    let mut paragraph: Option<&str> = None;
    for line in source.lines() {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        if in_comment {
            in_comment = !trimmed.contains("-->");
            continue;
        }
        if let Some((mark, count)) = fence {
            let run = trimmed.chars().take_while(|c| *c == mark).count();
            if run >= count && trimmed[run..].trim().is_empty() {
                fence = None;
            }
            continue;
        }
        let mark = trimmed.chars().next().unwrap_or(' ');
        let run = trimmed.chars().take_while(|c| *c == mark).count();
        if indent < 4 && (mark == '`' || mark == '~') && run >= 3 {
            fence = Some((mark, run));
            paragraph = None;
        } else if trimmed.starts_with("<!--") {
            in_comment = !trimmed.contains("-->");
            paragraph = None;
        } else if let Some((level, text)) = atx(trimmed).filter(|_| indent < 4) {
            headings.push((level, plain_text(text)));
            paragraph = None;
        } else if let (Some(text), Some(level)) = (paragraph, setext(trimmed)) {
            headings.push((level, plain_text(text)));
            paragraph = None;
        } else if trimmed.is_empty() || indent >= 4 || starts_another_block(trimmed) {
            paragraph = None;
        } else {
            paragraph = Some(trimmed);
        }
    }
    headings.retain(|(_, text)| !text.is_empty());
    headings
}

fn atx(line: &str) -> Option<(u8, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &line[level..];
    if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let text = rest.trim();
    let closed = text.trim_end_matches('#');
    let text = if closed.is_empty() || closed.ends_with([' ', '\t']) { closed.trim_end() } else { text };
    Some((level as u8, text))
}

fn setext(line: &str) -> Option<u8> {
    let line = line.trim_end();
    let all = |mark| !line.is_empty() && line.chars().all(|c| c == mark);
    if all('=') {
        Some(1)
    } else if all('-') {
        Some(2)
    } else {
        None
    }
}

fn starts_another_block(line: &str) -> bool {
    line.starts_with(['>', '|']) || line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")
}

/// Takes away emphasis, code marks, links, images and tags; keeps maths as it is.
fn plain_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        match character {
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&after[..1]);
                rest = &after[1..];
                continue;
            }
            '$' => {
                if let Some(end) = after.find('$') {
                    out.push_str(&rest[..end + 2]);
                    rest = &after[end + 1..];
                    continue;
                }
                out.push('$');
            }
            '*' | '`' => {}
            // An underscore inside a word is a letter.
            '_' if !(out.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)) => {}
            '!' if after.starts_with('[') => {}
            '[' => {
                if let Some((label, tail)) = link(after) {
                    out.push_str(&plain_text(label));
                    rest = tail;
                    continue;
                }
                out.push('[');
            }
            '<' => match after.find('>') {
                Some(end) if after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') => {
                    rest = &after[end + 1..];
                    continue;
                }
                _ => out.push('<'),
            },
            other => out.push(other),
        }
        rest = after;
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// After `[`: the label and what follows the link's target.
fn link(text: &str) -> Option<(&str, &str)> {
    let mut depth = 1_usize;
    let end = text.char_indices().find_map(|(at, character)| {
        match character {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let after = &text[end + 1..];
    let close = match after.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    Some((&text[..end], &after[after.find(close)? + 1..]))
}

/// Lower case, spaces to hyphens, punctuation away.
fn slug_of(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            ' ' | '-' => Some('-'),
            '_' => Some('_'),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .flat_map(char::to_lowercase)
        .collect()
}
