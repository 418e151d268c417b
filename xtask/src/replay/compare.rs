//! Whether two lists of outputs of one cell are the same.
//!
//! Adjacent pieces of one stream are one (how a stream was cut is chance). Then as many outputs, of the same kinds, in the
//! same order. Of a bundle every MIME type that was stored must be there and be the same; more is no fault. Errors: name,
//! message and the line of each of the notebook's own frames; the library's frames differ with its version.

use super::corpus::text_of;
use super::{normalise, pictures};
use serde_json::{Map, Value};

/// `None` when the outputs agree, otherwise the first difference in words.
pub fn difference(stored: &Value, fresh: &Value) -> Option<String> {
    let (stored, mut fresh) = (merged(stored), merged(fresh));
    // index.json says of the stored outputs that warnings on stderr were removed from them.
    if !stored.iter().any(is_stderr) {
        fresh.retain(|output| !(is_stderr(output) && is_warnings(&text_of(&output["text"]))));
        // What they stood between is one piece again.
        fresh = merged(&Value::Array(fresh));
    }
    for (index, (left, right)) in stored.iter().zip(&fresh).enumerate() {
        if let Some(reason) = output_difference(left, right) {
            return Some(if stored.len() > 1 { format!("output {}: {reason}", index + 1) } else { reason });
        }
    }
    match stored.len().cmp(&fresh.len()) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Less => Some(format!("more output: {}", shown(&words(&fresh[stored.len()])))),
        std::cmp::Ordering::Greater => Some(format!("no output, expected {}", shown(&words(&stored[fresh.len()])))),
    }
}

/// Whether the kinds of output agree, whatever they say: all that can be asked of a cell that differs from run to run.
pub fn has_same_shape(stored: &Value, fresh: &Value) -> bool {
    let shape = |list: &Value| -> Vec<(String, Vec<String>)> {
        let of_data = |output: &Value| output["data"].as_object().map(|data| data.keys().cloned().collect());
        let kinds = merged(list).into_iter().map(|output| (kind(&output), of_data(&output).unwrap_or_default()));
        kinds
            .map(|(kind, mut types): (String, Vec<String>)| {
                types.sort();
                (kind, types)
            })
            .collect()
    };
    shape(stored) == shape(fresh)
}

fn is_stderr(output: &Value) -> bool {
    output["output_type"] == "stream" && output["name"] == "stderr"
}

/// Nothing but what the `warnings` module prints: `file:line: SomeWarning: words`, then the line of source, indented.
fn is_warnings(text: &str) -> bool {
    let is_head = |line: &str| {
        line.split_once(": ").is_some_and(|(place, rest)| {
            let is_place = place.rsplit_once(':').is_some_and(|(_, number)| number.parse::<u32>().is_ok());
            is_place && rest.split_once(':').is_some_and(|(name, _)| name.ends_with("Warning") && !name.contains(' '))
        })
    };
    text.lines().all(|line| line.is_empty() || line.starts_with("  ") || is_head(line))
}

/// Joins adjacent pieces of one stream and drops pieces without text.
fn merged(outputs: &Value) -> Vec<Value> {
    let mut result: Vec<Value> = Vec::new();
    for output in outputs.as_array().into_iter().flatten() {
        if output["output_type"] != "stream" {
            result.push(output.clone());
            continue;
        }
        let text = text_of(&output["text"]);
        if text.is_empty() {
            continue;
        }
        match result.last_mut() {
            Some(last) if last["output_type"] == "stream" && last["name"] == output["name"] => {
                last["text"] = Value::String(text_of(&last["text"]) + &text);
            }
            _ => {
                let mut piece = output.clone();
                piece["text"] = Value::String(text);
                result.push(piece);
            }
        }
    }
    result
}

fn output_difference(stored: &Value, fresh: &Value) -> Option<String> {
    if kind(stored) != kind(fresh) {
        return Some(format!("{} instead of {}: {}", kind(fresh), kind(stored), shown(&words(fresh))));
    }
    match kind(stored).as_str() {
        "error" => error_difference(stored, fresh),
        "execute_result" | "display_data" => bundle_difference(&stored["data"], &fresh["data"]),
        _ => text_difference(&text_of(&stored["text"]), &text_of(&fresh["text"])),
    }
}

/// `stream` is told apart by its name: what went to stderr must not come out of stdout.
fn kind(output: &Value) -> String {
    let kind = output["output_type"].as_str().unwrap_or("nothing");
    if kind == "stream" { output["name"].as_str().unwrap_or("stream").to_owned() } else { kind.to_owned() }
}

fn words(output: &Value) -> String {
    match output["output_type"].as_str() {
        Some("stream") => text_of(&output["text"]),
        Some("error") => format!("{}: {}", text_of(&output["ename"]), text_of(&output["evalue"])),
        _ => text_of(&output["data"]["text/plain"]),
    }
}

fn bundle_difference(stored: &Value, fresh: &Value) -> Option<String> {
    let empty = Map::new();
    let (stored, fresh) = (stored.as_object().unwrap_or(&empty), fresh.as_object().unwrap_or(&empty));
    for (mime, left) in stored {
        let Some(right) = fresh.get(mime) else { return Some(format!("no {mime}")) };
        let found = if pictures::is_picture(mime) {
            pictures::difference(&text_of(left), &text_of(right))
        } else if mime.ends_with("json") {
            (left != right).then(|| "different JSON".to_owned())
        } else {
            text_difference(&text_of(left), &text_of(right))
        };
        if let Some(reason) = found {
            return Some(if mime == "text/plain" { reason } else { format!("{mime}: {reason}") });
        }
    }
    None
}

fn error_difference(stored: &Value, fresh: &Value) -> Option<String> {
    for key in ["ename", "evalue"] {
        if let Some(reason) = text_difference(&text_of(&stored[key]), &text_of(&fresh[key])) {
            return Some(reason);
        }
    }
    let (left, right) = (frames(stored), frames(fresh));
    (left != right).then(|| format!("traceback through lines {right:?} instead of {left:?}"))
}

/// The lines of the notebook's own frames: the numbers of the `---->` arrows below heads that name a cell.
fn frames(error: &Value) -> Vec<String> {
    let lines: Vec<String> = error["traceback"].as_array().into_iter().flatten().map(text_of).collect();
    let text = normalise::without_ansi(&lines.join("\n"));
    let mut is_cell = false;
    let mut found = Vec::new();
    for line in text.lines() {
        let head = line.trim_start();
        if head.starts_with("Cell In")
            || head.starts_with("<ipython-input")
            || head.starts_with("Input In")
            || head.contains("/ipykernel_")
        {
            is_cell = true;
        } else if head.starts_with("File ") || head.starts_with('/') {
            is_cell = false;
        } else if let Some(rest) = head.strip_prefix('-').map(|rest| rest.trim_start_matches('-')) {
            if let Some(rest) = rest.strip_prefix('>').filter(|_| is_cell) {
                found.push(rest.trim_start().chars().take_while(char::is_ascii_digit).collect());
            }
        }
    }
    found
}

fn text_difference(stored: &str, fresh: &str) -> Option<String> {
    let (stored, fresh) = (normalise::text(stored), normalise::text(fresh));
    if stored == fresh {
        return None;
    }
    let (mut left, mut right) = (stored.lines(), fresh.lines());
    loop {
        let (a, b) = (left.next(), right.next());
        if a != b || a.is_none() {
            return Some(format!("{} instead of {}", shown(b.unwrap_or("(end)")), shown(a.unwrap_or("(end)"))));
        }
    }
}

/// A piece of text short enough for a table.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.trim().replace('\n', "⏎");
    let short: String = line.chars().take(MOST).collect();
    let more = if line.chars().count() > MOST { "…" } else { "" };
    format!("`{short}{more}`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn stream(text: &str) -> Value {
        json!({ "output_type": "stream", "name": "stdout", "text": text })
    }

    #[test]
    fn how_a_stream_was_cut_does_not_matter() {
        assert_eq!(difference(&json!([stream("a\nb\n")]), &json!([stream("a\n"), stream("b\n")])), None);
    }

    #[test]
    fn first_differing_line_is_named() {
        let found = difference(&json!([stream("a\nb\n")]), &json!([stream("a\nc\n")]));
        assert_eq!(found.as_deref(), Some("`c` instead of `b`"));
    }

    #[test]
    fn missing_and_surplus_outputs() {
        assert_eq!(difference(&json!([stream("a")]), &json!([])).as_deref(), Some("no output, expected `a`"));
        assert_eq!(difference(&json!([]), &json!([stream("a")])).as_deref(), Some("more output: `a`"));
    }

    #[test]
    fn another_representation_more_is_no_fault() {
        let result = |data: Value| json!([{ "output_type": "execute_result", "data": data }]);
        let plain = result(json!({ "text/plain": ["x"] }));
        let rich = result(json!({ "text/plain": "x", "text/html": "<b>x</b>" }));
        assert_eq!(difference(&plain, &rich), None);
        assert_eq!(difference(&rich, &plain).as_deref(), Some("no text/html"));
    }

    #[test]
    fn errors_by_name_message_and_own_frames() {
        let error = |name: &str, line: u32| {
            let frame = format!("Cell In[3], line {line}\n      1 a\n----> {line} b");
            json!([{ "output_type": "error", "ename": name, "evalue": "m", "traceback": ["---------", frame] }])
        };
        assert_eq!(difference(&error("E", 2), &error("E", 2)), None);
        assert_eq!(difference(&error("E", 2), &error("F", 2)).as_deref(), Some("`F` instead of `E`"));
        assert!(difference(&error("E", 2), &error("E", 3)).is_some());
    }

    #[test]
    fn warnings_were_removed_from_what_is_stored() {
        let stderr = |text: &str| json!({ "output_type": "stream", "name": "stderr", "text": text });
        let warning = "/tmp/ipykernel_1/3.py:3: SyntaxWarning: \"is\" with 'int' literal\n  1 is 1\n";
        assert_eq!(difference(&json!([stream("a")]), &json!([stderr(warning), stream("a")])), None);
        assert_eq!(difference(&json!([stream("ab")]), &json!([stream("a"), stderr(warning), stream("b")])), None);
        assert!(difference(&json!([stream("a")]), &json!([stderr("boom\n"), stream("a")])).is_some());
        assert!(difference(&json!([stderr("other")]), &json!([stderr(warning)])).is_some());
    }

    #[test]
    fn shape_ignores_words() {
        assert!(has_same_shape(&json!([stream("1 s")]), &json!([stream("2 s"), stream("!")])));
        assert!(!has_same_shape(&json!([stream("1 s")]), &json!([])));
    }
}
