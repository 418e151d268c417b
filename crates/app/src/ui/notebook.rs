//! The column of cells.

use document::{Group, Groups};
use leptos::{html, prelude::*};

use crate::book::CellView;
use crate::i18n::t;
use crate::state::AppState;
use crate::ui::cell::{self, CellBox, InsertZone};
use crate::ui::pointer;
use crate::web;

/// The scrolling area with all cells.
#[component]
pub fn NotebookView(state: AppState) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let scrolled = StoredValue::new(false);
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            pointer::listen(state, &element);
            web::listen::<web_sys::Event>(&element, "scroll", move |_| scrolled.set_value(true));
        }
    });
    // Another notebook starts at its top. Where nothing was scrolled this would only have the page laid out once more.
    Effect::new(move |_| {
        state.book.opened.track();
        if scrolled.get_value()
            && let Some(element) = node.get_untracked()
        {
            element.set_scroll_top(0);
        }
        fill_when_idle(state);
    });
    let division = StoredValue::new(Groups::default());
    let groups = Memo::new(move |_| {
        let mut arranged = Vec::new();
        state.book.cells.with(|cells| division.update_value(|division| arranged = division.arrange(cells)));
        Arranged(arranged)
    });
    view! {
        <div class="notebook" id="notebook" node_ref=node tabindex="-1" role="region" aria-label=t("page.notebook")>
            <div class="column">
                <For each=move || groups.with(Arranged::names) key=|name| *name let:name>
                    // The browser skips groups out of sight with one look each.
                    <div class="group" style=format!("contain-intrinsic-size: auto {}px", estimated_height(state, groups, name))>
                        <For each=move || groups.with(|groups| groups.cells(name)) key=CellView::key let:cell>
                            <CellBox state view=cell/>
                        </For>
                    </div>
                </For>
                <div class="end-zone"><InsertZone/></div>
            </div>
        </div>
    }
}

/// The cells in their groups.
#[derive(Clone, PartialEq, Eq)]
struct Arranged(Vec<Group<CellView>>);

impl Arranged {
    fn names(&self) -> Vec<u32> {
        self.0.iter().map(|(name, _)| *name).collect()
    }

    fn cells(&self, name: u32) -> Vec<CellView> {
        self.0.iter().find(|(other, _)| *other == name).map(|(_, cells)| cells.clone()).unwrap_or_default()
    }
}

fn estimated_height(state: AppState, groups: Memo<Arranged>, name: u32) -> usize {
    groups.with_untracked(|groups| groups.cells(name).into_iter().map(|view| cell::estimated_height(state, view)).sum())
}

/// Draws cells far from the window while nobody waits for anything, so that searching and scrolling find them ready.
fn fill_when_idle(state: AppState) {
    let opened = state.book.opened.get_untracked();
    web::after_ms(1_500, move || fill_next(state, opened));
}

fn fill_next(state: AppState, opened: u32) {
    web::when_idle(move |spare_ms| {
        if state.book.opened.get_untracked() != opened {
            return;
        }
        let count = if spare_ms > 20.0 { 3 } else { 1 };
        let next: Vec<CellView> = state.book.cells.with_untracked(|cells| {
            cells.iter().filter(|cell| !cell.near.get_untracked()).take(count).copied().collect()
        });
        for cell in &next {
            cell.near.set(true);
        }
        if !next.is_empty() {
            fill_next(state, opened);
        }
    });
}
