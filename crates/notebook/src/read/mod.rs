//! From JSON to types, with every repair noted.

mod cell;
mod output;
mod upgrade;

pub(crate) use output::is_json_mime;

use crate::json::Node;
use crate::origin::{CellOrigin, FileOrigin};
use crate::parse::{ParseErrorKind, Repair};
use crate::{Cell, Notebook};
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::sync::Arc;

/// Why a JSON document is no notebook, and the part at fault.
pub(crate) struct Refusal {
    pub(crate) kind: ParseErrorKind,
    pub(crate) at: usize,
}

/// Collects repairs; `cell` is the one being read.
pub(crate) struct Notes {
    pub(crate) repairs: Vec<Repair>,
    cell: Option<usize>,
}

impl Notes {
    pub(crate) fn new(repairs: Vec<Repair>) -> Self {
        Self { repairs, cell: None }
    }

    fn add(&mut self, what: impl Into<String>) {
        self.repairs.push(Repair { cell_index: self.cell, what: what.into() });
    }
}

/// Reads the notebook in `root`, the tree over `text`.
pub(crate) fn read(text: &Arc<str>, root: &Node, notes: &mut Notes) -> Result<Notebook, Refusal> {
    let refuse = |kind| Refusal { kind, at: root.start };
    let not_a_notebook = |what: &str| refuse(ParseErrorKind::NotANotebook(what.to_owned()));
    let before = notes.repairs.len();
    let Value::Object(mut map) = shallow(root, text) else {
        return Err(not_a_notebook("it is no JSON object"));
    };
    let (major, minor) = version(&map, notes).map_err(refuse)?;
    if major < 4 || (!map.contains_key("cells") && map.contains_key("worksheets")) {
        let Value::Object(map) = root.to_value(text) else { return Err(not_a_notebook("it is no JSON object")) };
        let map = upgrade::upgrade(map, major, notes).map_err(refuse)?;
        let mut notebook = read_upgraded(map, notes);
        notebook.style = Arc::new(crate::json::Style { text_as_list: true, ..crate::json::Style::detect(text, root) });
        return Ok(notebook);
    }
    let Some(cells_node) = root.get("cells") else {
        return Err(not_a_notebook("it has no cells"));
    };
    let crate::json::Kind::Array(nodes) = &cells_node.kind else {
        return Err(Refusal {
            kind: ParseErrorKind::NotANotebook("\"cells\" is no list".to_owned()),
            at: cells_node.start,
        });
    };
    let metadata = notebook_metadata(map.remove("metadata"), notes);
    for known in ["cells", "nbformat", "nbformat_minor"] {
        map.shift_remove(known);
    }
    let top_is_faithful = notes.repairs.len() == before && !root_is_tainted(root);
    let mut notebook = Notebook::from_parts(metadata, major, minor, map);
    let style = Arc::new(crate::json::Style::detect(text, root));
    let mut ids = Ids::new(minor >= 5);
    for (index, node) in nodes.iter().enumerate() {
        notes.cell = Some(index);
        let before = notes.repairs.len();
        let Value::Object(map) = node.to_value(text) else {
            return Err(Refusal {
                kind: ParseErrorKind::NotANotebook(format!("cell {} is no JSON object", index + 1)),
                at: node.start,
            });
        };
        let mut cell = cell::read_cell(map, minor, notes);
        let id_in_file = ids.settle(&mut cell, notes);
        let faithful = notes.repairs.len() == before && !node.tainted;
        cell.origin = Some(Arc::new(CellOrigin::new(text, node, index, &cell, id_in_file, faithful)));
        notebook.cells.push(cell);
    }
    notes.cell = None;
    notebook.style = style;
    notebook.origin = Some(Arc::new(FileOrigin::new(text, root, &notebook, top_is_faithful)));
    Ok(notebook)
}

/// An object without the cells, which are read one by one.
fn shallow(root: &Node, text: &str) -> Value {
    match &root.kind {
        crate::json::Kind::Object(entries) => Value::Object(
            entries
                .iter()
                .map(|entry| {
                    let value = if entry.key == "cells" { Value::Null } else { entry.value.to_value(text) };
                    (entry.key.clone(), value)
                })
                .collect(),
        ),
        _ => Value::Null,
    }
}

/// Whether something beside the cells must not be written again as it is.
fn root_is_tainted(root: &Node) -> bool {
    let crate::json::Kind::Object(entries) = &root.kind else { return true };
    let doubled = entries.iter().enumerate().any(|(at, entry)| entries[..at].iter().any(|e| e.key == entry.key));
    doubled || entries.iter().any(|entry| entry.key != "cells" && entry.value.tainted)
}

fn read_upgraded(mut map: Map<String, Value>, notes: &mut Notes) -> Notebook {
    let metadata = notebook_metadata(map.remove("metadata"), notes);
    let cells = match map.remove("cells") {
        Some(Value::Array(cells)) => cells,
        _ => Vec::new(),
    };
    let mut notebook = Notebook::from_parts(metadata, 4, 5, Map::new());
    let mut ids = Ids::new(false);
    for (index, cell) in cells.into_iter().enumerate() {
        notes.cell = Some(index);
        let Value::Object(map) = cell else { continue };
        let mut cell = cell::read_cell(map, 5, notes);
        ids.settle(&mut cell, notes);
        notebook.cells.push(cell);
    }
    notes.cell = None;
    notebook
}

fn notebook_metadata(metadata: Option<Value>, notes: &mut Notes) -> Map<String, Value> {
    match metadata {
        Some(Value::Object(metadata)) => metadata,
        None => {
            notes.add("the notebook had no metadata");
            Map::new()
        }
        Some(_) => {
            notes.add("the notebook's metadata was no object and was emptied");
            Map::new()
        }
    }
}

/// Major and minor version, guessed from the shape where they are missing.
fn version(map: &Map<String, Value>, notes: &mut Notes) -> Result<(u64, u64), ParseErrorKind> {
    let has_cells = map.contains_key("cells");
    let has_worksheets = map.contains_key("worksheets");
    let number = |key: &str| match map.get(key) {
        Some(Value::Number(number)) => number.as_u64().map(|number| (number, true)),
        Some(Value::String(text)) => text.trim().parse().ok().map(|number| (number, false)),
        _ => None,
    };
    let (major, written) = match number("nbformat") {
        Some(found) => found,
        None if has_worksheets => (3, false),
        None if has_cells => (4, false),
        None => return Err(ParseErrorKind::NotANotebook("it has neither cells nor a format version".to_owned())),
    };
    if !written {
        notes.add(format!("the format version was missing or no number and was taken as {major}"));
    }
    if major > 4 {
        return Err(ParseErrorKind::Version(major.to_string()));
    }
    if major == 4 && !has_cells && !has_worksheets {
        return Err(ParseErrorKind::NotANotebook("it has no cells".to_owned()));
    }
    let minor = match number("nbformat_minor") {
        Some((minor, true)) => minor,
        Some((minor, false)) => {
            notes.add("the minor format version was no number");
            minor
        }
        None if major == 4 => {
            notes.add("the minor format version was missing and was taken as 5");
            5
        }
        None => 0,
    };
    Ok((major, minor))
}

/// Gives every cell an id that is its own.
struct Ids {
    taken: HashSet<String>,
    /// Whether the format has ids in the file (4.5).
    required: bool,
}

impl Ids {
    fn new(required: bool) -> Self {
        Self { taken: HashSet::new(), required }
    }

    /// Returns the id as it stands in the file, if it does.
    fn settle(&mut self, cell: &mut Cell, notes: &mut Notes) -> Option<String> {
        let in_file = (!cell.id.is_empty()).then(|| cell.id.clone());
        let colab = cell.metadata.get("id").and_then(Value::as_str).map(str::to_owned);
        if let Some(id) = &in_file {
            if !is_valid_id(id) {
                self.note(notes, format!("the cell's id {id:?} was not allowed and was replaced"));
                cell.id.clear();
            } else if self.taken.contains(id) {
                self.note(notes, format!("the cell's id {id:?} was taken and was replaced"));
                cell.id.clear();
            }
        } else {
            self.note(notes, "the cell had no id".to_owned());
        }
        if cell.id.is_empty() {
            cell.id = colab.filter(|id| is_valid_id(id) && !self.taken.contains(id)).unwrap_or_else(crate::make_id);
        }
        self.taken.insert(cell.id.clone());
        in_file
    }

    fn note(&self, notes: &mut Notes, what: String) {
        if self.required {
            notes.add(what);
        }
    }
}

/// nbformat 4.5: 1 to 64 letters, digits, hyphens and underscores.
fn is_valid_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}
