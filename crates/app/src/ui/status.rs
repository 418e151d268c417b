//! The status bar, and the clocks behind live times.

use leptos::prelude::*;
use serde_json::Value;
use session::{Progress, RunState, Status};

use crate::i18n::{t, tn, tr};
use crate::state::{AppState, SaveState};
use crate::ui::{editors, gutter};
use crate::web;

/// Ticks while something runs.
pub fn start(state: AppState) {
    web::every_ms(1_000, move || {
        if matches!(state.runtime.status.get_untracked(), Status::Busy { .. }) {
            state.runtime.tick.update(|tick| *tick = tick.wrapping_add(1));
        }
    });
}

#[component]
pub fn StatusBar(state: AppState) -> impl IntoView {
    let words = move || words(state);
    let place = move || {
        editors::cursor().map(|cursor| {
            tr(
                "status.caret",
                &[("line", &(cursor.line + 1).to_string()), ("column", &(cursor.column + 1).to_string())],
            )
        })
    };
    let mode = move || if state.book.editing.get() { t("status.edit-mode") } else { t("status.command-mode") };
    let cells = move || {
        let selected = state.book.selected_count.get();
        if selected > 1 { tn("status.selected", selected) } else { tn("status.cells", state.book.cells.with(Vec::len)) }
    };
    let last = Memo::new(move |before: Option<&Option<String>>| {
        let finished = last_finished(state);
        finished.or_else(|| before.cloned().flatten())
    });
    view! {
        <footer class="statusbar">
            <span class="status-kernel" data-kind=move || kind(&state.runtime.status.get())>
                <span class="dot" aria-hidden="true"></span>{words}
            </span>
            <span class="status-last wide-only">{move || last.get()}</span>
            <span class="status-space"></span>
            <span class="wide-only">{move || match state.save_state.get() {
                SaveState::Failed(reason) => reason,
                _ => String::new(),
            }}</span>
            <span>{place}</span>
            <span>{mode}</span>
            <span class="wide-only">{cells}</span>
            <span class="wide-only">{t("status.language")}</span>
        </footer>
        <div class="visually-hidden" role="status" aria-live="polite">{move || announcement(state)}</div>
    }
}

fn kind(status: &Status) -> &'static str {
    match status {
        Status::Disconnected => "off",
        Status::Starting(_) => "starting",
        Status::Idle => "idle",
        Status::Busy { .. } => "busy",
        Status::Dead { .. } => "dead",
    }
}

fn words(state: AppState) -> String {
    match state.runtime.status.get() {
        Status::Disconnected => t("status.off").to_owned(),
        Status::Starting(progress) => starting_words(&progress),
        Status::Idle => t("status.idle").to_owned(),
        Status::Busy { running, position, total, .. } => {
            state.runtime.tick.track();
            let since = running.and_then(|cell| state.book.view(cell)).map(|view| view.run_state.get());
            let seconds = match since {
                Some(RunState::Running { since_ms }) => gutter::duration((web::now_ms() - since_ms).max(0.0)),
                _ => return t("status.busy").to_owned(),
            };
            tr("status.running", &[("n", &position.to_string()), ("total", &total.to_string()), ("time", &seconds)])
        }
        Status::Dead { .. } => t("status.dead").to_owned(),
    }
}

/// `Starting… 64 %`.
pub fn starting_words(progress: &Progress) -> String {
    match progress.fraction {
        // The download is most of the way; compiling and booting are its end.
        Some(fraction) => tr("status.starting-at", &[("percent", &format!("{:.0}", fraction * 100.0))]),
        None => t("status.starting").to_owned(),
    }
}

/// The time of the last run of the active cell.
fn last_finished(state: AppState) -> Option<String> {
    let view = state.book.active.get().and_then(|active| state.book.view(active))?;
    match view.run_state.get() {
        RunState::Done { duration_ms } => Some(tr("status.done-in", &[("time", &gutter::duration(duration_ms))])),
        RunState::Error { ename, .. } => Some(tr("state.error", &[("name", &ename)])),
        _ => None,
    }
}

/// What a screen reader says: the state of the kernel and the end of runs, not every second of them.
fn announcement(state: AppState) -> String {
    match state.runtime.status.get() {
        Status::Starting(_) => t("status.starting").to_owned(),
        Status::Busy { .. } => t("status.busy").to_owned(),
        Status::Idle => last_finished(state).unwrap_or_else(|| t("status.idle").to_owned()),
        Status::Dead { .. } => t("status.dead").to_owned(),
        Status::Disconnected => String::new(),
    }
}

/// Memory of the kernel, where the worker tells it.
#[component]
pub fn Meters(state: AppState) -> impl IntoView {
    let bytes = move || state.runtime.info.with(|info| info.get("memory_bytes").and_then(Value::as_f64));
    // 4 GiB is all that a wasm32 memory can grow to.
    let fraction = move || bytes().map(|bytes| (bytes / f64::from(u32::MAX)).clamp(0.01, 1.0));
    view! {
        <Show when=move || fraction().is_some()>
            <span class="meter" role="img" title=move || memory_words(bytes()) aria-label=move || memory_words(bytes())>
                <span style=move || format!("width: {:.0}%", fraction().unwrap_or(0.0) * 100.0)></span>
            </span>
        </Show>
    }
}

fn memory_words(bytes: Option<f64>) -> String {
    tr("runtime.memory-words", &[("amount", &mebibytes(bytes.unwrap_or(0.0)))])
}

/// `48 MB`.
pub fn mebibytes(bytes: f64) -> String {
    format!("{:.0} MB", bytes / (1024.0 * 1024.0))
}
