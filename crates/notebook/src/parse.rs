use crate::{Notebook, json, read};
use std::sync::Arc;

/// Files above this are refused: GitHub serves at most 100 MB, and reading takes a few times the memory.
pub const MAX_BYTES: usize = 128 * 1024 * 1024;

/// What reading gave.
#[derive(Debug, Clone)]
pub enum Parsed {
    /// A valid notebook.
    Clean(Notebook),
    /// One that had faults; [`Quirky::repair`] is the only way to a [`Notebook`].
    NeedsRepair(Quirky),
}

impl Parsed {
    /// The notebook, repaired if need be, and what was repaired.
    pub fn into_notebook(self) -> (Notebook, Vec<Repair>) {
        match self {
            Self::Clean(notebook) => (notebook, Vec::new()),
            Self::NeedsRepair(quirky) => (quirky.notebook, quirky.repairs),
        }
    }
}

/// A notebook with faults that can be repaired.
#[derive(Debug, Clone)]
pub struct Quirky {
    notebook: Notebook,
    repairs: Vec<Repair>,
}

impl Quirky {
    /// What is wrong and how it is repaired, in the file's order.
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    pub fn repair(self) -> Notebook {
        self.notebook
    }
}

/// One thing that was repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Cell it concerns (counted from 0), `None` for the notebook as a whole.
    pub cell_index: Option<usize>,
    /// What was done, as a sentence without full stop: "cell had no metadata".
    pub what: String,
}

/// Why a file is refused; `line` and `column` count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {kind}")]
pub struct ParseError {
    pub line: usize,
    pub column: usize,
    pub kind: ParseErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseErrorKind {
    #[error("the file is empty")]
    Empty,
    #[error("the file is cut short")]
    Cut,
    #[error("{0}")]
    Syntax(String),
    #[error("the file holds unresolved merge conflict markers")]
    MergeConflict,
    #[error("this is a web page, not a notebook")]
    WebPage,
    #[error("not a notebook: {0}")]
    NotANotebook(String),
    #[error("notebook format {0} is not supported")]
    Version(String),
    #[error("the file has {bytes} bytes, more than the {limit} allowed")]
    TooLarge { bytes: usize, limit: usize },
    #[error("the file is nested too deeply")]
    TooDeep,
    #[error("the file is not UTF-8 text")]
    Encoding,
}

/// Reads a notebook from text.
pub fn parse(text: &str) -> Result<Parsed, ParseError> {
    let mut repairs = Vec::new();
    let text = text.strip_prefix('\u{feff}').map_or(text, |rest| {
        repairs.push(Repair::of_notebook("a byte order mark was removed"));
        rest
    });
    parse_repaired(text, repairs)
}

/// The same from bytes: UTF-8, or UTF-16 with a byte order mark.
pub fn parse_bytes(bytes: &[u8]) -> Result<Parsed, ParseError> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(bytes.len()));
    }
    let wide = |from: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>()
    };
    let text = match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            return match std::str::from_utf8(bytes) {
                Ok(text) => parse(text),
                Err(error) => {
                    let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
                    Err(error_at(&good, good.len(), ParseErrorKind::Encoding))
                }
            };
        }
    };
    match text {
        Ok(text) => parse_repaired(&text, vec![Repair::of_notebook("UTF-16 text was converted to UTF-8")]),
        Err(_) => Err(ParseError { line: 1, column: 1, kind: ParseErrorKind::Encoding }),
    }
}

fn parse_repaired(text: &str, mut repairs: Vec<Repair>) -> Result<Parsed, ParseError> {
    if text.len() > MAX_BYTES {
        return Err(too_large(text.len()));
    }
    let start = text.len() - text.trim_start().len();
    if start == text.len() {
        return Err(error_at(text, 0, ParseErrorKind::Empty));
    }
    let (root, noticed) = json::scan(text).map_err(|fault| refusal_of(text, start, fault))?;
    for at in noticed.not_finite {
        let (line, _) = line_and_column(text, at);
        repairs.push(Repair::of_notebook(format!("a number that is not finite became null (line {line})")));
    }
    for (at, key) in noticed.doubled_keys {
        let (line, _) = line_and_column(text, at);
        repairs.push(Repair::of_notebook(format!("of two keys {key:?} the later one was kept (line {line})")));
    }
    let text: Arc<str> = text.into();
    let mut notes = read::Notes::new(repairs);
    let notebook = read::read(&text, &root, &mut notes).map_err(|refusal| error_at(&text, refusal.at, refusal.kind))?;
    let repairs = notes.repairs;
    Ok(if repairs.is_empty() { Parsed::Clean(notebook) } else { Parsed::NeedsRepair(Quirky { notebook, repairs }) })
}

impl Repair {
    fn of_notebook(what: impl Into<String>) -> Self {
        Self { cell_index: None, what: what.into() }
    }
}

/// Says what the text is instead, where that can be seen, and else what JSON misses.
fn refusal_of(text: &str, start: usize, fault: json::Fault) -> ParseError {
    if let Some(at) = merge_conflict(text) {
        return error_at(text, at, ParseErrorKind::MergeConflict);
    }
    if text[start..].starts_with('<') {
        return error_at(text, start, ParseErrorKind::WebPage);
    }
    let kind = match fault.kind {
        json::FaultKind::Cut => ParseErrorKind::Cut,
        json::FaultKind::TooDeep => ParseErrorKind::TooDeep,
        json::FaultKind::Syntax(what) => ParseErrorKind::Syntax(what),
    };
    error_at(text, fault.at, kind)
}

/// Where a line begins as only git writes it: no line of JSON does.
fn merge_conflict(text: &str) -> Option<usize> {
    let marker = |line: &str| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ");
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if marker(line) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

fn too_large(bytes: usize) -> ParseError {
    ParseError { line: 1, column: 1, kind: ParseErrorKind::TooLarge { bytes, limit: MAX_BYTES } }
}

fn error_at(text: &str, at: usize, kind: ParseErrorKind) -> ParseError {
    let (line, column) = line_and_column(text, at);
    ParseError { line, column, kind }
}

/// Both from 1; columns count characters.
fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
