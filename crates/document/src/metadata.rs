use crate::CollapsePart;
use notebook::{Map, Value};

/// Merges `patch` into `target` as RFC 7396 says.
pub(crate) fn merge_patch(target: &mut Map<String, Value>, patch: &Map<String, Value>) {
    for (key, value) in patch {
        match value {
            Value::Null => {
                target.shift_remove(key);
            }
            Value::Object(inner) => {
                let slot = target.entry(key.clone()).or_insert_with(|| Value::Object(Map::new()));
                if !slot.is_object() {
                    *slot = Value::Object(Map::new());
                }
                if let Value::Object(slot) = slot {
                    merge_patch(slot, inner);
                }
            }
            other => {
                target.insert(key.clone(), other.clone());
            }
        }
    }
}

/// Metadata of a cell with one of its halves folded or not, in JupyterLab's words and, where they are used, the classic ones.
pub(crate) fn with_collapsed(metadata: &Map<String, Value>, part: CollapsePart, collapsed: bool) -> Map<String, Value> {
    let mut metadata = metadata.clone();
    let key = match part {
        CollapsePart::Input => "source_hidden",
        CollapsePart::Outputs => "outputs_hidden",
    };
    let mut patch = Map::new();
    let flag = if collapsed { Value::Bool(true) } else { Value::Null };
    patch.insert("jupyter".to_owned(), Value::Object(Map::from_iter([(key.to_owned(), flag)])));
    if part == CollapsePart::Outputs && metadata.contains_key("collapsed") {
        patch.insert("collapsed".to_owned(), collapsed.into());
    }
    merge_patch(&mut metadata, &patch);
    if metadata.get("jupyter").and_then(Value::as_object).is_some_and(Map::is_empty) {
        metadata.shift_remove("jupyter");
    }
    metadata
}

/// Metadata of the notebook with a title: where Colab keeps it in Colab's notebooks, else `title`.
pub(crate) fn with_title(metadata: &Map<String, Value>, title: &str) -> Map<String, Value> {
    let mut metadata = metadata.clone();
    if metadata.contains_key("title") || !metadata.get("colab").is_some_and(Value::is_object) {
        metadata.insert("title".to_owned(), title.into());
    }
    if let Some(Value::Object(colab)) = metadata.get_mut("colab") {
        colab.insert("name".to_owned(), format!("{title}.ipynb").into());
    }
    metadata
}
