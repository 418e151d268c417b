//! `input()`: the kernel asks for a line of text.

use document::CellId;
use leptos::{html, prelude::*};

use crate::i18n::t;
use crate::state::AppState;
use crate::web;

/// Asks the person and answers the kernel. Closing the dialog answers with an empty line, so that no cell hangs.
pub fn ask(state: AppState, _cell: Option<CellId>, prompt: String, password: bool) {
    state.show_dialog("input.title", move || {
        let field = NodeRef::<html::Input>::new();
        let answered = StoredValue::new(false);
        let answer = move |value: String| {
            if !answered.get_value() {
                answered.set_value(true);
                state.change(|session| {
                    session.answer_input(&value);
                    Vec::new()
                });
            }
        };
        on_cleanup(move || answer(String::new()));
        Effect::new(move |_| {
            if let Some(field) = field.get() {
                web::report("focus", field.focus());
            }
        });
        let submit = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            answer(field.get_untracked().map(|field| field.value()).unwrap_or_default());
            state.close_dialog();
        };
        view! {
            <form on:submit=submit>
                <label class="field">
                    <span>{if prompt.is_empty() { t("input.label").to_owned() } else { prompt.clone() }}</span>
                    <input node_ref=field type=if password { "password" } else { "text" } autocomplete="off"/>
                </label>
                <div class="dialog-buttons"><button type="submit" class="button primary">{t("input.send")}</button></div>
            </form>
        }
        .into_any()
    });
}
