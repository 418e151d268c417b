//! Find and replace in the sources of the notebook.

use document::{CellId, Edit};
use leptos::{html, prelude::*};

use crate::i18n::{t, tn, tr};
use crate::notices::NoticeKind;
use crate::state::AppState;
use crate::ui::{focus, icon};
use crate::web;

thread_local! {
    static OPEN: std::cell::RefCell<Option<RwSignal<bool>>> = const { std::cell::RefCell::new(None) };
}

/// Opens the bar.
pub fn open(_state: AppState) {
    OPEN.with(|slot| *slot.borrow()).inspect(|open| open.set(true));
}

#[component]
pub fn FindBar(state: AppState) -> impl IntoView {
    let open = RwSignal::new(false);
    OPEN.with(|slot| *slot.borrow_mut() = Some(open));
    view! {
        <Show when=move || open.get()>
            <Bar state open/>
        </Show>
    }
}

#[component]
fn Bar(state: AppState, open: RwSignal<bool>) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let replacement = RwSignal::new(String::new());
    let place = RwSignal::new(0_usize);
    let match_case = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = input.get() {
            web::report("focus", field.focus());
        }
    });
    let hits = Memo::new(move |_| {
        state.book.revision.track();
        find_all(state, &query.get(), match_case.get())
    });
    let go = move |step: isize| {
        let count = hits.with_untracked(Vec::len);
        if count == 0 {
            return;
        }
        let next = (place.get_untracked() as isize + step).rem_euclid(count as isize) as usize;
        place.set(next);
        if let Some(hit) = hits.with_untracked(|hits| hits.get(next).copied()) {
            state.book.select_only(hit.cell);
            if let Some(element) = focus::cell_element(hit.cell) {
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Center);
                element.scroll_into_view_with_scroll_into_view_options(&options);
            }
        }
    };
    let close = move || {
        open.set(false);
        focus::active_cell(state);
    };
    let key = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            go(if event.shift_key() { -1 } else { 1 });
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
        _ => {}
    };
    let replace_one = move |_| {
        if let Some(hit) = hits.with_untracked(|hits| hits.get(place.get_untracked()).copied()) {
            replace(state, &[hit], &replacement.get_untracked());
            go(0);
        }
    };
    let replace_all = move |_| {
        let all = hits.get_untracked();
        replace(state, &all, &replacement.get_untracked());
        state.notices.show_toast(NoticeKind::Success, tn("find.replaced", all.len()), Vec::new());
    };
    let count = move || {
        let total = hits.with(Vec::len);
        match (query.with(String::is_empty), total) {
            (true, _) => String::new(),
            (_, 0) => t("find.none").to_owned(),
            (_, total) => {
                let at = place.get().min(total - 1) + 1;
                tr("find.place", &[("n", &at.to_string()), ("total", &total.to_string())])
            }
        }
    };
    let none = move || hits.with(Vec::is_empty);
    view! {
        <div class="findbar" role="search" on:keydown=key>
            <input
                node_ref=input
                type="text"
                aria-label=t("find.find")
                placeholder=t("find.find")
                on:input=move |event| { place.set(0); query.set(event_target_value(&event)); }
            />
            <button
                type="button"
                class="icon-button case"
                aria-pressed=move || if match_case.get() { "true" } else { "false" }
                aria-label=t("find.case")
                title=t("find.case")
                on:click=move |_| match_case.update(|on| *on = !*on)
            >
                "Aa"
            </button>
            <span class="find-count" role="status">{count}</span>
            <button type="button" class="icon-button" disabled=none aria-label=t("find.previous") title=t("find.previous") on:click=move |_| go(-1)>{icon("arrow-up")}</button>
            <button type="button" class="icon-button" disabled=none aria-label=t("find.next") title=t("find.next") on:click=move |_| go(1)>{icon("arrow-down")}</button>
            <input
                type="text"
                aria-label=t("find.replace")
                placeholder=t("find.replace")
                on:input=move |event| replacement.set(event_target_value(&event))
            />
            <button type="button" class="button" disabled=none on:click=replace_one>{t("find.replace-one")}</button>
            <button type="button" class="button" disabled=none on:click=replace_all>{t("find.replace-all")}</button>
            <button type="button" class="icon-button" aria-label=t("dialog.close") on:click=move |_| close()>{icon("x")}</button>
        </div>
    }
}

/// One place of the wanted text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hit {
    cell: CellId,
    from: usize,
    to: usize,
}

fn find_all(state: AppState, query: &str, match_case: bool) -> Vec<Hit> {
    if query.is_empty() {
        return Vec::new();
    }
    state.with_session(|session| {
        session
            .document()
            .cells()
            .flat_map(|(cell, content)| {
                places(&content.source, query, match_case).into_iter().map(move |(from, to)| Hit { cell, from, to })
            })
            .collect()
    })
}

/// Byte ranges of `query` in `text`. Without `match_case` ASCII letters are alike, which keeps the ranges exact.
fn places(text: &str, query: &str, match_case: bool) -> Vec<(usize, usize)> {
    if match_case {
        return text.match_indices(query).map(|(from, found)| (from, from + found.len())).collect();
    }
    let (text, query) = (text.to_ascii_lowercase(), query.to_ascii_lowercase());
    text.match_indices(&query).map(|(from, found)| (from, from + found.len())).collect()
}

/// Replaces hits as one undo step; those of one cell from its end, so that the earlier ranges stay true.
fn replace(state: AppState, hits: &[Hit], with: &str) {
    let mut edits: Vec<(CellId, String)> = Vec::new();
    for hit in hits.iter().rev() {
        if edits.last().is_none_or(|(cell, _)| *cell != hit.cell) {
            edits.push((hit.cell, state.source(hit.cell)));
        }
        if let Some((_, source)) = edits.last_mut()
            && source.is_char_boundary(hit.from)
            && source.is_char_boundary(hit.to)
        {
            source.replace_range(hit.from..hit.to, with);
        }
    }
    let edits = edits.into_iter().map(|(cell, source)| Edit::SetSource { cell, source }).collect();
    state.change(|session| session.edit_all(edits).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn ranges_are_bytes_of_the_original() {
        assert_eq!(places("İx X", "x", false), vec![(2, 3), (4, 5)]);
        assert_eq!(places("İx X", "x", true), vec![(2, 3)]);
    }
}
