//! Working without the server: registers the service worker when the page has nothing better to do, and says when a new
//! version is ready.

mod isolation;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, ServiceWorkerContainer};

use crate::i18n::tr;
use crate::notices::{Banner, NoticeAction, NoticeKind};
use crate::state::AppState;
use crate::web;

const SCRIPT: &str = "sw.js";
const BANNER: &str = "version";
/// The first visit is for the first output; keeping the files for later can wait this long at most.
const LATEST_START_MS: i32 = 12_000;
const POLL_MS: i32 = 500;
/// A page that stays open looks for a new version this often.
const LOOK_EVERY_MS: i32 = 60 * 60_000;
const TRY_AGAIN_AFTER_MS: i32 = 60_000;

/// How much of the program is kept for working offline.
#[derive(Debug, Clone, PartialEq)]
pub enum Readiness {
    Unknown,
    /// No service worker here: private windows of some browsers, plain `http:`.
    Impossible,
    Filling {
        fraction: f64,
    },
    Ready,
    Failed(String),
}

thread_local! {
    static READINESS: RwSignal<Readiness> = RwSignal::new(Readiness::Unknown);
}

/// Whether the page works with the server gone. Tracked.
pub fn readiness() -> Readiness {
    READINESS.with(|readiness| readiness.get())
}

/// Starts when the page is at rest.
pub fn start(state: AppState) {
    READINESS.with(|_| ());
    let Some(container) = container() else {
        set(Readiness::Impossible);
        return;
    };
    web::listen::<MessageEvent>(&container, "message", move |event| hear(state, event.data()));
    wait_for_rest(state, container, 0);
}

fn set(readiness: Readiness) {
    READINESS.with(|signal| signal.set(readiness));
}

/// The browser's service workers; none where it has no such thing or the page is not secure.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web::window().navigator();
    let present = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    present.then(|| navigator.service_worker()).filter(|container| !container.is_undefined())
}

/// The kernel is ready, or nobody needs it: then the line is free.
fn wait_for_rest(state: AppState, container: ServiceWorkerContainer, waited_ms: i32) {
    let at_rest = state.runtime.is_ready() || waited_ms >= LATEST_START_MS;
    web::after_ms(POLL_MS, move || {
        if at_rest {
            web::when_idle(move |_| spawn_local(register(container)));
        } else {
            wait_for_rest(state, container, waited_ms + POLL_MS);
        }
    });
}

async fn register(container: ServiceWorkerContainer) {
    let known = container.controller().is_some();
    let registration = match JsFuture::from(container.register(SCRIPT)).await {
        Ok(registration) if registration.is_object() => {
            registration.unchecked_into::<web_sys::ServiceWorkerRegistration>()
        }
        // Some browsers refuse without an error.
        Ok(_) => return set(Readiness::Impossible),
        Err(error) => return set(Readiness::Failed(message_of(&error))),
    };
    if registration.active().is_some() && registration.installing().is_none() {
        set(Readiness::Ready);
    }
    if known && let Some(worker) = container.controller() {
        // Cheap: looks whether each file is still there and fetches what the browser threw away.
        let request = serde_wasm_bindgen::to_value(&Request { kind: "heal" }).unwrap_or_default();
        web::report("heal", worker.post_message(&request));
    }
    web::every_ms(LOOK_EVERY_MS, || spawn_local(look_for_version()));
}

fn message_of(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| error.message().into())
}

/// Asks the server whether there is a newer version. Offline this fails, as it should.
async fn look_for_version() {
    let Some(container) = container() else { return };
    let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
    let Ok(registration) = registration.dyn_into::<web_sys::ServiceWorkerRegistration>() else { return };
    if let Ok(update) = registration.update() {
        drop(JsFuture::from(update).await);
    }
}

/// What the page asks of the service worker.
#[derive(Debug, Serialize)]
struct Request {
    kind: &'static str,
}

/// What the service worker says; which fields are there depends on the kind.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Said {
    colibri: String,
    kind: String,
    done: f64,
    total: f64,
    reason: String,
    full: bool,
    version: String,
}

fn hear(state: AppState, said: JsValue) {
    let said: Said = serde_wasm_bindgen::from_value(said).unwrap_or_default();
    if said.colibri != "sw" {
        return;
    }
    match said.kind.as_str() {
        "precache" => set(Readiness::Filling { fraction: (said.done / said.total.max(1.0)).clamp(0.0, 1.0) }),
        "precache-failed" => {
            if said.full {
                state.notify(NoticeKind::Warning, "offline.full", &[]);
            }
            set(Readiness::Failed(said.reason));
            // Often an upload that was in the middle: the files fit together a little later.
            web::after_ms(TRY_AGAIN_AFTER_MS, || spawn_local(look_for_version()));
        }
        "version" => {
            set(Readiness::Ready);
            isolation::seek(state);
            if said.version != web::version() && !said.version.is_empty() {
                announce(state, &said.version);
            }
        }
        _ => {}
    }
}

/// A new version is complete in the cache: the next load of the page is it.
fn announce(state: AppState, version: &str) {
    state.notices.show_banner(Banner {
        id: BANNER,
        kind: NoticeKind::Info,
        text: tr("offline.new-version", &[("version", version)]),
        actions: vec![NoticeAction::new("offline.reload", reload)],
        can_close: true,
    });
}

fn reload(state: AppState) {
    crate::store::autosave::flush_now(state);
    // The write that was begun gets its moment.
    web::after_ms(50, || {
        web::report("reload", web::window().location().reload());
    });
}
