//! Commands that run code.

use document::CellId;
use leptos::prelude::*;
use notebook::CellType;
use session::{Scope, Status};

use crate::bridge::editor::Caret;
use crate::commands::cells;
use crate::notices::{NoticeAction, NoticeKind};
use crate::state::AppState;
use crate::ui::focus;
use crate::web;

/// Runs the selected cells in place; a Markdown cell shows its text.
pub fn cell(state: AppState) {
    let selection = state.book.selection();
    run_cells(state, selection);
    focus::leave_editing_markdown(state);
}

/// Runs cells by their tickets (▶ in the gutter).
pub fn run_cells(state: AppState, cells: Vec<CellId>) {
    state.change(|session| session.run_scope(Scope::Cells(cells), web::now_ms()));
}

/// Runs and goes to the next cell; after the last one a new one is made.
pub fn advance(state: AppState) {
    let selection = state.book.selection();
    let Some(last) = selection.last().copied() else { return };
    run_cells(state, selection);
    let typing = state.book.editing.get_untracked();
    focus::leave_editing_markdown(state);
    if let Some(next) = state.with_session(|session| session.document().next(last)) {
        state.book.select_only(next);
        let is_code = state.book.view(next).is_some_and(|view| view.kind.get_untracked() == CellType::Code);
        if typing && is_code {
            focus::edit(state, next, Caret::Start);
        } else {
            focus::active_cell(state);
        }
        return;
    }
    let end = state.with_session(|session| session.document().len());
    if let Some(new) = cells::insert_at(state, end, CellType::Code) {
        focus::edit(state, new, Caret::Start);
    }
}

/// Runs and inserts a cell below.
pub fn insert(state: AppState) {
    let selection = state.book.selection();
    let Some(last) = selection.last().copied() else { return };
    run_cells(state, selection);
    focus::leave_editing_markdown(state);
    let index = state.with_session(|session| session.document().index_of(last)).map_or(0, |index| index + 1);
    if let Some(new) = cells::insert_at(state, index, CellType::Code) {
        focus::edit(state, new, Caret::Start);
    }
}

pub fn all(state: AppState) {
    state.change(|session| session.run_scope(Scope::All, web::now_ms()));
}

pub fn before(state: AppState) {
    if let Some(active) = state.book.active.get_untracked() {
        state.change(|session| session.run_scope(Scope::Before(active), web::now_ms()));
    }
}

pub fn after(state: AppState) {
    if let Some(active) = state.book.active.get_untracked() {
        state.change(|session| session.run_scope(Scope::After(active), web::now_ms()));
    }
}

/// Runs the selected text in its cell; without a selection the whole cell.
pub fn selection(state: AppState) {
    let Some(active) = state.book.active.get_untracked() else { return };
    let selected = crate::ui::editors::selected_text(active).unwrap_or_default();
    if selected.trim().is_empty() || state.book.selection().len() > 1 {
        return cell(state);
    }
    state.change(|session| session.run_text(active, selected, web::now_ms()));
}

pub fn is_busy(state: AppState) -> bool {
    matches!(state.runtime.status.get(), Status::Busy { .. })
}

/// Stops what runs. A kernel that does not stop within two seconds can be restarted.
pub fn interrupt(state: AppState) {
    state.runtime.interrupt(state);
    web::after_ms(2_000, move || {
        if matches!(state.runtime.status.get_untracked(), Status::Busy { .. }) {
            let restart_it = NoticeAction::new("cmd.run.restart", restart);
            state.notify_with(NoticeKind::Warning, "notice.does-not-stop", &[], vec![restart_it]);
        }
    });
}

pub fn restart(state: AppState) {
    state.runtime.restart(state, false);
    state.notify(NoticeKind::Info, "notice.restarted", &[]);
}

pub fn restart_all(state: AppState) {
    state.runtime.restart(state, true);
}

/// Takes back what the last run did to variables and files.
pub fn undo(state: AppState) {
    state.runtime.undo_run();
}

pub fn save_session(state: AppState) {
    state.runtime.save_session();
    state.notify(NoticeKind::Info, "session.saved", &[]);
}

/// Gives up what happened since the session was saved.
pub fn restore_session(state: AppState) {
    state.runtime.restore(state);
}
