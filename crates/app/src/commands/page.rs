//! Commands on the page around the notebook.

use leptos::prelude::*;

use crate::i18n::Language;
use crate::prefs::Theme;
use crate::state::{AppState, Overlay};
use crate::web;

pub fn rename(_state: AppState) {
    if let Some(title) = web::element("title") {
        title.click();
    }
}

pub fn find(state: AppState) {
    crate::ui::find::open(state);
}

pub fn palette(state: AppState) {
    state.overlay.set(Overlay::Palette);
}

pub fn shortcuts(state: AppState) {
    crate::ui::help::show_shortcuts(state);
}

pub fn about(state: AppState) {
    crate::ui::help::show_about(state);
}

pub fn about_runtime(state: AppState) {
    crate::ui::help::show_runtime(state);
}

pub fn theme(state: AppState, theme: Theme) {
    state.prefs.set_theme(theme);
}

pub fn language(state: AppState, language: Language) {
    state.prefs.set_language(language);
}

pub fn toggle_panel(state: AppState, id: &'static str) {
    let open = state.panel.get_untracked() == Some(id);
    state.panel.set((!open).then_some(id));
    web::remember("panel", if open { "" } else { id });
}

/// Scrolls the notebook by most of a window.
pub fn scroll(direction: f64) {
    if let Some(area) = web::element("notebook") {
        let by = f64::from(area.client_height()) * 0.85 * direction;
        area.set_scroll_top(area.scroll_top() + by as i32);
    }
}
