use crate::json::Style;
use crate::origin::FileOrigin;
use crate::{Cell, CellType, Heading, Value, outline, write};
use serde_json::{Map, json};
use std::sync::Arc;

/// A whole notebook.
#[derive(Debug, Clone)]
pub struct Notebook {
    pub cells: Vec<Cell>,
    pub metadata: Map<String, Value>,
    /// Version of the format that the file is written in: 4, and 0 to 5.
    pub nbformat: u64,
    pub nbformat_minor: u64,
    /// Top-level keys that nbformat does not know, kept.
    pub extra: Map<String, Value>,
    /// How the file spells JSON.
    pub(crate) style: Arc<Style>,
    pub(crate) origin: Option<Arc<FileOrigin>>,
}

impl Notebook {
    /// A new notebook with one empty code cell, in nbformat 4.5, with the metadata that Colab and Jupyter expect.
    pub fn empty() -> Self {
        let metadata = [
            ("colab", json!({"provenance": []})),
            ("kernelspec", json!({"display_name": "Python 3", "language": "python", "name": "python3"})),
            ("language_info", json!({"name": "python"})),
        ];
        let metadata = metadata.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let mut notebook = Self::from_parts(metadata, 4, 5, Map::new());
        notebook.cells.push(Cell::new(CellType::Code, ""));
        notebook
    }

    pub(crate) fn from_parts(
        metadata: Map<String, Value>,
        nbformat: u64,
        nbformat_minor: u64,
        extra: Map<String, Value>,
    ) -> Self {
        Self { cells: Vec::new(), metadata, nbformat, nbformat_minor, extra, style: Arc::default(), origin: None }
    }

    /// The file: bytes as read where nothing was changed.
    pub fn to_json(&self) -> String {
        write::write(self)
    }

    /// Title in the metadata (`title`, or Colab's `colab.name` without its ending), if there is one.
    pub fn title(&self) -> Option<&str> {
        let title = self.metadata.get("title").and_then(Value::as_str);
        let colab = self.metadata.get("colab").and_then(|colab| colab.get("name")).and_then(Value::as_str);
        let title = title.or_else(|| colab.map(|name| name.strip_suffix(".ipynb").unwrap_or(name)));
        title.map(str::trim).filter(|title| !title.is_empty())
    }

    /// Language of its code cells as the metadata has it, lower case; `python` where it says nothing.
    pub fn language(&self) -> String {
        let info = self.metadata.get("language_info").and_then(|info| info.get("name"));
        let spec = self.metadata.get("kernelspec").and_then(|spec| spec.get("language"));
        info.or(spec).and_then(Value::as_str).unwrap_or("python").to_lowercase()
    }

    /// The headings of its Markdown cells, in order.
    pub fn outline(&self) -> Vec<Heading> {
        outline::outline(self.cells.iter())
    }
}
