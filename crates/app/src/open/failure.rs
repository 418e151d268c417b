//! Says why a notebook could not be opened, and what was repaired in one that could.

use leptos::prelude::*;
use notebook::Repair;
use wasm_bindgen_futures::spawn_local;

use super::problem::Problem;
use super::route::Route;
use crate::i18n::{t, tr};
use crate::state::AppState;

/// A dialog with the reason and what can be done; `route` is what was to be opened.
pub fn show(state: AppState, problem: &Problem, route: Option<Route>) {
    let explanation = problem.explanation();
    let insist = matches!(problem, Problem::Large { .. });
    let again = insist || problem.may_pass();
    let original = match &route {
        Some(Route::Web(address)) => Some(address.web_url()),
        _ => None,
    };
    state.show_dialog(problem.title_key(), move || {
        let route = route.clone();
        let original = original.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
        let retry = move |_| {
            state.close_dialog();
            if let Some(route) = route.clone() {
                spawn_local(super::go(state, route, insist));
            }
        };
        view! {
            <div class="problem" role="alert">
                <p class="problem-text">{explanation.clone()}</p>
                {original.map(|url| {
                    let shown = url.clone();
                    view! { <p><a href=url target="_blank" rel="noopener noreferrer">{shown}</a></p> }
                })}
                <div class="dialog-actions">
                    <button class="button" on:click=move |_| super::dialog::show(state)>{t("open.something-else")}</button>
                    {again.then(|| view! {
                        <button class="button primary" on:click=retry>
                            {if insist { t("open.anyway") } else { t("open.again") }}
                        </button>
                    })}
                </div>
            </div>
        }
        .into_any()
    });
}

/// The list of what was repaired.
pub fn show_repairs(state: AppState, repairs: &[Repair]) {
    const MOST_SHOWN: usize = 200;
    let rest = repairs.len().saturating_sub(MOST_SHOWN);
    let lines: Vec<String> = repairs.iter().take(MOST_SHOWN).map(line).collect();
    state.show_dialog("open.repairs.title", move || {
        let items = lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
        let more = (rest > 0).then(|| view! { <p>{tr("open.repairs.more", &[("count", &rest.to_string())])}</p> });
        view! {
            <p>{t("open.repairs.text")}</p>
            <ul class="repairs">{items}</ul>
            {more}
        }
        .into_any()
    });
}

fn line(repair: &Repair) -> String {
    match repair.cell_index {
        Some(index) => tr("open.repairs.cell", &[("number", &(index + 1).to_string()), ("what", &repair.what)]),
        None => repair.what.clone(),
    }
}
