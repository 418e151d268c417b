//! The notebooks: which there are, what they import, what they hold.

use super::Settings;
use crate::{cargo, paths};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub struct Corpus {
    pub entries: Vec<Entry>,
}

/// One notebook of `index.json`.
#[derive(Debug)]
pub struct Entry {
    /// `owner/repository/folder/name.ipynb`
    pub path: String,
    pub file: PathBuf,
    /// The heaviest library it needs: `stdlib`, `numpy`, …
    pub kind: String,
    pub notebook: Value,
    /// Code cells (counted from 0) whose text differs from run to run.
    pub unsteady: BTreeSet<usize>,
    /// Files that the notebook reads: where they lie, and their path seen from the notebook's folder.
    pub data: Vec<(PathBuf, String)>,
    /// Top-level modules that it imports and the kernel does not have.
    pub missing: Vec<String>,
}

impl Corpus {
    pub fn read(folder: &Path, settings: &Settings) -> Result<Self> {
        let path = folder.join("index.json");
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let index: Value = serde_json::from_str(&text).context("index.json")?;
        let served = served_modules(settings)?;
        let mut entries = Vec::new();
        for described in index["notebooks"].as_array().into_iter().flatten() {
            entries.push(entry(folder, described, &served)?);
        }
        Ok(Self { entries })
    }
}

fn entry(folder: &Path, described: &Value, served: &BTreeSet<String>) -> Result<Entry> {
    let text = |key: &str| described[key].as_str().unwrap_or_default().to_owned();
    let (repository, inner) = (text("repo"), text("path"));
    let path = format!("{repository}/{inner}");
    let file = folder.join(&path);
    let source = std::fs::read_to_string(&file).with_context(|| format!("cannot read {path}"))?;
    let notebook: Value = serde_json::from_str(&source).with_context(|| path.clone())?;

    let mut unsteady = BTreeSet::new();
    for number in described["cells_text_nondeterministic"].as_array().into_iter().flatten() {
        unsteady.extend(number.as_u64().map(|number| number as usize));
    }
    let home = Path::new(&inner).parent().unwrap_or(Path::new("")).to_owned();
    let files = described["data_files"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let data = files.map(|name| (folder.join(&repository).join(name), seen_from(&home, name))).collect();
    let missing = imports(&notebook).into_iter().filter(|name| !served.contains(name)).collect();
    Ok(Entry { path, file, kind: text("kind"), notebook, unsteady, data, missing })
}

/// `ch_05/data/a.csv` seen from `ch_05` is `data/a.csv`.
fn seen_from(home: &Path, name: &str) -> String {
    let mut home = home.to_owned();
    let mut way = String::new();
    loop {
        if let Ok(rest) = Path::new(name).strip_prefix(&home) {
            return format!("{way}{}", rest.display());
        }
        home.pop();
        way.push_str("../");
    }
}

/// Top-level modules that the code cells import, wherever the statement stands. Lines that only look like imports (in a
/// string) may add names; a notebook left out by mistake shows up in the table with that name.
fn imports(notebook: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for cell in notebook["cells"].as_array().into_iter().flatten().filter(|cell| cell["cell_type"] == "code") {
        for line in text_of(&cell["source"]).lines() {
            found.extend(imported_by(line));
        }
    }
    found
}

fn imported_by(line: &str) -> Vec<String> {
    let mut words = line.trim_start().split_whitespace();
    let name_of = |word: &str| {
        let name: String = word.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        Some(name).filter(|name| !name.is_empty())
    };
    match words.next() {
        Some("from") => {
            let module = words.next().and_then(name_of);
            module.into_iter().filter(|_| words.next() == Some("import")).collect()
        }
        Some("import") => {
            let rest = line.trim_start().trim_start_matches("import").split('#').next().unwrap_or_default();
            rest.split([',', ';']).filter_map(|part| name_of(part.trim())).collect()
        }
        _ => Vec::new(),
    }
}

/// What `import` finds, or should find: the interpreter's library, our packages, and what is compiled in.
fn served_modules(settings: &Settings) -> Result<BTreeSet<String>> {
    let library = cargo::source_of(&cargo::metadata(&[])?, "rustpython-pylib")?.join("Lib");
    let mut folders = vec![library];
    for entry in std::fs::read_dir(paths::root().join("python"))? {
        folders.push(entry?.path());
    }
    let mut served: BTreeSet<String> =
        settings.native_modules.iter().chain(&settings.absent_library).cloned().collect();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        for entry in std::fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            served.insert(name.strip_suffix(".py").unwrap_or(&name).to_owned());
        }
    }
    Ok(served)
}

/// nbformat stores text as one string or as a list of lines.
pub fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_seen_in_their_forms() {
        assert_eq!(imported_by("import os, sys as s  # and, more"), ["os", "sys"]);
        assert_eq!(imported_by("    from a.b import c"), ["a"]);
        assert_eq!(imported_by("from here to there"), Vec::<String>::new());
        assert_eq!(imported_by("important = 1"), Vec::<String>::new());
    }

    #[test]
    fn data_is_named_from_the_notebook() {
        assert_eq!(seen_from(Path::new("ch_05"), "ch_05/data/a.csv"), "data/a.csv");
        assert_eq!(seen_from(Path::new("lessons"), "styles/custom.css"), "../styles/custom.css");
        assert_eq!(seen_from(Path::new(""), "a.csv"), "a.csv");
    }
}
