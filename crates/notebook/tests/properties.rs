//! For any notebook in any spelling.

use notebook::{parse, parse_bytes};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// How a generated file is spelled; every gap is chosen from the seed, so that no two need be alike.
#[derive(Debug, Clone)]
struct Spelling {
    gaps: Vec<&'static str>,
    ascii: bool,
}

struct Writer<'a> {
    spelling: &'a Spelling,
    at: usize,
    out: String,
}

impl Writer<'_> {
    fn gap(&mut self) {
        self.at += 1;
        self.out.push_str(self.spelling.gaps[self.at % self.spelling.gaps.len()]);
    }

    fn string(&mut self, text: &str) {
        let json = Value::from(text).to_string();
        if self.spelling.ascii {
            for unit in json.encode_utf16() {
                match u8::try_from(unit) {
                    Ok(byte) if byte.is_ascii() => self.out.push(char::from(byte)),
                    _ => write!(self.out, "\\u{unit:04X}").expect("memory"),
                }
            }
        } else {
            self.out.push_str(&json);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Array(items) => self.list('[', ']', items.iter().map(|item| (None, item))),
            Value::Object(map) => self.list('{', '}', map.iter().map(|(key, item)| (Some(key.as_str()), item))),
            Value::String(text) => self.string(text),
            other => self.out.push_str(&other.to_string()),
        }
    }

    fn list<'v>(&mut self, open: char, close: char, items: impl Iterator<Item = (Option<&'v str>, &'v Value)>) {
        self.out.push(open);
        self.gap();
        for (index, (key, item)) in items.enumerate() {
            if index > 0 {
                self.out.push(',');
                self.gap();
            }
            if let Some(key) = key {
                self.string(key);
                self.gap();
                self.out.push(':');
                self.gap();
            }
            self.value(item);
            self.gap();
        }
        self.out.push(close);
    }
}

fn spellings() -> impl Strategy<Value = Spelling> {
    let gap = prop_oneof![Just(""), Just(" "), Just("\n"), Just("\t"), Just("\r\n  "), Just("\n    ")];
    (prop::collection::vec(gap, 1..7), any::<bool>()).prop_map(|(gaps, ascii)| Spelling { gaps, ascii })
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9_f64).prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z]{1,4}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn any_map() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::hash_map("[a-z]{1,6}", any_json(), 0..4).prop_map(|map| map.into_iter().collect())
}

fn any_text() -> impl Strategy<Value = Value> {
    prop_oneof!["(.|\n){0,20}".prop_map(Value::from), prop::collection::vec("(.|\n){0,9}", 0..4).prop_map(Value::from),]
}

fn any_output() -> impl Strategy<Value = Value> {
    prop_oneof![
        any_text().prop_map(|text| json!({"output_type": "stream", "name": "stdout", "text": text})),
        (any_text(), any_json(), any_map()).prop_map(|(text, json, metadata)| {
            json!({"output_type": "display_data", "data": {"text/plain": text, "application/json": json}, "metadata": metadata})
        }),
        any_map().prop_map(|map| json!({"output_type": "error", "traceback": ["a"], "evalue": "b", "ename": "c", "more": map})),
    ]
}

fn any_cell() -> impl Strategy<Value = Value> {
    (any_text(), any_map(), prop::collection::vec(any_output(), 0..3), 0..3_u8).prop_map(
        |(source, metadata, outputs, kind)| match kind {
            0 => json!({"source": source, "metadata": metadata, "cell_type": "raw"}),
            1 => json!({"cell_type": "markdown", "unknown": 1, "metadata": metadata, "source": source}),
            _ => json!({"cell_type": "code", "execution_count": 3, "metadata": metadata, "outputs": outputs, "source": source}),
        },
    )
}

fn any_file() -> impl Strategy<Value = String> {
    (prop::collection::vec(any_cell(), 0..5), any_map(), any_map(), spellings()).prop_map(
        |(cells, metadata, mut root, spelling)| {
            root.insert("cells".into(), cells.into());
            root.insert("metadata".into(), metadata.into());
            root.insert("nbformat".into(), 4.into());
            root.insert("nbformat_minor".into(), 4.into());
            let mut writer = Writer { spelling: &spelling, at: 0, out: String::new() };
            writer.gap();
            writer.value(&Value::Object(root));
            writer.gap();
            writer.out
        },
    )
}

proptest! {
    #[test]
    fn an_unedited_file_comes_back(text in any_file()) {
        let (notebook, repairs) = parse(&text).unwrap().into_notebook();
        prop_assert_eq!(&repairs, &[]);
        prop_assert_eq!(notebook.to_json(), text);
    }

    /// The long way too: with one cell edited, all before and after it stays.
    #[test]
    fn an_edit_changes_only_its_cell(text in any_file(), at in any::<prop::sample::Index>()) {
        let (mut notebook, _) = parse(&text).unwrap().into_notebook();
        if notebook.cells.is_empty() {
            return Ok(());
        }
        let index = at.index(notebook.cells.len());
        notebook.cells[index].source.push_str("edited");
        let edited = notebook.to_json();
        let old: Value = serde_json::from_str(&text).unwrap();
        let mut new: Value = serde_json::from_str(&edited).unwrap();
        new["cells"][index]["source"] = old["cells"][index]["source"].clone();
        prop_assert_eq!(&old, &new);
        // Taking the edit back gives the very file.
        let source = &mut notebook.cells[index].source;
        source.truncate(source.len() - "edited".len());
        prop_assert_eq!(notebook.to_json(), text);
    }

    #[test]
    fn damaged_files_never_panic(text in any_file(), places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), cut in any::<prop::sample::Index>()) {
        let mut bytes = text.into_bytes();
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        if let Ok(parsed) = parse_bytes(&bytes) {
            let (notebook, _) = parsed.into_notebook();
            prop_assert!(parse(&notebook.to_json()).is_ok());
        }
    }
}
