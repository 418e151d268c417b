//! The toolbar: adding cells, running, and what the active cell is.

use leptos::prelude::*;
use notebook::CellType;

use crate::commands;
use crate::commands::keys;
use crate::i18n::{t, tr};
use crate::state::AppState;
use crate::ui::icon;
use crate::web;

#[component]
pub fn Toolbar(state: AppState) -> impl IntoView {
    let busy = move || commands::run::is_busy(state);
    let kind = move || {
        state.book.cells.track();
        state.book.active.get().and_then(|active| state.book.view(active)).map(|view| view.kind.get())
    };
    let choose = move |event: web_sys::Event| {
        let id = match event_target_value(&event).as_str() {
            "markdown" => "cell.to-markdown",
            "raw" => "cell.to-raw",
            _ => "cell.to-code",
        };
        commands::invoke(state, id);
    };
    view! {
        <div class="toolbar" role="toolbar" aria-label=t("page.toolbar")>
            <Tool state id="insert.code-below" name="plus" words=t("insert.code")/>
            <Tool state id="insert.text-below" name="plus" words=t("insert.text")/>
            <span class="tool-line"></span>
            <Tool state id="run.advance" name="play" words=t("toolbar.run")/>
            <Tool state id="run.all" name="fast-forward" words=t("cmd.run.all")/>
            <button
                type="button"
                class="tool"
                class:stop=busy
                disabled=move || !busy()
                title=tip("run.interrupt")
                on:click=move |_| { commands::invoke(state, "run.interrupt"); }
            >
                {icon("square")}<span class="wide-only">{t("toolbar.stop")}</span>
            </button>
            <Tool state id="run.restart" name="rotate" words=t("toolbar.restart")/>
            <span class="tool-line"></span>
            <Tool state id="edit.undo" name="undo" words=""/>
            <Tool state id="edit.redo" name="redo" words=""/>
            <Tool state id="cell.cut" name="scissors" words=""/>
            <Tool state id="cell.copy" name="copy" words=""/>
            <Tool state id="cell.paste" name="clipboard" words=""/>
            <span class="tool-line"></span>
            <label class="kind">
                <span class="visually-hidden">{t("toolbar.kind")}</span>
                <select
                    on:change=choose
                    prop:value=move || kind().unwrap_or(CellType::Code).as_str()
                    disabled=move || kind().is_none()
                >
                    <option value="code">{t("kind.code")}</option>
                    <option value="markdown">{t("kind.text")}</option>
                    <option value="raw">{t("kind.raw")}</option>
                </select>
            </label>
            <span class="tool-space"></span>
            <Tool state id="tools.palette" name="command" words=t("toolbar.commands")/>
        </div>
    }
}

#[component]
fn Tool(state: AppState, id: &'static str, name: &'static str, words: &'static str) -> impl IntoView {
    let disabled = move || commands::by_id(id).is_none_or(|command| !commands::is_enabled(state, command));
    let label = tr(&format!("cmd.{id}"), &[]);
    view! {
        <button
            type="button"
            class="tool"
            title=tip(id)
            aria-label=label
            disabled=disabled
            // The focus stays in the cell that the command is about.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| { commands::invoke(state, id); }
        >
            {icon(name)}
            // Two plus signs need their words on narrow windows too.
            {(!words.is_empty()).then(|| view! { <span class:wide-only=name != "plus">{words}</span> })}
        </button>
    }
}

/// `Run all (Ctrl+F9)`.
fn tip(id: &str) -> String {
    let label = tr(&format!("cmd.{id}"), &[]);
    let shortcut = commands::by_id(id).and_then(|command| command.shortcuts.first());
    match shortcut {
        Some(shortcut) => format!("{label} ({})", keys::display(shortcut.keys, web::is_apple())),
        None => label,
    }
}
