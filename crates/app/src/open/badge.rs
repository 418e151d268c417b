//! The badge maker: "Open in Colibri" for a README.

use leptos::prelude::*;
use notebook::Address;

use crate::i18n::t;
use crate::notices::NoticeKind;
use crate::origin::Source;
use crate::state::AppState;
use crate::web;

const IMAGE: &str = "icons/badge.svg";

/// The command "Badge…": starts from the open notebook when it came from the web.
pub fn show(state: AppState) {
    let current = state.book.origin.with_untracked(|origin| match &origin.source {
        Source::Web(address) => address.web_url(),
        Source::New | Source::File => String::new(),
    });
    state.show_wide_dialog("badge.title", move || {
        // Made here, so that it belongs to the dialog and not to whatever button opened it.
        let text = RwSignal::new(current.clone());
        view! {
            <div class="badge-dialog">
                <p>{t("badge.text")}</p>
                <input
                    class="input"
                    type="text"
                    id="badge-address"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=t("dialog.address")
                    placeholder=t("dialog.address-hint")
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                />
                {move || match Address::parse(&text.get()) {
                    Ok(address) => sources(state, &address).into_any(),
                    Err(_) => view! { <p class="muted">{t("badge.no-address")}</p> }.into_any(),
                }}
            </div>
        }
        .into_any()
    });
}

fn sources(state: AppState, address: &Address) -> impl IntoView + use<> {
    let base = web::document().base_uri().ok().flatten().unwrap_or_default();
    let base = base.split(['#', '?']).next().unwrap_or_default().to_owned();
    let image = web_sys::Url::new_with_base(IMAGE, &base).map_or_else(|_| IMAGE.to_owned(), |url| url.href());
    let badge = notebook::badge(address, &base, &image);
    view! {
        <p><img class="badge-image" src=IMAGE alt=t("badge.alt")/></p>
        {source(state, "Markdown", badge.markdown)}
        {source(state, "HTML", badge.html)}
        {source(state, "reStructuredText", badge.rst)}
    }
}

fn source(state: AppState, name: &'static str, text: String) -> impl IntoView {
    let copied = text.clone();
    view! {
        <div class="badge-source">
            <span class="badge-name">{name}</span>
            <code class="badge-code">{text}</code>
            <button class="button" on:click=move |_| {
                web::copy_text(&copied);
                state.notify(NoticeKind::Success, "badge.copied", &[]);
            }>{t("badge.copy")}</button>
        </div>
    }
}
