use super::Notes;
use crate::join_lines;
use crate::parse::ParseErrorKind;
use serde_json::{Map, Value, json};

/// Brings nbformat 2 and 3 to the shape of 4. The rest (types, missing keys) is the reader's work.
pub(super) fn upgrade(
    mut map: Map<String, Value>,
    major: u64,
    notes: &mut Notes,
) -> Result<Map<String, Value>, ParseErrorKind> {
    if major < 2 {
        return Err(ParseErrorKind::Version(major.to_string()));
    }
    notes.add(format!("upgraded from format {major} to 4.5"));
    let mut metadata = match map.remove("metadata") {
        Some(Value::Object(metadata)) => metadata,
        _ => Map::new(),
    };
    // An empty name says nothing; a real one becomes the title.
    if let Some(Value::String(name)) = metadata.shift_remove("name")
        && !name.is_empty()
    {
        metadata.insert("title".to_owned(), name.into());
    }
    metadata.shift_remove("signature");
    metadata.insert("orig_nbformat".to_owned(), major.into());
    let mut cells = Vec::new();
    let worksheets = match map.remove("worksheets") {
        Some(Value::Array(worksheets)) => worksheets,
        // Some writers of format 3 left the worksheets out.
        _ => map.remove("cells").map(|cells| vec![json!({ "cells": cells })]).unwrap_or_default(),
    };
    if worksheets.len() > 1 {
        notes.add("its worksheets were joined");
    }
    for worksheet in worksheets {
        let Value::Object(mut worksheet) = worksheet else { continue };
        if let Some(Value::Array(found)) = worksheet.remove("cells") {
            cells.extend(found.into_iter().filter_map(upgrade_cell));
        }
    }
    Ok(Map::from_iter([("cells".to_owned(), Value::Array(cells)), ("metadata".to_owned(), Value::Object(metadata))]))
}

fn upgrade_cell(cell: Value) -> Option<Value> {
    let Value::Object(mut cell) = cell else { return None };
    let mut metadata = match cell.shift_remove("metadata") {
        Some(Value::Object(metadata)) => metadata,
        _ => Map::new(),
    };
    let name = cell.get("cell_type").and_then(Value::as_str).unwrap_or("code").to_owned();
    let take_text = |cell: &mut Map<String, Value>, key: &str| {
        cell.shift_remove(key).as_ref().and_then(join_lines).unwrap_or_default()
    };
    let mut out = Map::new();
    match name.as_str() {
        "code" => {
            cell.shift_remove("language");
            if let Some(Value::Bool(collapsed)) = cell.shift_remove("collapsed") {
                metadata.insert("collapsed".to_owned(), collapsed.into());
            }
            let mut source = take_text(&mut cell, "input");
            if source.is_empty() {
                source = take_text(&mut cell, "source");
            }
            let outputs = match cell.shift_remove("outputs") {
                Some(Value::Array(outputs)) => outputs.into_iter().filter_map(upgrade_output).collect(),
                _ => Vec::new(),
            };
            out.insert("cell_type".to_owned(), "code".into());
            out.insert("source".to_owned(), source.into());
            out.insert("outputs".to_owned(), Value::Array(outputs));
            out.insert("execution_count".to_owned(), cell.shift_remove("prompt_number").unwrap_or_default());
        }
        "heading" => {
            let level = cell.shift_remove("level").and_then(|level| level.as_u64()).unwrap_or(1);
            out.insert("cell_type".to_owned(), "markdown".into());
            out.insert("source".to_owned(), heading(&take_text(&mut cell, "source"), level).into());
        }
        other => {
            let kind = if other == "raw" { "raw" } else { "markdown" };
            out.insert("cell_type".to_owned(), kind.into());
            out.insert("source".to_owned(), take_text(&mut cell, "source").into());
        }
    }
    for known in ["cell_type", "rendered"] {
        cell.shift_remove(known);
    }
    out.insert("metadata".to_owned(), Value::Object(metadata));
    for (key, value) in cell {
        out.entry(key).or_insert(value);
    }
    Some(Value::Object(out))
}

/// A heading cell as Markdown: one line, with its marks.
pub(super) fn heading(text: &str, level: u64) -> String {
    let marks = "#".repeat(level.clamp(1, 6) as usize);
    format!("{marks} {}", text.lines().collect::<Vec<_>>().join(" "))
}

/// Keys of format 3 that hold data, and the MIME types they stand for.
const SHORT_MIMES: [(&str, &str); 9] = [
    ("text", "text/plain"),
    ("html", "text/html"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpeg", "image/jpeg"),
    ("latex", "text/latex"),
    ("json", "application/json"),
    ("javascript", "application/javascript"),
    ("pdf", "application/pdf"),
];

fn upgrade_output(output: Value) -> Option<Value> {
    let Value::Object(mut output) = output else { return None };
    let name = output.get("output_type").and_then(Value::as_str).unwrap_or_default().to_owned();
    match name.as_str() {
        "stream" => {
            let stream = output.shift_remove("stream").or_else(|| output.shift_remove("name"));
            output.insert("name".to_owned(), stream.unwrap_or_else(|| "stdout".into()));
        }
        "pyerr" => {
            output.insert("output_type".to_owned(), "error".into());
            output.shift_remove("prompt_number");
        }
        "pyout" | "display_data" => return Some(upgrade_display(output, &name)),
        _ => {}
    }
    Some(Value::Object(output))
}

fn upgrade_display(mut output: Map<String, Value>, name: &str) -> Value {
    let mut metadata = match output.shift_remove("metadata") {
        Some(Value::Object(metadata)) => metadata,
        _ => Map::new(),
    };
    let mut data = Map::new();
    for (short, mime) in SHORT_MIMES {
        if let Some(inner) = metadata.shift_remove(short) {
            metadata.insert(mime.to_owned(), inner);
        }
        let Some(value) = output.shift_remove(short) else { continue };
        // Format 3 held JSON as text.
        let value = match (mime, join_lines(&value)) {
            ("application/json", Some(text)) => serde_json::from_str(&text).unwrap_or_else(|_| text.into()),
            (_, Some(text)) => text.into(),
            (_, None) => value,
        };
        data.insert(mime.to_owned(), value);
    }
    let mut out = Map::new();
    if name == "pyout" {
        out.insert("output_type".to_owned(), "execute_result".into());
        out.insert("execution_count".to_owned(), output.shift_remove("prompt_number").unwrap_or_default());
    } else {
        out.insert("output_type".to_owned(), "display_data".into());
        output.shift_remove("prompt_number");
    }
    output.shift_remove("output_type");
    // What is left and looks like a MIME type is data too.
    let (mimes, rest): (Map<_, _>, Map<_, _>) = output.into_iter().partition(|(key, _)| key.contains('/'));
    data.extend(mimes);
    out.insert("data".to_owned(), Value::Object(data));
    out.insert("metadata".to_owned(), Value::Object(metadata));
    out.extend(rest);
    Value::Object(out)
}
