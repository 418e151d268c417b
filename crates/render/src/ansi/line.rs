//! One line of terminal text: its characters, their styles, and the way it becomes HTML.

use std::fmt::Write as _;
use std::ops::Range;

use super::sgr::{Color, Style};
use crate::escape::escape_html;

/// A part of a line that is a link; `open` is the whole opening `<a …>`, made of constants and escaped text.
#[derive(Debug, Clone)]
pub(crate) struct LinkRange {
    pub(crate) range: Range<usize>,
    pub(crate) open: String,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    text: String,
    /// Ends of the stretches of one style, ascending.
    runs: Vec<(usize, Style)>,
    /// Set while a carriage return or backspace has the cursor inside the line.
    cells: Option<Cells>,
}

/// A line that is being written over, a character a cell.
#[derive(Debug, Clone, Default)]
struct Cells {
    cells: Vec<(char, Style)>,
    cursor: usize,
}

/// True when `text` has no character that needs more than escaping.
pub(super) fn is_plain(text: &str) -> bool {
    !text.bytes().any(|byte| (byte < b' ' && byte != b'\t') || byte == 0x7f || byte == 0xc2)
}

impl Line {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.runs.clear();
        self.cells = None;
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn push(&mut self, text: &str, style: Style) {
        if let Some(cells) = &mut self.cells {
            for c in text.chars() {
                cells.put(c, style);
            }
            return;
        }
        if text.is_empty() {
            return;
        }
        self.text.push_str(text);
        match self.runs.last_mut() {
            Some((end, last)) if *last == style => *end = self.text.len(),
            _ => self.runs.push((self.text.len(), style)),
        }
    }

    /// Moves the cursor to the start of the line (`\r`) or one to the left (`\b`).
    pub(super) fn move_back(&mut self, to_start: bool) {
        let cells = self.cells();
        cells.cursor = if to_start { 0 } else { cells.cursor.saturating_sub(1) };
    }

    /// Erases from the cursor to the end (0), from the start to the cursor (1), or all (2).
    pub(super) fn erase(&mut self, mode: u16) {
        // At the end of a line that was never written over there is nothing to the right.
        if mode == 0 && self.cells.is_none() {
            return;
        }
        let cells = self.cells();
        match mode {
            0 => cells.cells.truncate(cells.cursor),
            1 => cells.cells.iter_mut().take(cells.cursor + 1).for_each(|cell| cell.0 = ' '),
            _ => cells.cells.clear(),
        }
    }

    fn cells(&mut self) -> &mut Cells {
        if self.cells.is_none() {
            let mut cells = Cells::default();
            let mut start = 0;
            for (end, style) in self.runs.drain(..) {
                cells.cells.extend(self.text[start..end].chars().map(|c| (c, style)));
                start = end;
            }
            self.text.clear();
            cells.cursor = cells.cells.len();
            self.cells = Some(cells);
        }
        self.cells.get_or_insert_default()
    }

    /// Ends the writing over: cells become text and runs again.
    pub(super) fn settle(&mut self) {
        if let Some(cells) = self.cells.take() {
            let mut buffer = [0; 4];
            for (c, style) in cells.cells {
                self.push(c.encode_utf8(&mut buffer), style);
            }
        }
    }

    /// Writes the line as HTML. Where links overlap the first one wins.
    pub(super) fn write(&self, links: &[LinkRange], addresses: &[String], out: &mut String) {
        let mut links: Vec<&LinkRange> = links.iter().collect();
        links.sort_by_key(|link| link.range.start);
        let mut at = 0;
        for link in links {
            if link.range.start < at || link.range.end <= link.range.start {
                continue;
            }
            self.write_range(at..link.range.start, Some(addresses), out);
            out.push_str(&link.open);
            self.write_range(link.range.clone(), None, out);
            out.push_str("</a>");
            at = link.range.end;
        }
        self.write_range(at..self.text.len(), Some(addresses), out);
    }

    /// `addresses` is none inside another link: links do not nest.
    fn write_range(&self, range: Range<usize>, addresses: Option<&[String]>, out: &mut String) {
        let first = self.runs.partition_point(|(end, _)| *end <= range.start);
        let mut start = range.start;
        for (end, style) in &self.runs[first..] {
            if start >= range.end {
                break;
            }
            let end = (*end).min(range.end);
            write_run(&self.text[start..end], *style, addresses, out);
            start = end;
        }
    }
}

impl Cells {
    fn put(&mut self, c: char, style: Style) {
        match self.cells.get_mut(self.cursor) {
            Some(cell) => *cell = (c, style),
            None => self.cells.push((c, style)),
        }
        self.cursor += 1;
    }
}

fn write_run(text: &str, style: Style, addresses: Option<&[String]>, out: &mut String) {
    if text.is_empty() {
        return;
    }
    if style == Style::default() {
        escape_html(text, out);
        return;
    }
    let address = addresses.zip(style.link_index()).and_then(|(addresses, index)| addresses.get(index));
    if let Some(address) = address {
        open_web_link(address, out);
    }
    let look = Style { link: 0, ..style };
    if look == Style::default() {
        escape_html(text, out);
    } else {
        open_span(look, out);
        escape_html(text, out);
        out.push_str("</span>");
    }
    if address.is_some() {
        out.push_str("</a>");
    }
}

/// `<a>` to a foreign address, which the caller has checked to be http(s) or mail.
pub(super) fn open_web_link(address: &str, out: &mut String) {
    out.push_str("<a href=\"");
    escape_html(address, out);
    out.push_str("\" rel=\"noopener noreferrer\" target=\"_blank\">");
}

fn open_span(style: Style, out: &mut String) {
    let (mut classes, mut colors) = (String::new(), String::new());
    let (foreground, background) =
        if style.inverse { (style.background, style.foreground) } else { (style.foreground, style.background) };
    for (color, part) in [(foreground, "fg"), (background, "bg")] {
        match color {
            Color::Default if style.inverse => add_class(&mut classes, format_args!("ansi-default-inverse-{part}")),
            Color::Default => {}
            Color::Named(index) => {
                let name = NAMES[usize::from(index % 8)];
                let intense = if index >= 8 { "-intense" } else { "" };
                add_class(&mut classes, format_args!("ansi-{name}{intense}-{part}"));
            }
            Color::Rgb(red, green, blue) => {
                add_class(&mut classes, format_args!("ansi-rgb-{part}"));
                // The style sheet reads the property, so that it can keep the contrast in both themes.
                let _infallible = write!(colors, "--ansi-{part}:rgb({red} {green} {blue});");
            }
        }
    }
    for (is_set, class) in [
        (style.bold, "ansi-bold"),
        (style.dim, "ansi-dim"),
        (style.italic, "ansi-italic"),
        (style.underline, "ansi-underline"),
        (style.strike, "ansi-strike"),
        (style.hidden, "ansi-hidden"),
    ] {
        if is_set {
            add_class(&mut classes, format_args!("{class}"));
        }
    }
    out.push_str("<span class=\"");
    out.push_str(&classes);
    if !colors.is_empty() {
        out.push_str("\" style=\"");
        out.push_str(&colors);
    }
    out.push_str("\">");
}

const NAMES: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

fn add_class(classes: &mut String, class: std::fmt::Arguments<'_>) {
    if !classes.is_empty() {
        classes.push(' ');
    }
    let _infallible = classes.write_fmt(class);
}
