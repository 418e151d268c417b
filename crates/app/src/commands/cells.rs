//! Commands on cells.

use std::cell::RefCell;

use document::{CellId, Clipboard, CollapsePart, Edit};
use leptos::prelude::*;
use notebook::{Cell, CellType};

use crate::bridge::editor::Caret;
use crate::notices::{NoticeAction, NoticeKind};
use crate::state::AppState;
use crate::ui::focus;
use crate::{i18n::tn, web};

thread_local! {
    /// Cells that were cut or copied, also while the system's clipboard is closed to us.
    static CLIPBOARD: RefCell<Clipboard> = RefCell::new(Clipboard::default());
}

pub fn can_undo(state: AppState) -> bool {
    state.book.can_undo.get()
}

pub fn can_redo(state: AppState) -> bool {
    state.book.can_redo.get()
}

pub fn undo(state: AppState) {
    state.change(session::Session::undo);
    focus::active_cell(state);
}

pub fn redo(state: AppState) {
    state.change(session::Session::redo);
    focus::active_cell(state);
}

// Clipboard.

pub fn copy(state: AppState) {
    let selection = state.book.selection();
    if selection.is_empty() {
        return;
    }
    let clipboard = state.with_session(|session| session.document().copy(&selection));
    remember(clipboard);
    state.notices.show_toast(NoticeKind::Info, tn("notice.copied", selection.len()), Vec::new());
}

pub fn cut(state: AppState) {
    let selection = state.book.selection();
    let neighbour = neighbour_of(state, &selection);
    let mut cut = None;
    state.change(|session| match session.document_mut().cut(&selection) {
        Ok((clipboard, changes)) => {
            cut = Some(clipboard);
            session.after_edit(changes)
        }
        Err(_) => Vec::new(),
    });
    if let Some(clipboard) = cut {
        remember(clipboard);
        ensure_one_cell(state);
        settle(state, neighbour);
    }
}

pub fn paste_below(state: AppState) {
    let index = active_index(state).map_or(usize::MAX, |index| index + 1);
    paste_at(state, index);
}

pub fn paste_above(state: AppState) {
    paste_at(state, active_index(state).unwrap_or(0));
}

fn paste_at(state: AppState, index: usize) {
    let clipboard = CLIPBOARD.with(|slot| slot.borrow().clone());
    if clipboard.cells.is_empty() {
        return;
    }
    let count = state.with_session(|session| session.document().len());
    state.change(|session| {
        let changes = session.document_mut().paste(&clipboard, index.min(count)).unwrap_or_default();
        session.after_edit(changes)
    });
    focus::active_cell(state);
}

fn remember(clipboard: Clipboard) {
    web::copy_text(&clipboard.to_json());
    CLIPBOARD.with(|slot| *slot.borrow_mut() = clipboard);
}

// Deleting.

pub fn delete(state: AppState) {
    delete_cells(state, state.book.selection());
}

/// Deletes cells and offers to bring them back.
pub fn delete_cells(state: AppState, cells: Vec<CellId>) {
    if cells.is_empty() {
        return;
    }
    let neighbour = neighbour_of(state, &cells);
    let count = cells.len();
    if state.edit(Edit::Delete { cells }) {
        ensure_one_cell(state);
        settle(state, neighbour);
        let undo_it = NoticeAction::new("cmd.edit.undo", undo);
        state.notices.show_toast(NoticeKind::Info, tn("notice.deleted", count), vec![undo_it]);
    }
}

/// A notebook without any cell has no place to type in.
fn ensure_one_cell(state: AppState) {
    if state.with_session(|session| session.document().is_empty()) {
        state.edit(Edit::Insert { index: 0, cells: vec![Cell::new(CellType::Code, "")] });
    }
}

/// The cell that becomes active when `gone` go: the next one, else the one before.
fn neighbour_of(state: AppState, gone: &[CellId]) -> Option<CellId> {
    state.with_session(|session| {
        let document = session.document();
        let after = gone.last().and_then(|last| document.next(*last));
        after.or_else(|| gone.first().and_then(|first| document.previous(*first)))
    })
}

fn settle(state: AppState, cell: Option<CellId>) {
    let first = state.with_session(|session| session.document().at(0));
    if let Some(cell) = cell.or(first) {
        state.book.select_only(cell);
        focus::active_cell(state);
    }
}

// Inserting.

pub fn insert_code_above(state: AppState) {
    insert_beside(state, CellType::Code, 0);
}

pub fn insert_code_below(state: AppState) {
    insert_beside(state, CellType::Code, 1);
}

pub fn insert_text_above(state: AppState) {
    insert_beside(state, CellType::Markdown, 0);
}

pub fn insert_text_below(state: AppState) {
    insert_beside(state, CellType::Markdown, 1);
}

fn insert_beside(state: AppState, kind: CellType, offset: usize) {
    let count = state.with_session(|session| session.document().len());
    let index = active_index(state).map_or(count, |index| index + offset);
    // Jupyter stays in command mode, Colab goes on typing: whoever was typing goes on.
    let typing = state.book.editing.get_untracked();
    if let Some(cell) = insert_at(state, index, kind)
        && (typing || kind == CellType::Markdown)
    {
        focus::edit(state, cell, Caret::Start);
    }
}

/// Puts an empty cell at `index`, makes it active and gives back its ticket.
pub fn insert_at(state: AppState, index: usize, kind: CellType) -> Option<CellId> {
    if !state.edit(Edit::Insert { index, cells: vec![Cell::new(kind, "")] }) {
        return None;
    }
    let cell = state.with_session(|session| session.document().at(index))?;
    state.book.select_only(cell);
    focus::active_cell(state);
    Some(cell)
}

// Moving.

pub fn move_up(state: AppState) {
    let selection = state.book.selection();
    let first = selection.first().and_then(|first| state.with_session(|session| session.document().index_of(*first)));
    if let Some(index) = first.and_then(|index| index.checked_sub(1)) {
        state.edit(Edit::Move { cells: selection, index });
        focus::active_cell(state);
    }
}

pub fn move_down(state: AppState) {
    let selection = state.book.selection();
    let (last, count) = state.with_session(|session| {
        let document = session.document();
        (selection.last().and_then(|last| document.index_of(*last)), document.len())
    });
    if let Some(last) = last.filter(|last| last + 1 < count) {
        // `index` counts among the cells that stay.
        let index = last + 2 - selection.len();
        state.edit(Edit::Move { cells: selection, index });
        focus::active_cell(state);
    }
}

// Splitting and joining.

pub fn split(state: AppState) {
    let Some(cell) = state.book.active.get_untracked() else { return };
    let Some(offset) = crate::ui::editors::caret_byte_offset(state, cell) else { return };
    state.edit(Edit::Split { cell, offsets: vec![offset] });
    focus::active_cell(state);
}

pub fn merge(state: AppState) {
    let mut cells = state.book.selection();
    if let [only] = cells[..] {
        cells.extend(state.with_session(|session| session.document().next(only)));
    }
    merge_cells(state, cells);
}

pub fn merge_above(state: AppState) {
    let Some(active) = state.book.active.get_untracked() else { return };
    let above = state.with_session(|session| session.document().previous(active));
    merge_cells(state, above.into_iter().chain([active]).collect());
}

fn merge_cells(state: AppState, cells: Vec<CellId>) {
    if cells.len() > 1 {
        state.edit(Edit::Merge { cells });
        focus::active_cell(state);
    }
}

// Kinds.

pub fn to_code(state: AppState) {
    convert(state, CellType::Code);
}

pub fn to_markdown(state: AppState) {
    convert(state, CellType::Markdown);
}

pub fn to_raw(state: AppState) {
    convert(state, CellType::Raw);
}

fn convert(state: AppState, cell_type: CellType) {
    state.edit(Edit::SetType { cells: state.book.selection(), cell_type });
    if !state.book.editing.get_untracked() {
        focus::active_cell(state);
    }
}

/// Makes the active cell a Markdown heading of this level.
pub fn heading(state: AppState, level: usize) {
    let Some(cell) = state.book.active.get_untracked() else { return };
    let source = state.source(cell);
    let text = source.trim_start_matches('#').trim_start();
    let source = format!("{} {text}", "#".repeat(level));
    state.edit(Edit::SetType { cells: vec![cell], cell_type: CellType::Markdown });
    state.edit(Edit::SetSource { cell, source });
    focus::active_cell(state);
}

// Folding and clearing.

pub fn toggle_output(state: AppState) {
    toggle(state, CollapsePart::Outputs);
}

pub fn toggle_input(state: AppState) {
    toggle(state, CollapsePart::Input);
}

fn toggle(state: AppState, part: CollapsePart) {
    let Some(view) = state.book.active_view() else { return };
    let collapsed = match part {
        CollapsePart::Input => view.input_collapsed.get_untracked(),
        CollapsePart::Outputs => view.outputs_collapsed.get_untracked(),
    };
    state.edit(Edit::SetCollapsed { cells: state.book.selection(), part, collapsed: !collapsed });
}

pub fn collapse_all_outputs(state: AppState) {
    collapse_outputs(state, true);
}

pub fn expand_all_outputs(state: AppState) {
    collapse_outputs(state, false);
}

fn collapse_outputs(state: AppState, collapsed: bool) {
    let cells = code_cells(state);
    state.edit(Edit::SetCollapsed { cells, part: CollapsePart::Outputs, collapsed });
}

pub fn clear_outputs(state: AppState) {
    state.edit(Edit::ClearOutputs { cells: state.book.selection() });
}

pub fn clear_all_outputs(state: AppState) {
    state.edit(Edit::ClearOutputs { cells: code_cells(state) });
}

fn code_cells(state: AppState) -> Vec<CellId> {
    state.with_session(|session| {
        session.document().cells().filter(|(_, cell)| cell.is_code()).map(|(id, _)| id).collect()
    })
}

// Moving about.

pub fn previous(state: AppState) {
    step(state, false, false);
}

pub fn next(state: AppState) {
    step(state, true, false);
}

pub fn extend_up(state: AppState) {
    step(state, false, true);
}

pub fn extend_down(state: AppState) {
    step(state, true, true);
}

fn step(state: AppState, forward: bool, extend: bool) {
    let Some(active) = state.book.active.get_untracked() else { return first(state) };
    let target = state.with_session(|session| {
        let document = session.document();
        if forward { document.next(active) } else { document.previous(active) }
    });
    let Some(target) = target else { return };
    if extend {
        state.book.extend_to(target);
    } else {
        state.book.select_only(target);
    }
    focus::active_cell(state);
}

pub fn first(state: AppState) {
    settle(state, state.with_session(|session| session.document().at(0)));
}

pub fn last(state: AppState) {
    settle(state, state.with_session(|session| session.document().order().last().copied()));
}

/// Enter: the active cell opens for editing.
pub fn enter(state: AppState) {
    if let Some(cell) = state.book.active.get_untracked() {
        focus::edit(state, cell, Caret::Keep);
    }
}

/// Escape: back to command mode; also closes what floats.
pub fn leave(state: AppState) {
    focus::leave_editing(state);
}

/// Copies an address of the page that scrolls to the active cell.
pub fn copy_link(state: AppState) {
    let Some(cell) = state.book.active.get_untracked() else { return };
    let name = state.with_session(|session| session.document().cell(cell).map(|cell| cell.id.clone()));
    let Some(name) = name else { return };
    let href = web::window().location().href().unwrap_or_default();
    let (page, fragment) = href.split_once('#').unwrap_or((&href, ""));
    let kept: Vec<&str> =
        fragment.split('&').filter(|part| !part.is_empty() && !part.starts_with("scrollTo=")).collect();
    let mut fragment = kept.join("&");
    if !fragment.is_empty() {
        fragment.push('&');
    }
    web::copy_text(&format!("{page}#{fragment}scrollTo={name}"));
    state.notify(NoticeKind::Success, "notice.link-copied", &[]);
}

fn active_index(state: AppState) -> Option<usize> {
    let active = state.book.active.get_untracked()?;
    state.with_session(|session| session.document().index_of(active))
}

/// The caret leaves its cell over the first line: to the end of the cell above.
pub fn leave_upwards(state: AppState) -> bool {
    leave_to(state, false)
}

/// The caret leaves its cell over the last line: to the start of the cell below.
pub fn leave_downwards(state: AppState) -> bool {
    leave_to(state, true)
}

fn leave_to(state: AppState, down: bool) -> bool {
    let Some(active) = state.book.active.get_untracked() else { return false };
    let target = state.with_session(|session| {
        let document = session.document();
        if down { document.next(active) } else { document.previous(active) }
    });
    let Some(target) = target else { return false };
    focus::leave_editing_markdown(state);
    state.book.select_only(target);
    let is_code = state.book.view(target).is_some_and(|view| view.kind.get_untracked() != CellType::Markdown);
    if is_code {
        focus::edit(state, target, if down { Caret::Start } else { Caret::End });
    } else {
        focus::active_cell(state);
    }
    true
}

pub fn select_all(state: AppState) {
    state.book.select_all();
}
