//! Message catalogues: the same keys in every language, and the same `{placeholders}` in each text.

use super::{Findings, Messages};
use crate::paths;
use anyhow::{Context, Result};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

pub fn check(rules: &Messages) -> Result<Findings> {
    let mut found = Findings::default();
    let folder = paths::root().join(&rules.folder);
    if !folder.is_dir() {
        found.warnings.push(format!("{} does not exist", rules.folder));
        return Ok(found);
    }
    let reference = read(&folder.join(&rules.reference))?;
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(".json") && name != rules.reference {
            found.problems.extend(compare(&rules.reference, &reference, &name, &read(&path)?));
        }
    }
    Ok(found)
}

fn read(path: &std::path::Path) -> Result<Map<String, Value>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not a JSON object", path.display()))
}

fn compare(left_name: &str, left: &Map<String, Value>, right_name: &str, right: &Map<String, Value>) -> Vec<String> {
    let mut problems = Vec::new();
    for key in left.keys().filter(|key| !right.contains_key(*key) && !is_plural_form(key)) {
        problems.push(format!("{right_name} lacks `{key}`"));
    }
    for (key, text) in right {
        match left.get(key) {
            None if is_plural_form(key) => {}
            None => problems.push(format!("{left_name} lacks `{key}`")),
            Some(original) if placeholders(original) != placeholders(text) => {
                problems.push(format!("{right_name}: `{key}` has other placeholders than {left_name}"));
            }
            Some(_) => {}
        }
    }
    problems
}

/// `cells.one` beside `cells`: how many forms there are is a matter of the language; the plain key is the one for all.
fn is_plural_form(key: &str) -> bool {
    let form = key.rsplit_once('.').map(|(_, form)| form);
    matches!(form, Some("zero" | "one" | "two" | "few" | "many"))
}

fn placeholders(text: &Value) -> BTreeSet<&str> {
    let text = text.as_str().unwrap_or_default();
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn map(value: Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn missing_keys_are_named_on_both_sides() {
        let found = compare("en", &map(json!({"a": "", "b": ""})), "ko", &map(json!({"b": "", "c": ""})));
        assert_eq!(found, ["ko lacks `a`", "en lacks `c`"]);
    }

    #[test]
    fn plural_forms_are_the_languages_own() {
        let english = map(json!({"cells": "{n} cells", "cells.one": "1 cell"}));
        assert!(compare("en", &english, "ko", &map(json!({"cells": "{n}"}))).is_empty());
        assert!(compare("ko", &map(json!({"cells": "{n}"})), "en", &english).is_empty());
    }

    #[test]
    fn placeholders_must_agree_but_may_change_places() {
        let english = map(json!({"a": "{x} of {y}"}));
        assert!(compare("en", &english, "ko", &map(json!({"a": "{y} / {x}"}))).is_empty());
        assert_eq!(compare("en", &english, "ko", &map(json!({"a": "{x}"}))).len(), 1);
    }
}
