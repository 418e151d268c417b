//! Menus made from the registry: the menu bar and the menu of a cell.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::commands::{self, MENUS, MenuItem, keys};
use crate::i18n::{t, tr};
use crate::state::{AppState, Overlay};
use crate::ui::icon;
use crate::web;

/// Rows of the menu of a cell.
static CELL_MENU: &[MenuItem] = &[
    MenuItem::Command("run.cell"),
    MenuItem::Command("run.before"),
    MenuItem::Command("run.after"),
    MenuItem::Separator,
    MenuItem::Command("cell.cut"),
    MenuItem::Command("cell.copy"),
    MenuItem::Command("cell.paste"),
    MenuItem::Command("cell.split"),
    MenuItem::Command("cell.merge"),
    MenuItem::Separator,
    MenuItem::Command("cell.to-code"),
    MenuItem::Command("cell.to-markdown"),
    MenuItem::Command("cell.to-raw"),
    MenuItem::Separator,
    MenuItem::Command("view.toggle-input"),
    MenuItem::Command("view.toggle-output"),
    MenuItem::Command("edit.clear-outputs"),
    MenuItem::Command("cell.copy-link"),
    MenuItem::Command("cell.delete"),
];

/// File, Edit, View, …
#[component]
pub fn MenuBar(state: AppState) -> impl IntoView {
    let titles = MENUS.iter().enumerate().map(|(index, (title, rows))| {
        let is_open = move || state.overlay.get() == Overlay::Menu(index);
        let toggle = move |_| {
            let next = if is_open() { Overlay::None } else { Overlay::Menu(index) };
            state.overlay.set(next);
        };
        let slide = move |_| {
            if matches!(state.overlay.get_untracked(), Overlay::Menu(_)) {
                state.overlay.set(Overlay::Menu(index));
            }
        };
        view! {
            <div class="menu-slot" role="none" on:mouseenter=slide>
                <button
                    type="button"
                    class="menu-title"
                    role="menuitem"
                    aria-haspopup="menu"
                    aria-expanded=move || if is_open() { "true" } else { "false" }
                    tabindex=if index == 0 { "0" } else { "-1" }
                    on:click=toggle
                    on:keydown=move |event| title_key(state, index, &event)
                >
                    {tr(title, &[])}
                </button>
                <Show when=is_open>
                    <Rows state rows=*rows place=None/>
                </Show>
            </div>
        }
    });
    view! {
        <nav class="menubar" role="menubar" aria-label=t("page.menus")>{titles.collect_view()}</nav>
        <Show when=move || matches!(state.overlay.get(), Overlay::Menu(_) | Overlay::CellMenu { .. })>
            <div class="menu-scrim" on:mousedown=move |_| state.overlay.set(Overlay::None)></div>
        </Show>
        {move || match state.overlay.get() {
            Overlay::CellMenu { x, y } => view! { <Rows state rows=CELL_MENU place=Some((x, y))/> }.into_any(),
            _ => ().into_any(),
        }}
    }
}

/// Opens the menu of the active cell below `button`.
pub fn show_cell_menu(state: AppState, button: &Element) {
    let area = button.get_bounding_client_rect();
    state.overlay.set(Overlay::CellMenu { x: area.right() as i32, y: area.bottom() as i32 + 4 });
}

#[component]
fn Rows(state: AppState, rows: &'static [MenuItem], place: Option<(i32, i32)>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            keep_inside(&element);
            if let Some(first) = items(&element).first() {
                web::report("focus", first.focus());
            }
        }
    });
    let style =
        place.map(|(x, y)| format!("position: fixed; inset: {y}px auto auto {x}px; transform: translateX(-100%)"));
    view! {
        <div class="menu" role="menu" node_ref=node style=style on:keydown=move |event| row_key(state, &event)>
            {rows.iter().map(|row| match row {
                MenuItem::Separator => view! { <div class="menu-line" role="separator"></div> }.into_any(),
                MenuItem::Command(id) => view! { <Row state id=*id/> }.into_any(),
            }).collect_view()}
        </div>
    }
}

#[component]
fn Row(state: AppState, id: &'static str) -> impl IntoView {
    let Some(command) = commands::by_id(id) else { return ().into_any() };
    // A menu is built when it opens and gone when something is chosen: it need not follow what changes meanwhile.
    let enabled = untrack(|| commands::is_enabled(state, command));
    let checked = command.checked.map(|checked| untrack(|| checked(state)));
    let shortcut = command.shortcuts.first().map(|shortcut| keys::display(shortcut.keys, web::is_apple()));
    let role = if checked.is_some() { "menuitemcheckbox" } else { "menuitem" };
    let run = move |_| {
        state.overlay.set(Overlay::None);
        commands::invoke(state, id);
    };
    view! {
        <button
            type="button"
            class="menu-row"
            role=role
            aria-checked=checked.map(|on| if on { "true" } else { "false" })
            disabled=!enabled
            tabindex="-1"
            data-command=id
            on:click=run
            on:mouseenter=|event| focus_row(&event)
        >
            <span class="menu-icon">
                {match (checked, command.icon) {
                    (Some(true), _) => icon("check").into_any(),
                    (None, Some(name)) => icon(name).into_any(),
                    _ => ().into_any(),
                }}
            </span>
            <span class="menu-label">{tr(&format!("cmd.{id}"), &[])}</span>
            <kbd>{shortcut}</kbd>
        </button>
    }
    .into_any()
}

fn focus_row(event: &web_sys::MouseEvent) {
    if let Some(row) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        web::report("focus", row.focus());
    }
}

/// A menu never leaves the window.
fn keep_inside(menu: &HtmlElement) {
    let area = menu.get_bounding_client_rect();
    let height = web::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    if area.bottom() > height {
        let top = (height - area.height() - 8.0).max(8.0);
        let style = menu.style();
        web::report("style", style.set_property("max-height", &format!("{}px", height - 16.0)));
        if style.get_property_value("position").is_ok_and(|value| value == "fixed") {
            web::report("style", style.set_property("top", &format!("{top}px")));
        }
    }
}

fn items(menu: &Element) -> Vec<HtmlElement> {
    let Ok(found) = menu.query_selector_all(".menu-row:not([disabled])") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// Arrows move between rows and menus, Escape closes.
fn row_key(state: AppState, event: &KeyboardEvent) {
    let menu = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(menu) = menu else { return };
    let rows = items(&menu);
    let focused = web::document().active_element();
    let place = rows.iter().position(|row| focused.as_ref().is_some_and(|focused| row.is_same_node(Some(focused))));
    let count = rows.len().max(1);
    let target = match event.key().as_str() {
        "ArrowDown" => place.map_or(0, |place| (place + 1) % count),
        "ArrowUp" => place.map_or(count - 1, |place| (place + count - 1) % count),
        "Home" => 0,
        "End" => count - 1,
        "ArrowRight" => return slide(state, 1, event),
        "ArrowLeft" => return slide(state, MENUS.len() - 1, event),
        "Escape" | "Tab" => {
            event.prevent_default();
            event.stop_propagation();
            state.overlay.set(Overlay::None);
            crate::ui::focus::active_cell(state);
            return;
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(row) = rows.get(target) {
        web::report("focus", row.focus());
    }
}

fn slide(state: AppState, by: usize, event: &KeyboardEvent) {
    event.prevent_default();
    if let Overlay::Menu(open) = state.overlay.get_untracked() {
        state.overlay.set(Overlay::Menu((open + by) % MENUS.len()));
    }
}

/// On a closed title: arrows move along the bar, Down opens.
fn title_key(state: AppState, index: usize, event: &KeyboardEvent) {
    let count = MENUS.len();
    let target = match event.key().as_str() {
        "ArrowRight" => (index + 1) % count,
        "ArrowLeft" => (index + count - 1) % count,
        "ArrowDown" => {
            event.prevent_default();
            state.overlay.set(Overlay::Menu(index));
            return;
        }
        _ => return,
    };
    event.prevent_default();
    let Ok(titles) = web::document().query_selector_all(".menu-title") else { return };
    if let Some(title) = titles.item(target as u32).and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        web::report("focus", title.focus());
    }
}
