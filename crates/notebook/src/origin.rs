use crate::json::{Kind, Node};
use crate::{Cell, Notebook, Value};
use serde_json::Map;
use std::fmt;
use std::sync::Arc;

/// Where a cell comes from and what was read there: the means to write untouched parts as they were.
pub(crate) struct CellOrigin {
    pub(crate) text: Arc<str>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Place in its file.
    pub(crate) index: usize,
    /// The cell as it was read.
    pub(crate) read: Cell,
    /// Whether the cell has an `id` key in the file.
    pub(crate) has_id: bool,
    /// Whether the text says just what was read, without repair.
    pub(crate) faithful: bool,
}

impl CellOrigin {
    pub(crate) fn new(
        text: &Arc<str>,
        node: &Node,
        index: usize,
        cell: &Cell,
        id_in_file: Option<String>,
        faithful: bool,
    ) -> Self {
        let has_id = id_in_file.is_some();
        Self { text: Arc::clone(text), start: node.start, end: node.end, index, read: cell.clone(), has_id, faithful }
    }

    /// Whether `cell` still says what the file says.
    pub(crate) fn holds(&self, cell: &Cell) -> bool {
        self.faithful && self.read == *cell
    }
}

/// The file that a notebook was read from.
pub(crate) struct FileOrigin {
    pub(crate) text: Arc<str>,
    /// The root object: its brackets, and key, key's start, value's start and end of every entry.
    pub(crate) root: Node,
    pub(crate) entries: Vec<(String, usize, usize, usize)>,
    pub(crate) cell_spans: Vec<(usize, usize)>,
    pub(crate) metadata: Map<String, Value>,
    pub(crate) extra: Map<String, Value>,
    pub(crate) version: (u64, u64),
    pub(crate) faithful: bool,
}

impl FileOrigin {
    pub(crate) fn new(text: &Arc<str>, root: &Node, notebook: &Notebook, faithful: bool) -> Self {
        let entries = match &root.kind {
            Kind::Object(entries) => entries
                .iter()
                .map(|entry| (entry.key.clone(), entry.key_start, entry.value.start, entry.value.end))
                .collect(),
            _ => Vec::new(),
        };
        let cell_spans = match root.get("cells").map(|cells| &cells.kind) {
            Some(Kind::Array(cells)) => cells.iter().map(|cell| (cell.start, cell.end)).collect(),
            _ => Vec::new(),
        };
        Self {
            text: Arc::clone(text),
            // Only its brackets matter here: the tree below would double the memory.
            root: Node { start: root.start, end: root.end, kind: Kind::Null, tainted: false },
            entries,
            cell_spans,
            metadata: notebook.metadata.clone(),
            extra: notebook.extra.clone(),
            version: (notebook.nbformat, notebook.nbformat_minor),
            faithful,
        }
    }

    /// Whether everything but the cells is as it was read.
    pub(crate) fn holds_top(&self, notebook: &Notebook) -> bool {
        self.faithful
            && self.metadata == notebook.metadata
            && self.extra == notebook.extra
            && self.version == (notebook.nbformat, notebook.nbformat_minor)
    }
}

// Origins hold whole files; nobody wants to read those in a failed assertion.
impl fmt::Debug for CellOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bytes {}..{} of the file", self.start, self.end)
    }
}

impl fmt::Debug for FileOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a file of {} bytes", self.text.len())
    }
}
