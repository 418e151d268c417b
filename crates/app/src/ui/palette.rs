//! The command palette: every command by its words.

use leptos::{html, prelude::*};
use web_sys::KeyboardEvent;

use crate::commands::{self, COMMANDS, Command, keys};
use crate::i18n::{t, tr};
use crate::state::{AppState, Overlay};
use crate::ui::{focus, icon};
use crate::web;

#[component]
pub fn Palette(state: AppState) -> impl IntoView {
    view! {
        <Show when=move || state.overlay.get() == Overlay::Palette>
            <PaletteBox state/>
        </Show>
    }
}

#[component]
fn PaletteBox(state: AppState) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = input.get() {
            web::report("focus", field.focus());
        }
    });
    let found = Memo::new(move |_| search(state, &query.get()));
    let close = move || {
        state.overlay.set(Overlay::None);
        focus::active_cell(state);
    };
    let run = move |index: usize| {
        let id = found.with_untracked(|found| found.get(index).copied());
        close();
        if let Some(id) = id {
            commands::invoke(state, id);
        }
    };
    let key = move |event: KeyboardEvent| {
        let count = found.with_untracked(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|chosen| *chosen = (*chosen + 1) % count),
            "ArrowUp" => chosen.update(|chosen| *chosen = (*chosen + count - 1) % count),
            "Enter" if !event.is_composing() => run(chosen.get_untracked()),
            "Escape" => close(),
            _ => return,
        }
        event.prevent_default();
        show_row(chosen.get_untracked());
    };
    let rows = move || {
        found
            .get()
            .into_iter()
            .enumerate()
            .filter_map(|(index, id)| {
                let command = commands::by_id(id)?;
                let shortcut = command.shortcuts.first().map(|shortcut| keys::display(shortcut.keys, web::is_apple()));
                Some(view! {
                    <div
                        class="palette-row"
                        role="option"
                        id=format!("palette-{index}")
                        aria-selected=move || if chosen.get() == index { "true" } else { "false" }
                        on:mousedown=move |event| { event.prevent_default(); run(index); }
                        on:mousemove=move |_| crate::book::set_if_new(chosen, index)
                    >
                        <span class="menu-icon">{command.icon.map(icon)}</span>
                        <span class="menu-label">{label(command)}</span>
                        <kbd>{shortcut}</kbd>
                    </div>
                })
            })
            .collect_view()
    };
    view! {
        <div class="palette-scrim" on:mousedown=move |_| close()>
            <div class="palette" role="dialog" aria-label=t("cmd.tools.palette") on:mousedown=|event| event.stop_propagation()>
                <input
                    node_ref=input
                    type="text"
                    role="combobox"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant=move || format!("palette-{}", chosen.get())
                    aria-label=t("palette.search")
                    placeholder=t("palette.search")
                    autocomplete="off"
                    spellcheck="false"
                    on:input=move |event| { query.set(event_target_value(&event)); chosen.set(0); }
                    on:keydown=key
                />
                <div class="palette-list" id="palette-list" role="listbox" aria-label=t("cmd.tools.palette")>
                    {rows}
                    <Show when=move || found.with(Vec::is_empty)>
                        <p class="palette-none">{t("palette.none")}</p>
                    </Show>
                </div>
            </div>
        </div>
    }
}

fn show_row(index: usize) {
    if let Some(row) = web::element(&format!("palette-{index}")) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn label(command: &Command) -> String {
    tr(&format!("cmd.{}", command.id), &[])
}

/// Commands that hold every word of the query; those that begin with it first.
fn search(state: AppState, query: &str) -> Vec<&'static str> {
    let query = query.trim().to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut found: Vec<(bool, &'static str)> = COMMANDS
        .iter()
        .filter(|command| command.listed && commands::is_enabled(state, command))
        .filter_map(|command| {
            let text = label(command).to_lowercase();
            let fits = words.iter().all(|word| text.contains(word) || command.id.contains(word));
            fits.then(|| (!text.starts_with(&query), command.id))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.into_iter().map(|(_, id)| id).collect()
}
