//! The notebooks of a repository as a dialog: folders, and a field that narrows the list.

use leptos::prelude::*;
use notebook::Address;
use wasm_bindgen_futures::spawn_local;

use super::browse::{self, Listing};
use super::problem::Problem;
use super::{failure, navigate};
use crate::i18n::{t, tr};
use crate::state::AppState;

/// More rows than this help nobody; the field above narrows them.
const MOST_SHOWN: usize = 500;

/// Opens the list for `owner/repo`; `tail` as in [`Address::GitHubRepo`].
pub fn show(state: AppState, owner: &str, repo: &str, tail: &str) {
    let wanted = (owner.to_owned(), repo.to_owned(), tail.to_owned());
    state.show_wide_dialog("browse.title", move || {
        // Made here, so that they belong to the dialog and not to whatever button opened it.
        let listing = RwSignal::new(None::<Listing>);
        let filter = RwSignal::new(String::new());
        let place = format!("{}/{}", wanted.0, wanted.1);
        spawn_local(load(state, wanted.clone(), listing));
        view! {
            <div class="open-dialog browse">
                <p class="browse-place">
                    {move || listing.with(|listing| match listing {
                        Some(listing) => format!("{place} · {}", listing.reference),
                        None => place.clone(),
                    })}
                </p>
                <input
                    class="input"
                    type="search"
                    id="browse-filter"
                    autofocus=true
                    aria-label=t("browse.filter")
                    placeholder=t("browse.filter")
                    prop:value=move || filter.get()
                    on:input=move |event| filter.set(event_target_value(&event))
                />
                {move || match listing.get() {
                    None => view! { <p class="muted" role="status">{t("dialog.loading")}</p> }.into_any(),
                    Some(listing) => rows(state, &listing, &filter.get()).into_any(),
                }}
            </div>
        }
        .into_any()
    });
}

async fn load(state: AppState, wanted: (String, String, String), listing: RwSignal<Option<Listing>>) {
    let (owner, repo, tail) = wanted;
    match browse::list(&owner, &repo, &tail).await {
        Ok(found) => {
            // The dialog may be gone, and its signals with it.
            let _gone = listing.try_set(Some(found));
        }
        Err(problem) => {
            let address = Address::GitHubRepo { owner, repo, tail };
            failure::show(state, &problem, Some(super::Route::Web(address)));
        }
    }
}

/// Opens what was typed into the field for repositories: `owner/repo`, or any address.
pub fn open_repository_text(state: AppState, text: &str) {
    let is_pair = text.split('/').count() == 2 && !text.contains("://");
    let address = if is_pair { Address::parse(&format!("#github/{text}")) } else { Address::parse(text) };
    match address {
        Ok(address) => navigate(state, &address.fragment()),
        Err(_) => failure::show(state, &Problem::NotAnAddress { text: text.to_owned() }, None),
    }
}

fn rows(state: AppState, listing: &Listing, filter: &str) -> impl IntoView + use<> {
    let words: Vec<String> = filter.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |path: &&String| {
        let path = path.to_lowercase();
        words.iter().all(|word| path.contains(word.as_str()))
    };
    let found: Vec<String> = listing.paths.iter().filter(fits).cloned().collect();
    let count = tr("browse.count", &[("found", &found.len().to_string()), ("all", &listing.paths.len().to_string())]);
    let note = listing.truncated.then(|| view! { <p class="muted">{t("browse.truncated")}</p> });
    let mut folder = None::<String>;
    let mut views = Vec::new();
    for path in found.iter().take(MOST_SHOWN) {
        let (own_folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if folder.as_deref() != Some(own_folder) {
            folder = Some(own_folder.to_owned());
            if !own_folder.is_empty() {
                views.push(view! { <li class="open-folder">{own_folder.to_owned()}</li> }.into_any());
            }
        }
        let key = listing.address_of(path).fragment();
        views.push(
            view! {
                <li class="open-row">
                    <button class="open-entry" title=path.clone() on:click=move |_| navigate(state, &key)>
                        <span class="open-name">{name.to_owned()}</span>
                    </button>
                </li>
            }
            .into_any(),
        );
    }
    view! {
        <p class="muted" role="status">{count}</p>
        {note}
        <ul class="open-list">{views}</ul>
    }
}
