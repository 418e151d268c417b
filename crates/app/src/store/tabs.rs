//! Two tabs with the same notebook: one owns it, the other is a guest whose edits become a copy of their own.
//!
//! Ownership is a Web Lock named after the notebook's key: the browser gives it to one tab and takes it back when that tab
//! is gone, however it went.

use std::cell::RefCell;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::autosave;
use crate::i18n::tr;
use crate::notices::{Banner, NoticeAction, NoticeKind};
use crate::state::AppState;
use crate::web;

const BANNER: &str = "tabs";
const CHANNEL: &str = "colibri-tabs";
/// How long an owner that was asked to yield has to save and answer, before the notebook is taken from it.
const PATIENCE_MS: i32 = 3_000;
const STAND_BACK_MS: i32 = 500;

thread_local! {
    static OWNED: RefCell<Owned> = RefCell::new(Owned::default());
}

#[derive(Default)]
struct Owned {
    key: String,
    guest: bool,
    /// Ends the lock that is held.
    release: Option<Function>,
    /// Goes up with every notebook: a lock that comes too late is let go again.
    turn: u32,
}

#[wasm_bindgen]
extern "C" {
    type LockManager;
    #[wasm_bindgen(method)]
    fn request(this: &LockManager, name: &str, options: &JsValue, callback: &JsValue) -> Promise;
}

/// The browser's lock manager; none in pages that are not secure.
fn locks() -> Option<LockManager> {
    let locks = Reflect::get(&web::window().navigator(), &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// Whether another tab owns the notebook that is open here.
pub fn is_guest() -> bool {
    OWNED.with_borrow(|owned| owned.guest)
}

/// Listens for other tabs that want to take a notebook over.
pub fn watch(state: AppState) {
    let Ok(channel) = web_sys::BroadcastChannel::new(CHANNEL) else { return };
    web::listen::<web_sys::MessageEvent>(&channel, "message", move |event| {
        let wanted = event.data().as_string().unwrap_or_default();
        let mine = OWNED.with_borrow(|owned| !owned.guest && owned.key == wanted);
        if mine {
            autosave::flush_now(state);
            // The write that was begun must be safe before the other tab reads.
            wasm_bindgen_futures::spawn_local(async move {
                if super::database::load(&wanted).await.is_ok() {
                    become_guest(state);
                }
            });
        }
    });
    // Lives as long as the page: dropping it would close it.
    std::mem::forget(channel);
}

/// Tries to own the notebook that was just opened.
pub fn claim(state: AppState, key: &str) {
    // Shown anew, and owned already: letting go takes a moment, in which the lock would seem another tab's.
    if OWNED.with_borrow(|owned| owned.key == key && owned.release.is_some()) {
        state.runtime.keep_session(Some(key));
        return;
    }
    let turn = OWNED.with_borrow_mut(|owned| {
        let_go(owned);
        owned.turn += 1;
        key.clone_into(&mut owned.key);
        owned.turn
    });
    state.notices.close_banner(BANNER);
    request(state, key, turn, "ifAvailable");
}

/// Asks for the lock; `mode` is the option that says how: at once or not at all, by force, or (anything else) in turn.
fn request(state: AppState, key: &str, turn: u32, mode: &str) {
    let Some(locks) = locks() else {
        state.runtime.keep_session(Some(key));
        return;
    };
    let options = Object::new();
    web::report("locks", Reflect::set(&options, &mode.into(), &true.into()));
    let granted_key = key.to_owned();
    // The lock is held as long as the promise that this returns is pending.
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let wanted = OWNED.with_borrow(|owned| owned.turn == turn && owned.release.is_none());
        if !wanted {
            return JsValue::UNDEFINED;
        }
        if lock.is_null() || lock.is_undefined() {
            become_guest(state);
            return JsValue::UNDEFINED;
        }
        let was_guest = is_guest();
        // What a guest typed belongs to a copy of its own, which the next save makes.
        if was_guest && state.book.dirty.get_untracked() {
            return JsValue::UNDEFINED;
        }
        OWNED.with_borrow_mut(|owned| owned.guest = false);
        state.notices.close_banner(BANNER);
        state.runtime.keep_session(Some(&granted_key));
        let held = Promise::new(&mut |resolve, _| OWNED.with_borrow_mut(|owned| owned.release = Some(resolve)));
        if was_guest {
            // The other tab may have saved since this one read.
            wasm_bindgen_futures::spawn_local(async move { crate::open::reopen(state, &granted_key).await });
        }
        held.into()
    });
    let promise = locks.request(&lock_name(key), &options, &granted);
    wasm_bindgen_futures::spawn_local(async move {
        // Rejected: another tab took the lock by force.
        if JsFuture::from(promise).await.is_err() && OWNED.with_borrow(|owned| owned.turn == turn && !owned.guest) {
            become_guest(state);
        }
    });
}

fn lock_name(key: &str) -> String {
    format!("colibri-notebook:{key}")
}

fn let_go(owned: &mut Owned) {
    owned.guest = false;
    if let Some(release) = owned.release.take() {
        web::report("release", release.call0(&JsValue::UNDEFINED));
    }
}

/// Another tab owns the notebook: says so, and waits in line for when that tab is closed.
fn become_guest(state: AppState) {
    let (key, turn) = OWNED.with_borrow_mut(|owned| {
        let_go(owned);
        owned.guest = true;
        (owned.key.clone(), owned.turn)
    });
    state.runtime.keep_session(None);
    state.notices.show_banner(Banner {
        id: BANNER,
        kind: NoticeKind::Warning,
        text: tr("store.other-tab", &[]),
        actions: vec![NoticeAction::new("store.take-over", take_over)],
        can_close: true,
    });
    // Not at once: a tab that just let go must not take the lock back before the one that asked for it.
    web::after_ms(STAND_BACK_MS, move || {
        if OWNED.with_borrow(|owned| owned.turn == turn && owned.guest) {
            request(state, &key, turn, "inTurn");
        }
    });
}

/// Before a save: a guest's edits go to a copy of their own, which this tab then owns.
pub fn own_or_fork(state: AppState) {
    if !is_guest() {
        return;
    }
    autosave::fork(state);
    let key = state.book.origin.with_untracked(|origin| origin.key.clone());
    claim(state, &key);
    state.notify(NoticeKind::Info, "store.forked", &[("name", &state.book.title.get_untracked())]);
}

/// Makes this tab the owner, with the newest text that the other one saved.
fn take_over(state: AppState) {
    let (key, turn) = OWNED.with_borrow(|owned| (owned.key.clone(), owned.turn));
    // This tab stands in line already, unless it became a guest only now.
    request(state, &key, turn, "inTurn");
    if let Ok(channel) = web_sys::BroadcastChannel::new(CHANNEL) {
        web::report("take over", channel.post_message(&key.as_str().into()));
        channel.close();
    }
    // A tab that hangs does not answer: then by force.
    web::after_ms(PATIENCE_MS, move || {
        if OWNED.with_borrow(|owned| owned.turn == turn && owned.release.is_none()) {
            request(state, &key, turn, "steal");
        }
    });
}

/// A pause inside asynchronous work.
pub async fn sleep(delay_ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let timer = web::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, delay_ms);
        web::report("setTimeout", timer);
    });
    web::report("sleep", JsFuture::from(promise).await);
}
