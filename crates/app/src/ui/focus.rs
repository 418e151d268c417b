//! Where the keyboard's focus is: on a cell (command mode) or in its editor (edit mode).

use document::CellId;
use leptos::prelude::*;
use notebook::CellType;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::bridge::editor::Caret;
use crate::state::{AppState, Overlay};
use crate::ui::editors;
use crate::web;

/// DOM id of a cell.
pub fn dom_id(cell: CellId) -> String {
    format!("c{}", cell.as_u32())
}

pub fn cell_element(cell: CellId) -> Option<HtmlElement> {
    web::element(&dom_id(cell))
}

/// Puts the focus on the active cell: command mode.
pub fn active_cell(state: AppState) {
    let Some(active) = state.book.active.get_untracked() else { return };
    state.book.editing.set(false);
    when_shown(move || {
        if state.book.active.get_untracked() != Some(active) || state.book.editing.get_untracked() {
            return true;
        }
        let Some(element) = cell_element(active) else { return false };
        focus_without_scrolling(&element);
        scroll_into_view(&element);
        true
    });
}

/// Opens a cell for editing.
pub fn edit(state: AppState, cell: CellId, caret: Caret) {
    let Some(view) = state.book.view(cell) else { return };
    if state.book.active.get_untracked() != Some(cell) {
        state.book.select_only(cell);
    }
    state.book.editing.set(true);
    crate::book::set_if_new(view.editing, true);
    when_shown(move || {
        if state.book.active.get_untracked() != Some(cell) || !state.book.editing.get_untracked() {
            return true;
        }
        let Some(element) = cell_element(cell) else { return false };
        // What is not displayed cannot take the focus, and the next key may come before the pending changes are drawn.
        web::report("editing", element.class_list().add_1("editing"));
        editors::focus(state, cell, caret);
        true
    });
}

/// Escape: leaves the editor, or closes what floats, or keeps the cell.
pub fn leave_editing(state: AppState) {
    if state.overlay.get_untracked() != Overlay::None {
        state.overlay.set(Overlay::None);
        return;
    }
    if let Some(view) = state.book.active_view() {
        crate::book::set_if_new(view.editing, false);
    }
    active_cell(state);
}

/// A Markdown cell that is run or left shows its text; other cells keep their caret.
pub fn leave_editing_markdown(state: AppState) {
    let Some(view) = state.book.active_view() else { return };
    if view.kind.get_untracked() == CellType::Markdown && view.editing.get_untracked() {
        view.editing.set(false);
        active_cell(state);
    }
}

/// Scrolls to a cell and makes it active.
pub fn go_to(state: AppState, cell: CellId) {
    state.book.select_only(cell);
    when_shown(move || {
        let Some(element) = cell_element(cell) else { return false };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        focus_without_scrolling(&element);
        true
    });
}

fn focus_without_scrolling(element: &HtmlElement) {
    let options = js_sys::Object::new();
    web::report("focus", js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into()));
    let focus = js_sys::Reflect::get(element, &"focus".into());
    if let Some(focus) = focus.ok().and_then(|focus| focus.dyn_into::<js_sys::Function>().ok()) {
        web::report("focus", focus.call1(element, &options));
    }
}

fn scroll_into_view(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Tries at once, then after the pending changes have reached the DOM, then with the next frame.
fn when_shown(attempt: impl Fn() -> bool + 'static) {
    if attempt() {
        return;
    }
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if !attempt() {
            web::next_frame(move || {
                attempt();
            });
        }
    });
}
