//! `input()`: the kernel asks for a line of text.

use leptos::{html, prelude::*};
use session::{Question, Reply};

use crate::i18n::t;
use crate::state::AppState;
use crate::web;

/// The field below the cell that asks. Enter answers, Ctrl+D says that there is no more.
#[component]
pub fn InputField(state: AppState, question: Question) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            web::report("focus", field.focus());
        }
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let line = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        answer(state, Reply::Line(&line));
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        // What is typed here is text, not a command of the page; Escape and the Ctrl+M family still are.
        let is_chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.ctrl_key() && event.key() == "d" {
            event.prevent_default();
            answer(state, Reply::End);
        } else if !is_chord && event.key() != "Escape" {
            event.stop_propagation();
        }
    };
    let label = if question.prompt.trim().is_empty() { t("input.label").to_owned() } else { question.prompt.clone() };
    view! {
        <form class="input-field" on:submit=submit>
            <span class="input-prompt" aria-hidden="true">{question.prompt}</span>
            <input
                node_ref=field
                type=if question.password { "password" } else { "text" }
                aria-label=label
                placeholder=t("input.hint")
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                on:keydown=keys
            />
        </form>
    }
}

/// Asks in a dialog: for code that no cell runs. Closing it answers that there is no more, so that nothing hangs.
pub fn ask(state: AppState, question: Question) {
    state.show_dialog("input.title", move || {
        on_cleanup(move || answer(state, Reply::End));
        let question = question.clone();
        view! { <InputField state question/> }.into_any()
    });
}

fn answer(state: AppState, reply: Reply<'_>) {
    let was_asked = state.with_session(|session| session.question().is_some());
    if was_asked {
        state.change(|session| session.answer_question(reply));
    }
}
