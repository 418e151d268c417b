//! What the browser keeps: notebooks with their edits, and answers of the web for reading them offline.
//!
//! A notebook opened from outside is a copy. Its edits are kept here within a second; the text at the source from which
//! the copy was made is kept beside it, so that a newer one at the source is noticed and never hidden.
//! The issue "The drive" brings the durable tree; this is the page's own shelf until then.

pub mod autosave;
pub mod database;
pub mod entry;
pub mod tabs;
pub mod upstream;

use std::cell::RefCell;

use crate::state::AppState;
use entry::Entry;

/// The open notebook as it is kept.
#[derive(Debug, Clone, Default)]
pub struct Held {
    pub entry: Entry,
    /// The text at the source from which the copy was made.
    pub base: Option<String>,
}

thread_local! {
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
}

/// Starts keeping things as long as the page lives. Call before [`crate::open::start`].
pub fn start(state: AppState) {
    autosave::watch(state);
    tabs::watch(state);
    state.on_command("file.save", autosave::save_on_request);
    state.on_command("file.upstream", upstream::show_on_request);
    wasm_bindgen_futures::spawn_local(async {
        // Opened ahead, so that even a page that is closed at once can save. Failure shows with the first save.
        let _opened = database::open().await;
    });
}

/// What is kept of the open notebook.
pub fn held() -> Option<Held> {
    HELD.with_borrow(Clone::clone)
}

/// Remembers what is kept of the open notebook.
pub fn hold(held: Held) {
    HELD.set(Some(held));
}

/// A key for a notebook that is at home only in this browser.
pub fn new_key() -> String {
    let random = |digits: usize| -> String {
        const SIGNS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";
        let pick = || SIGNS[(js_sys::Math::random() * SIGNS.len() as f64) as usize % SIGNS.len()];
        (0..digits).map(|_| char::from(pick())).collect()
    };
    format!("local/{}", random(12))
}
