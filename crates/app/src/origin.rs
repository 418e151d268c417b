//! Where the open notebook came from.

/// Where the open notebook came from, and under which name its edits are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Under this key the browser keeps the edits; stable over reloads.
    pub key: String,
    /// File name for the tab and for downloads, without `.ipynb`.
    pub name: String,
    pub source: Source,
}

/// The kinds of places that notebooks come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Made here.
    New,
    /// Read from the person's disk.
    File,
    /// Read from the web; the address can be read again.
    Web(notebook::Address),
}

impl Origin {
    /// A notebook made here; `key` must be new.
    pub fn new_notebook(key: impl Into<String>, name: impl Into<String>) -> Self {
        Self { key: key.into(), name: name.into(), source: Source::New }
    }
}
