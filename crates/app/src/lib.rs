//! The Colibri page: Leptos components over a [`session::Session`], and the bridges to our JavaScript modules.
//!
//! *Invariant:* knows the session and its messages, not which kernel answers; nothing from a notebook reaches the DOM but
//! as text, as [`render::SafeHtml`], or inside a sandboxed frame.

#![expect(
    clippy::large_types_passed_by_value,
    reason = "`AppState` is a handle of arena keys: a reference would tie every closure to a lifetime"
)]

pub mod book;
pub mod bridge;
pub mod commands;
pub mod i18n;
pub mod kept;
mod notices;
pub mod offline;
pub mod open;
pub mod origin;
pub mod prefs;
pub mod runtime;
pub mod state;
pub mod store;
pub mod ui;
pub mod web;

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

/// The entry point: builds the page in place of the boot mark.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| {
        let state = state::AppState::new();
        commands::dispatch::listen(state);
        ui::start(state);
        store::start(state);
        open::start(state);
        offline::start(state);
        if let Some(boot) = web::element("boot") {
            boot.remove();
        }
        web::mark("app-ready");
        view! { <ui::Page state/> }
    });
}
