//! The header: logo, title, menus, save state, runtime, sharing, theme.

use leptos::{html, prelude::*};
use session::Status;

use crate::commands;
use crate::i18n::{t, tr};
use crate::prefs::Theme;
use crate::state::{AppState, SaveState};
use crate::ui::{icon, menus, status};
use crate::web;
use document::Edit;

#[component]
pub fn Header(state: AppState) -> impl IntoView {
    let theme_icon = move || match state.prefs.theme.get() {
        Theme::System => "monitor",
        Theme::Light => "sun",
        Theme::Dark => "moon",
    };
    let theme_label = move || {
        tr("header.theme", &[("theme", &tr(&format!("cmd.view.theme-{}", state.prefs.theme.get().name()), &[]))])
    };
    let next_theme = move |_| {
        let next = match state.prefs.theme.get_untracked() {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        };
        commands::page::theme(state, next);
    };
    view! {
        <header class="header">
            <a class="logo" href="./" title="Colibri" aria-label="Colibri">
                <svg viewBox="0 0 32 32" aria-hidden="true"><use href="#colibri"></use></svg>
            </a>
            <div class="header-main">
                <div class="title-row">
                    <Title state/>
                    <SaveWords state/>
                </div>
                <menus::MenuBar state/>
            </div>
            <div class="header-side">
                <RuntimeChip state/>
                <button
                    type="button"
                    class="button"
                    title=t("header.export-hint")
                    on:click=move |_| { commands::invoke(state, "file.download-ipynb"); }
                >
                    {icon("download")}<span class="wide-only">{t("header.export")}</span>
                </button>
                <button
                    type="button"
                    class="button primary"
                    title=t("header.share-hint")
                    on:click=move |_| { commands::invoke(state, "file.badge"); }
                >
                    {icon("share")}<span class="wide-only">{t("header.share")}</span>
                </button>
                <button type="button" class="icon-button" aria-label=theme_label title=theme_label on:click=next_theme>
                    {move || icon(theme_icon())}
                </button>
            </div>
        </header>
    }
}

/// The title, edited in place.
#[component]
fn Title(state: AppState) -> impl IntoView {
    let editing = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let commit = move |save: bool| {
        if !editing.get_untracked() {
            return;
        }
        editing.set(false);
        if let (true, Some(field)) = (save, input.get_untracked()) {
            let title = field.value().trim().to_owned();
            if !title.is_empty() && title != state.book.title.get_untracked() {
                state.edit(Edit::SetTitle { title });
            }
        }
        crate::ui::focus::active_cell(state);
    };
    Effect::new(move |_| {
        if let (true, Some(field)) = (editing.get(), input.get()) {
            web::report("focus", field.focus());
            field.select();
        }
    });
    // The browser's tab says which notebook it is.
    Effect::new(move |_| {
        let title = state.book.title.get();
        web::document().set_title(&if title.is_empty() {
            "Colibri".to_owned()
        } else {
            format!("{title} – Colibri")
        });
    });
    let key = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => commit(true),
        "Escape" => commit(false),
        _ => {}
    };
    view! {
        <Show
            when=move || editing.get()
            fallback=move || view! {
                <button type="button" id="title" class="title" title=t("header.rename") on:click=move |_| editing.set(true)>
                    {move || state.book.title.get()}
                </button>
            }
        >
            <input
                node_ref=input
                class="title"
                aria-label=t("header.rename")
                prop:value=state.book.title.get_untracked()
                on:keydown=key
                on:blur=move |_| commit(true)
            />
        </Show>
    }
}

#[component]
fn SaveWords(state: AppState) -> impl IntoView {
    let words = move || match state.save_state.get() {
        SaveState::Quiet => String::new(),
        SaveState::Saved => t("save.saved").to_owned(),
        SaveState::Saving => t("save.saving").to_owned(),
        SaveState::Unsaved => t("save.unsaved").to_owned(),
        SaveState::Offline { waiting } => crate::i18n::tn("save.offline", waiting),
        SaveState::Failed(_) => t("save.failed").to_owned(),
    };
    let reason = move || match state.save_state.get() {
        SaveState::Failed(reason) => reason,
        _ => String::new(),
    };
    view! {
        <span class="save-words" class:err=move || matches!(state.save_state.get(), SaveState::Failed(_)) title=reason>
            {words}
        </span>
    }
}

/// `● Python · this browser ▾`, with the progress while it starts.
#[component]
fn RuntimeChip(state: AppState) -> impl IntoView {
    let class = move || match state.runtime.status.get() {
        Status::Idle => "dot ok",
        Status::Busy { .. } => "dot busy",
        Status::Starting(_) => "dot warn",
        Status::Disconnected => "dot",
        Status::Dead { .. } => "dot err",
    };
    let words = move || match state.runtime.status.get() {
        Status::Starting(progress) => status::starting_words(&progress),
        Status::Dead { .. } => t("status.dead").to_owned(),
        _ => t("runtime.local").to_owned(),
    };
    view! {
        <button
            type="button"
            class="chip"
            title=t("cmd.run.about")
            on:click=move |_| commands::page::about_runtime(state)
        >
            <span class=class aria-hidden="true"></span>
            <span class="chip-words">{words}</span>
            <status::Meters state/>
            {icon("chevron-down")}
        </button>
    }
}
