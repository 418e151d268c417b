//! Dialogs that explain: shortcuts, this runtime, this program.

use leptos::prelude::*;
use serde_json::Value;
use session::Answer;

use crate::commands::{COMMANDS, keys};
use crate::i18n::{t, tr};
use crate::state::AppState;
use crate::ui::status::mebibytes;
use crate::{kept, web};

/// All shortcuts, from the registry.
pub fn show_shortcuts(state: AppState) {
    state.show_wide_dialog("help.shortcuts-title", || {
        let groups = ["file", "edit", "cell", "view", "insert", "run", "tools", "help"];
        let sections = groups.into_iter().map(|group| {
            let rows = COMMANDS
                .iter()
                .filter(|command| command.id.split('.').next() == Some(group) && !command.shortcuts.is_empty())
                .map(|command| {
                    let keys = command.shortcuts.iter().map(|shortcut| {
                        view! { <kbd>{keys::display(shortcut.keys, web::is_apple())}</kbd> }
                    });
                    view! {
                        <div class="shortcut-row">
                            <dt>{tr(&format!("cmd.{}", command.id), &[])}</dt>
                            <dd>{keys.collect_view()}</dd>
                        </div>
                    }
                })
                .collect_view();
            view! {
                <section>
                    <h3>{tr(&format!("help.group-{group}"), &[])}</h3>
                    <dl>{rows}</dl>
                </section>
            }
        });
        view! {
            <p class="hint">{t("help.shortcuts-hint")}</p>
            <div class="shortcut-columns">{sections.collect_view()}</div>
        }
        .into_any()
    });
}

/// Asks the kernel who it is. Only when somebody wants to know: it would cost the first cell time.
fn ask_kernel(state: AppState) {
    if state.runtime.info.with_untracked(|info| info.get("python").is_some()) || !state.runtime.is_ready() {
        return;
    }
    let ticket = state.change_with(|session| (Vec::new(), session.request_kernel_info())).flatten();
    let Some(ticket) = ticket else { return };
    state.runtime.when_answered(ticket, move |answer| {
        let Answer::KernelInfo(content) = answer else { return };
        let text = |pointer: &str| content.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
        let python = format!(
            "{} ({} {})",
            text("/language_info/version"),
            text("/implementation"),
            text("/implementation_version")
        );
        state.runtime.info.update(|info| {
            if let Value::Object(fields) = info {
                fields.insert("python".to_owned(), python.into());
            }
        });
    });
}

/// What runs the code, and how.
pub fn show_runtime(state: AppState) {
    ask_kernel(state);
    state.show_dialog("runtime.title", move || {
        let field = move |name: &'static str| {
            move || {
                state.runtime.info.with(|info| match info.get(name) {
                    Some(Value::String(text)) => text.clone(),
                    Some(Value::Number(number)) => number.to_string(),
                    Some(Value::Bool(true)) => t("runtime.yes").to_owned(),
                    Some(Value::Bool(false)) => t("runtime.no").to_owned(),
                    _ => t("runtime.unknown").to_owned(),
                })
            }
        };
        let memory = move || {
            state.runtime.info.with(|info| {
                info.get("memory_bytes")
                    .and_then(Value::as_f64)
                    .map_or_else(|| t("runtime.unknown").to_owned(), mebibytes)
            })
        };
        view! {
            <p>{t("runtime.about")}</p>
            <dl class="facts">
                <dt>{t("runtime.where")}</dt><dd>{t("runtime.local")}</dd>
                <dt>{t("runtime.python")}</dt><dd>{field("python")}</dd>
                <dt>{t("runtime.transport")}</dt><dd>{field("transport")}</dd>
                <dt>{t("runtime.memory")}</dt><dd>{memory}</dd>
                <dt>{t("session.title")}</dt><dd>{move || state.runtime.info.with(kept::words)}</dd>
                <dt>{t("runtime.build")}</dt><dd>{web::version()}</dd>
            </dl>
            <div class="dialog-buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| { state.close_dialog(); crate::commands::run::restart(state); }
                >
                    {t("cmd.run.restart")}
                </button>
            </div>
        }
        .into_any()
    });
}

/// Version and licence.
pub fn show_about(state: AppState) {
    state.show_dialog("help.about-title", || {
        view! {
            <div class="about">
                <svg viewBox="0 0 32 32" aria-hidden="true"><use href="#colibri"></use></svg>
                <div>
                    <p>{t("help.about-text")}</p>
                    <dl class="facts">
                        <dt>{t("help.version")}</dt><dd id="version">{web::version()}</dd>
                        <dt>{t("help.licence")}</dt><dd>"Apache-2.0 OR MIT"</dd>
                    </dl>
                </div>
            </div>
        }
        .into_any()
    });
}
