//! The modal dialog: the browser's own element, which keeps the focus inside and closes with Escape.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use crate::i18n::t;
use crate::state::AppState;
use crate::ui::{focus, icon};
use crate::web;

#[component]
pub fn DialogHost(state: AppState) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let open = state.notices.dialog.with(Option::is_some);
        let Some(element) = node.get() else { return };
        if open && !element.open() {
            web::report("showModal", element.show_modal());
        } else if !open && element.open() {
            element.close();
        }
    });
    let closed = move |_| {
        if state.notices.dialog.with_untracked(Option::is_some) {
            state.close_dialog();
        }
        focus::active_cell(state);
    };
    // A press on the backdrop lands on the dialog element itself.
    let backdrop = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.tag_name() == "DIALOG") {
            state.close_dialog();
        }
    };
    view! {
        <dialog
            node_ref=node
            class="dialog"
            class:wide=move || state.notices.dialog.with(|dialog| dialog.as_ref().is_some_and(|dialog| dialog.wide))
            aria-labelledby="dialog-title"
            on:close=closed
            on:mousedown=backdrop
        >
            {move || state.notices.dialog.get().map(|dialog| view! {
                <div class="dialog-frame">
                    <div class="dialog-head">
                        <h2 id="dialog-title">{dialog.title.clone()}</h2>
                        <button
                            type="button"
                            class="icon-button"
                            aria-label=t("dialog.close")
                            on:click=move |_| state.close_dialog()
                        >
                            {icon("x")}
                        </button>
                    </div>
                    <div class="dialog-body">{(dialog.body)()}</div>
                </div>
            })}
        </dialog>
    }
}
