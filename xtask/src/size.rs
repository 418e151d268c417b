//! `./x size`: what each part costs over the line before the first output, brotli, against `benches/budgets.toml`.

use crate::{paths, report};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// `benches/budgets.toml`.
#[derive(Debug, Deserialize)]
struct Budgets {
    /// Sum of everything that is loaded before the first output, in bytes.
    first_output_bytes: u64,
    /// Logical names of what is loaded before the first output, each with its own limit.
    first_output: BTreeMap<String, u64>,
    /// Files that are loaded later, on demand or for offline use.
    #[serde(default)]
    later: BTreeMap<String, u64>,
}

struct Part {
    name: String,
    raw: u64,
    brotli: u64,
    limit: Option<u64>,
    is_first: bool,
}

pub fn run() -> Result<()> {
    let path = paths::root().join("benches/budgets.toml");
    let budgets: Budgets = toml::from_str(&std::fs::read_to_string(path).context("cannot read benches/budgets.toml")?)?;
    let parts = parts(&paths::dist(), &budgets)?;
    let sum: u64 = parts.iter().filter(|part| part.is_first).map(|part| part.brotli).sum();

    let mut table = report::Table::new(&["part", "raw", "brotli", "budget", ""]);
    let mut problems = Vec::new();
    for part in &parts {
        let is_over = part.limit.is_some_and(|limit| part.brotli > limit);
        if is_over {
            problems.push(format!(
                "{} has {} bytes, its budget is {}",
                part.name,
                part.brotli,
                part.limit.unwrap_or(0)
            ));
        }
        let mark = if is_over {
            "over"
        } else if part.is_first {
            ""
        } else {
            "later"
        };
        let limit = part.limit.map_or(String::new(), report::grouped);
        table.row([part.name.clone(), report::grouped(part.raw), report::grouped(part.brotli), limit, mark.to_owned()]);
    }
    let is_over = sum > budgets.first_output_bytes;
    if is_over {
        problems.push(format!("{sum} bytes to the first output, the budget is {}", budgets.first_output_bytes));
    }
    let mark = if is_over { "over" } else { "" };
    table.row(["to the first output", "", &report::grouped(sum), &report::grouped(budgets.first_output_bytes), mark]);
    print!("{}", table.to_text());

    let rows = parts.iter().map(|part| {
        json!({ "part": part.name, "raw": part.raw, "brotli": part.brotli, "budget": part.limit, "first_output": part.is_first })
    });
    let value =
        json!({ "parts": rows.collect::<Vec<Value>>(), "first_output": sum, "budget": budgets.first_output_bytes });
    report::write("size", &value)?;
    if !problems.is_empty() {
        bail!("{}", problems.join("; "));
    }
    Ok(())
}

/// Every file of `dist/`, by logical name, the first output's ones first.
fn parts(dist: &Path, budgets: &Budgets) -> Result<Vec<Part>> {
    let text = std::fs::read_to_string(dist.join("manifest.json")).context("there is no dist/; run ./x build first")?;
    let manifest: Value = serde_json::from_str(&text)?;
    let logical: BTreeMap<&str, &str> = manifest["assets"]
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(logical, path)| Some((path.as_str()?, logical.as_str())))
        .collect();
    let mut parts = Vec::new();
    for file in manifest["files"].as_array().into_iter().flatten() {
        let path = file["path"].as_str().unwrap_or_default();
        let name = logical.get(path).map_or_else(|| without_hash(path), |&name| name.to_owned());
        let raw = file["bytes"].as_u64().unwrap_or_default();
        let compressed = dist.join(format!("{path}.br"));
        let brotli = compressed.metadata().map_or(raw, |data| data.len());
        let first = budgets.first_output.get(&name).copied();
        let limit = first.or_else(|| budgets.later.get(&name).copied());
        parts.push(Part { name, raw, brotli, limit, is_first: first.is_some() });
    }
    for name in budgets.first_output.keys() {
        if !parts.iter().any(|part| &part.name == name) {
            bail!("benches/budgets.toml names `{name}`, which dist/ does not have");
        }
    }
    parts.sort_by_key(|part| (!part.is_first, std::cmp::Reverse(part.brotli)));
    Ok(parts)
}

/// `assets/part-ABCDEF12.js` as `part.js`, so that a table of today can be compared with one of tomorrow.
fn without_hash(path: &str) -> String {
    let name = path.strip_prefix("assets/").unwrap_or(path);
    if name == path {
        return name.to_owned();
    }
    let Some((stem, extension)) = name.rsplit_once('.') else { return name.to_owned() };
    stem.rsplit_once('-').map_or_else(|| name.to_owned(), |(stem, _hash)| format!("{stem}.{extension}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_leave_the_names() {
        assert_eq!(without_hash("assets/part-ABC123.js"), "part.js");
        assert_eq!(without_hash("icons/logo-big.svg"), "icons/logo-big.svg");
    }
}
