//! The open notebook as the page shows it: one handle with signals a cell, kept in step with the document.

use document::{CellId, Change};
use leptos::prelude::*;
use notebook::CellType;
use session::{Question, RunState};

use crate::origin::Origin;
use crate::state::AppState;

/// What the page shows of one cell. The text and the outputs stay in the document; the counters tell when to read them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CellView {
    pub id: CellId,
    /// Names this view for lists: tickets begin anew with each notebook.
    key: u32,
    /// Place in the notebook.
    pub index: RwSignal<usize>,
    pub kind: RwSignal<CellType>,
    /// Goes up when the text changed by something else than this cell's editor.
    pub source: RwSignal<u32>,
    pub run_state: RwSignal<RunState>,
    pub count: RwSignal<Option<i64>>,
    pub outputs: RwSignal<Vec<OutputView>>,
    pub input_collapsed: RwSignal<bool>,
    pub outputs_collapsed: RwSignal<bool>,
    /// The cell that commands mean.
    pub active: RwSignal<bool>,
    pub selected: RwSignal<bool>,
    /// The mouse is over it.
    pub hovered: RwSignal<bool>,
    /// Its editor has the focus (code) or it shows its source (Markdown).
    pub editing: RwSignal<bool>,
    /// Close enough to the window to be drawn in full.
    pub near: RwSignal<bool>,
    /// Its run waits for a line of text.
    pub question: RwSignal<Option<Question>>,
}

impl CellView {
    /// Names this view among all that ever were.
    pub fn key(&self) -> u32 {
        self.key
    }
}

/// One output: `serial` names it for the list, `pulse` goes up when it must be read again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OutputView {
    pub serial: u32,
    pub pulse: RwSignal<u32>,
}

/// The open notebook.
#[derive(Clone, Copy)]
pub struct Book {
    pub cells: RwSignal<Vec<CellView>>,
    pub active: RwSignal<Option<CellId>>,
    /// Edit mode: the caret is in a cell's editor.
    pub editing: RwSignal<bool>,
    pub title: RwSignal<String>,
    pub origin: RwSignal<Origin>,
    /// [`document::Document::revision`] as a signal.
    pub revision: RwSignal<u64>,
    pub dirty: RwSignal<bool>,
    pub can_undo: RwSignal<bool>,
    pub can_redo: RwSignal<bool>,
    /// Goes up when another notebook is opened.
    pub opened: RwSignal<u32>,
    /// Goes up when headings may have changed.
    pub outline: RwSignal<u32>,
    /// How many cells are selected, for the status bar.
    pub selected_count: RwSignal<usize>,
    owner: StoredValue<Owner>,
    /// Owner of the notebook's signals, replaced when another one is opened.
    current: StoredValue<Option<Owner>>,
    serial: StoredValue<u32>,
    anchor: StoredValue<Option<CellId>>,
    hovered: StoredValue<Option<CellId>>,
}

impl Default for Book {
    fn default() -> Self {
        Self::new()
    }
}

impl Book {
    pub fn new() -> Self {
        Self {
            cells: RwSignal::new(Vec::new()),
            active: RwSignal::new(None),
            editing: RwSignal::new(false),
            title: RwSignal::new(String::new()),
            origin: RwSignal::new(Origin::new_notebook("", "")),
            revision: RwSignal::new(0),
            dirty: RwSignal::new(false),
            can_undo: RwSignal::new(false),
            can_redo: RwSignal::new(false),
            opened: RwSignal::new(0),
            outline: RwSignal::new(0),
            selected_count: RwSignal::new(0),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            current: StoredValue::new(None),
            serial: StoredValue::new(0),
            anchor: StoredValue::new(None),
            hovered: StoredValue::new(None),
        }
    }

    /// Shows the document that the session holds now.
    pub fn show(self, state: AppState, origin: Origin) {
        let named = named_in_address();
        let old = self.current.get_value();
        let owner = self.owner.with_value(Owner::child);
        self.current.set_value(Some(owner));
        let ids: Vec<CellId> = state.with_session(|session| session.document().order().to_vec());
        let views: Vec<CellView> = ids.iter().map(|id| self.make_view(state, *id)).collect();
        self.active.set(None);
        self.anchor.set_value(None);
        self.hovered.set_value(None);
        self.editing.set(false);
        self.cells.set(views);
        self.reindex();
        self.origin.set(origin);
        self.refresh_title(state);
        self.refresh_history(state);
        self.opened.update(|opened| *opened += 1);
        self.outline.update(|pulse| *pulse += 1);
        if let Some(first) = ids.first() {
            self.select_only(*first);
        }
        let wanted = named.and_then(|name| state.with_session(|session| session.document().cell_named(&name)));
        if let Some(wanted) = wanted {
            crate::ui::focus::go_to(state, wanted);
        }
        // The old notebook's signals go when nothing shows them any more.
        crate::web::after_ms(2_000, move || drop(old));
    }

    pub fn view(self, id: CellId) -> Option<CellView> {
        self.cells.with_untracked(|cells| cells.iter().find(|cell| cell.id == id).copied())
    }

    pub fn active_view(self) -> Option<CellView> {
        self.view(self.active.get_untracked()?)
    }

    fn make_view(self, state: AppState, id: CellId) -> CellView {
        self.serial.update_value(|serial| *serial += 1);
        let key = self.serial.get_value();
        let owner = self.current.get_value().unwrap_or_default();
        owner.with(|| {
            let (kind, count, outputs, input_collapsed, outputs_collapsed, run_state) = state.with_session(|session| {
                let run_state = session.run_state(id);
                match session.document().cell(id) {
                    Some(cell) => (
                        cell.cell_type,
                        cell.execution_count,
                        cell.outputs.len(),
                        cell.input_collapsed(),
                        cell.outputs_collapsed(),
                        run_state,
                    ),
                    None => (CellType::Code, None, 0, false, false, run_state),
                }
            });
            let outputs = (0..outputs).map(|_| self.make_output()).collect();
            CellView {
                id,
                key,
                index: RwSignal::new(0),
                kind: RwSignal::new(kind),
                source: RwSignal::new(0),
                run_state: RwSignal::new(run_state),
                count: RwSignal::new(count),
                outputs: RwSignal::new(outputs),
                input_collapsed: RwSignal::new(input_collapsed),
                outputs_collapsed: RwSignal::new(outputs_collapsed),
                active: RwSignal::new(false),
                selected: RwSignal::new(false),
                hovered: RwSignal::new(false),
                editing: RwSignal::new(false),
                near: RwSignal::new(false),
                question: RwSignal::new(None),
            }
        })
    }

    fn make_output(self) -> OutputView {
        self.serial.update_value(|serial| *serial += 1);
        let owner = self.current.get_value().unwrap_or_default();
        OutputView { serial: self.serial.get_value(), pulse: owner.with(|| RwSignal::new(0)) }
    }

    /// Shows one change of the document.
    pub fn apply(self, state: AppState, change: &Change) {
        match change {
            Change::CellInserted { cell, index } => {
                let view = self.make_view(state, *cell);
                view.near.set(true);
                self.cells.update(|cells| cells.insert((*index).min(cells.len()), view));
                self.reorder();
            }
            Change::CellRemoved { cell, index } => {
                let was_active = self.active.get_untracked() == Some(*cell);
                self.cells.update(|cells| cells.retain(|view| view.id != *cell));
                if was_active {
                    self.active.set(None);
                    set_if_new(self.editing, false);
                    let neighbour = self
                        .cells
                        .with_untracked(|cells| cells.get(*index).or_else(|| cells.last()).map(|view| view.id));
                    if let Some(neighbour) = neighbour {
                        self.select_only(neighbour);
                    }
                }
                self.reorder();
            }
            Change::CellMoved { cell, to, .. } => {
                self.cells.update(|cells| {
                    if let Some(from) = cells.iter().position(|view| view.id == *cell) {
                        let view = cells.remove(from);
                        cells.insert((*to).min(cells.len()), view);
                    }
                });
                self.reorder();
            }
            Change::SourceChanged { cell } => {
                if let Some(view) = self.view(*cell) {
                    view.source.update(|pulse| *pulse += 1);
                    if view.kind.get_untracked() == CellType::Markdown {
                        self.pulse_outline();
                    }
                }
            }
            Change::TypeChanged { cell } => {
                if let Some(view) = self.view(*cell) {
                    let kind = state.with_session(|session| session.document().cell(*cell).map(|cell| cell.cell_type));
                    view.kind.set(kind.unwrap_or(CellType::Code));
                    self.pulse_outline();
                }
            }
            Change::MetadataChanged { cell } => {
                if let Some(view) = self.view(*cell) {
                    let flags = state.with_session(|session| {
                        session.document().cell(*cell).map(|cell| (cell.input_collapsed(), cell.outputs_collapsed()))
                    });
                    let (input, outputs) = flags.unwrap_or_default();
                    set_if_new(view.input_collapsed, input);
                    set_if_new(view.outputs_collapsed, outputs);
                }
            }
            Change::ExecutionCountChanged { cell } => {
                if let Some(view) = self.view(*cell) {
                    let count = state
                        .with_session(|session| session.document().cell(*cell).and_then(|cell| cell.execution_count));
                    set_if_new(view.count, count);
                }
            }
            Change::OutputsChanged { cell } => {
                if let Some(view) = self.view(*cell) {
                    let count = state
                        .with_session(|session| session.document().cell(*cell).map_or(0, |cell| cell.outputs.len()));
                    view.outputs.set((0..count).map(|_| self.make_output()).collect());
                }
            }
            Change::OutputAppended { cell, .. } => {
                if let Some(view) = self.view(*cell) {
                    let output = self.make_output();
                    view.outputs.update(|outputs| outputs.push(output));
                }
            }
            Change::StreamAppended { cell, index, .. } => {
                if let Some(output) = self.output(*cell, *index) {
                    output.pulse.update(|pulse| *pulse += 1);
                }
            }
            Change::OutputReplaced { cell, index } => {
                if let Some(output) = self.output(*cell, *index) {
                    output.pulse.update(|pulse| *pulse += 1);
                }
            }
            Change::StaleChanged { cell } => self.refresh_run_state(state, *cell),
            Change::TitleChanged => self.refresh_title(state),
            // The levels below say what came of it.
            Change::NotebookMetadataChanged | Change::HistoryChanged => {}
            Change::Select { cells } => self.select_many(cells),
        }
        self.refresh_history(state);
    }

    fn output(self, cell: CellId, index: usize) -> Option<OutputView> {
        self.view(cell)?.outputs.with_untracked(|outputs| outputs.get(index).copied())
    }

    /// The order changed.
    fn reorder(self) {
        self.reindex();
        self.pulse_outline();
    }

    fn reindex(self) {
        self.cells.with_untracked(|cells| {
            for (index, view) in cells.iter().enumerate() {
                set_if_new(view.index, index);
            }
        });
    }

    /// Says over which cell the mouse is.
    pub fn set_hovered(self, cell: Option<CellId>) {
        let before = self.hovered.get_value();
        if before == cell {
            return;
        }
        self.hovered.set_value(cell);
        for (id, over) in [(before, false), (cell, true)] {
            if let Some(view) = id.and_then(|id| self.view(id)) {
                set_if_new(view.hovered, over);
            }
        }
    }

    fn pulse_outline(self) {
        self.outline.update(|pulse| *pulse += 1);
    }

    pub fn refresh_run_state(self, state: AppState, cell: CellId) {
        if let Some(view) = self.view(cell) {
            set_if_new(view.run_state, state.with_session(|session| session.run_state(cell)));
        }
    }

    /// Shows the field for `input()` in the cell that asks, and nowhere else. What no cell asks for is asked in a dialog.
    pub fn refresh_question(self, state: AppState) {
        let asked = state.with_session(|session| session.question().map(|(cell, question)| (cell, question.clone())));
        let (asking, question) = asked.map_or((None, None), |(cell, question)| (cell, Some(question)));
        for view in self.cells.get_untracked() {
            let own = question.clone().filter(|_| asking == Some(view.id));
            set_if_new(view.question, own);
        }
        match question {
            Some(question) if asking.is_none_or(|cell| self.view(cell).is_none()) => {
                crate::ui::input_box::ask(state, question);
            }
            _ => {}
        }
    }

    fn refresh_title(self, state: AppState) {
        let title = state.with_session(|session| session.document().title().to_owned());
        let title = if title.is_empty() { self.origin.with_untracked(|origin| origin.name.clone()) } else { title };
        set_if_new(self.title, title);
    }

    pub fn refresh_history(self, state: AppState) {
        let (revision, dirty, undo, redo) = state.with_session(|session| {
            let document = session.document();
            (document.revision(), document.is_dirty(), document.can_undo(), document.can_redo())
        });
        set_if_new(self.revision, revision);
        set_if_new(self.dirty, dirty);
        set_if_new(self.can_undo, undo);
        set_if_new(self.can_redo, redo);
    }

    // Selection.

    /// Cells that commands mean, in document order.
    pub fn selection(self) -> Vec<CellId> {
        self.cells.with_untracked(|cells| {
            cells.iter().filter(|view| view.selected.get_untracked()).map(|view| view.id).collect()
        })
    }

    /// Makes `id` the active and only selected cell, in command mode if it was another.
    pub fn select_only(self, id: CellId) {
        self.anchor.set_value(Some(id));
        self.set_active(id);
        self.mark_selected(|cell| cell == id);
    }

    /// Selects everything between the anchor and `id` and makes `id` active.
    pub fn extend_to(self, id: CellId) {
        let anchor = self.anchor.get_value().unwrap_or(id);
        let ids: Vec<CellId> = self.cells.with_untracked(|cells| cells.iter().map(|view| view.id).collect());
        let place = |wanted: CellId| ids.iter().position(|other| *other == wanted);
        let (Some(from), Some(to)) = (place(anchor), place(id)) else { return self.select_only(id) };
        let range: std::collections::HashSet<CellId> = ids[from.min(to)..=from.max(to)].iter().copied().collect();
        self.set_active(id);
        self.mark_selected(|cell| range.contains(&cell));
    }

    /// Adds `id` to the selection or takes it out.
    pub fn toggle_selected(self, id: CellId) {
        let Some(view) = self.view(id) else { return };
        let now_selected = !view.selected.get_untracked();
        let others = self.selection().into_iter().any(|other| other != id);
        if !now_selected && !others {
            return;
        }
        view.selected.set(now_selected);
        if now_selected {
            self.anchor.set_value(Some(id));
            self.set_active(id);
        } else if let Some(other) = self.selection().first() {
            self.set_active(*other);
        }
        self.selected_count.set(self.selection().len());
    }

    pub fn select_many(self, ids: &[CellId]) {
        // An undone step may name cells that are gone again.
        let there: Vec<CellId> = ids.iter().copied().filter(|id| self.view(*id).is_some()).collect();
        let Some(last) = there.last() else { return };
        self.anchor.set_value(there.first().copied());
        self.set_active(*last);
        self.mark_selected(|cell| ids.contains(&cell));
    }

    pub fn select_all(self) {
        if self.active.get_untracked().is_none()
            && let Some(first) = self.cells.with_untracked(|cells| cells.first().map(|view| view.id))
        {
            self.set_active(first);
        }
        self.mark_selected(|_| true);
    }

    fn mark_selected(self, wanted: impl Fn(CellId) -> bool) {
        let mut count = 0;
        self.cells.with_untracked(|cells| {
            for view in cells {
                let selected = wanted(view.id);
                count += usize::from(selected);
                set_if_new(view.selected, selected);
            }
        });
        set_if_new(self.selected_count, count);
    }

    fn set_active(self, id: CellId) {
        let before = self.active.get_untracked();
        if before == Some(id) {
            return;
        }
        if let Some(view) = before.and_then(|before| self.view(before)) {
            set_if_new(view.active, false);
            set_if_new(view.editing, false);
        }
        self.active.set(Some(id));
        set_if_new(self.editing, false);
        if let Some(view) = self.view(id) {
            view.active.set(true);
            view.near.set(true);
        }
    }
}

/// The cell that the page's address asks for: `#…&scrollTo=NAME`, as Colab writes it.
fn named_in_address() -> Option<String> {
    let fragment = crate::web::window().location().hash().ok()?;
    let part = fragment.split(['#', '&']).find_map(|part| part.strip_prefix("scrollTo="))?;
    js_sys::decode_uri_component(part).ok().map(String::from)
}

/// Signals wake their readers on every write; levels are written only when they differ.
pub fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
