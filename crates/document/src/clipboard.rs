use notebook::{Cell, Notebook, Value, parse};

/// Cells on the clipboard; as text it is JSON that Jupyter-like tools could read: a small notebook.
#[derive(Debug, Clone, Default)]
pub struct Clipboard {
    pub cells: Vec<Cell>,
}

impl Clipboard {
    /// The cells as a notebook, for the system's clipboard.
    pub fn to_json(&self) -> String {
        let mut notebook = Notebook::empty();
        notebook.metadata.clear();
        notebook.cells.clone_from(&self.cells);
        notebook.to_json()
    }

    /// Reads [`Clipboard::to_json`], a whole notebook, one cell or a list of cells; `None` for other text.
    pub fn from_text(text: &str) -> Option<Self> {
        let text = text.trim();
        if !text.starts_with(['{', '[']) {
            return None;
        }
        let value: Value = serde_json::from_str(text).ok()?;
        let is_cell = |value: &Value| value.get("cell_type").is_some_and(Value::is_string);
        let cells = match &value {
            Value::Array(cells) if !cells.is_empty() && cells.iter().all(is_cell) => value,
            Value::Object(_) if is_cell(&value) => Value::Array(vec![value]),
            Value::Object(map) => map.get("cells").filter(|cells| cells.is_array())?.clone(),
            _ => return None,
        };
        let whole = serde_json::json!({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5});
        let (notebook, _) = parse(&whole.to_string()).ok()?.into_notebook();
        (!notebook.cells.is_empty()).then_some(Self { cells: notebook.cells })
    }
}
