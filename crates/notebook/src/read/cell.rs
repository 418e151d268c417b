use super::Notes;
use super::output::read_output;
use crate::{Cell, CellType, join_lines};
use serde_json::{Map, Value};

/// Reads one cell; `id` is left empty where the file has none.
pub(super) fn read_cell(mut map: Map<String, Value>, minor: u64, notes: &mut Notes) -> Cell {
    if minor > 5 && is_of_tomorrow(&map) {
        return read_future_cell(map);
    }
    let cell_type = cell_type(&mut map, notes);
    let id = match map.get("id") {
        Some(Value::String(id)) => id.clone(),
        Some(other) if minor >= 5 => {
            let id = other.to_string();
            notes.add("the cell's id was no text");
            id
        }
        _ => String::new(),
    };
    if minor >= 5 {
        map.shift_remove("id");
    }
    let mut cell = Cell::bare(id, cell_type);
    cell.source = source(map.shift_remove("source"), notes);
    cell.metadata = object(map.shift_remove("metadata"), "metadata", notes);
    if cell_type == CellType::Code {
        read_code_parts(&mut cell, &mut map, minor, notes);
    } else {
        for key in ["outputs", "execution_count"] {
            if map.shift_remove(key).is_some() {
                notes.add(format!("a text cell had \"{key}\", which was removed"));
            }
        }
        cell.attachments = match map.shift_remove("attachments") {
            None => None,
            Some(Value::Object(attachments)) => Some(attachments),
            Some(_) => {
                notes.add("the cell's attachments were no object and were removed");
                None
            }
        };
    }
    cell.extra = map;
    cell
}

/// A type that a later minor version may have brought: the format promises that such cells can be passed over.
fn is_of_tomorrow(map: &Map<String, Value>) -> bool {
    let name = map.get("cell_type").and_then(Value::as_str);
    name.is_some_and(|name| !matches!(name, "code" | "markdown" | "raw" | "heading"))
}

/// Shown as a raw cell; `extra` keeps the type and all else that we do not know.
fn read_future_cell(mut map: Map<String, Value>) -> Cell {
    let id = map.shift_remove("id").and_then(|id| id.as_str().map(str::to_owned)).unwrap_or_default();
    let mut cell = Cell::bare(id, CellType::Raw);
    if let Some(source) = map.get("source").and_then(join_lines) {
        cell.source = source;
        map.shift_remove("source");
    }
    if let Some(Value::Object(metadata)) = map.get("metadata") {
        cell.metadata.clone_from(metadata);
        map.shift_remove("metadata");
    }
    cell.extra = map;
    cell
}

fn read_code_parts(cell: &mut Cell, map: &mut Map<String, Value>, minor: u64, notes: &mut Notes) {
    cell.execution_count = match map.shift_remove("execution_count") {
        Some(Value::Null) => None,
        Some(Value::Number(count)) if count.as_i64().is_some() => count.as_i64(),
        None => {
            notes.add("the cell had no execution count");
            None
        }
        Some(_) => {
            notes.add("the cell's execution count was no number and was emptied");
            None
        }
    };
    match map.shift_remove("outputs") {
        Some(Value::Array(outputs)) => {
            cell.outputs = outputs.into_iter().filter_map(|output| read_output(output, minor, notes)).collect();
        }
        None => notes.add("the cell had no list of outputs"),
        Some(_) => notes.add("the cell's outputs were no list and were emptied"),
    }
}

fn cell_type(map: &mut Map<String, Value>, notes: &mut Notes) -> CellType {
    let name = map.shift_remove("cell_type");
    match name.as_ref().and_then(Value::as_str) {
        Some("code") => CellType::Code,
        Some("markdown") => CellType::Markdown,
        Some("raw") => CellType::Raw,
        Some("heading") => {
            let level = map.shift_remove("level").and_then(|level| level.as_u64()).unwrap_or(1);
            let text = map.get("source").and_then(join_lines).unwrap_or_default();
            map.insert("source".to_owned(), super::upgrade::heading(&text, level).into());
            notes.add("a heading cell became a Markdown cell");
            CellType::Markdown
        }
        other => {
            let guess = if map.contains_key("outputs") { CellType::Code } else { CellType::Raw };
            let had = other.map_or_else(|| "no cell type".to_owned(), |name| format!("the unknown cell type {name:?}"));
            notes.add(format!("the cell had {had} and was taken as {}", guess.as_str()));
            guess
        }
    }
}

fn source(source: Option<Value>, notes: &mut Notes) -> String {
    let Some(source) = source else {
        notes.add("the cell had no source");
        return String::new();
    };
    join_lines(&source).unwrap_or_else(|| {
        notes.add("the cell's source was no text");
        text_of_anything(&source)
    })
}

/// The text in a value that should have been text: strings as they are, lists joined, the rest as JSON.
pub(super) fn text_of_anything(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text_of_anything).collect(),
        other => other.to_string(),
    }
}

/// An object that must be there.
pub(super) fn object(value: Option<Value>, name: &str, notes: &mut Notes) -> Map<String, Value> {
    match value {
        Some(Value::Object(map)) => map,
        None => {
            notes.add(format!("{name} was missing"));
            Map::new()
        }
        Some(_) => {
            notes.add(format!("{name} was no object and was emptied"));
            Map::new()
        }
    }
}
