//! Keeps edits safe: within a second of typing, and at once when the page goes away.

use std::cell::RefCell;

use leptos::prelude::*;

use super::database::{self, StoreError};
use super::entry::{self, Entry, Kind};
use super::{Held, tabs};
use crate::notices::{Banner, NoticeAction, NoticeKind};
use crate::state::{AppState, SaveState};
use crate::{i18n::tr, web};

/// How long the person must pause before a save begins, and how long the first unsaved change waits at most.
const PAUSE_MS: f64 = 250.0;
const LONGEST_MS: f64 = 800.0;
/// A notebook that takes long to write is written less often: a save may take a twentieth of the time at most.
const COST_FACTOR: f64 = 20.0;
const BANNER: &str = "store";

thread_local! {
    static PLAN: RefCell<Plan> = RefCell::new(Plan::default());
}

#[derive(Default)]
struct Plan {
    /// When the oldest unsaved change and the newest one happened.
    first_ms: Option<f64>,
    last_ms: f64,
    /// A timer runs, or a save is being written.
    timer: bool,
    writing: bool,
    cost_ms: f64,
}

impl Plan {
    /// Milliseconds from `now_ms` until the save is due; `None` when nothing waits.
    fn due_in(&self, now_ms: f64) -> Option<f64> {
        let first_ms = self.first_ms?;
        let spacing = self.cost_ms * COST_FACTOR;
        let due = (self.last_ms + PAUSE_MS).min(first_ms + LONGEST_MS).max(first_ms + spacing);
        Some((due - now_ms).max(0.0))
    }
}

/// Watches the notebook as long as the page lives.
pub fn watch(state: AppState) {
    Effect::new(move || {
        let _revision = state.revision();
        if state.book.dirty.get() {
            changed(state);
        }
    });
    // `pagehide` is the last word of a page; a phone may kill a hidden page without it.
    web::listen::<web_sys::Event>(&web::window(), "pagehide", move |_| flush_now(state));
    web::listen::<web_sys::Event>(&web::document(), "visibilitychange", move |_| {
        if web::document().hidden() {
            flush_now(state);
        }
    });
}

fn changed(state: AppState) {
    let now_ms = web::now_ms();
    PLAN.with_borrow_mut(|plan| {
        plan.first_ms.get_or_insert(now_ms);
        plan.last_ms = now_ms;
    });
    if !matches!(state.save_state.get_untracked(), SaveState::Failed(_)) {
        crate::book::set_if_new(state.save_state, SaveState::Saving);
    }
    arm(state);
}

/// Starts the timer unless one runs; when it rings too early, because typing went on, it is started again.
fn arm(state: AppState) {
    let wait = PLAN.with_borrow_mut(|plan| {
        if plan.timer || plan.writing {
            return None;
        }
        let wait = plan.due_in(web::now_ms())?;
        plan.timer = true;
        Some(wait)
    });
    let Some(wait) = wait else { return };
    web::after_ms(wait.ceil() as i32, move || {
        let due = PLAN.with_borrow_mut(|plan| {
            plan.timer = false;
            plan.due_in(web::now_ms()).is_some_and(|wait| wait < 1.0)
        });
        if due {
            wasm_bindgen_futures::spawn_local(save(state));
        } else {
            arm(state);
        }
    });
}

/// Writes the notebook as it is now.
async fn save(state: AppState) {
    let began_ms = web::now_ms();
    PLAN.with_borrow_mut(|plan| {
        plan.first_ms = None;
        plan.writing = true;
    });
    let result = write(state).await;
    PLAN.with_borrow_mut(|plan| {
        plan.writing = false;
        plan.cost_ms = web::now_ms() - began_ms;
    });
    show(state, result);
    arm(state);
}

async fn write(state: AppState) -> Result<(), StoreError> {
    if !state.book.dirty.get_untracked() {
        return Ok(());
    }
    tabs::own_or_fork(state);
    let Some((entry, text, revision)) = snapshot(state) else { return Ok(()) };
    let result = match database::save(&entry, Some(&text), None).await {
        // What the web can answer again is the first thing to let go.
        Err(StoreError::Full) => {
            database::drop_answers().await?;
            database::save(&entry, Some(&text), None).await
        }
        result => result,
    };
    result?;
    // Another notebook may have been opened meanwhile; then the revision is not of this one.
    if state.book.origin.with_untracked(|origin| origin.key == entry.key) {
        super::hold(Held { entry, ..super::held().unwrap_or_default() });
        state.mark_saved(revision);
        crate::open::reflect_address(state);
    }
    Ok(())
}

/// The entry, the text and the revision as they are now; `None` when there is nothing to keep.
fn snapshot(state: AppState) -> Option<(Entry, String, u64)> {
    let origin = state.book.origin.get_untracked();
    if origin.key.is_empty() {
        return None;
    }
    let revision = state.book.revision.get_untracked();
    let text = state.notebook_text();
    let held = super::held().map(|held| held.entry).filter(|entry| entry.key == origin.key);
    let mut entry = held.unwrap_or_else(|| Entry::of(&origin));
    entry.name = state.book.title.get_untracked();
    entry.edited = true;
    entry.bytes = text.len();
    entry.saved_ms = js_sys::Date::now();
    Some((entry, text, revision))
}

/// Begins to write what is unsaved and does not wait: the page is going away, or another notebook is coming.
pub fn flush_now(state: AppState) {
    if !state.book.dirty.get_untracked() || tabs::is_guest() {
        return;
    }
    let Some((entry, text, revision)) = snapshot(state) else { return };
    match database::save_now(&entry, &text) {
        Ok(()) => {
            super::hold(Held { entry, ..super::held().unwrap_or_default() });
            PLAN.with_borrow_mut(|plan| plan.first_ms = None);
            state.mark_saved(revision);
        }
        Err(error) => show(state, Err(error)),
    }
}

/// Saves because the person said so: at once, with a word about it.
pub fn save_on_request(state: AppState) {
    wasm_bindgen_futures::spawn_local(async move {
        save(state).await;
        if state.save_state.get_untracked() == SaveState::Saved {
            state.notify(NoticeKind::Success, "store.saved-here", &[]);
        }
    });
}

/// Keeps what another tab must not overwrite under a name of its own.
pub fn fork(state: AppState) {
    let mut origin = state.book.origin.get_untracked();
    let copy_of = origin.key.clone();
    origin.key = super::new_key();
    origin.name = entry::copy_name(&state.book.title.get_untracked());
    origin.source = crate::origin::Source::New;
    let entry = Entry { copy_of: Some(copy_of), kind: Kind::New, ..Entry::of(&origin) };
    super::hold(Held { entry, base: None });
    state.book.title.set(origin.name.clone());
    state.book.origin.set(origin);
}

fn show(state: AppState, result: Result<(), StoreError>) {
    match result {
        Ok(()) => {
            state.notices.close_banner(BANNER);
            let unsaved = state.book.dirty.get_untracked();
            crate::book::set_if_new(state.save_state, if unsaved { SaveState::Saving } else { SaveState::Saved });
        }
        Err(error) => {
            let text = match &error {
                StoreError::Full => tr("store.full", &[]),
                StoreError::Unavailable(reason) => tr("store.unavailable", &[("reason", reason)]),
            };
            state.save_state.set(SaveState::Failed(text.clone()));
            let mut actions = vec![NoticeAction::new("store.download", crate::open::download::ipynb)];
            if error == StoreError::Full {
                actions.push(NoticeAction::new("store.make-room", crate::open::dialog::show_recent));
            }
            actions.push(NoticeAction::new("store.try-again", |state| {
                wasm_bindgen_futures::spawn_local(save(state));
            }));
            state.notices.show_banner(Banner { id: BANNER, kind: NoticeKind::Error, text, actions, can_close: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_waits_for_a_pause_but_never_long() {
        let mut plan = Plan::default();
        assert_eq!(plan.due_in(0.0), None);
        plan.first_ms = Some(1_000.0);
        plan.last_ms = 1_000.0;
        assert_eq!(plan.due_in(1_000.0), Some(250.0));
        plan.last_ms = 1_700.0;
        assert_eq!(plan.due_in(1_700.0), Some(100.0));
        plan.last_ms = 9_000.0;
        assert_eq!(plan.due_in(9_000.0), Some(0.0));
    }

    #[test]
    fn a_notebook_that_is_slow_to_write_is_written_less_often() {
        let plan = Plan { first_ms: Some(0.0), last_ms: 0.0, cost_ms: 200.0, ..Plan::default() };
        assert_eq!(plan.due_in(0.0), Some(4_000.0));
    }
}
