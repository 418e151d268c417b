//! The dialog "Open": an address, and below it Recent, GitHub, Upload, Examples.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{browse_view, disk, download};
use crate::i18n::{t, tr};
use crate::state::AppState;
use crate::store::database;
use crate::store::entry::{Entry, Kind};
use crate::ui::icon;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Recent,
    GitHub,
    Upload,
    Examples,
}

const TABS: [(Tab, &str, &str); 4] = [
    (Tab::Recent, "recent", "dialog.tab-recent"),
    (Tab::GitHub, "github", "dialog.tab-github"),
    (Tab::Upload, "upload", "dialog.tab-upload"),
    (Tab::Examples, "examples", "dialog.tab-examples"),
];
/// Notebooks that come with the page: path, label.
const EXAMPLES: [(&str, &str); 1] = [("examples/welcome.ipynb", "dialog.example-welcome")];

/// The command "Open…".
pub fn show(state: AppState) {
    show_tab(state, Tab::Recent);
}

/// The list of what is kept, for making room.
pub fn show_recent(state: AppState) {
    show_tab(state, Tab::Recent);
}

fn show_tab(state: AppState, first: Tab) {
    state.show_wide_dialog("dialog.open", move || {
        // Made here, so that it belongs to the dialog and not to whatever button opened it.
        let tab = RwSignal::new(first);
        view! {
            <div class="open-dialog">
                <AddressField state/>
                <div class="tabs" role="tablist" aria-label=t("dialog.open")>
                    {TABS.map(|(each, id, label)| tab_button(tab, each, id, label)).collect_view()}
                </div>
                <div class="tab-panel" role="tabpanel" id="open-panel">
                    {move || match tab.get() {
                        Tab::Recent => view! { <Recent state/> }.into_any(),
                        Tab::GitHub => view! { <GitHub state/> }.into_any(),
                        Tab::Upload => view! { <Upload state/> }.into_any(),
                        Tab::Examples => view! { <Examples state/> }.into_any(),
                    }}
                </div>
            </div>
        }
        .into_any()
    });
}

fn tab_button(tab: RwSignal<Tab>, each: Tab, id: &'static str, label: &'static str) -> impl IntoView {
    let is_current = move || tab.get() == each;
    // Left and right go through the tabs, as in every tab list.
    let keydown = move |event: web_sys::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => TABS.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let place = TABS.iter().position(|(other, ..)| *other == tab.get_untracked()).unwrap_or(0);
        let (next, id, _) = TABS[(place + step) % TABS.len()];
        tab.set(next);
        if let Some(button) = crate::web::element(&format!("open-tab-{id}")) {
            crate::web::report("focus", button.focus());
        }
    };
    view! {
        <button
            class="tab"
            role="tab"
            id=format!("open-tab-{id}")
            aria-controls="open-panel"
            aria-selected=move || is_current().to_string()
            tabindex=move || if is_current() { "0" } else { "-1" }
            on:click=move |_| tab.set(each)
            on:keydown=keydown
        >
            {t(label)}
        </button>
    }
}

#[component]
fn AddressField(state: AppState) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = text.get_untracked();
        if !text.trim().is_empty() {
            super::open_text(state, &text);
        }
    };
    view! {
        <form class="field-row" on:submit=submit>
            <input
                class="input grow"
                type="text"
                id="open-address"
                autocomplete="off"
                spellcheck="false"
                autofocus=true
                aria-label=t("dialog.address")
                placeholder=t("dialog.address-hint")
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
            <button class="button primary" type="submit">{t("dialog.open-button")}</button>
        </form>
    }
}

#[component]
fn Recent(state: AppState) -> impl IntoView {
    let entries = RwSignal::new(None::<Vec<Entry>>);
    spawn_local(async move {
        let found = database::entries().await.unwrap_or_default();
        // The dialog may be gone, and its signals with it.
        let _gone = entries.try_set(Some(found));
    });
    move || match entries.get() {
        None => view! { <p class="muted">{t("dialog.loading")}</p> }.into_any(),
        Some(list) if list.is_empty() => view! { <p class="muted">{t("dialog.no-recent")}</p> }.into_any(),
        Some(list) => view! {
            <ul class="open-list">
                {list.into_iter().map(|entry| recent_row(state, entries, entry)).collect_view()}
            </ul>
        }
        .into_any(),
    }
}

fn recent_row(state: AppState, entries: RwSignal<Option<Vec<Entry>>>, entry: Entry) -> impl IntoView {
    let place = match entry.kind {
        Kind::New => t("dialog.from-here").to_owned(),
        Kind::File => t("dialog.from-disk").to_owned(),
        Kind::Example => t("dialog.from-example").to_owned(),
        Kind::Web => readable(&entry.key),
    };
    let when = date(entry.saved_ms.max(entry.opened_ms));
    let (open_key, copy_key, drop_key) = (entry.key.clone(), entry.key.clone(), entry.key.clone());
    let remove = move |_| {
        let key = drop_key.clone();
        let is_open = state.book.origin.with_untracked(|origin| origin.key == key);
        // The open notebook would only be saved again.
        if is_open {
            return;
        }
        spawn_local(async move {
            if database::remove(&key).await.is_ok() {
                let _gone =
                    entries.try_update(|list| list.iter_mut().for_each(|list| list.retain(|entry| entry.key != key)));
            }
        });
    };
    let download = move |_| {
        let key = copy_key.clone();
        spawn_local(async move { download::kept(state, &key).await });
    };
    view! {
        <li class="open-row">
            <button class="open-entry" on:click=move |_| super::navigate(state, &open_key)>
                <span class="open-name">{entry.name.clone()}</span>
                {entry.edited.then(|| view! { <span class="tag">{t("dialog.edited")}</span> })}
                <span class="open-place">{place}</span>
                <span class="open-date">{when}</span>
            </button>
            <button class="icon-button" title=t("dialog.download") aria-label=tr("dialog.download-of", &[("name", &entry.name)])
                on:click=download>{icon("download")}</button>
            <button class="icon-button" title=t("dialog.remove") aria-label=tr("dialog.remove-of", &[("name", &entry.name)])
                on:click=remove>{icon("trash")}</button>
        </li>
    }
}

#[component]
fn GitHub(state: AppState) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        browse_view::open_repository_text(state, text.get_untracked().trim());
    };
    view! {
        <form class="field-row" on:submit=submit>
            <input
                class="input grow"
                type="text"
                id="open-repository"
                autocomplete="off"
                spellcheck="false"
                aria-label=t("dialog.repository")
                placeholder=t("dialog.repository-hint")
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
            <button class="button primary" type="submit">{t("dialog.browse")}</button>
        </form>
        <p class="muted">{t("dialog.github-note")}</p>
    }
}

#[component]
fn Upload(state: AppState) -> impl IntoView {
    view! {
        <div class="drop-area">
            <p>{t("dialog.drop")}</p>
            <button class="button primary" on:click=move |_| disk::pick(state)>{t("dialog.choose")}</button>
            <p class="muted">{t("dialog.upload-note")}</p>
        </div>
    }
}

#[component]
fn Examples(state: AppState) -> impl IntoView {
    view! {
        <ul class="open-list">
            {EXAMPLES
                .map(|(path, label)| view! {
                    <li class="open-row">
                        <button class="open-entry" on:click=move |_| super::navigate(state, path)>
                            <span class="open-name">{t(label)}</span>
                        </button>
                    </li>
                })
                .collect_view()}
        </ul>
    }
}

/// An address as people read it: `github/o/r/blob/main/a%20b.ipynb` → `o/r/main/a b.ipynb`.
fn readable(key: &str) -> String {
    let Ok(address) = notebook::Address::parse(&format!("#{key}")) else { return key.to_owned() };
    match address {
        notebook::Address::GitHubFile(file) => format!("{}/{}/{}", file.owner, file.repo, file.tail),
        notebook::Address::Url(url) => url,
        other => other.fragment(),
    }
}

fn date(at_ms: f64) -> String {
    if at_ms <= 0.0 {
        return String::new();
    }
    let date = js_sys::Date::new(&at_ms.into());
    date.to_locale_date_string(crate::i18n::language().tag(), &js_sys::Object::new()).into()
}
