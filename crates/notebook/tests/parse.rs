//! What is repaired, what is refused, and where.

use expect_test::{Expect, expect};
use notebook::{CellType, Notebook, Parsed, parse, parse_bytes};
use serde_json::{Value, json};
use std::fmt::Write;

/// Repairs and the cells as they come out; the result must read clean.
#[track_caller]
fn check_repair(text: &str, expect: Expect) {
    let quirky = match parse(text) {
        Ok(Parsed::NeedsRepair(quirky)) => quirky,
        other => panic!("{other:?}"),
    };
    let mut out = String::new();
    for repair in quirky.repairs() {
        let place = repair.cell_index.map_or_else(|| "notebook".to_owned(), |index| format!("cell {index}"));
        writeln!(out, "{place}: {}", repair.what).expect("memory");
    }
    let written = quirky.repair().to_json();
    match parse(&written) {
        Ok(Parsed::Clean(notebook)) => assert_eq!(notebook.to_json(), written),
        other => panic!("not clean: {other:?}\n{written}"),
    }
    expect.assert_eq(&out);
}

#[track_caller]
fn check_refusal(text: &str, expect: &str) {
    match parse(text) {
        Err(error) => assert_eq!(error.to_string(), expect),
        Ok(parsed) => panic!("{parsed:?}"),
    }
}

fn notebook_of(cells: &str) -> String {
    format!(r#"{{"cells": [{cells}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}"#)
}

#[test]
fn missing_and_wrong_keys_are_repaired() {
    check_repair(
        &notebook_of(
            r#"{"cell_type": "code"}, {"cell_type": "markdown", "id": "a", "source": 7, "metadata": [], "outputs": []}"#,
        ),
        expect![[r#"
            cell 0: the cell had no source
            cell 0: metadata was missing
            cell 0: the cell had no execution count
            cell 0: the cell had no list of outputs
            cell 0: the cell had no id
            cell 1: the cell's source was no text
            cell 1: metadata was no object and was emptied
            cell 1: a text cell had "outputs", which was removed
        "#]],
    );
    check_repair(
        r#"{"cells": [{"source": ["x"], "metadata": {}}]}"#,
        expect![[r"
            notebook: the format version was missing or no number and was taken as 4
            notebook: the minor format version was missing and was taken as 5
            notebook: the notebook had no metadata
            cell 0: the cell had no cell type and was taken as raw
            cell 0: the cell had no id
        "]],
    );
}

#[test]
fn ids_are_made_unique_and_valid() {
    let cell = |id: &str| format!(r#"{{"cell_type": "raw", "id": {id}, "metadata": {{}}, "source": ""}}"#);
    check_repair(
        &notebook_of(&[cell("\"a\""), cell("\"a\""), cell("\"no spaces\""), cell("7")].join(",")),
        expect![[r#"
            cell 1: the cell's id "a" was taken and was replaced
            cell 2: the cell's id "no spaces" was not allowed and was replaced
            cell 3: the cell's id was no text
        "#]],
    );
}

#[test]
fn outputs_are_repaired() {
    let outputs = r#"null, 5, {"text": "x"}, {"output_type": "stream", "name": "stdlog", "text": ["a", 1]},
        {"output_type": "pyout", "data": {"text/plain": 3}}, {"ename": "E", "traceback": "a\nb"},
        {"output_type": "display_data", "data": {"application/json": ["kept"], "text/plain": ["a", "b"]}}"#;
    check_repair(
        &notebook_of(&format!(
            r#"{{"cell_type": "code", "id": "a", "metadata": {{}}, "source": "", "execution_count": "1", "outputs": [{outputs}]}}"#
        )),
        expect![[r#"
            cell 0: the cell's execution count was no number and was emptied
            cell 0: an empty output was removed
            cell 0: an output was no object and was kept as JSON
            cell 0: an output had no type and was taken as stream
            cell 0: a stream had no known name and was taken as stdout
            cell 0: a stream had no known name and was taken as stdout
            cell 0: an output's "text" was no text
            cell 0: an output had the old type "pyout"
            cell 0: data of type "text/plain" was no text
            cell 0: an output's metadata was missing
            cell 0: a result had no execution count
            cell 0: an output had no type and was taken as error
            cell 0: an output had no "evalue"
            cell 0: a traceback was one text instead of a list of lines
            cell 0: an output's metadata was missing
        "#]],
    );
}

#[test]
fn what_is_no_strict_json_is_repaired() {
    check_repair(
        &format!(
            "\u{feff}{}",
            notebook_of(
                r#"{"cell_type": "raw", "id": "a", "metadata": {"x": [NaN, -Infinity, 1e999], "k": 1, "k": 2}, "source": ""}"#
            )
        ),
        expect![[r#"
            notebook: a byte order mark was removed
            notebook: a number that is not finite became null (line 1)
            notebook: a number that is not finite became null (line 1)
            notebook: a number that is not finite became null (line 1)
            notebook: of two keys "k" the later one was kept (line 1)
        "#]],
    );
}

#[test]
fn other_texts_are_refused_with_their_place() {
    for (text, expected) in [
        ("", "line 1, column 1: the file is empty"),
        (" \n ", "line 1, column 1: the file is empty"),
        ("{\n \"cells\": [\n", "line 3, column 1: the file is cut short"),
        ("{\"cells\": [{\"source\": \"abc", "line 1, column 27: the file is cut short"),
        ("{\"a\": tru", "line 1, column 10: the file is cut short"),
        ("{\"a\": 1,\n}", "line 1, column 8: comma after the last item"),
        ("{\"a\": [1,]}", "line 1, column 9: comma after the last item"),
        ("{\"a\" 1}", "line 1, column 6: expected ':', found '1'"),
        ("{\"a\": 1} x", "line 1, column 10: expected the end of the file, found 'x'"),
        ("{'a': 1}", "line 1, column 2: expected a key in double quotes, found '''"),
        ("{\"é\": \"a\n\"}", "line 1, column 9: the line ends inside a string"),
        ("{\"a\": \"\\x\"}", "line 1, column 8: unknown escape in a string"),
        ("{\"a\": 01}", "line 1, column 8: expected ',' or '}', found '1'"),
        ("{\n<<<<<<< HEAD\n \"a\": 1\n=======\n", "line 2, column 1: the file holds unresolved merge conflict markers"),
        ("\n<!DOCTYPE html><html>", "line 2, column 1: this is a web page, not a notebook"),
        ("[1]", "line 1, column 1: not a notebook: it is no JSON object"),
        ("{\"a\": 1}", "line 1, column 1: not a notebook: it has neither cells nor a format version"),
        ("{\"nbformat\": 4, \"metadata\": {}}", "line 1, column 1: not a notebook: it has no cells"),
        (
            "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {},\n \"cells\": 5}",
            "line 2, column 11: not a notebook: \"cells\" is no list",
        ),
        (
            "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {},\n \"cells\": [7]}",
            "line 2, column 12: not a notebook: cell 1 is no JSON object",
        ),
        ("{\"nbformat\": 5, \"cells\": []}", "line 1, column 1: notebook format 5 is not supported"),
        ("{\"nbformat\": 1, \"cells\": []}", "line 1, column 1: notebook format 1 is not supported"),
    ] {
        check_refusal(text, expected);
    }
    let deep = format!("{{\"a\": {}", "[".repeat(100_000));
    check_refusal(&deep, "line 1, column 207: the file is nested too deeply");
}

#[test]
fn what_later_versions_bring_is_kept() {
    let text = r#"{"cells": [
      {"cell_type": "video", "id": "a", "metadata": {"x": 1}, "reel": [1.0]},
      {"cell_type": "code", "id": "b", "metadata": {}, "execution_count": null, "source": "", "future": 1,
       "outputs": [{"output_type": "smell", "ppm": 1e3}]}
    ], "metadata": {}, "nbformat": 4, "nbformat_minor": 9, "more": {}}"#;
    let Ok(Parsed::Clean(mut notebook)) = parse(text) else { panic!() };
    assert_eq!(notebook.to_json(), text);
    notebook.cells[0].metadata.insert("y".into(), 2.into());
    notebook.cells[1].source.push('1');
    let edited = text.replace(r#"{"x": 1}"#, r#"{"x": 1, "y": 2}"#).replace(r#""source": """#, r#""source": "1""#);
    assert_eq!(notebook.to_json(), edited);
}

#[test]
fn bytes_may_be_utf_16() {
    let text = notebook_of("");
    let wide: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (notebook, repairs) = parse_bytes(&wide).unwrap().into_notebook();
    assert_eq!((notebook.to_json(), repairs.len()), (text, 1));
    let error = parse_bytes(b"{\n \"a\": \"\xff\"}").unwrap_err();
    assert_eq!(error.to_string(), "line 2, column 8: the file is not UTF-8 text");
}

#[test]
fn older_formats_are_upgraded() {
    let text = include_str!("fixtures/format-3.ipynb");
    let (notebook, repairs) = parse(text).unwrap().into_notebook();
    assert_eq!(repairs[0].what, "upgraded from format 3 to 4.5");
    let sources: Vec<&str> = notebook.cells.iter().map(|cell| cell.source.as_str()).collect();
    assert_eq!(sources, ["## Second level", "*text*", "<b>html</b>", "print(1)\n1/0", "raw"]);
    assert_eq!(notebook.title(), Some("Old one"));
    let code = serde_json::from_str::<Value>(&notebook.to_json()).unwrap()["cells"][3].clone();
    assert_eq!(code["execution_count"], 7);
    assert_eq!(code["metadata"], json!({"collapsed": false}));
    assert_eq!(
        code["outputs"],
        json!([
            {"name": "stdout", "output_type": "stream", "text": ["1\n"]},
            {"data": {"text/plain": ["2"], "image/png": "AAAA"}, "execution_count": 7, "metadata": {}, "output_type": "execute_result"},
            {"data": {"text/html": ["<i>x</i>"], "application/json": {"a": 1}}, "metadata": {"text/html": {"w": 1}}, "output_type": "display_data"},
            {"ename": "ZeroDivisionError", "evalue": "division by zero", "output_type": "error", "traceback": ["tb"]},
        ])
    );
    assert!(matches!(parse(&notebook.to_json()), Ok(Parsed::Clean(_))));
}

#[test]
fn formats_before_ids_get_none_in_the_file() {
    let text = r#"{"cells": [{"cell_type": "raw", "metadata": {"id": "Colab-1"}, "source": ""}], "metadata": {}, "nbformat": 4, "nbformat_minor": 0}"#;
    let Ok(Parsed::Clean(mut notebook)) = parse(text) else { panic!() };
    assert_eq!(notebook.cells[0].id, "Colab-1");
    assert!(notebook.cells[0].is_named("Colab-1"));
    notebook.cells.push(notebook::Cell::new(CellType::Raw, "x"));
    assert!(!notebook.to_json().contains("\"id\": \"C\"") && notebook.to_json().matches("\"id\"").count() == 1);
}

#[test]
fn an_empty_notebook_is_clean() {
    let text = Notebook::empty().to_json();
    let Ok(Parsed::Clean(notebook)) = parse(&text) else { panic!("{text}") };
    assert_eq!(notebook.to_json(), text);
    assert!(text.ends_with("}\n"));
}
