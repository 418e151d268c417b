//! From types to JSON, strictly; what was not edited keeps its bytes.

use crate::json::{Item, Kind, Node, Sequence, Style, patch, render, render_string, scan};
use crate::origin::{CellOrigin, FileOrigin};
use crate::read::is_json_mime;
use crate::{Cell, CellType, MimeBundle, Notebook, Output, OutputBody};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Cells stand in a list in the root object.
const CELL_DEPTH: usize = 2;

pub(crate) fn write(notebook: &Notebook) -> String {
    match &notebook.origin {
        Some(origin) if is_untouched(notebook, origin) => origin.text.to_string(),
        Some(origin) => write_over(notebook, origin),
        None => write_anew(notebook),
    }
}

fn is_untouched(notebook: &Notebook, origin: &FileOrigin) -> bool {
    origin.holds_top(notebook)
        && notebook.cells.len() == origin.cell_spans.len()
        && notebook.cells.iter().enumerate().all(|(index, cell)| {
            own_origin(cell, Some(&origin.text)).is_some_and(|own| own.index == index && own.holds(cell))
        })
}

/// The cell's origin, if it lies in this file.
fn own_origin<'a>(cell: &'a Cell, file: Option<&Arc<str>>) -> Option<&'a CellOrigin> {
    let origin = cell.origin.as_deref()?;
    file.is_some_and(|file| Arc::ptr_eq(file, &origin.text)).then_some(origin)
}

fn write_anew(notebook: &Notebook) -> String {
    let style = &notebook.style;
    let mut root = Map::new();
    let cells: Vec<Value> = notebook
        .cells
        .iter()
        .map(|cell| Value::Object(cell_value(cell, notebook.nbformat_minor, style, None)))
        .collect();
    root.insert("cells".to_owned(), Value::Array(cells));
    root.insert("metadata".to_owned(), Value::Object(notebook.metadata.clone()));
    root.insert("nbformat".to_owned(), notebook.nbformat.into());
    root.insert("nbformat_minor".to_owned(), notebook.nbformat_minor.into());
    root.extend(notebook.extra.clone());
    let mut out = String::new();
    render(&mut out, &Value::Object(root), style, 0);
    out.push_str(style.newline);
    out
}

fn write_over(notebook: &Notebook, origin: &FileOrigin) -> String {
    let text = &*origin.text;
    let style = &*notebook.style;
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    out.push_str(&text[..=origin.root.start]);
    let spans = origin.entries.iter().map(|(_, key_start, _, end)| (*key_start, *end)).collect();
    let mut sequence = Sequence::new(text, &origin.root, spans, style, 0);
    let mut written: Vec<&str> = Vec::new();
    for (index, (key, key_start, start, end)) in origin.entries.iter().enumerate() {
        let is_doubled = origin.entries[index + 1..].iter().any(|(later, ..)| later == key);
        let value = top_value(notebook, key);
        if is_doubled || (value.is_none() && key != "cells") {
            continue;
        }
        sequence.lead(&mut out, Item::Kept(index));
        out.push_str(&text[*key_start..*start]);
        match value {
            None => write_cells(&mut out, notebook, origin, (*start, *end)),
            Some(value) => match scan(&text[*start..*end]) {
                Ok((node, _)) => patch(&mut out, &text[*start..*end], &node, &value, style, 1),
                // It was read from this text, so it can be read again.
                Err(_) => render(&mut out, &value, style, 1),
            },
        }
        written.push(key);
    }
    let known = ["metadata", "nbformat", "nbformat_minor"].into_iter();
    for key in known.chain(notebook.extra.keys().map(String::as_str)) {
        if written.contains(&key) {
            continue;
        }
        let Some(value) = top_value(notebook, key) else { continue };
        sequence.lead(&mut out, Item::New);
        render_string(&mut out, key, style);
        out.push_str(&style.colon);
        render(&mut out, &value, style, 1);
    }
    sequence.close(&mut out);
    out.push_str(&text[origin.root.end - 1..]);
    out
}

/// The value of a top-level key but the cells.
fn top_value(notebook: &Notebook, key: &str) -> Option<Value> {
    match key {
        "cells" => None,
        "metadata" => Some(Value::Object(notebook.metadata.clone())),
        "nbformat" => Some(notebook.nbformat.into()),
        "nbformat_minor" => Some(notebook.nbformat_minor.into()),
        _ => notebook.extra.get(key).cloned(),
    }
}

fn write_cells(out: &mut String, notebook: &Notebook, origin: &FileOrigin, span: (usize, usize)) {
    let text = &*origin.text;
    let list = Node { start: span.0, end: span.1, kind: Kind::Null, tainted: false };
    let mut sequence = Sequence::new(text, &list, origin.cell_spans.clone(), &notebook.style, 1);
    out.push('[');
    for cell in &notebook.cells {
        let own = own_origin(cell, Some(&origin.text));
        sequence.lead(out, own.map_or(Item::New, |own| Item::Kept(own.index)));
        write_cell(out, cell, notebook.nbformat_minor, own, sequence.style());
    }
    sequence.close(out);
    out.push(']');
}

fn write_cell(out: &mut String, cell: &Cell, minor: u64, own: Option<&CellOrigin>, style: &Style) {
    let Some(own) = own else {
        render(out, &Value::Object(cell_value(cell, minor, style, None)), style, CELL_DEPTH);
        return;
    };
    let text = &own.text[own.start..own.end];
    if own.holds(cell) && (own.has_id || minor < 5) {
        out.push_str(text);
        return;
    }
    match scan(text) {
        Ok((node, _)) => {
            let value = cell_value(cell, minor, style, Some((own, &node, text)));
            patch(out, text, &node, &Value::Object(value), style, CELL_DEPTH);
        }
        Err(_) => render(out, &Value::Object(cell_value(cell, minor, style, None)), style, CELL_DEPTH),
    }
}

/// The cell as JSON. Parts equal to what was read get the very value of the file, so that patching keeps their bytes.
fn cell_value(cell: &Cell, minor: u64, style: &Style, own: Option<(&CellOrigin, &Node, &str)>) -> Map<String, Value> {
    let original = |key: &str| own.and_then(|(_, node, text)| Some(node.get(key)?.to_value(text)));
    let mut map = Map::new();
    if let Some(attachments) = &cell.attachments
        && !cell.is_code()
    {
        map.insert("attachments".to_owned(), Value::Object(attachments.clone()));
    }
    let future_type = cell.extra.get("cell_type").filter(|_| cell.cell_type == CellType::Raw);
    map.insert("cell_type".to_owned(), future_type.cloned().unwrap_or_else(|| cell.cell_type.as_str().into()));
    if cell.is_code() {
        map.insert("execution_count".to_owned(), cell.execution_count.into());
    }
    if minor >= 5 {
        map.insert("id".to_owned(), cell.id.clone().into());
    }
    map.insert("metadata".to_owned(), Value::Object(cell.metadata.clone()));
    if cell.cell_type == CellType::Code {
        map.insert("outputs".to_owned(), Value::Array(outputs_value(cell, style, own)));
    }
    let source = match original("source") {
        Some(value) if crate::join_lines(&value).as_ref() == Some(&cell.source) => value,
        Some(Value::String(_)) => cell.source.clone().into(),
        Some(Value::Array(_)) => lines_value(&cell.source),
        _ => text_value(&cell.source, style),
    };
    map.insert("source".to_owned(), source);
    if future_type.is_some() && cell.source.is_empty() && original("source").is_none() {
        map.remove("source");
    }
    for (key, value) in &cell.extra {
        map.entry(key.clone()).or_insert_with(|| value.clone());
    }
    map
}

fn outputs_value(cell: &Cell, style: &Style, own: Option<(&CellOrigin, &Node, &str)>) -> Vec<Value> {
    let originals = own.and_then(|(own, node, text)| match &node.get("outputs")?.kind {
        // Repairs may have dropped outputs; then places no longer agree.
        Kind::Array(nodes) if own.faithful && nodes.len() == own.read.outputs.len() => Some((own, nodes, text)),
        _ => None,
    });
    // Equal outputs may be spelt differently, so each is looked for behind the one before it.
    let mut behind = 0;
    cell.outputs
        .iter()
        .map(|output| {
            let found = originals.and_then(|(own, nodes, text)| {
                let at = behind + own.read.outputs.get(behind..)?.iter().position(|read| read == output)?;
                behind = at + 1;
                Some(nodes[at].to_value(text))
            });
            found.unwrap_or_else(|| output_value(output, style))
        })
        .collect()
}

fn output_value(output: &Output, style: &Style) -> Value {
    let mut value = match output.body() {
        OutputBody::Stream { name, text } => {
            json!({"name": name.as_str(), "output_type": "stream", "text": text_value(text, style)})
        }
        OutputBody::ExecuteResult { data, metadata, execution_count } => json!({
            "data": bundle_value(data, style),
            "execution_count": execution_count,
            "metadata": metadata,
            "output_type": "execute_result",
        }),
        OutputBody::DisplayData { data, metadata } => {
            json!({"data": bundle_value(data, style), "metadata": metadata, "output_type": "display_data"})
        }
        OutputBody::Error { ename, evalue, traceback } => {
            json!({"ename": ename, "evalue": evalue, "output_type": "error", "traceback": traceback})
        }
        OutputBody::Unknown(value) => value.clone(),
    };
    if let Value::Object(map) = &mut value {
        for (key, extra) in output.extra() {
            map.entry(key.clone()).or_insert_with(|| extra.clone());
        }
    }
    value
}

/// Text types are lists of lines where the file does so; base64 and JSON are not text.
fn bundle_value(data: &MimeBundle, style: &Style) -> Value {
    data.iter()
        .map(|(mime, value)| {
            let is_text = mime.starts_with("text/") || mime == "image/svg+xml" || mime == "application/javascript";
            match value {
                Value::String(text) if is_text && !is_json_mime(mime) => (mime.clone(), text_value(text, style)),
                other => (mime.clone(), other.clone()),
            }
        })
        .collect::<Map<_, _>>()
        .into()
}

fn text_value(text: &str, style: &Style) -> Value {
    if style.text_as_list { lines_value(text) } else { text.into() }
}

fn lines_value(text: &str) -> Value {
    text.split_inclusive('\n').map(Value::from).collect()
}
