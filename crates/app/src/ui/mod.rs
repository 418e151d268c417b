//! Everything that is seen. Components read signals and call commands; they change nothing by themselves.

pub mod banners;
pub mod cell;
pub mod dialog;
pub mod editors;
pub mod find;
pub mod focus;
pub mod gutter;
pub mod header;
pub mod help;
pub mod icons;
pub mod input_box;
pub mod lazy;
pub mod menus;
pub mod notebook;
pub mod outputs;
pub mod pager;
pub mod palette;
pub mod panels;
pub mod pointer;
pub mod status;
pub mod stream;
pub mod toolbar;

use leptos::prelude::*;

use crate::state::AppState;

pub use icons::icon;

/// Starts what lives beside the components: editor module, clocks, remembered panels.
pub fn start(state: AppState) {
    editors::start(state);
    status::start(state);
    panels::start(state);
}

/// The whole page. It is built anew when the language changes, so that words need not be reactive.
#[component]
pub fn Page(state: AppState) -> impl IntoView {
    move || {
        state.prefs.language.track();
        view! {
            <div class="page">
                <a class="skip" href="#notebook">{crate::i18n::t("page.skip")}</a>
                <header::Header state/>
                <toolbar::Toolbar state/>
                <div class="middle" class:with-panel=move || state.panel.get().is_some()>
                    <panels::Rail state/>
                    <panels::Panel state/>
                    <main class="main">
                        <banners::Banners state/>
                        <find::FindBar state/>
                        <notebook::NotebookView state/>
                    </main>
                </div>
                <status::StatusBar state/>
                <palette::Palette state/>
                <dialog::DialogHost state/>
                <banners::ToastHost state/>
            </div>
        }
    }
}
