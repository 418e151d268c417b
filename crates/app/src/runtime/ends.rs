//! How a kernel ends in the middle of something, and what is said of its session then.

use leptos::prelude::*;
use serde_json::Value;

use super::{Keeping, Runtime};
use crate::i18n::tr;
use crate::notices::{Banner, NoticeAction, NoticeKind};
use crate::state::AppState;
use crate::{kept, web};

/// A kernel that ends again so soon is not started again by itself.
const CRASH_LOOP_MS: f64 = 15_000.0;

/// Why a worker ended that another took the place of.
pub(super) enum End {
    Crashed(String),
    /// The person stopped a cell where a browser has no other way.
    Stopped,
}

impl Runtime {
    /// Whether a running cell cannot hear the page.
    pub fn is_deaf(self) -> bool {
        self.info.with_untracked(|info| info.get("transport").and_then(Value::as_str) == Some("none"))
    }

    /// Ends the kernel in the middle of its cell and goes on with the session as it was saved.
    pub(super) fn stop_by_restart(self, state: AppState) {
        let is_kept = self.inner.with_value(|inner| matches!(inner.keeping, Keeping::Open(_)));
        self.drop_worker();
        state.change(session::Session::kernel_crashed);
        if is_kept {
            self.inner.update_value(|inner| inner.end = Some(End::Stopped));
        } else {
            tell_stopped(state, None);
        }
        self.start(state);
    }

    pub(super) fn died(self, state: AppState, reason: String) {
        let now_ms = web::now_ms();
        // A session that ends its kernel as soon as it is back must not do so for ever.
        let goes_on = self.inner.with_value(|inner| {
            inner.ready && matches!(inner.keeping, Keeping::Open(_)) && now_ms - inner.crashed_ms > CRASH_LOOP_MS
        });
        self.drop_worker();
        if goes_on {
            self.inner.update_value(|inner| {
                inner.end = Some(End::Crashed(reason));
                inner.crashed_ms = now_ms;
            });
            state.change(session::Session::kernel_crashed);
            self.start(state);
        } else {
            let told = reason.clone();
            state.change(|session| session.kernel_died(reason, now_ms));
            self.show_death(state, "kernel.died", &[("reason", &told)]);
        }
    }

    fn show_death(self, state: AppState, key: &str, arguments: &[(&str, &str)]) {
        state.notices.show_banner(Banner {
            id: "kernel",
            kind: NoticeKind::Error,
            text: tr(key, arguments),
            actions: vec![NoticeAction::new("cmd.run.restart", move |state| self.restart(state, false))],
            can_close: true,
        });
    }

    pub(super) fn hear_of_session(self, state: AppState, told: &Value) {
        let event = told.get("event").and_then(Value::as_str).unwrap_or_default();
        let mut end = None;
        if matches!(event, "fresh" | "restored" | "refused" | "failed") {
            self.inner.update_value(|inner| end = inner.end.take());
        }
        let time = kept::time_of(told);
        match end {
            Some(End::Stopped) => tell_stopped(state, (event == "restored").then_some(&*time)),
            Some(End::Crashed(reason)) if event == "restored" => {
                self.show_death(state, "kernel.died-restored", &[("reason", &reason), ("time", &time)]);
            }
            Some(End::Crashed(reason)) => {
                state.change(session::Session::variables_lost);
                self.show_death(state, "kernel.died-fresh", &[("reason", &reason)]);
            }
            None => kept::show(state, event, told),
        }
        if matches!(event, "restored" | "saved" | "undone") {
            self.info.update(|info| kept::note(info, told));
        }
    }
}

/// Says that a cell was stopped by a restart, and of when its session is; without one everything is gone.
fn tell_stopped(state: AppState, saved: Option<&str>) {
    let text = match saved {
        Some(time) => tr("kernel.stopped-restored", &[("time", time)]),
        None => tr("kernel.stopped-fresh", &[]),
    };
    if saved.is_none() {
        state.change(session::Session::variables_lost);
    }
    let banner = Banner { id: "kernel", kind: NoticeKind::Warning, text, actions: Vec::new(), can_close: true };
    state.notices.show_banner(banner);
}
