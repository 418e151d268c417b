//! Reads escape sequences: colours and links change the style, erasing acts on the line, the rest is dropped.

use super::line::Line;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Color {
    #[default]
    Default,
    /// 0–7, and 8–15 for the bright ones; the theme knows what they look like.
    Named(u8),
    Rgb(u8, u8, u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Style {
    pub(super) foreground: Color,
    pub(super) background: Color,
    pub(super) bold: bool,
    pub(super) dim: bool,
    pub(super) italic: bool,
    pub(super) underline: bool,
    pub(super) inverse: bool,
    pub(super) hidden: bool,
    pub(super) strike: bool,
    /// 0, or 1 + the index of an OSC 8 address.
    pub(super) link: u32,
}

impl Style {
    pub(super) fn link_index(self) -> Option<usize> {
        (self.link as usize).checked_sub(1)
    }
}

/// More links than this in one stream are not links any more, so that a stream cannot fill the memory with them.
const ADDRESSES_MAX: usize = 10_000;

/// Reads one line (without its end) into `line`, going on from `style`.
pub(super) fn read_line(text: &str, style: &mut Style, addresses: &mut Vec<String>, line: &mut Line) {
    let mut rest = text;
    while let Some(at) = rest.find(is_control) {
        line.push(&rest[..at], *style);
        rest = &rest[at..];
        let control = rest.chars().next().unwrap_or_default();
        match control {
            '\u{1b}' => match sequence(rest) {
                Some((Sequence::Csi { params, command }, len)) => {
                    match command {
                        b'm' => apply(params, style),
                        b'K' => line.erase(params.parse().unwrap_or(0)),
                        // To column n: only the first is of use in a log.
                        b'G' if matches!(params, "" | "0" | "1") => line.move_back(true),
                        _ => {}
                    }
                    rest = &rest[len..];
                    continue;
                }
                Some((Sequence::Osc(body), len)) => {
                    if let Some(link) = body.strip_prefix("8;") {
                        style.link = link_number(link, addresses);
                    }
                    rest = &rest[len..];
                    continue;
                }
                Some((Sequence::Other, len)) => {
                    rest = &rest[len..];
                    continue;
                }
                None => {}
            },
            '\r' => line.move_back(true),
            '\u{8}' => line.move_back(false),
            _ => {}
        }
        rest = &rest[control.len_utf8()..];
    }
    line.push(rest, *style);
    line.settle();
}

/// C0 and C1 controls and DEL; the tab is text.
fn is_control(c: char) -> bool {
    c.is_control() && c != '\t'
}

enum Sequence<'a> {
    Csi { params: &'a str, command: u8 },
    Osc(&'a str),
    Other,
}

/// The sequence at the start of `text` and its length; none when it is cut short or malformed.
fn sequence(text: &str) -> Option<(Sequence<'_>, usize)> {
    let bytes = text.as_bytes();
    match bytes.get(1)? {
        b'[' => {
            let end = 2 + bytes[2..].iter().position(|byte| !(b' '..=b'?').contains(byte))?;
            let command = bytes[end];
            (b'@'..=b'~').contains(&command).then(|| (Sequence::Csi { params: &text[2..end], command }, end + 1))
        }
        // Strings: OSC, DCS, PM, APC, SOS. They end with BEL or ESC \.
        kind @ (b']' | b'P' | b'^' | b'_' | b'X') => {
            let end = 2 + bytes[2..].iter().position(|byte| matches!(byte, 0x07 | 0x1b))?;
            let len = if bytes[end] == 0x07 { end + 1 } else { end + 2 };
            let is_ended = bytes[end] == 0x07 || bytes.get(end + 1) == Some(&b'\\');
            let sequence = if *kind == b']' { Sequence::Osc(&text[2..end]) } else { Sequence::Other };
            is_ended.then_some((sequence, len))
        }
        // Character sets: one more byte.
        b'(' | b')' | b'*' | b'+' | b'#' | b'%' => {
            bytes.get(2).filter(|byte| byte.is_ascii()).map(|_| (Sequence::Other, 3))
        }
        byte if (b'0'..=b'~').contains(byte) => Some((Sequence::Other, 2)),
        _ => None,
    }
}

/// Where an escape sequence begins that may go on in the next piece of text.
pub(super) fn unfinished_tail(text: &str) -> Option<usize> {
    let window_start = text.floor_char_boundary(text.len().saturating_sub(super::PENDING_LEN_MAX));
    let window = &text[window_start..];
    // `ESC \` ends a string; what matters is the escape before it.
    let mut at = window.rfind('\u{1b}')?;
    if window[at..].len() == 1 || window[at..].starts_with("\u{1b}\\") {
        let earlier = window[..at].rfind('\u{1b}').filter(|&earlier| {
            window[earlier..].starts_with("\u{1b}]") && !window[earlier..at].contains(['\u{7}', '\n'])
        });
        if window[at..].len() == 1 {
            return Some(window_start + earlier.unwrap_or(at));
        }
        at = earlier?;
    }
    let tail = &window[at..];
    let is_open = sequence(tail).is_none()
        && match tail.as_bytes().get(1) {
            None => true,
            Some(b'[') => tail.bytes().skip(2).all(|byte| (b' '..=b'?').contains(&byte)),
            Some(b']') => !tail.contains('\n'),
            Some(b'(' | b')') => tail.len() == 2,
            _ => false,
        };
    is_open.then_some(window_start + at)
}

/// `params;address` of an OSC 8 sequence: the number for `Style::link`, 0 to end the link or refuse the address.
fn link_number(body: &str, addresses: &mut Vec<String>) -> u32 {
    let address = body.split_once(';').map_or("", |(_, address)| address).trim();
    let has_scheme = |scheme: &str| address.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    if !["http://", "https://", "mailto:"].into_iter().any(has_scheme) || address.contains(char::is_control) {
        return 0;
    }
    if addresses.last().map(String::as_str) != Some(address) {
        if addresses.len() >= ADDRESSES_MAX {
            return 0;
        }
        addresses.push(address.to_owned());
    }
    addresses.len() as u32
}

/// Select Graphic Rendition (ECMA-48 8.3.117, with xterm's 38 and 48, in `;` and in `:` notation).
fn apply(params: &str, style: &mut Style) {
    let mut numbers = params.split([';', ':']).map(|it| if it.is_empty() { Some(0) } else { it.parse::<u16>().ok() });
    while let Some(number) = numbers.next() {
        let Some(number) = number else { continue };
        match number {
            0 => *style = Style { link: style.link, ..Style::default() },
            1 => style.bold = true,
            2 => style.dim = true,
            3 => style.italic = true,
            4 | 21 => style.underline = true,
            7 => style.inverse = true,
            8 => style.hidden = true,
            9 => style.strike = true,
            22 => (style.bold, style.dim) = (false, false),
            23 => style.italic = false,
            24 => style.underline = false,
            27 => style.inverse = false,
            28 => style.hidden = false,
            29 => style.strike = false,
            30..=37 => style.foreground = Color::Named(number as u8 - 30),
            39 => style.foreground = Color::Default,
            40..=47 => style.background = Color::Named(number as u8 - 40),
            49 => style.background = Color::Default,
            90..=97 => style.foreground = Color::Named(number as u8 - 82),
            100..=107 => style.background = Color::Named(number as u8 - 92),
            38 | 48 => {
                let Some(color) = extended_color(params, &mut numbers) else { return };
                if number == 38 {
                    style.foreground = color;
                } else {
                    style.background = color;
                }
            }
            _ => {}
        }
    }
}

fn extended_color(params: &str, numbers: &mut impl Iterator<Item = Option<u16>>) -> Option<Color> {
    let mut byte = || numbers.next().flatten().and_then(|number| u8::try_from(number).ok());
    match byte()? {
        5 => Some(indexed_color(byte()?)),
        2 => {
            let channels = [byte()?, byte()?, byte()?];
            // `38:2::r:g:b` names a colour space before the colour.
            let [red, green, blue] =
                if params.contains("2::") { [channels[1], channels[2], byte()?] } else { channels };
            Some(Color::Rgb(red, green, blue))
        }
        _ => None,
    }
}

/// xterm's table: 16 names, a cube of 6×6×6, 24 greys.
fn indexed_color(index: u8) -> Color {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    match index {
        0..=15 => Color::Named(index),
        16..=231 => {
            let cube = usize::from(index - 16);
            Color::Rgb(LEVELS[cube / 36], LEVELS[cube / 6 % 6], LEVELS[cube % 6])
        }
        232..=255 => {
            let grey = 8 + (index - 232) * 10;
            Color::Rgb(grey, grey, grey)
        }
    }
}
