//! Banners above the notebook and the toast at the bottom left.

use leptos::prelude::*;

use crate::i18n::t;
use crate::notices::NoticeAction;
use crate::state::AppState;
use crate::ui::icon;

#[component]
pub fn Banners(state: AppState) -> impl IntoView {
    move || {
        let banners = state.notices.banners.get();
        banners
            .into_iter()
            .map(|banner| {
                let id = banner.id;
                view! {
                    <div class=format!("banner {}", banner.kind.class()) role="alert" data-banner=id>
                        {icon(banner.kind.icon())}
                        <span class="banner-words">{banner.text}</span>
                        {actions(state, banner.actions, move || state.notices.close_banner(id))}
                        {banner.can_close.then(|| view! {
                            <button
                                type="button"
                                class="icon-button"
                                aria-label=t("dialog.close")
                                on:click=move |_| state.notices.close_banner(id)
                            >
                                {icon("x")}
                            </button>
                        })}
                    </div>
                }
            })
            .collect_view()
    }
}

#[component]
pub fn ToastHost(state: AppState) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || state.notices.toast.get().map(|toast| view! {
                <div class=format!("toast {}", toast.kind.class())>
                    {icon(toast.kind.icon())}
                    <span>{toast.text}</span>
                    {actions(state, toast.actions, move || state.notices.toast.set(None))}
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=t("dialog.close")
                        on:click=move |_| state.notices.toast.set(None)
                    >
                        {icon("x")}
                    </button>
                </div>
            })}
        </div>
    }
}

fn actions(state: AppState, actions: Vec<NoticeAction>, close: impl Fn() + Clone + 'static) -> impl IntoView {
    actions
        .into_iter()
        .map(|action| {
            let close = close.clone();
            let run = action.run.clone();
            view! {
                <button type="button" class="button" on:click=move |_| { close(); run(state); }>{action.label}</button>
            }
        })
        .collect_view()
}
