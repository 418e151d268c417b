//! `colibri run` as a user meets it: files in, files and exit codes out.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// A notebook of code cells, each given as its source or as a whole cell.
fn notebook(cells: &[Value]) -> Value {
    let cell = |cell: &Value| match cell {
        Value::String(source) => {
            json!({"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": source})
        }
        whole => whole.clone(),
    };
    let cells: Vec<Value> = cells.iter().map(cell).collect();
    json!({"cells": cells, "metadata": {"custom": {"z": 1, "a": 2}}, "nbformat": 4, "nbformat_minor": 4, "unknown": true})
}

fn save(folder: &Path, name: &str, cells: &[Value]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, notebook(cells).to_string()).expect("written");
    path
}

fn colibri(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_colibri"));
    command.current_dir(folder).args(arguments).output().expect("colibri runs")
}

fn load(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).expect("an output file")).expect("JSON")
}

/// Runs one notebook with `options`; gives the exit code, what was said, and the executed notebook.
fn run(cells: &[Value], options: &[&str]) -> (Option<i32>, String, Value) {
    let folder = tempfile::tempdir().expect("a folder");
    save(folder.path(), "in.ipynb", cells);
    let output = colibri(folder.path(), &[&["run", "in.ipynb", "-o", "out.ipynb"], options].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said, load(&folder.path().join("out.ipynb")))
}

/// What a cell shows, one line an output.
fn shown(notebook: &Value, cell: usize) -> Vec<String> {
    let outputs = notebook["cells"][cell]["outputs"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| match value {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    let line = |output: &Value| match output["output_type"].as_str() {
        Some("stream") => format!("{}: {}", text(&output["name"]), text(&output["text"])),
        Some("error") => format!("error: {}", text(&output["ename"])),
        Some(kind) => format!("{kind}: {}", text(&output["data"]["text/plain"])),
        None => "no output".to_owned(),
    };
    outputs.iter().map(line).collect()
}

#[test]
fn outputs_are_those_of_a_front_end() {
    let display = "from IPython.display import display, clear_output\nprint('gone')\nclear_output(wait=True)\nprint('a')\nprint('b')\nhandle = display(1, display_id=True)";
    let cells = [json!(display), json!("handle.update(2)\n6 * 7"), json!("")];
    let (code, said, notebook) = run(&cells, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(shown(&notebook, 0), ["stdout: a\nb\n", "display_data: 2"]);
    assert_eq!(shown(&notebook, 1), ["execute_result: 42"]);
    assert_eq!(notebook["cells"][1]["execution_count"], 2);
    assert_eq!(notebook["cells"][2]["execution_count"], Value::Null, "an empty cell is not run");
    // What is not an output stays as it was.
    assert_eq!(notebook["metadata"], json!({"custom": {"z": 1, "a": 2}}));
    assert_eq!(notebook["unknown"], true);
}

#[test]
fn a_cell_that_raises_ends_the_run() {
    let cells = [json!("1/0"), json!("print('after')")];
    let (code, said, notebook) = run(&cells, &[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("cell 1 raised ZeroDivisionError"), "{said}");
    assert_eq!(shown(&notebook, 0), ["error: ZeroDivisionError"]);
    assert_eq!(shown(&notebook, 1), Vec::<String>::new());

    let (code, _, notebook) = run(&cells, &["--allow-errors"]);
    assert_eq!(code, Some(0));
    assert_eq!(shown(&notebook, 1), ["stdout: after\n"]);

    let tagged = json!({
        "cell_type": "code", "execution_count": null, "metadata": {"tags": ["raises-exception"]},
        "outputs": [], "source": "1/0",
    });
    let (code, _, notebook) = run(&[tagged, json!("print('after')")], &[]);
    assert_eq!(code, Some(0));
    assert_eq!(shown(&notebook, 1), ["stdout: after\n"]);
}

#[test]
fn a_stuck_cell_is_ended() {
    let cells = [json!("print('before')"), json!("print('stuck')\nwhile True: pass"), json!("print('after')")];
    let (code, said, notebook) = run(&cells, &["--timeout", "5", "--allow-errors"]);
    assert_eq!(code, Some(124), "{said}");
    assert!(said.contains("cell 2 ran longer than 5 s"), "{said}");
    assert_eq!(shown(&notebook, 0), ["stdout: before\n"]);
    assert_eq!(shown(&notebook, 1), ["stdout: stuck\n"]);
    assert_eq!(shown(&notebook, 2), Vec::<String>::new());
}

#[test]
fn a_kernel_that_ends_is_told_of() {
    let (code, said, notebook) = run(&[json!("print('last', flush=True)\nimport os\nos._exit(7)")], &[]);
    assert_eq!(code, Some(2));
    assert!(said.contains("in cell 1 the kernel ended (exit status: 7)"), "{said}");
    assert_eq!(shown(&notebook, 0), ["stdout: last\n"]);
}

#[test]
fn text_written_to_the_real_output_harms_nothing() {
    let cells = [json!("import os, sys\nos.write(1, b'noise'); os.write(2, b'x' * 100_000); sys.__stdin__.read()")];
    let (code, said, notebook) = run(&cells, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(shown(&notebook, 0), ["execute_result: ''"]);
}

#[test]
fn cells_run_in_the_folder_of_their_notebook() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).expect("a folder");
    std::fs::write(inner.join("data.txt"), "here").expect("a file");
    for name in ["a.ipynb", "b.ipynb"] {
        save(&inner, name, &[json!("open('data.txt').read()")]);
    }
    let output = colibri(folder.path(), &["run", "inner/a.ipynb", "inner/b.ipynb", "--out-dir", "out"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    for name in ["a.ipynb", "b.ipynb"] {
        assert_eq!(shown(&load(&folder.path().join("out").join(name)), 0), ["execute_result: 'here'"]);
    }
    let output = colibri(folder.path(), &["run", "inner/a.ipynb", "--cwd", "."]);
    assert_eq!(output.status.code(), Some(1), "no data.txt here");
}

#[test]
fn files_that_are_no_notebooks_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("bad.ipynb"), "{\n  \"cells\": [,]\n}").expect("a file");
    for name in ["bad.ipynb", "missing.ipynb"] {
        let output = colibri(folder.path(), &["run", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(name));
    }
    assert_eq!(colibri(folder.path(), &["run"]).status.code(), Some(2));
}
