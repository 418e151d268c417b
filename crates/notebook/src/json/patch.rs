use super::scan::Entry;
use super::{Kind, Node, Style, render, render_string};
use serde_json::{Map, Value};

/// Writes `new` where `old` stood: what is equal keeps its bytes, what differs is written anew, as deep as need be.
pub(crate) fn patch(out: &mut String, text: &str, old: &Node, new: &Value, style: &Style, depth: usize) {
    if !old.tainted && old.to_value(text) == *new {
        out.push_str(&text[old.start..old.end]);
        return;
    }
    match (&old.kind, new) {
        (Kind::Object(entries), Value::Object(map)) if !entries.is_empty() && !map.is_empty() => {
            patch_object(out, text, old, entries, map, style, depth);
        }
        (Kind::Array(items), Value::Array(values)) if !items.is_empty() && !values.is_empty() => {
            patch_array(out, text, old, items, values, style, depth);
        }
        _ => render(out, new, style, depth),
    }
}

fn patch_object(
    out: &mut String,
    text: &str,
    old: &Node,
    entries: &[Entry],
    map: &Map<String, Value>,
    style: &Style,
    depth: usize,
) {
    let spans = entries.iter().map(|entry| (entry.key_start, entry.value.end)).collect();
    let mut sequence = Sequence::new(text, old, spans, style, depth);
    out.push('{');
    for key in merged_keys(entries, map) {
        let Some(value) = map.get(key) else { continue };
        if let Some(index) = entries.iter().rposition(|entry| entry.key == *key) {
            let entry = &entries[index];
            sequence.lead(out, Item::Kept(index));
            out.push_str(&text[entry.key_start..entry.value.start]);
            patch(out, text, &entry.value, value, sequence.style(), depth + 1);
        } else {
            sequence.lead(out, Item::New);
            render_string(out, key, style);
            out.push_str(&style.colon);
            render(out, value, sequence.style(), depth + 1);
        }
    }
    sequence.close(out);
    out.push('}');
}

/// The keys that remain, in the file's order, and the new ones: sorted in where the file sorts its keys, else at the end.
fn merged_keys<'a>(entries: &'a [Entry], map: &'a Map<String, Value>) -> Vec<&'a str> {
    let mut keys: Vec<&str> = Vec::with_capacity(map.len());
    for (index, entry) in entries.iter().enumerate() {
        let is_last_of_its_name = !entries[index + 1..].iter().any(|later| later.key == entry.key);
        if is_last_of_its_name && map.contains_key(&entry.key) {
            keys.push(&entry.key);
        }
    }
    let sorted = entries.is_sorted_by(|a, b| a.key <= b.key);
    for key in map.keys() {
        if entries.iter().any(|entry| entry.key == *key) {
            continue;
        }
        let place = if sorted { keys.partition_point(|other| *other < key.as_str()) } else { keys.len() };
        keys.insert(place, key);
    }
    keys
}

fn patch_array(
    out: &mut String,
    text: &str,
    old: &Node,
    items: &[Node],
    values: &[Value],
    style: &Style,
    depth: usize,
) {
    let equal = |item: &Node, value: &Value| !item.tainted && item.to_value(text) == *value;
    let most = items.len().min(values.len());
    let head = (0..most).take_while(|at| equal(&items[*at], &values[*at])).count();
    let tail =
        (0..most - head).take_while(|at| equal(&items[items.len() - 1 - at], &values[values.len() - 1 - at])).count();
    let mut sequence =
        Sequence::new(text, old, items.iter().map(|item| (item.start, item.end)).collect(), style, depth);
    out.push('[');
    for (at, value) in values.iter().enumerate() {
        let kept = if at < head {
            Some(at)
        } else if values.len() - at <= tail {
            Some(items.len() - (values.len() - at))
        } else if at < items.len() - tail && items.len() == values.len() {
            // Same length: pairs differ in something deeper.
            Some(at)
        } else {
            None
        };
        if let Some(index) = kept {
            sequence.lead(out, Item::Kept(index));
            patch(out, text, &items[index], value, sequence.style(), depth + 1);
        } else {
            sequence.lead(out, Item::New);
            render(out, value, sequence.style(), depth + 1);
        }
    }
    sequence.close(out);
    out.push(']');
}

/// An item about to be written: one of the file's, by its place there, or a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    Kept(usize),
    New,
}

/// Writes what stands between the items of an array or object: the file's own bytes between two that were neighbours in
/// it, and text like them elsewhere.
pub(crate) struct Sequence<'a> {
    text: &'a str,
    open: usize,
    close: usize,
    spans: Vec<(usize, usize)>,
    style: std::borrow::Cow<'a, Style>,
    depth: usize,
    previous: Option<Item>,
}

impl<'a> Sequence<'a> {
    /// `spans` are the items of `container`, `depth` that of its brackets.
    pub(crate) fn new(
        text: &'a str,
        container: &Node,
        spans: Vec<(usize, usize)>,
        style: &'a Style,
        depth: usize,
    ) -> Self {
        let (open, close) = (container.start + 1, container.end - 1);
        // A container on one line in an indented file stays on one line.
        let inline = spans.first().is_some_and(|first| !text[open..first.0].contains('\n'));
        let style = if inline && style.indent.is_some() {
            std::borrow::Cow::Owned(style.on_one_line())
        } else {
            std::borrow::Cow::Borrowed(style)
        };
        Self { text, open, close, spans, style, depth, previous: None }
    }

    /// How new items inside are to be written.
    pub(crate) fn style(&self) -> &Style {
        &self.style
    }

    /// Writes what comes before `item`.
    pub(crate) fn lead(&mut self, out: &mut String, item: Item) {
        let spans = &self.spans;
        match (self.previous, item) {
            (None, _) => match spans.first() {
                Some(first) => out.push_str(&self.text[self.open..first.0]),
                None => out.push_str(&self.style.line(self.depth + 1)),
            },
            (Some(Item::Kept(before)), Item::Kept(index)) if before + 1 == index => {
                out.push_str(&self.text[spans[before].1..spans[index].0]);
            }
            _ if spans.len() >= 2 => out.push_str(&self.text[spans[0].1..spans[1].0]),
            _ => out.push_str(&self.style.separator(self.depth + 1)),
        }
        self.previous = Some(item);
    }

    /// Writes what comes before the closing bracket.
    pub(crate) fn close(&self, out: &mut String) {
        match (self.previous, self.spans.last()) {
            (None, _) => {}
            (Some(_), Some(last)) => out.push_str(&self.text[last.1..self.close]),
            (Some(_), None) => out.push_str(&self.style.line(self.depth)),
        }
    }
}
