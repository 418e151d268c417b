//! What the page says about saved sessions.

use serde_json::Value;

use crate::i18n::{tn, tr};
use crate::notices::{NoticeAction, NoticeKind};
use crate::state::AppState;
use crate::{commands, web};

/// When the session was saved, as a clock shows it, with the day if that is another one.
pub fn time_of(told: &Value) -> String {
    web::clock_words(told.get("savedAt").and_then(Value::as_f64).unwrap_or_else(js_sys::Date::now))
}

/// Tells the person what happened to the session.
pub fn show(state: AppState, event: &str, told: &Value) {
    let time = time_of(told);
    let reason = told.get("reason").and_then(Value::as_str).unwrap_or_default();
    let count = told.get("count").and_then(Value::as_i64).unwrap_or(0);
    match event {
        "restored" => {
            let clean = NoticeAction::new("cmd.run.clean", commands::run::restart);
            state.notify_with(NoticeKind::Success, "session.restored", &[("time", &time)], vec![clean]);
        }
        "refused" if reason == "build" => state.notify(NoticeKind::Warning, "session.other-build", &[("time", &time)]),
        "refused" => state.notify(NoticeKind::Warning, "session.damaged", &[("time", &time)]),
        "undone" => {
            let runs = told.get("runs").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            let first = runs.first().and_then(Value::as_str).unwrap_or_default();
            let text = tn("session.undone", runs.len()).replace("{code}", first);
            state.notices.show_toast(NoticeKind::Success, text, Vec::new());
            state.change(|session| session.rewound(count));
        }
        "cannot-undo" => state.notify(NoticeKind::Info, "session.nothing-to-undo", &[]),
        "failed" if reason == "quota" => state.notify(NoticeKind::Warning, "session.no-space", &[]),
        "failed" => state.notify(NoticeKind::Warning, "session.not-saved", &[("reason", reason)]),
        _ => {}
    }
}

/// Keeps the figures for the runtime panel.
pub fn note(info: &mut Value, told: &Value) {
    if let Value::Object(fields) = info {
        fields.insert("session_saved".to_owned(), time_of(told).into());
        for (name, key) in [("session_bytes", "storedBytes"), ("session_undo", "undo"), ("memory_bytes", "memoryBytes")]
        {
            if let Some(value) = told.get(key) {
                fields.insert(name.to_owned(), value.clone());
            }
        }
    }
}

/// The saved session in words: when, how large, how many runs can be undone.
pub fn words(info: &Value) -> String {
    let Some(time) = info.get("session_saved").and_then(Value::as_str) else { return tr("session.none", &[]) };
    let amount = crate::ui::status::mebibytes(info.get("session_bytes").and_then(Value::as_f64).unwrap_or(0.0));
    let undo = info.get("session_undo").and_then(Value::as_i64).unwrap_or(0).to_string();
    tr("session.words", &[("time", time), ("amount", &amount), ("n", &undo)])
}
