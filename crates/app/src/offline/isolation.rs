//! Without JSPI, Python can wait and be stopped in an isolated page only. The service worker isolates what it serves, so
//! the page is loaded once more when that has begun its work.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::notices::{Banner, NoticeAction, NoticeKind};
use crate::state::AppState;
use crate::web;

/// In the tab's own storage: that a reload did not help must not reload the page for ever.
const TRIED: &str = "colibri.isolation-tried";

/// Reloads a page that nobody has touched yet; else offers it.
pub(super) fn seek(state: AppState) {
    if !state.runtime.is_deaf() || was_tried() {
        return;
    }
    if state.runtime.was_used() || state.book.dirty.get_untracked() {
        state.notices.show_banner(Banner {
            id: "isolation",
            kind: NoticeKind::Info,
            text: tr("offline.isolate", &[]),
            actions: vec![NoticeAction::new("offline.reload", super::reload)],
            can_close: true,
        });
    } else {
        super::reload(state);
    }
}

/// Without storage nothing can count the attempts, so none is made.
fn was_tried() -> bool {
    let Ok(Some(storage)) = web::window().session_storage() else { return true };
    let was_tried = !matches!(storage.get_item(TRIED), Ok(None));
    storage.set_item(TRIED, "1").is_err() || was_tried
}
