//! What the mouse and touch do to cells: one set of listeners for the whole notebook.

use document::{CellId, CollapsePart, Edit};
use leptos::prelude::*;
use notebook::CellType;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::bridge::editor::Caret;
use crate::commands::{self, cells, run};
use crate::state::AppState;
use crate::ui::{editors, focus, menus};
use crate::web;

/// Listens on the notebook as long as it is shown.
pub fn listen(state: AppState, notebook: &web_sys::HtmlDivElement) {
    web::listen::<MouseEvent>(notebook, "mousedown", move |event| pressed(state, &event));
    web::listen::<MouseEvent>(notebook, "click", move |event| clicked(state, &event));
    web::listen::<MouseEvent>(notebook, "dblclick", move |event| double_clicked(state, &event));
    web::listen::<MouseEvent>(notebook, "mouseover", move |event| hovered(state, event.target()));
    web::listen::<Event>(notebook, "mouseleave", move |_| state.book.set_hovered(None));
    web::listen::<Event>(notebook, "focusin", move |event| focused(state, &event));
}

fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

fn cell_of(element: &Element) -> Option<CellId> {
    let cell = closest(element, ".cell")?;
    Some(CellId::from_u32(cell.get_attribute("data-cell")?.parse().ok()?))
}

/// Pressing selects; with Shift or Control it selects several.
fn pressed(state: AppState, event: &MouseEvent) {
    let Some(target) = target_of(event) else { return };
    let Some(cell) = cell_of(&target) else { return };
    if event.button() != 0 || closest(&target, "button, a, summary, input").is_some() {
        return;
    }
    let in_editor = closest(&target, ".cm-editor").is_some();
    if event.shift_key() && !in_editor && state.book.active.get_untracked() != Some(cell) {
        event.prevent_default();
        state.book.extend_to(cell);
        focus::active_cell(state);
    } else if (event.ctrl_key() || event.meta_key()) && !in_editor {
        event.prevent_default();
        state.book.toggle_selected(cell);
        focus::active_cell(state);
    } else if state.book.selection().len() != 1 || state.book.active.get_untracked() != Some(cell) {
        state.book.select_only(cell);
    }
}

fn clicked(state: AppState, event: &MouseEvent) {
    let Some(target) = target_of(event) else { return };
    if let Some(button) = closest(&target, "[data-act]") {
        act(state, &button);
        return;
    }
    if let Some(reference) = closest(&target, "a.cell-ref") {
        event.prevent_default();
        follow_cell_reference(state, &reference);
        return;
    }
    if let Some(link) = closest(&target, "a[href^='#']") {
        event.prevent_default();
        follow_fragment(state, &link);
        return;
    }
    let Some(cell) = cell_of(&target) else { return };
    let modified = event.shift_key() || event.ctrl_key() || event.meta_key();
    let selecting = web::window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    if modified || selecting || closest(&target, "a, button, summary, input, .outputs-box").is_some() {
        return;
    }
    // A click on code opens it with the caret under the pointer.
    if let Some(text) = closest(&target, "pre.static") {
        let caret = editors::caret_at_point(&text, event.client_x() as f32, event.client_y() as f32);
        focus::edit(state, cell, caret.unwrap_or(Caret::End));
    } else if closest(&target, ".src").is_none() {
        focus::active_cell(state);
    }
}

fn double_clicked(state: AppState, event: &MouseEvent) {
    let Some(target) = target_of(event) else { return };
    if closest(&target, ".prose").is_some()
        && closest(&target, "a").is_none()
        && let Some(cell) = cell_of(&target)
    {
        if let Ok(Some(selection)) = web::window().get_selection() {
            web::report("selection", selection.remove_all_ranges());
        }
        focus::edit(state, cell, Caret::End);
    }
}

fn hovered(state: AppState, target: Option<web_sys::EventTarget>) {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    state.book.set_hovered(element.and_then(|element| cell_of(&element)));
}

/// The focus came to a cell by other ways than ours (Tab, a screen reader).
fn focused(state: AppState, event: &Event) {
    let Some(target) = target_of(event) else { return };
    if let Some(cell) = cell_of(&target)
        && state.book.active.get_untracked() != Some(cell)
        && closest(&target, "button").is_none()
    {
        state.book.select_only(cell);
    }
}

/// A button of a cell.
fn act(state: AppState, button: &Element) {
    let act = button.get_attribute("data-act").unwrap_or_default();
    if act == "insert-code" || act == "insert-text" {
        let kind = if act == "insert-code" { CellType::Code } else { CellType::Markdown };
        insert(state, button, kind);
        return;
    }
    let Some(cell) = cell_of(button) else { return };
    match act.as_str() {
        "run" => run_or_stop(state, cell),
        "show-input" => show(state, cell, CollapsePart::Input),
        "show-output" => show(state, cell, CollapsePart::Outputs),
        _ => {
            if !state.book.selection().contains(&cell) {
                state.book.select_only(cell);
            }
            match act.as_str() {
                "edit" => focus::edit(state, cell, Caret::Start),
                "close" => focus::leave_editing(state),
                "move-up" => cells::move_up(state),
                "move-down" => cells::move_down(state),
                "copy-link" => cells::copy_link(state),
                "delete" => cells::delete(state),
                "convert" => convert(state, cell),
                "more" => menus::show_cell_menu(state, button),
                other => {
                    commands::invoke(state, other);
                }
            }
        }
    }
}

fn insert(state: AppState, button: &Element, kind: CellType) {
    // The zone stands above its cell; the last one stands after all.
    let index = match cell_of(button) {
        Some(cell) => state.with_session(|session| session.document().index_of(cell)),
        None => Some(state.with_session(|session| session.document().len())),
    };
    if let Some(new) = index.and_then(|index| cells::insert_at(state, index, kind)) {
        focus::edit(state, new, Caret::Start);
    }
}

fn run_or_stop(state: AppState, cell: CellId) {
    let running = state.book.view(cell).map(|view| view.run_state.get_untracked());
    state.book.select_only(cell);
    if matches!(running, Some(session::RunState::Running { .. })) {
        run::interrupt(state);
    } else {
        run::run_cells(state, vec![cell]);
    }
}

fn show(state: AppState, cell: CellId, part: CollapsePart) {
    state.edit(Edit::SetCollapsed { cells: vec![cell], part, collapsed: false });
}

fn convert(state: AppState, cell: CellId) {
    let is_code = state.book.view(cell).is_some_and(|view| view.kind.get_untracked() == CellType::Code);
    if is_code { cells::to_markdown(state) } else { cells::to_code(state) }
}

/// `Cell In[3], line 7` in a traceback: to that cell and line.
fn follow_cell_reference(state: AppState, reference: &Element) {
    let number = |name: &str| reference.get_attribute(name).and_then(|value| value.parse::<i64>().ok());
    let Some(count) = number("data-execution-count") else { return };
    let line = number("data-line").unwrap_or(1).max(1) as u32 - 1;
    let cell = state.book.cells.with_untracked(|cells| {
        cells.iter().find(|cell| cell.count.get_untracked() == Some(count)).map(|cell| cell.id)
    });
    if let Some(cell) = cell {
        focus::go_to(state, cell);
        focus::edit(state, cell, Caret::At { line, column: 0 });
    }
}

/// A link inside the notebook: its headings carry prefixed ids, in Jupyter's form or GitHub's.
fn follow_fragment(state: AppState, link: &Element) {
    let href = link.get_attribute("href").unwrap_or_default();
    let wanted = href.trim_start_matches('#');
    let wanted = js_sys::decode_uri_component(wanted).map_or_else(|_| wanted.to_owned(), String::from);
    let bare = wanted.strip_prefix("md-").unwrap_or(&wanted);
    if let Some(name) = bare.strip_prefix("scrollTo=") {
        let cell = state.with_session(|session| session.document().cell_named(name));
        if let Some(cell) = cell {
            focus::go_to(state, cell);
        }
        return;
    }
    let bare = bare.to_lowercase();
    let Ok(headings) = web::document().query_selector_all("#notebook [id^='md-']") else { return };
    for index in 0..headings.length() {
        let Some(heading) = headings.item(index).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let id = heading.id();
        let plain = id.strip_prefix("md-").unwrap_or(&id).to_lowercase();
        if plain == bare || github_form(&plain) == github_form(&bare) {
            heading.scroll_into_view();
            return;
        }
    }
}

fn github_form(id: &str) -> String {
    id.chars().filter(|character| character.is_alphanumeric() || matches!(character, '-' | '_')).collect()
}
