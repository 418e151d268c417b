use crate::origin::CellOrigin;
use crate::{Output, Value};
use serde_json::Map;
use std::sync::Arc;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellType {
    Code,
    Markdown,
    Raw,
}

impl CellType {
    /// The name in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Markdown => "markdown",
            Self::Raw => "raw",
        }
    }
}

/// One cell. Fields may be changed freely: writing compares them with what was read and keeps every untouched byte.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Name of the cell in the file (nbformat 4.5), from Colab's `metadata.id`, or made up. Unique in its notebook.
    pub id: String,
    pub cell_type: CellType,
    /// The whole text, as in the file.
    pub source: String,
    pub metadata: Map<String, Value>,
    /// Outputs; code cells only.
    pub outputs: Vec<Output>,
    /// `In[n]`; code cells only.
    pub execution_count: Option<i64>,
    /// Attached images: name → MIME bundle; Markdown and raw cells only.
    pub attachments: Option<Map<String, Value>>,
    /// Keys that nbformat does not know, kept.
    pub extra: Map<String, Value>,
    pub(crate) origin: Option<Arc<CellOrigin>>,
}

/// Where a cell was read from is no part of what it says.
impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.cell_type == other.cell_type
            && self.source == other.source
            && self.metadata == other.metadata
            && self.outputs == other.outputs
            && self.execution_count == other.execution_count
            && self.attachments == other.attachments
            && self.extra == other.extra
    }
}

impl Cell {
    /// A cell with a fresh id.
    pub fn new(cell_type: CellType, source: impl Into<String>) -> Self {
        let mut cell = Self::bare(make_id(), cell_type);
        cell.source = source.into();
        cell
    }

    pub(crate) fn bare(id: String, cell_type: CellType) -> Self {
        Self {
            id,
            cell_type,
            source: String::new(),
            metadata: Map::new(),
            outputs: Vec::new(),
            execution_count: None,
            attachments: None,
            extra: Map::new(),
            origin: None,
        }
    }

    /// Whether this is a code cell.
    pub fn is_code(&self) -> bool {
        self.cell_type == CellType::Code
    }

    /// Whether `#scrollTo={name}` means this cell: its id, or the one that Colab keeps in the metadata.
    pub fn is_named(&self, name: &str) -> bool {
        self.id == name || self.metadata.get("id").and_then(Value::as_str) == Some(name)
    }

    /// Gives it a fresh id, in Colab's metadata and in a stray `id` key too.
    pub fn renew_id(&mut self) {
        self.id = make_id();
        if let Some(id) = self.extra.get_mut("id") {
            *id = self.id.clone().into();
        }
        self.renew_metadata_id();
    }

    /// Makes Colab's id in the metadata, where there is one, follow [`Cell::id`].
    pub fn renew_metadata_id(&mut self) {
        if let Some(id) = self.metadata.get_mut("id") {
            *id = self.id.clone().into();
        }
    }

    /// Tags in the metadata.
    pub fn tags(&self) -> Vec<&str> {
        let tags = self.metadata.get("tags").and_then(Value::as_array);
        tags.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether the input is folded away (`jupyter.source_hidden`).
    pub fn input_collapsed(&self) -> bool {
        self.jupyter_flag("source_hidden")
    }

    /// Whether the outputs are folded away (`jupyter.outputs_hidden` or classic `collapsed`).
    pub fn outputs_collapsed(&self) -> bool {
        self.jupyter_flag("outputs_hidden") || self.metadata.get("collapsed").and_then(Value::as_bool) == Some(true)
    }

    fn jupyter_flag(&self, name: &str) -> bool {
        self.metadata.get("jupyter").and_then(|jupyter| jupyter.get(name)).and_then(Value::as_bool) == Some(true)
    }
}

/// A fresh cell id in nbformat's alphabet: twelve letters and digits.
pub fn make_id() -> String {
    uuid::Uuid::new_v4().simple().to_string().chars().take(12).collect()
}
