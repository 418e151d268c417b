//! What the browser keeps of one notebook, beside its text.

use serde::{Deserialize, Serialize};

use crate::origin::{Origin, Source};

/// A notebook that was opened or made here. Small: the list of recent notebooks reads all of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Entry {
    /// What stands after `#` in the address bar; also the key of its text.
    pub key: String,
    pub name: String,
    pub kind: Kind,
    /// Whether a text of the person's own is kept; otherwise the notebook is as it is at its source.
    pub edited: bool,
    /// Length of the newest text that is kept, in UTF-8 bytes.
    pub bytes: usize,
    pub opened_ms: f64,
    pub saved_ms: f64,
    /// Hash of the text at the source from which the copy was made.
    pub base_hash: Option<String>,
    /// Hash of a newer text at the source that the person has seen and passed over.
    pub passed_hash: Option<String>,
    /// Key of the notebook of which this is a copy that was set aside.
    pub copy_of: Option<String>,
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            key: String::new(),
            name: String::new(),
            kind: Kind::New,
            edited: false,
            bytes: 0,
            opened_ms: 0.0,
            saved_ms: 0.0,
            base_hash: None,
            passed_hash: None,
            copy_of: None,
        }
    }
}

/// Where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    New,
    File,
    Web,
    Example,
}

impl Entry {
    /// A fresh entry for what is opened from `origin`.
    pub fn of(origin: &Origin) -> Self {
        Self { key: origin.key.clone(), name: origin.name.clone(), kind: kind_of(origin), ..Self::default() }
    }

    /// The origin to open it under; `None` when its key is no longer understood.
    pub fn origin(&self) -> Option<Origin> {
        let source = match self.kind {
            Kind::New | Kind::Example => Source::New,
            Kind::File => Source::File,
            Kind::Web => Source::Web(notebook::Address::parse(&format!("#{}", self.key)).ok()?),
        };
        Some(Origin { key: self.key.clone(), name: self.name.clone(), source })
    }

    /// Whether `hash`, found at the source now, is news to the person who has this copy.
    pub fn is_news(&self, hash: &str) -> bool {
        self.base_hash.as_deref().is_some_and(|base| base != hash) && self.passed_hash.as_deref() != Some(hash)
    }
}

fn kind_of(origin: &Origin) -> Kind {
    match origin.source {
        Source::New if origin.key.starts_with("examples/") => Kind::Example,
        Source::New => Kind::New,
        Source::File => Kind::File,
        Source::Web(_) => Kind::Web,
    }
}

/// SHA-256 of a text, in hexadecimal digits.
pub fn hash(text: &str) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut out, byte| {
        // Writing to a string cannot fail.
        let _infallible = write!(out, "{byte:02x}");
        out
    })
}

/// A name for another copy: `Plan` → `Plan (copy)` → `Plan (copy 2)`.
pub fn copy_name(name: &str) -> String {
    let Some((stem, inner)) = name.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (copy")) else {
        return format!("{name} (copy)");
    };
    match inner.trim() {
        "" => format!("{stem} (copy 2)"),
        number => match number.parse::<u32>() {
            Ok(number) => format!("{stem} (copy {})", number.saturating_add(1)),
            Err(_) => format!("{name} (copy)"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_knows_its_origin_again() {
        let address = notebook::Address::parse("https://github.com/o/r/blob/main/a.ipynb").expect("an address");
        let origin = Origin { key: address.fragment(), name: address.title(), source: Source::Web(address) };
        let entry = Entry::of(&origin);
        assert_eq!(entry.kind, Kind::Web);
        assert_eq!(entry.origin(), Some(origin));
    }

    #[test]
    fn only_a_text_not_seen_before_is_news() {
        let mut entry = Entry { base_hash: Some("a".to_owned()), ..Entry::default() };
        assert!(!entry.is_news("a"));
        assert!(entry.is_news("b"));
        entry.passed_hash = Some("b".to_owned());
        assert!(!entry.is_news("b"));
        assert!(entry.is_news("c"));
        assert!(!Entry::default().is_news("a"));
    }

    #[test]
    fn copies_are_counted() {
        assert_eq!(copy_name("Plan"), "Plan (copy)");
        assert_eq!(copy_name("Plan (copy)"), "Plan (copy 2)");
        assert_eq!(copy_name("Plan (copy 9)"), "Plan (copy 10)");
        assert_eq!(copy_name("Plan (2024)"), "Plan (2024) (copy)");
    }

    #[test]
    fn hashes_are_sha_256() {
        assert!(hash("").starts_with("e3b0c44298fc1c14"));
    }
}
