//! Any edits in any order can be taken back and made again, and whoever follows the changes sees the same document.

use document::{Cell, CellId, CellType, Change, CollapsePart, Document, Edit, Notebook, StreamName};
use proptest::prelude::*;
use proptest::sample::Index;

#[derive(Debug, Clone)]
enum Step {
    Insert(Index, String),
    Delete(Vec<Index>),
    Move(Vec<Index>, Index),
    Source(Index, String),
    Type(Vec<Index>, bool),
    Split(Index, Index),
    Merge(Vec<Index>),
    Collapse(Vec<Index>, bool),
    Title(String),
    Output(Index, String),
    Undo,
    Redo,
}

fn any_step() -> impl Strategy<Value = Step> {
    let some = || prop::collection::vec(any::<Index>(), 0..4);
    prop_oneof![
        (any::<Index>(), "[a-c\n]{0,6}").prop_map(|(at, text)| Step::Insert(at, text)),
        some().prop_map(Step::Delete),
        (some(), any::<Index>()).prop_map(|(cells, at)| Step::Move(cells, at)),
        (any::<Index>(), "[a-cé\n]{0,6}").prop_map(|(cell, text)| Step::Source(cell, text)),
        (some(), any::<bool>()).prop_map(|(cells, code)| Step::Type(cells, code)),
        (any::<Index>(), any::<Index>()).prop_map(|(cell, at)| Step::Split(cell, at)),
        some().prop_map(Step::Merge),
        (some(), any::<bool>()).prop_map(|(cells, on)| Step::Collapse(cells, on)),
        "[a-z]{0,3}".prop_map(Step::Title),
        (any::<Index>(), "[a-c\n\r\u{8}]{0,6}").prop_map(|(cell, text)| Step::Output(cell, text)),
        Just(Step::Undo),
        Just(Step::Redo),
    ]
}

/// The edit that a step means in the document as it is.
fn edit_of(step: Step, document: &Document) -> Option<Edit> {
    let order = document.order();
    let one = |index: Index| (!order.is_empty()).then(|| order[index.index(order.len())]);
    let some = |cells: Vec<Index>| cells.into_iter().filter_map(one).collect::<Vec<CellId>>();
    Some(match step {
        Step::Insert(at, text) => {
            Edit::Insert { index: at.index(order.len() + 1), cells: vec![Cell::new(CellType::Code, text)] }
        }
        Step::Delete(cells) => Edit::Delete { cells: some(cells) },
        Step::Move(cells, at) => Edit::Move { cells: some(cells), index: at.index(order.len() + 1) },
        Step::Source(cell, source) => Edit::SetSource { cell: one(cell)?, source },
        Step::Type(cells, code) => {
            Edit::SetType { cells: some(cells), cell_type: if code { CellType::Code } else { CellType::Markdown } }
        }
        Step::Split(cell, at) => {
            let cell = one(cell)?;
            Edit::Split { cell, offsets: vec![at.index(document.cell(cell)?.source.len() + 1)] }
        }
        Step::Merge(cells) => Edit::Merge { cells: some(cells) },
        Step::Collapse(cells, collapsed) => {
            Edit::SetCollapsed { cells: some(cells), part: CollapsePart::Outputs, collapsed }
        }
        Step::Title(title) => Edit::SetTitle { title },
        Step::Output(cell, text) => Edit::AppendStream { cell: one(cell)?, name: StreamName::Stdout, text },
        Step::Undo | Step::Redo => return None,
    })
}

fn follow(order: &mut Vec<CellId>, changes: &[Change]) {
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
}

/// What edits change: the file without the outputs.
fn text_of(document: &Document) -> String {
    let mut notebook = document.to_notebook();
    notebook.cells.iter_mut().for_each(|cell| cell.outputs.clear());
    notebook.to_json()
}

proptest! {
    #[test]
    fn edits_can_be_taken_back(steps in prop::collection::vec(any_step(), 1..25)) {
        let mut notebook = Notebook::empty();
        notebook.cells = ["a", "b", "c\nd"].map(|source| Cell::new(CellType::Code, source)).into();
        let mut document = Document::new(notebook);
        let start = text_of(&document);
        let mut order = document.order().to_vec();
        for step in steps {
            let changes = match step {
                Step::Undo => document.undo(),
                Step::Redo => document.redo(),
                step => {
                    let before = document.to_json();
                    let result = edit_of(step, &document).map(|edit| document.apply(edit));
                    if let Some(Ok(changes)) = result {
                        changes
                    } else {
                        prop_assert_eq!(document.to_json(), before);
                        Vec::new()
                    }
                }
            };
            follow(&mut order, &changes);
            prop_assert_eq!(&order, document.order());
        }
        while document.can_redo() {
            follow(&mut order, &document.redo());
        }
        let end = text_of(&document);
        while document.can_undo() {
            follow(&mut order, &document.undo());
        }
        prop_assert_eq!(&order, document.order());
        prop_assert_eq!(text_of(&document), start);
        while document.can_redo() {
            document.redo();
        }
        prop_assert_eq!(text_of(&document), end);
    }
}
