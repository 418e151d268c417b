//! Edits as data, documents as text.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use document::{
    Cell, CellId, CellType, Change, Clipboard, CollapsePart, Document, Edit, EditError, Notebook, Output, OutputBody,
    StreamName,
};
use expect_test::{Expect, expect};
use serde_json::{Map, Value, json};

/// `md:` makes a Markdown cell, anything else a code cell.
fn document_of(sources: &[&str]) -> Document {
    let mut notebook = Notebook::empty();
    notebook.cells = sources
        .iter()
        .map(|source| match source.strip_prefix("md:") {
            Some(text) => Cell::new(CellType::Markdown, text),
            None => Cell::new(CellType::Code, *source),
        })
        .collect();
    Document::new(notebook)
}

fn describe(document: &Document) -> String {
    let cells = document.cells().map(|(_, cell)| {
        let mark = if cell.is_code() { "" } else { "md:" };
        let outputs = if cell.outputs.is_empty() { String::new() } else { format!(" +{}", cell.outputs.len()) };
        format!("{mark}{:?}{outputs}", cell.source)
    });
    cells.collect::<Vec<_>>().join(" | ")
}

/// Applies an edit to a notebook of these cells; then undo must bring the start back, and redo the result.
#[track_caller]
fn check(sources: &[&str], edit: impl Fn(&[CellId]) -> Edit, expect: Expect) {
    let mut document = document_of(sources);
    let before = document.to_json();
    let cells = document.order().to_vec();
    let result = document.apply(edit(&cells));
    let Ok(changes) = result else {
        expect.assert_eq(&format!("refused: {}", result.unwrap_err()));
        assert_eq!(document.to_json(), before);
        return;
    };
    expect.assert_eq(&describe(&document));
    let after = document.to_json();
    if changes.is_empty() {
        assert!(!document.can_undo() && !document.is_dirty());
        return;
    }
    assert!(document.is_dirty());
    check_replay(&cells, &changes, &document);
    let order = document.order().to_vec();
    let changes = document.undo();
    check_replay(&order, &changes, &document);
    assert_eq!(document.to_json(), before);
    document.redo();
    assert_eq!(document.to_json(), after);
    document.undo();
    assert_eq!((document.to_json(), document.can_undo()), (before, false));
}

/// Whoever follows the changes has the same order of cells.
#[track_caller]
fn check_replay(order: &[CellId], changes: &[Change], document: &Document) {
    let mut order = order.to_vec();
    for change in changes {
        match change {
            Change::CellInserted { cell, index } => order.insert(*index, *cell),
            Change::CellRemoved { cell, index } => assert_eq!(order.remove(*index), *cell),
            Change::CellMoved { cell, from, to } => {
                assert_eq!(order.remove(*from), *cell);
                order.insert(*to, *cell);
            }
            _ => {}
        }
    }
    assert_eq!(order, document.order());
}

fn code(source: &str) -> Cell {
    Cell::new(CellType::Code, source)
}

#[test]
fn structure() {
    check(
        &["a", "b"],
        |_| Edit::Insert { index: 1, cells: vec![code("x"), code("y")] },
        expect![[r#""a" | "x" | "y" | "b""#]],
    );
    check(&["a"], |_| Edit::Insert { index: 99, cells: vec![code("x")] }, expect![[r#""a" | "x""#]]);
    check(&["a"], |_| Edit::Insert { index: 0, cells: vec![] }, expect!["refused: there is nothing to do it to"]);
    check(&["a", "b", "c"], |c| Edit::Delete { cells: vec![c[2], c[0]] }, expect![[r#""b""#]]);
    check(&["a"], |_| Edit::Delete { cells: vec![CellId::from_u32(99)] }, expect!["refused: there is no such cell"]);
    check(
        &["a", "b", "c", "d", "e"],
        |c| Edit::Move { cells: vec![c[0], c[4]], index: 1 },
        expect![[r#""b" | "a" | "e" | "c" | "d""#]],
    );
    check(
        &["a", "b", "c", "d"],
        |c| Edit::Move { cells: vec![c[1], c[0]], index: 2 },
        expect![[r#""c" | "d" | "a" | "b""#]],
    );
    check(
        &["a", "b", "c", "d"],
        |c| Edit::Move { cells: vec![c[3], c[2]], index: 0 },
        expect![[r#""c" | "d" | "a" | "b""#]],
    );
    check(&["a", "b"], |c| Edit::Move { cells: vec![c[0]], index: 0 }, expect![[r#""a" | "b""#]]);
}

#[test]
fn texts() {
    check(&["a"], |c| Edit::SetSource { cell: c[0], source: "é".into() }, expect![[r#""é""#]]);
    check(&["a"], |c| Edit::SetSource { cell: c[0], source: "a".into() }, expect![[r#""a""#]]);
    check(&["a\nb\nc"], |c| Edit::Split { cell: c[0], offsets: vec![2] }, expect![[r#""a" | "b\nc""#]]);
    check(
        &["md:a\nb\nc"],
        |c| Edit::Split { cell: c[0], offsets: vec![1, 3] },
        expect![[r#"md:"a" | md:"b" | md:"c""#]],
    );
    check(
        &["aé"],
        |c| Edit::Split { cell: c[0], offsets: vec![2] },
        expect!["refused: the place is outside the text or inside a character"],
    );
    check(
        &["ab"],
        |c| Edit::Split { cell: c[0], offsets: vec![2, 1] },
        expect!["refused: the place is outside the text or inside a character"],
    );
    check(&["a", "b", "c"], |c| Edit::Merge { cells: vec![c[1], c[0]] }, expect![[r#""a\nb" | "c""#]]);
    check(&["md:a", "b"], |c| Edit::Merge { cells: vec![c[0], c[1]] }, expect![[r#"md:"a\n\nb""#]]);
    check(&["a"], |c| Edit::Merge { cells: vec![c[0]] }, expect!["refused: there is nothing to do it to"]);
    check(
        &["a", "md:b"],
        |c| Edit::SetType { cells: c.to_vec(), cell_type: CellType::Markdown },
        expect![[r#"md:"a" | md:"b""#]],
    );
}

#[test]
fn metadata() {
    check(
        &["a"],
        |c| Edit::SetCollapsed { cells: c.to_vec(), part: CollapsePart::Input, collapsed: true },
        expect![[r#""a""#]],
    );
    check(
        &["a"],
        |c| Edit::SetCollapsed { cells: c.to_vec(), part: CollapsePart::Input, collapsed: false },
        expect![[r#""a""#]],
    );
    check(
        &["a"],
        |c| Edit::MergeMetadata { cell: c[0], patch: object(json!({"tags": ["x"], "gone": null})) },
        expect![[r#""a""#]],
    );
    check(&["a"], |_| Edit::SetTitle { title: "T".into() }, expect![[r#""a""#]]);
    let mut document = document_of(&["a"]);
    let cell = document.order()[0];
    for (part, collapsed, metadata) in [
        (CollapsePart::Input, true, json!({"jupyter": {"source_hidden": true}})),
        (CollapsePart::Outputs, true, json!({"jupyter": {"source_hidden": true, "outputs_hidden": true}})),
        (CollapsePart::Input, false, json!({"jupyter": {"outputs_hidden": true}})),
        (CollapsePart::Outputs, false, json!({})),
    ] {
        document.apply(Edit::SetCollapsed { cells: vec![cell], part, collapsed }).unwrap();
        assert_eq!(Value::Object(document.cell(cell).unwrap().metadata.clone()), metadata);
    }
    let changes = document.apply(Edit::SetTitle { title: " My title ".into() }).unwrap();
    assert!(changes.contains(&Change::TitleChanged));
    assert_eq!(document.title(), "My title");
    assert_eq!(document.metadata()["colab"]["name"], "My title.ipynb");
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

#[test]
fn typing_is_one_step_until_it_pauses() {
    let mut document = document_of(&["", ""]);
    let cells = document.order().to_vec();
    let mut type_text = |cell: usize, text: &str, now_ms: f64| {
        let edit = Edit::SetSource { cell: cells[cell], source: text.to_owned() };
        document.apply_at(edit, now_ms).unwrap();
    };
    for (cell, text, now_ms) in [
        (0, "a", 0.0),
        (0, "ab", 500.0),
        (0, "abc", 1400.0),
        (0, "abcd", 3000.0),
        (1, "x", 3100.0),
        (0, "abcde", 3200.0),
    ] {
        type_text(cell, text, now_ms);
    }
    let mut seen = vec![describe(&document)];
    while document.can_undo() {
        document.undo();
        seen.push(describe(&document));
    }
    assert_eq!(seen, [r#""abcde" | "x""#, r#""abcd" | "x""#, r#""abcd" | """#, r#""abc" | """#, r#""" | """#]);
    while document.can_redo() {
        document.redo();
    }
    assert_eq!(describe(&document), r#""abcde" | "x""#);
}

#[test]
fn several_edits_are_one_step_or_none() {
    let mut document = document_of(&["a", "b"]);
    let cells = document.order().to_vec();
    let before = document.to_json();
    let set = |cell, source: &str| Edit::SetSource { cell, source: source.to_owned() };
    let error = document.apply_all(vec![set(cells[0], "x"), set(CellId::from_u32(77), "y")]);
    assert_eq!(error, Err(EditError::NoSuchCell));
    assert_eq!((document.to_json(), document.can_undo()), (before.clone(), false));
    document.apply_all(vec![set(cells[0], "x"), Edit::Delete { cells: vec![cells[1]] }]).unwrap();
    document.undo();
    assert_eq!(document.to_json(), before);
}

#[test]
fn outputs_are_no_edits() {
    let mut document = document_of(&["a", "md:b"]);
    let cells = document.order().to_vec();
    let stream = |text: &str| Edit::AppendStream { cell: cells[0], name: StreamName::Stdout, text: text.to_owned() };
    let steps = [
        (stream("one\n"), "[OutputAppended { cell: CellId(1), index: 0 }, HistoryChanged]"),
        (stream("two"), "[StreamAppended { cell: CellId(1), index: 0, from: 4 }]"),
        (stream("\rTWO"), "[OutputReplaced { cell: CellId(1), index: 0 }]"),
        (
            Edit::AppendOutput { cell: cells[0], output: Output::error("E", "v", vec![]) },
            "[OutputAppended { cell: CellId(1), index: 1 }]",
        ),
        (Edit::SetExecutionCount { cell: cells[0], count: Some(3) }, "[ExecutionCountChanged { cell: CellId(1) }]"),
        (Edit::ClearOutputs { cells: cells.clone() }, "[OutputsChanged { cell: CellId(1) }]"),
    ];
    for (edit, expected) in steps {
        let revision = document.revision();
        assert_eq!(format!("{:?}", document.apply(edit).unwrap()), expected);
        assert!(document.revision() > revision && document.is_dirty() && !document.can_undo());
    }
    let to_text = Edit::AppendStream { cell: cells[1], name: StreamName::Stdout, text: "x".into() };
    assert_eq!(document.apply(to_text), Err(EditError::NotACodeCell));
    document.mark_saved(document.revision());
    assert!(!document.is_dirty());
}

#[test]
fn an_undone_deletion_brings_outputs_back() {
    let mut document = document_of(&["a", "b"]);
    let cells = document.order().to_vec();
    document.apply(Edit::AppendStream { cell: cells[0], name: StreamName::Stdout, text: "x".into() }).unwrap();
    document.apply(Edit::Delete { cells: vec![cells[0]] }).unwrap();
    document.undo();
    assert_eq!(describe(&document), r#""a" +1 | "b""#);
    assert_eq!(document.order(), cells);
}

fn stream_text(document: &Document, index: usize) -> String {
    let cell = document.order()[0];
    match document.cell(cell).unwrap().outputs[index].body() {
        OutputBody::Stream { text, .. } => text.clone(),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn check_stream(chunks: &[&str], expect: &str) {
    let mut document = document_of(&["a"]);
    let cell = document.order()[0];
    for chunk in chunks {
        let edit = Edit::AppendStream { cell, name: StreamName::Stdout, text: (*chunk).to_owned() };
        document.apply(edit).unwrap();
    }
    assert_eq!(stream_text(&document, 0), expect, "{chunks:?}");
}

#[test]
fn streams_obey_the_cursor() {
    check_stream(&["a\r\nb\r\n"], "a\nb\n");
    check_stream(&["a\r", "\nb"], "a\nb");
    check_stream(&["100%\r", "7%"], "7%0%");
    check_stream(&["one\ntwo\rT"], "one\nTwo");
    check_stream(&["abc\u{8}\u{8}X"], "aXc");
    check_stream(&["a\n\u{8}\u{8}b"], "a\nb");
    check_stream(&["héllo\rJé"], "Jéllo");
    check_stream(&["\u{1b}[31mred\u{1b}[0m\rabc"], "abc\u{1b}[0m");
    check_stream(&["long line\r\u{1b}[Kshort"], "short");
    check_stream(&["long line\r\u{1b}[2Kshort"], "short");
    check_stream(&["10%\r", "20%\r", "30%\n", "done\n"], "30%\ndone\n");
    check_stream(&["\r\r\r"], "");
}

#[test]
fn an_endless_stream_keeps_head_and_tail() {
    let mut document = document_of(&["a"]);
    let cell = document.order()[0];
    let mut lines = 0_u64;
    for _ in 0..2000 {
        let text = (0..100).map(|at| format!("line {:07}\n", lines + at)).collect::<Vec<_>>().concat();
        lines += 100;
        document.apply(Edit::AppendStream { cell, name: StreamName::Stdout, text }).unwrap();
    }
    document.apply(Edit::AppendStream { cell, name: StreamName::Stdout, text: "50%\r60%".into() }).unwrap();
    let text = stream_text(&document, 0);
    assert!(text.len() < 700 * 1024, "{}", text.len());
    assert!(text.starts_with("line 0000000\n") && text.ends_with(&format!("line {:07}\n60%", lines - 1)));
    let note = text.lines().find(|line| line.starts_with('…')).unwrap();
    let kept = text.lines().filter(|line| line.starts_with("line ")).count() as u64;
    let gone: u64 = note.trim_start_matches("… ").split(' ').next().unwrap().replace(',', "").parse().unwrap();
    assert_eq!(kept + gone, lines, "{note}");
    assert_eq!(text.matches('…').count(), 2);
    assert!(text.lines().all(|line| line.len() == 12 || line == note || line == "60%"));
}

#[test]
fn one_endless_line_is_cut_too() {
    let mut document = document_of(&["a"]);
    let cell = document.order()[0];
    for _ in 0..100 {
        let text = "é".repeat(16 * 1024);
        document.apply(Edit::AppendStream { cell, name: StreamName::Stdout, text }).unwrap();
    }
    assert!(stream_text(&document, 0).len() < 700 * 1024);
    assert!(stream_text(&document, 0).contains(" bytes left out …"));
}

#[test]
fn endless_displays_are_cut() {
    let mut document = document_of(&["a"]);
    let cell = document.order()[0];
    for at in 0..5000 {
        let data = object(json!({"text/plain": at.to_string()}));
        let output = Output::new(OutputBody::DisplayData { data, metadata: Map::new() });
        document.apply(Edit::AppendOutput { cell, output }).unwrap();
    }
    let outputs = &document.cell(cell).unwrap().outputs;
    assert!(outputs.len() <= document::MAX_OUTPUTS + 201);
    let OutputBody::Stream { text, .. } = outputs[document::MAX_OUTPUTS / 2].body() else { panic!("no note") };
    let gone: usize = text.trim_start_matches("… ").split(' ').next().unwrap().replace(',', "").parse().unwrap();
    assert_eq!(gone + outputs.len() - 1, 5000);
}

#[test]
fn endless_images_are_cut() {
    let mut document = document_of(&["a"]);
    let cell = document.order()[0];
    for _ in 0..300 {
        let data = object(json!({"image/png": "A".repeat(1024 * 1024)}));
        let output = Output::new(OutputBody::DisplayData { data, metadata: Map::new() });
        document.apply(Edit::AppendOutput { cell, output }).unwrap();
    }
    let outputs = &document.cell(cell).unwrap().outputs;
    assert!(outputs.len() <= 66, "{}", outputs.len());
    let note = outputs.iter().find_map(|output| match output.body() {
        OutputBody::Stream { text, .. } => Some(text.clone()),
        _ => None,
    });
    assert_eq!(note.unwrap(), format!("… {} outputs left out …\n", 300 - (outputs.len() - 1)));
}

#[test]
fn staleness_follows_the_text() {
    let mut document = document_of(&["a"]);
    let cell = document.order()[0];
    let set = |source: &str| Edit::SetSource { cell, source: source.to_owned() };
    document.apply(set("b")).unwrap();
    assert!(!document.is_stale(cell) && !document.was_run(cell));
    document.apply(Edit::MarkRun { cell }).unwrap();
    let stale = Change::StaleChanged { cell };
    assert!(document.apply(set("c")).unwrap().contains(&stale));
    assert!(document.is_stale(cell));
    assert!(!document.apply(set("d")).unwrap().contains(&stale));
    assert!(document.apply(set("b")).unwrap().contains(&stale));
    assert!(!document.is_stale(cell));
}

#[test]
fn the_clipboard_travels_as_text() {
    let mut document = document_of(&["a", "md:b"]);
    let cells = document.order().to_vec();
    let (clipboard, _) = document.cut(&[cells[1], cells[0]]).unwrap();
    assert_eq!(describe(&document), "");
    let text = clipboard.to_json();
    let pasted = Clipboard::from_text(&text).unwrap();
    document.paste(&pasted, 0).unwrap();
    document.paste(&clipboard, 2).unwrap();
    assert_eq!(describe(&document), r#""a" | md:"b" | "a" | md:"b""#);
    let mut ids: Vec<String> = document.cells().map(|(_, cell)| cell.id.clone()).collect();
    ids.dedup();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4);
    document.undo();
    document.undo();
    document.undo();
    assert_eq!(document.order(), cells);
    for text in ["", "print(1)", "{}", "[]", "[1]", "{\"a\": 1}", "{'a': 1}", "[{\"x\": 1}]"] {
        assert!(Clipboard::from_text(text).is_none(), "{text}");
    }
    let one = Clipboard::from_text(r#"{"cell_type": "code", "source": "x"}"#).unwrap();
    assert_eq!(one.cells[0].source, "x");
}
