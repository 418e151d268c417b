//! Real notebooks by others, where they are at hand: `COLIBRI_NOTEBOOKS`, or `../shared/notebooks` beside the workspace.

use notebook::{Notebook, Parsed, parse};
use std::path::{Path, PathBuf};

fn corpus() -> Vec<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/notebooks");
    let root = std::env::var_os("COLIBRI_NOTEBOOKS").map_or(beside, PathBuf::from);
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "ipynb") {
                files.push(path);
            }
        }
    }
    if files.is_empty() {
        eprintln!("skipped: no notebooks in {} (set COLIBRI_NOTEBOOKS)", root.display());
    }
    files.sort();
    files
}

fn open(path: &Path) -> (String, Notebook) {
    let text = std::fs::read_to_string(path).expect("readable");
    match parse(&text) {
        Ok(Parsed::Clean(notebook)) => (text, notebook),
        Ok(Parsed::NeedsRepair(quirky)) => {
            eprintln!("{}: {:?}", path.display(), quirky.repairs());
            (text, quirky.repair())
        }
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

#[test]
fn an_unedited_file_is_written_byte_for_byte() {
    for path in corpus() {
        let (text, notebook) = open(&path);
        assert_eq!(notebook.to_json(), text, "{}", path.display());
    }
}

/// Writing over the origin must give the file too: this goes the long way, through every separator and cell.
#[test]
fn an_edit_taken_back_by_hand_leaves_no_trace() {
    for path in corpus() {
        let (text, mut notebook) = open(&path);
        let mut other = notebook.clone();
        other.extra.insert("zzz".into(), 1.into());
        assert_ne!(other.to_json(), text);
        other.extra.remove("zzz");
        for cell in &mut other.cells {
            cell.source.push('x');
            cell.source.pop();
        }
        assert_eq!(other.to_json(), text, "{}", path.display());
        if !notebook.cells.is_empty() {
            let cell = notebook.cells.remove(0);
            notebook.cells.insert(0, cell);
            assert_eq!(notebook.to_json(), text, "{}", path.display());
        }
    }
}

/// What is outside the edited cell keeps its bytes, and so does everything in the cell but its source.
#[test]
fn an_edit_of_one_cell_changes_only_its_source() {
    for path in corpus() {
        let (text, mut notebook) = open(&path);
        let Some(cell) = notebook.cells.last_mut() else { continue };
        cell.source.push_str("\n# ✎ \"edited\"");
        let edited = notebook.to_json();
        let head = text.bytes().zip(edited.bytes()).take_while(|(a, b)| a == b).count();
        let tail = text.bytes().rev().zip(edited.bytes().rev()).take_while(|(a, b)| a == b).count();
        let changed = text.len().saturating_sub(head + tail);
        assert!(changed <= 2, "{}: {changed} bytes of the file are gone", path.display());
        let (again, _) = parse(&edited).expect("parses").into_notebook();
        assert_eq!(again.cells.len(), notebook.cells.len());
        for (a, b) in again.cells.iter().zip(&notebook.cells) {
            assert_eq!(
                (&a.source, &a.outputs, &a.metadata),
                (&b.source, &b.outputs, &b.metadata),
                "{}",
                path.display()
            );
        }
    }
}

/// The bytes of a notebook written without its origin say the same.
#[test]
fn what_is_written_anew_reads_the_same() {
    for path in corpus() {
        let (_, notebook) = open(&path);
        let mut fresh = Notebook::empty();
        fresh.nbformat_minor = notebook.nbformat_minor;
        fresh.metadata = notebook.metadata.clone();
        fresh.cells = notebook.cells.clone();
        let written = fresh.to_json();
        nbformat::parse_notebook(&written).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (again, _) = parse(&written).expect("parses").into_notebook();
        assert_eq!(again.metadata, notebook.metadata);
        for (a, b) in again.cells.iter().zip(&notebook.cells) {
            assert_eq!(
                (&a.source, &a.outputs, &a.metadata),
                (&b.source, &b.outputs, &b.metadata),
                "{}",
                path.display()
            );
        }
    }
}
