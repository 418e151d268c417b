//! The state of a guest's operating system as bytes: how they are written and read.
//!
//! All numbers little-endian. First a head with everything but the contents of files, filled up to a whole page, then
//! the contents of each file, filled up likewise: the bytes are compared page by page with those of another time, and a
//! file that did not change must lie where it lay.

/// What contents are filled up to.
pub(crate) const PAGE: usize = 1 << 14;
const MAGIC: &[u8; 8] = b"COLIFROZ";
const VERSION: u32 = 1;
/// Magic, version and bytes of the head.
const PREAMBLE: usize = 20;

/// Why bytes are not a state that can be thawed. Nothing was changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ThawError {
    #[error("the saved files are of another version")]
    Unknown,
    #[error("the saved files are cut short or damaged")]
    Damaged,
    #[error("the saved files do not fit into memory")]
    TooLarge,
}

/// Collects head and contents.
#[derive(Debug, Default)]
pub struct Freezer {
    head: Vec<u8>,
    contents: Vec<u8>,
}

impl Freezer {
    pub(crate) fn byte(&mut self, value: u8) {
        self.head.push(value);
    }

    pub(crate) fn number(&mut self, value: u64) {
        self.head.extend(value.to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.head.extend(text.as_bytes());
    }

    /// Contents of a file in its parts; they come back by their lengths.
    pub(crate) fn contents(&mut self, parts: &[Vec<u8>]) {
        self.number(parts.len() as u64);
        for part in parts {
            self.number(part.len() as u64);
            self.contents.extend(part);
        }
        self.contents.resize(self.contents.len().next_multiple_of(PAGE), 0);
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity((PREAMBLE + self.head.len()).next_multiple_of(PAGE) + self.contents.len());
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend((self.head.len() as u64).to_le_bytes());
        bytes.extend(self.head);
        bytes.resize(bytes.len().next_multiple_of(PAGE), 0);
        bytes.extend(self.contents);
        bytes
    }
}

/// Takes what a [`Freezer`] collected, in the same order.
#[derive(Debug)]
pub struct Thawer<'a> {
    head: &'a [u8],
    contents: &'a [u8],
}

impl<'a> Thawer<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, ThawError> {
        let preamble = bytes.get(..PREAMBLE).ok_or(ThawError::Damaged)?;
        if !preamble.starts_with(MAGIC) || preamble[8..12] != VERSION.to_le_bytes() {
            return Err(ThawError::Unknown);
        }
        let mut len = Self { head: &preamble[12..], contents: &[] };
        let len = usize::try_from(len.number()?).map_err(|_| ThawError::Damaged)?;
        let end = PREAMBLE.checked_add(len).ok_or(ThawError::Damaged)?;
        let head = bytes.get(PREAMBLE..end).ok_or(ThawError::Damaged)?;
        let contents = bytes.get(end.next_multiple_of(PAGE)..).ok_or(ThawError::Damaged)?;
        Ok(Self { head, contents })
    }

    pub(crate) fn byte(&mut self) -> Result<u8, ThawError> {
        let (first, rest) = self.head.split_first().ok_or(ThawError::Damaged)?;
        self.head = rest;
        Ok(*first)
    }

    pub(crate) fn number(&mut self) -> Result<u64, ThawError> {
        let (first, rest) = self.head.split_first_chunk::<8>().ok_or(ThawError::Damaged)?;
        self.head = rest;
        Ok(u64::from_le_bytes(*first))
    }

    /// A number of things that follow, each of at least one byte.
    pub(crate) fn count(&mut self) -> Result<usize, ThawError> {
        let count = self.number()?;
        usize::try_from(count).ok().filter(|count| *count <= self.head.len()).ok_or(ThawError::Damaged)
    }

    pub(crate) fn flag(&mut self) -> Result<bool, ThawError> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(ThawError::Damaged),
        }
    }

    pub(crate) fn text(&mut self) -> Result<String, ThawError> {
        let len = self.count()?;
        let (text, rest) = self.head.split_at_checked(len).ok_or(ThawError::Damaged)?;
        self.head = rest;
        String::from_utf8(text.to_vec()).map_err(|_| ThawError::Damaged)
    }

    pub(crate) fn contents(&mut self) -> Result<Vec<Vec<u8>>, ThawError> {
        let count = self.count()?;
        let mut parts = Vec::new();
        let mut taken = 0;
        for _ in 0..count {
            let len = usize::try_from(self.number()?).map_err(|_| ThawError::Damaged)?;
            let (bytes, rest) = self.contents.split_at_checked(len).ok_or(ThawError::Damaged)?;
            self.contents = rest;
            taken += len;
            let mut part = Vec::new();
            part.try_reserve_exact(len).map_err(|_| ThawError::TooLarge)?;
            part.extend(bytes);
            parts.push(part);
        }
        let filled = taken.next_multiple_of(PAGE) - taken;
        self.contents = self.contents.get(filled..).ok_or(ThawError::Damaged)?;
        Ok(parts)
    }

    /// Everything was taken.
    pub(crate) fn end(&self) -> Result<(), ThawError> {
        if self.head.is_empty() && self.contents.is_empty() { Ok(()) } else { Err(ThawError::Damaged) }
    }
}
