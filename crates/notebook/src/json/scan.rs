use super::decode::{number_from_text, string_from_text};
use serde_json::{Map, Value};

/// Deeper nesting than this is refused: reading is recursive, and the page's stack is small.
const MAX_DEPTH: usize = 200;

/// One value and where its text lies.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// Holds something that strict JSON does not (NaN, doubled keys): its text must not be written again.
    pub(crate) tainted: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Null,
    Bool(bool),
    Number,
    /// NaN or an infinity, as Python's `json` writes them.
    NotFinite,
    String {
        escaped: bool,
    },
    Array(Vec<Node>),
    Object(Vec<Entry>),
}

#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_start: usize,
    pub(crate) value: Node,
}

/// Why and where (byte offset) the text is no JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) kind: FaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FaultKind {
    Cut,
    TooDeep,
    Syntax(String),
}

/// What `scan` noticed beside the tree, as byte offsets.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(crate) not_finite: Vec<usize>,
    pub(crate) doubled_keys: Vec<(usize, String)>,
}

/// Reads the whole text as one JSON value.
pub(crate) fn scan(text: &str) -> Result<(Node, Notes), Fault> {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, notes: Notes::default() };
    scanner.skip_space();
    let node = scanner.value(0)?;
    scanner.skip_space();
    if scanner.at < text.len() {
        return Err(scanner.unexpected("the end of the file"));
    }
    Ok((node, scanner.notes))
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    notes: Notes,
}

impl Scanner<'_> {
    fn skip_space(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn unexpected(&self, wanted: &str) -> Fault {
        let kind = match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            None => FaultKind::Cut,
            Some(found) => FaultKind::Syntax(format!("expected {wanted}, found {}", shown(found))),
        };
        Fault { at: self.at, kind }
    }

    fn syntax(at: usize, what: &str) -> Fault {
        Fault { at, kind: FaultKind::Syntax(what.to_owned()) }
    }

    fn value(&mut self, depth: usize) -> Result<Node, Fault> {
        if depth > MAX_DEPTH {
            return Err(Fault { at: self.at, kind: FaultKind::TooDeep });
        }
        let start = self.at;
        let (kind, tainted) = match self.bytes.get(self.at) {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.array(depth)?,
            Some(b'"') => (Kind::String { escaped: self.string()? }, false),
            Some(b't') => (self.word("true", Kind::Bool(true))?, false),
            Some(b'f') => (self.word("false", Kind::Bool(false))?, false),
            Some(b'n') => (self.word("null", Kind::Null)?, false),
            Some(b'N') => self.not_finite("NaN")?,
            Some(b'I') => self.not_finite("Infinity")?,
            Some(b'-') if self.bytes.get(self.at + 1) == Some(&b'I') => self.not_finite("-Infinity")?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => return Err(self.unexpected("a value")),
        };
        Ok(Node { start, end: self.at, kind, tainted })
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<Kind, Fault> {
        let rest = &self.bytes[self.at..];
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(kind);
        }
        if word.as_bytes().starts_with(rest) {
            return Err(Fault { at: self.text.len(), kind: FaultKind::Cut });
        }
        Err(self.unexpected("a value"))
    }

    fn not_finite(&mut self, word: &str) -> Result<(Kind, bool), Fault> {
        let at = self.at;
        let kind = self.word(word, Kind::NotFinite)?;
        self.notes.not_finite.push(at);
        Ok((kind, true))
    }

    fn digits(&mut self) -> Result<(), Fault> {
        if !matches!(self.bytes.get(self.at), Some(b'0'..=b'9')) {
            return Err(self.unexpected("a digit"));
        }
        while matches!(self.bytes.get(self.at), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(Kind, bool), Fault> {
        let start = self.at;
        if self.bytes[self.at] == b'-' {
            self.at += 1;
        }
        if self.bytes.get(self.at) == Some(&b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.bytes.get(self.at), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        // `1e999` is an infinity to whoever reads it.
        if number_from_text(&self.text[start..self.at]).is_none() {
            self.notes.not_finite.push(start);
            return Ok((Kind::NotFinite, true));
        }
        Ok((Kind::Number, false))
    }

    /// Passes over a string; says whether it holds escapes.
    fn string(&mut self) -> Result<bool, Fault> {
        let mut escaped = false;
        self.at += 1;
        loop {
            match self.bytes.get(self.at) {
                None => return Err(Fault { at: self.at, kind: FaultKind::Cut }),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(escaped);
                }
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(0..=0x1f) => {
                    let what = if self.bytes[self.at] == b'\n' {
                        "the line ends inside a string"
                    } else {
                        "control character inside a string"
                    };
                    return Err(Self::syntax(self.at, what));
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<(), Fault> {
        let start = self.at;
        match self.bytes.get(self.at + 1) {
            None => Err(Fault { at: self.text.len(), kind: FaultKind::Cut }),
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 2;
                Ok(())
            }
            Some(b'u') => {
                self.at += 2;
                for _ in 0..4 {
                    match self.bytes.get(self.at) {
                        None => return Err(Fault { at: self.at, kind: FaultKind::Cut }),
                        Some(digit) if digit.is_ascii_hexdigit() => self.at += 1,
                        Some(_) => return Err(Self::syntax(start, "\\u needs four hexadecimal digits")),
                    }
                }
                Ok(())
            }
            Some(_) => Err(Self::syntax(start, "unknown escape in a string")),
        }
    }

    fn array(&mut self, depth: usize) -> Result<(Kind, bool), Fault> {
        let mut items = Vec::new();
        let mut tainted = false;
        self.at += 1;
        self.skip_space();
        if self.bytes.get(self.at) == Some(&b']') {
            self.at += 1;
            return Ok((Kind::Array(items), false));
        }
        loop {
            self.skip_space();
            let item = self.value(depth + 1)?;
            tainted |= item.tainted;
            items.push(item);
            if !self.comma_or(b']', "',' or ']'")? {
                return Ok((Kind::Array(items), tainted));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<(Kind, bool), Fault> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut tainted = false;
        self.at += 1;
        self.skip_space();
        if self.bytes.get(self.at) == Some(&b'}') {
            self.at += 1;
            return Ok((Kind::Object(entries), false));
        }
        loop {
            self.skip_space();
            let key_start = self.at;
            if self.bytes.get(self.at) != Some(&b'"') {
                return Err(self.unexpected("a key in double quotes"));
            }
            let escaped = self.string()?;
            let key = string_from_text(&self.text[key_start..self.at], escaped);
            self.skip_space();
            if self.bytes.get(self.at) != Some(&b':') {
                return Err(self.unexpected("':'"));
            }
            self.at += 1;
            self.skip_space();
            let value = self.value(depth + 1)?;
            tainted |= value.tainted;
            entries.push(Entry { key, key_start, value });
            if !self.comma_or(b'}', "',' or '}'")? {
                break;
            }
        }
        tainted |= self.note_doubled_keys(&entries);
        Ok((Kind::Object(entries), tainted))
    }

    fn note_doubled_keys(&mut self, entries: &[Entry]) -> bool {
        let mut seen = std::collections::HashSet::with_capacity(entries.len());
        let mut doubled = false;
        for entry in entries {
            if !seen.insert(entry.key.as_str()) {
                self.notes.doubled_keys.push((entry.key_start, entry.key.clone()));
                doubled = true;
            }
        }
        doubled
    }

    /// After an item: true for a comma with another item, false for the closing bracket.
    fn comma_or(&mut self, close: u8, wanted: &str) -> Result<bool, Fault> {
        self.skip_space();
        match self.bytes.get(self.at) {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.skip_space();
                if self.bytes.get(self.at) == Some(&close) {
                    return Err(Self::syntax(comma, "comma after the last item"));
                }
                Ok(true)
            }
            Some(byte) if *byte == close => {
                self.at += 1;
                Ok(false)
            }
            _ => Err(self.unexpected(wanted)),
        }
    }
}

fn shown(found: char) -> String {
    if found.is_control() || found.is_whitespace() { found.escape_unicode().to_string() } else { format!("'{found}'") }
}

impl Node {
    /// The value, `null` for what is not finite; the last of doubled keys wins, as in Python.
    pub(crate) fn to_value(&self, text: &str) -> Value {
        match &self.kind {
            Kind::Null | Kind::NotFinite => Value::Null,
            Kind::Bool(value) => Value::Bool(*value),
            Kind::Number => number_from_text(&text[self.start..self.end]).map_or(Value::Null, Value::Number),
            Kind::String { escaped } => Value::String(string_from_text(&text[self.start..self.end], *escaped)),
            Kind::Array(items) => Value::Array(items.iter().map(|item| item.to_value(text)).collect()),
            Kind::Object(entries) => {
                let pairs = entries.iter().map(|entry| (entry.key.clone(), entry.value.to_value(text)));
                Value::Object(pairs.collect::<Map<_, _>>())
            }
        }
    }

    /// The value of `key`, if this is an object that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Object(entries) => entries.iter().rev().find(|entry| entry.key == key).map(|entry| &entry.value),
            _ => None,
        }
    }
}
