//! The rail at the left and the panel beside it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::i18n::t;
use crate::state::AppState;
use crate::ui::{focus, icon};
use crate::{commands, web};

/// Panels in the order of the rail: id, icon, key of its name. `repository` is filled by whoever opens repositories.
static PANELS: &[(&str, &str, &str)] = &[
    ("outline", "list", "panel.outline"),
    ("files", "folder", "panel.files"),
    ("repository", "book", "panel.repository"),
];

/// Opens the panel that was open last time.
pub fn start(state: AppState) {
    let remembered = web::recall("panel").unwrap_or_default();
    let wide = web::window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(0.0) > 1000.0;
    if let Some((id, ..)) = PANELS.iter().find(|(id, ..)| *id == remembered).filter(|_| wide) {
        state.panel.set(Some(id));
    }
    if let Some(width) = web::recall("panel-width").and_then(|width| width.parse::<i32>().ok()) {
        set_width(width);
    }
}

fn is_there(state: AppState, id: &str) -> bool {
    id != "repository" || state.extra_panels.with(|panels| panels.iter().any(|(other, _)| *other == id))
}

#[component]
pub fn Rail(state: AppState) -> impl IntoView {
    let buttons = PANELS.iter().map(|(id, name, words)| {
        let words = crate::i18n::tr(words, &[]);
        view! {
            <Show when=move || is_there(state, id)>
                <button
                    type="button"
                    class="rail-button"
                    aria-pressed=move || if state.panel.get() == Some(*id) { "true" } else { "false" }
                    aria-label=words.clone()
                    title=words.clone()
                    on:click=move |_| commands::page::toggle_panel(state, id)
                >
                    {icon(name)}
                </button>
            </Show>
        }
    });
    view! {
        <nav class="rail" aria-label=t("page.panels")>
            {buttons.collect_view()}
            <span class="tool-space"></span>
            <button
                type="button"
                class="rail-button"
                aria-label=t("cmd.help.shortcuts")
                title=t("cmd.help.shortcuts")
                on:click=move |_| commands::page::shortcuts(state)
            >
                {icon("keyboard")}
            </button>
        </nav>
    }
}

#[component]
pub fn Panel(state: AppState) -> impl IntoView {
    move || {
        let open = state.panel.get()?;
        let (_, _, words) = PANELS.iter().find(|(id, ..)| *id == open)?;
        let plugged =
            state.extra_panels.with(|panels| panels.iter().find(|(id, _)| *id == open).map(|(_, view)| view.clone()));
        let content = match (plugged, open) {
            (Some(view), _) => view(),
            (None, "outline") => view! { <Outline state/> }.into_any(),
            (None, "files") => view! { <Files state/> }.into_any(),
            _ => ().into_any(),
        };
        Some(view! {
            <aside class="panel" aria-label=crate::i18n::tr(words, &[])>
                <div class="panel-head">
                    <h2>{crate::i18n::tr(words, &[])}</h2>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=t("dialog.close")
                        on:click=move |_| commands::page::toggle_panel(state, open)
                    >
                        {icon("x")}
                    </button>
                </div>
                <div class="panel-body">{content}</div>
                <div class="panel-grip" on:pointerdown=|event| drag(&event)></div>
            </aside>
        })
    }
}

/// Dragging the edge makes the panel wider or narrower.
fn drag(event: &web_sys::PointerEvent) {
    use wasm_bindgen::JsCast;
    let Some(grip) = event.current_target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return;
    };
    event.prevent_default();
    web::report("capture", grip.set_pointer_capture(event.pointer_id()));
    let moving = grip.clone();
    let id = event.pointer_id();
    web::listen::<web_sys::PointerEvent>(&grip, "pointermove", move |event| {
        if moving.has_pointer_capture(id) {
            set_width(event.client_x() - 44);
        }
    });
}

fn set_width(width: i32) {
    use wasm_bindgen::JsCast;
    let width = width.clamp(200, 480);
    let root = web::document().document_element().and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(root) = root {
        web::report("width", root.style().set_property("--w-panel", &format!("{width}px")));
        web::remember("panel-width", &width.to_string());
    }
}

/// Headings of the notebook.
#[component]
fn Outline(state: AppState) -> impl IntoView {
    let headings = move || {
        state.book.outline.track();
        state.with_session(|session| session.document().outline())
    };
    view! {
        <nav class="outline">
            {move || {
                let headings = headings();
                if headings.is_empty() {
                    return view! { <p class="hint">{t("panel.outline-empty")}</p> }.into_any();
                }
                headings.into_iter().map(|(cell, heading)| {
                    let active = state.book.view(cell).map(|view| view.active);
                    view! {
                        <button
                            type="button"
                            class=format!("outline-row level-{}", heading.level)
                            class:active=move || active.is_some_and(|active| active.try_get() == Some(true))
                            title=heading.text.clone()
                            on:click=move |_| focus::go_to(state, cell)
                        >
                            {heading.text.clone()}
                        </button>
                    }
                }).collect_view().into_any()
            }}
        </nav>
    }
}

/// Files of the session.
#[component]
fn Files(state: AppState) -> impl IntoView {
    let files = RwSignal::new(None::<Vec<FileRow>>);
    let refresh = move || {
        if state.runtime.is_ready() {
            state.runtime.ask_files("file-list", "/content", None, move |reply| {
                let _gone = files.try_set(Some(read_rows(&reply)));
            });
        }
    };
    // Look again whenever the kernel comes to rest.
    Effect::new(move |_| {
        if matches!(state.runtime.status.get(), session::Status::Idle) {
            refresh();
        }
    });
    view! {
        <div class="files">
            <div class="files-head">
                <code>"/content"</code>
                <button type="button" class="icon-button" aria-label=t("files.refresh") title=t("files.refresh") on:click=move |_| refresh()>
                    {icon("refresh")}
                </button>
            </div>
            {move || match files.get() {
                None => view! { <p class="hint">{t("files.waiting")}</p> }.into_any(),
                Some(rows) if rows.is_empty() => view! { <p class="hint">{t("files.empty")}</p> }.into_any(),
                Some(rows) => rows.into_iter().map(|row| view! {
                    <div class="file-row" title=row.name.clone()>
                        {icon(if row.is_folder { "folder" } else { "file" })}
                        <span class="file-name">{row.name.clone()}</span>
                        <span class="file-size">{row.size_words()}</span>
                        {(!row.is_folder).then(|| {
                            let name = row.name.clone();
                            view! {
                                <button
                                    type="button"
                                    class="icon-button"
                                    aria-label=crate::i18n::tr("files.download", &[("name", &name)])
                                    on:click=move |_| download(state, name.clone())
                                >
                                    {icon("download")}
                                </button>
                            }
                        })}
                    </div>
                }).collect_view().into_any(),
            }}
        </div>
    }
}

#[derive(Debug, Clone, PartialEq)]
struct FileRow {
    name: String,
    is_folder: bool,
    size_bytes: f64,
}

impl FileRow {
    fn size_words(&self) -> String {
        match self.size_bytes {
            _ if self.is_folder => String::new(),
            bytes if bytes < 1_000.0 => format!("{bytes:.0} B"),
            bytes if bytes < 1_000_000.0 => format!("{:.1} kB", bytes / 1_000.0),
            bytes => format!("{:.1} MB", bytes / 1_000_000.0),
        }
    }
}

/// Reads `{files: [{name, kind, size}]}`.
fn read_rows(reply: &JsValue) -> Vec<FileRow> {
    let get = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).unwrap_or_default();
    let entries = get(reply, "files");
    let mut rows: Vec<FileRow> = js_sys::Array::from(&entries)
        .iter()
        .map(|entry| {
            let kind = get(&entry, "kind").as_string().unwrap_or_default();
            FileRow {
                name: get(&entry, "name").as_string().unwrap_or_default(),
                is_folder: matches!(kind.as_str(), "folder" | "directory" | "dir"),
                size_bytes: get(&entry, "size").as_f64().unwrap_or(0.0),
            }
        })
        .collect();
    rows.sort_by(|one, other| other.is_folder.cmp(&one.is_folder).then_with(|| one.name.cmp(&other.name)));
    rows
}

fn download(state: AppState, name: String) {
    let path = format!("/content/{name}");
    state.runtime.ask_files("file-get", &path, None, move |reply| {
        let bytes = js_sys::Reflect::get(&reply, &"bytes".into()).unwrap_or_default();
        if bytes.is_object() {
            web::download(&name, &bytes);
        }
    });
}
