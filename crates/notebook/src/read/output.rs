use super::Notes;
use super::cell::{object, text_of_anything};
use crate::{MimeBundle, Output, OutputBody, StreamName, join_lines};
use serde_json::{Map, Value, json};

/// Reads one output; `None` for what says nothing at all.
pub(super) fn read_output(value: Value, minor: u64, notes: &mut Notes) -> Option<Output> {
    let Value::Object(mut map) = value else {
        if value.is_null() {
            notes.add("an empty output was removed");
            return None;
        }
        notes.add("an output was no object and was kept as JSON");
        let data = MimeBundle::from_iter([("application/json".to_owned(), value)]);
        return Some(Output::new(OutputBody::DisplayData { data, metadata: Map::new() }));
    };
    let named = map.get("output_type").and_then(Value::as_str);
    let is_known = |name| matches!(name, "stream" | "execute_result" | "display_data" | "error" | "pyout" | "pyerr");
    // A later minor version may bring types; up to 4.5 there are four.
    if minor > 5 && named.is_some_and(|name| !is_known(name)) {
        return Some(Output::new(OutputBody::Unknown(Value::Object(map))));
    }
    let name = output_type(&map, notes);
    map.shift_remove("output_type");
    let body = match name.as_str() {
        "stream" => OutputBody::Stream { name: stream_name(&mut map, notes), text: text(&mut map, "text", notes) },
        "error" => OutputBody::Error {
            ename: text(&mut map, "ename", notes),
            evalue: text(&mut map, "evalue", notes),
            traceback: traceback(map.shift_remove("traceback"), notes),
        },
        _ => {
            let data = bundle(object(map.shift_remove("data"), "an output's data", notes), notes);
            let metadata = object(map.shift_remove("metadata"), "an output's metadata", notes);
            if name == "execute_result" {
                let execution_count = result_count(map.shift_remove("execution_count"), notes);
                OutputBody::ExecuteResult { data, metadata, execution_count }
            } else {
                OutputBody::DisplayData { data, metadata }
            }
        }
    };
    Some(Output::with_extra(body, map))
}

/// The type, from the shape where it is missing, in today's words where it is an old one.
fn output_type(map: &Map<String, Value>, notes: &mut Notes) -> String {
    match map.get("output_type") {
        Some(Value::String(name)) if name == "pyout" || name == "pyerr" => {
            notes.add(format!("an output had the old type {name:?}"));
            if name == "pyout" { "execute_result" } else { "error" }.to_owned()
        }
        Some(Value::String(name))
            if matches!(name.as_str(), "stream" | "execute_result" | "display_data" | "error") =>
        {
            name.clone()
        }
        other => {
            let guess = if map.contains_key("traceback") || map.contains_key("ename") {
                "error"
            } else if map.contains_key("data") {
                if map.contains_key("execution_count") { "execute_result" } else { "display_data" }
            } else {
                "stream"
            };
            let had = other.map_or_else(|| "no type".to_owned(), |name| format!("the unknown type {name}"));
            notes.add(format!("an output had {had} and was taken as {guess}"));
            guess.to_owned()
        }
    }
}

fn stream_name(map: &mut Map<String, Value>, notes: &mut Notes) -> StreamName {
    let name = map.shift_remove("name");
    match name.as_ref().and_then(Value::as_str) {
        Some("stdout") => StreamName::Stdout,
        Some("stderr") => StreamName::Stderr,
        _ => {
            notes.add("a stream had no known name and was taken as stdout");
            StreamName::Stdout
        }
    }
}

fn text(map: &mut Map<String, Value>, key: &str, notes: &mut Notes) -> String {
    let Some(value) = map.shift_remove(key) else {
        notes.add(format!("an output had no {key:?}"));
        return String::new();
    };
    let multi_line = key == "text";
    match value {
        Value::String(text) => text,
        Value::Array(_) if multi_line && join_lines(&value).is_some() => join_lines(&value).unwrap_or_default(),
        other => {
            notes.add(format!("an output's {key:?} was no text"));
            text_of_anything(&other)
        }
    }
}

fn traceback(value: Option<Value>, notes: &mut Notes) -> Vec<String> {
    match value {
        Some(Value::Array(lines)) if lines.iter().all(Value::is_string) => {
            lines.into_iter().map(|line| text_of_anything(&line)).collect()
        }
        Some(Value::Array(lines)) => {
            notes.add("a traceback held lines that were no text");
            lines.iter().map(text_of_anything).collect()
        }
        Some(Value::String(text)) => {
            notes.add("a traceback was one text instead of a list of lines");
            text.split('\n').map(str::to_owned).collect()
        }
        _ => {
            notes.add("an error had no traceback");
            Vec::new()
        }
    }
}

fn result_count(value: Option<Value>, notes: &mut Notes) -> Option<i64> {
    match value {
        Some(Value::Null) => None,
        Some(Value::Number(count)) if count.as_i64().is_some() => count.as_i64(),
        _ => {
            notes.add("a result had no execution count");
            None
        }
    }
}

/// Joins multi-line text in a bundle; data of JSON types stays as it is.
pub(super) fn bundle(data: MimeBundle, notes: &mut Notes) -> MimeBundle {
    data.into_iter()
        .map(|(mime, value)| {
            if is_json_mime(&mime) || value.is_string() {
                return (mime, value);
            }
            let text = join_lines(&value).unwrap_or_else(|| {
                notes.add(format!("data of type {mime:?} was no text"));
                text_of_anything(&value)
            });
            (mime, json!(text))
        })
        .collect()
}

/// Whether data of this type is JSON itself rather than text.
pub(crate) fn is_json_mime(mime: &str) -> bool {
    let essence = mime.split(';').next().unwrap_or(mime).trim();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}
