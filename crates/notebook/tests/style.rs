//! New text is spelled as the file spells its own.

use notebook::{Cell, CellType, parse};

/// Appends `+` to the source of the last cell and compares the whole file.
#[track_caller]
fn check_edit(before: &str, after: &str) {
    let (mut notebook, repairs) = parse(before).expect("parses").into_notebook();
    assert_eq!(repairs, []);
    assert_eq!(notebook.to_json(), before);
    notebook.cells.last_mut().expect("has a cell").source.push_str("\n+é<");
    assert_eq!(notebook.to_json(), after);
}

#[test]
fn tabs_and_strings() {
    let file = |source: &str| {
        format!(
            "{{\n\t\"nbformat\": 4,\n\t\"nbformat_minor\": 2,\n\t\"metadata\": {{}},\n\t\"cells\": [\n\t\t{{\n\t\t\t\"source\": {source},\n\t\t\t\"metadata\": {{}},\n\t\t\t\"cell_type\": \"raw\"\n\t\t}}\n\t]\n}}"
        )
    };
    check_edit(&file("\"a\""), &file("\"a\\n+é<\""));
    check_edit(&file("[\n\t\t\t\t\"a\"\n\t\t\t]"), &file("[\n\t\t\t\t\"a\\n\",\n\t\t\t\t\"+é<\"\n\t\t\t]"));
}

#[test]
fn compact_and_escaped() {
    let file = |source: &str| {
        format!(
            r#"{{"cells":[{{"cell_type":"raw","metadata":{{"x":1.50e+00,"y":"\u00fc\u003c"}},"source":{source}}}],"metadata":{{}},"nbformat":4,"nbformat_minor":4}}"#
        )
    };
    check_edit(&file(r#"["a"]"#), &file(r#"["a\n","+\u00e9\u003c"]"#));
    check_edit(&file(r#""""#), &file(r#""\n+\u00e9\u003c""#));
}

#[test]
fn windows_line_ends() {
    let file = |source: &str| {
        format!(
            "{{\r\n \"cells\": [\r\n  {{\r\n   \"cell_type\": \"raw\",\r\n   \"metadata\": {{}},\r\n   \"source\": {source}\r\n  }}\r\n ],\r\n \"metadata\": {{}},\r\n \"nbformat\": 4,\r\n \"nbformat_minor\": 4\r\n}}\r\n"
        )
    };
    check_edit(&file("[]"), &file("[\r\n    \"\\n\",\r\n    \"+é<\"\r\n   ]"));
}

#[test]
fn cells_come_and_go_without_trace() {
    let before = "{\n  \"cells\": [\n    {\n      \"cell_type\": \"raw\",\n      \"metadata\": {},\n      \"source\": \"a\"\n    },\n    {\n      \"cell_type\": \"raw\",\n      \"metadata\": {},\n      \"source\": \"b\"\n    }\n  ],\n  \"metadata\": {},\n  \"nbformat\": 4,\n  \"nbformat_minor\": 4\n}\n";
    let (mut notebook, _) = parse(before).expect("parses").into_notebook();
    notebook.cells.insert(1, Cell::new(CellType::Raw, "new"));
    let inserted = notebook.to_json();
    let new = "    {\n      \"cell_type\": \"raw\",\n      \"metadata\": {},\n      \"source\": \"new\"\n    },\n";
    assert_eq!(inserted.replace(new, ""), before);
    notebook.cells.remove(0);
    assert!(notebook.to_json().contains(
        "\"cells\": [\n    {\n      \"cell_type\": \"raw\",\n      \"metadata\": {},\n      \"source\": \"new\""
    ));
    notebook.cells.clear();
    assert!(notebook.to_json().contains("\"cells\": [],"));
    notebook.cells.push(Cell::new(CellType::Raw, "a"));
    notebook.cells.push(Cell::new(CellType::Raw, "b"));
    assert_eq!(notebook.to_json(), before);
}

#[test]
fn metadata_keeps_the_spelling_of_its_neighbours() {
    let file = |metadata: &str| {
        format!("{{\n \"cells\": [],\n \"metadata\": {metadata},\n \"nbformat\": 4,\n \"nbformat_minor\": 4\n}}\n")
    };
    let (mut notebook, _) = parse(&file("{\n  \"b\": 1.0E5,\n  \"d\": [1,2 ,3]\n }")).expect("parses").into_notebook();
    notebook.metadata.insert("c".into(), 1.5e300.into());
    assert_eq!(notebook.to_json(), file("{\n  \"b\": 1.0E5,\n  \"c\": 1.5e+300,\n  \"d\": [1,2 ,3]\n }"));
    notebook.metadata.shift_remove("b");
    notebook.metadata["d"][1] = 7.into();
    assert_eq!(notebook.to_json(), file("{\n  \"c\": 1.5e+300,\n  \"d\": [1,7 ,3]\n }"));
}

#[test]
fn equal_outputs_keep_their_own_spelling() {
    let file = |source: &str| {
        format!(
            r#"{{"cells":[{{"cell_type":"code","execution_count":1,"metadata":{{}},"outputs":[{{"output_type":"stream","name":"stdout","text":["a"]}},{{"output_type":"stream","name":"stdout","text":"a"}}],"source":{source}}}],"metadata":{{}},"nbformat":4,"nbformat_minor":4}}"#
        )
    };
    check_edit(&file(r#""x""#), &file(r#""x\n+é<""#));
}
