//! The pack: many small read-only files in one, such as the standard library.
//!
//! Layout, all numbers little-endian: the magic `COLIPACK`, `u32` version (1), `u32` bytes of index, `u64` time of
//! modification of all files in nanoseconds; the index: for each file, sorted by path, `u16` bytes of path, `u32` bytes of
//! contents, the path (relative, `/` between names); then the contents in the same order. Not compressed: the transport
//! does that better over the whole.

use crate::Nanos;
use std::collections::BTreeMap;
use std::ops::Range;

/// The time that our packs give their files: 2026-01-01, the same in every build, so that equal sources make equal bytes.
pub const MODIFIED: Nanos = 1_767_225_600_000_000_000;

const MAGIC: &[u8; 8] = b"COLIPACK";
const VERSION: u32 = 1;
const HEAD: usize = 24;

/// Why bytes are not a pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    #[error("not a pack of version {VERSION}")]
    Unknown,
    #[error("pack is cut short or damaged")]
    Damaged,
    #[error("path {0:?} cannot be in a pack")]
    BadPath(String),
    #[error("{0:?} is too large for a pack")]
    TooLarge(String),
}

/// Writes a pack of `files`, by path.
pub fn write(files: &BTreeMap<String, Vec<u8>>, modified: Nanos) -> Result<Vec<u8>, PackError> {
    let mut index = Vec::new();
    for (path, contents) in files {
        if !is_plain(path) {
            return Err(PackError::BadPath(path.clone()));
        }
        let too_large = |_| PackError::TooLarge(path.clone());
        index.extend(u16::try_from(path.len()).map_err(too_large)?.to_le_bytes());
        index.extend(u32::try_from(contents.len()).map_err(too_large)?.to_le_bytes());
        index.extend(path.as_bytes());
    }
    let index_len = u32::try_from(index.len()).map_err(|_| PackError::TooLarge("index".to_owned()))?;
    let mut bytes = Vec::with_capacity(HEAD + index.len() + files.values().map(Vec::len).sum::<usize>());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(index_len.to_le_bytes());
    bytes.extend(modified.to_le_bytes());
    bytes.extend(index);
    for contents in files.values() {
        bytes.extend(contents);
    }
    Ok(bytes)
}

/// A pack in memory, checked.
#[derive(Debug)]
pub struct Pack {
    bytes: Vec<u8>,
    files: BTreeMap<String, Range<usize>>,
    modified: Nanos,
}

impl Pack {
    /// Reads and checks the index; the contents stay where they are.
    pub fn read(bytes: Vec<u8>) -> Result<Self, PackError> {
        if bytes.get(..8) != Some(MAGIC) || number(&bytes, 8, 4)? != u64::from(VERSION) {
            return Err(PackError::Unknown);
        }
        let index_end = HEAD + number(&bytes, 12, 4)? as usize;
        let modified = number(&bytes, 16, 8)?;
        let mut files = BTreeMap::new();
        let (mut at, mut contents_at) = (HEAD, index_end);
        while at < index_end {
            let path_end = at + 6 + number(&bytes, at, 2)? as usize;
            let contents_end = contents_at + number(&bytes, at + 2, 4)? as usize;
            let path = bytes.get(at + 6..path_end).and_then(|path| std::str::from_utf8(path).ok());
            let path = path.ok_or(PackError::Damaged)?;
            if path_end > index_end || contents_end > bytes.len() {
                return Err(PackError::Damaged);
            }
            if !is_plain(path) {
                return Err(PackError::BadPath(path.to_owned()));
            }
            files.insert(path.to_owned(), contents_at..contents_end);
            (at, contents_at) = (path_end, contents_end);
        }
        Ok(Self { bytes, files, modified })
    }

    /// All files by path, with their contents.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, range)| (path.as_str(), &self.bytes[range.clone()]))
    }

    pub(crate) fn ranges(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.files.iter().map(|(path, range)| (path.as_str(), range.clone()))
    }

    pub(crate) fn contents(&self, range: Range<usize>) -> &[u8] {
        self.bytes.get(range).unwrap_or_default()
    }

    /// When the files were last changed.
    pub fn modified(&self) -> Nanos {
        self.modified
    }
}

fn is_plain(path: &str) -> bool {
    !path.contains(['\0', '\\']) && path.split('/').all(|name| !matches!(name, "" | "." | ".."))
}

fn number(bytes: &[u8], at: usize, len: usize) -> Result<u64, PackError> {
    let slice = bytes.get(at..at + len).ok_or(PackError::Damaged)?;
    Ok(slice.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> BTreeMap<String, Vec<u8>> {
        BTreeMap::from([
            ("lib/a.py".to_owned(), b"print(1)\n".to_vec()),
            ("lib/b/__init__.py".to_owned(), Vec::new()),
            ("z.txt".to_owned(), vec![0, 255]),
        ])
    }

    #[test]
    fn a_pack_comes_back_whole() {
        let pack = Pack::read(write(&sample(), 7).expect("writes")).expect("reads");
        let back: BTreeMap<_, _> = pack.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect();
        assert_eq!(back, sample());
        assert_eq!(pack.modified(), 7);
    }

    #[test]
    fn damage_is_an_error_never_a_panic() {
        let bytes = write(&sample(), 7).expect("writes");
        for cut in 0..bytes.len() {
            assert!(Pack::read(bytes[..cut].to_vec()).is_err(), "cut at {cut}");
        }
        for at in 0..bytes.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut damaged = bytes.clone();
                damaged[at] = value;
                if let Ok(pack) = Pack::read(damaged) {
                    assert!(pack.files().count() <= 16);
                }
            }
        }
    }

    #[test]
    fn paths_cannot_leave_the_pack() {
        for path in ["", "/etc", "a//b", "../x", "a/..", "a/./b", "a\0b"] {
            let files = BTreeMap::from([(path.to_owned(), Vec::new())]);
            assert_eq!(write(&files, 0), Err(PackError::BadPath(path.to_owned())));
        }
    }
}
