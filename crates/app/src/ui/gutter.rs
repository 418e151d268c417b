//! Run button, counter and time of a code cell.

use leptos::prelude::*;
use session::RunState;

use crate::book::CellView;
use crate::i18n::{t, tr};
use crate::state::AppState;
use crate::ui::icon;
use crate::web;

/// The gutter of a code cell.
#[component]
pub fn Gutter(state: AppState, view: CellView) -> impl IntoView {
    let kind = Memo::new(move |_| Kind::of(&view.run_state.get()));
    let label = move || match kind.get() {
        Kind::Running => t("cell.stop"),
        Kind::Queued => t("cell.queued-button"),
        _ => t("cell.run"),
    };
    let count = move || match (kind.get(), view.count.get()) {
        (Kind::Gone | Kind::Queued | Kind::Running, _) | (_, None) => "[ ]".to_owned(),
        (_, Some(count)) => format!("[{count}]"),
    };
    view! {
        <div class="gutter" data-state=move || kind.get().name()>
            // Ring, triangle and square are drawn by the style sheet.
            <button class="run" type="button" tabindex="-1" data-act="run" aria-label=label title=label></button>
            <span class="count" title=move || words(state, &view.run_state.get())>
                {count}
                {move || mark(kind.get())}
            </span>
            {move || {
                let time = time(state, &view.run_state.get());
                (!time.is_empty()).then(|| view! { <span class="time">{time}</span> })
            }}
        </div>
    }
}

/// The states of the gutter as the style sheet knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Never,
    Queued,
    Running,
    Done,
    Error,
    Interrupted,
    Gone,
    Stale,
}

impl Kind {
    fn of(state: &RunState) -> Self {
        match state {
            RunState::NeverRun => Self::Never,
            RunState::Queued { .. } => Self::Queued,
            RunState::Running { .. } => Self::Running,
            RunState::Done { .. } => Self::Done,
            RunState::Error { .. } => Self::Error,
            RunState::Interrupted { .. } => Self::Interrupted,
            RunState::Gone => Self::Gone,
            RunState::Stale { .. } => Self::Stale,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Error => "error",
            Self::Interrupted => "interrupted",
            Self::Gone => "gone",
            Self::Stale => "stale",
        }
    }
}

/// Name of the state for the cell's `data-state`.
pub fn state_name(state: &RunState) -> &'static str {
    Kind::of(state).name()
}

fn mark(kind: Kind) -> AnyView {
    match kind {
        Kind::Done => view! { <span class="mark ok">{icon("check")}</span> }.into_any(),
        Kind::Error => view! { <span class="mark err" aria-hidden="true">"!"</span> }.into_any(),
        Kind::Interrupted => view! { <span class="mark warn">{icon("square")}</span> }.into_any(),
        Kind::Stale => view! { <span class="mark dot" aria-hidden="true">"•"</span> }.into_any(),
        _ => ().into_any(),
    }
}

/// The state in words, for tooltips and screen readers.
pub fn words(state: AppState, run_state: &RunState) -> String {
    match run_state {
        RunState::NeverRun => t("state.never").to_owned(),
        RunState::Queued { position } => tr("state.queued", &[("place", &place(*position))]),
        RunState::Running { .. } => tr("state.running", &[("time", &time(state, run_state))]),
        RunState::Done { .. } => t("state.done").to_owned(),
        RunState::Error { ename, .. } => tr("state.error", &[("name", ename)]),
        RunState::Interrupted { .. } => t("state.interrupted").to_owned(),
        RunState::Gone => t("state.gone").to_owned(),
        RunState::Stale { .. } => t("state.stale").to_owned(),
    }
}

fn place(position: usize) -> String {
    match (crate::i18n::language(), position) {
        (crate::i18n::Language::Korean, _) => position.to_string(),
        (_, 1) => "next".to_owned(),
        (_, n) => {
            let ending = match (n % 10, n % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{n}{ending}")
        }
    }
}

fn time(state: AppState, run_state: &RunState) -> String {
    match run_state {
        RunState::Running { since_ms } => {
            state.runtime.tick.track();
            let seconds = ((web::now_ms() - since_ms).max(0.0) / 1000.0).floor();
            // Short runs show nothing, so that the gutter does not flicker.
            if seconds < 1.0 { String::new() } else { clock(seconds) }
        }
        RunState::Done { duration_ms }
        | RunState::Error { duration_ms, .. }
        | RunState::Interrupted { duration_ms } => duration(*duration_ms),
        RunState::Stale { last } => time(state, last),
        RunState::NeverRun | RunState::Queued { .. } | RunState::Gone => String::new(),
    }
}

/// `0.4 s`, `12 s`, `3 m 05 s`.
pub fn duration(duration_ms: f64) -> String {
    let seconds = duration_ms / 1000.0;
    if seconds < 9.95 { format!("{seconds:.1} s") } else { clock(seconds.round()) }
}

fn clock(seconds: f64) -> String {
    let whole = seconds as u64;
    match whole {
        0..60 => format!("{whole} s"),
        60..3600 => format!("{} m {:02} s", whole / 60, whole % 60),
        _ => format!("{} h {:02} m", whole / 3600, whole / 60 % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(duration(412.0), "0.4 s");
        assert_eq!(duration(12_300.0), "12 s");
        assert_eq!(duration(185_000.0), "3 m 05 s");
        assert_eq!(duration(7_260_000.0), "2 h 01 m");
    }
}
