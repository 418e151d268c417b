//! Opening notebooks: from the address bar, GitHub, gists, any URL, the disk, and from what is kept here.
//!
//! Everything leads to [`show`]; nothing is opened half. While something is read the notebook that is open stays.

pub mod badge;
pub mod browse;
pub mod browse_view;
pub mod dialog;
pub mod disk;
pub mod download;
pub mod failure;
pub mod fetch;
pub mod problem;
pub mod remote;
pub mod route;
pub mod script;
mod started;

use std::cell::Cell;

use leptos::prelude::*;
use notebook::{Address, Repair};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::i18n::{t, tr};
use crate::notices::{Banner, NoticeAction, NoticeKind};
use crate::origin::{Origin, Source};
use crate::state::{AppState, SaveState};
use crate::store::database::{self, Kept};
use crate::store::entry::{self, Entry};
use crate::store::{self, Held, autosave, tabs, upstream};
use crate::web;
use problem::Problem;
use route::Route;
use started::Started;

const OPENING: &str = "opening";
/// A banner for what is ready at once would only flicker.
const SHOW_OPENING_AFTER_MS: i32 = 400;

thread_local! {
    /// Goes up with every wish to open something: an answer that comes after the next wish is dropped.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// The wish that was fulfilled, or failed, last.
    static SETTLED: Cell<u32> = const { Cell::new(0) };
}

/// Opens what the address bar asks for and follows it from then on. Call once, after [`store::start`].
pub fn start(state: AppState) {
    state.on_command("file.new", new_notebook);
    state.on_command("file.open", dialog::show);
    state.on_command("file.upload", disk::pick);
    state.on_command("file.download-ipynb", download::ipynb);
    state.on_command("file.download-py", download::python);
    state.on_command("file.badge", badge::show);
    state.on_command("file.print", download::print);
    disk::accept_drops(state);
    web::listen::<web_sys::Event>(&web::window(), "hashchange", move |_| follow(state));
    // Something to look at and to type into comes first, whatever is asked for.
    state.new_notebook(fresh_origin());
    hold_new(state);
    match Route::parse(&fragment()) {
        Route::Home | Route::Unknown(_) => offer_last(state),
        route => spawn_local(go(state, route, false)),
    }
}

fn fragment() -> String {
    web::window().location().hash().unwrap_or_default()
}

/// The address bar changed: by the person, a link, or the back button.
fn follow(state: AppState) {
    let route = Route::parse(&fragment());
    let current = state.book.origin.with_untracked(|origin| origin.key.clone());
    match &route {
        // A place inside the notebook, or what is open already.
        Route::Unknown(_) => return,
        Route::Local(key) | Route::Example(key) if *key == current => return,
        Route::Web(address) if address.fragment() == current => return,
        Route::Home if store::held().is_some_and(|held| !held.entry.edited && held.entry.kind == entry::Kind::New) => {
            return;
        }
        _ => {}
    }
    spawn_local(go(state, route, false));
}

/// Opens what `key` names, as if it stood in the address bar.
pub fn navigate(state: AppState, key: &str) {
    state.close_dialog();
    spawn_local(go(state, Route::parse(key), false));
}

/// Opens what is kept under `key` again, without a visit to the network where there is something.
pub async fn reopen(state: AppState, key: &str) {
    go(state, Route::parse(key), false).await;
}

/// Reads `key` from its source, past everything that is kept.
pub async fn refresh(state: AppState, key: &str) {
    if let Some(copy) = database::load(key).await.ok().flatten() {
        let plain = Entry { edited: false, base_hash: None, ..copy.entry };
        if database::drop_text(&plain).await.is_err() {
            return;
        }
    }
    go(state, Route::parse(key), false).await;
}

/// Opens whatever a person typed or pasted.
pub fn open_text(state: AppState, text: &str) {
    let text = text.trim();
    match Address::parse(text) {
        Ok(address) => navigate(state, &address.fragment()),
        Err(_) => match Route::parse(text) {
            route @ (Route::Local(_) | Route::Example(_)) => {
                state.close_dialog();
                spawn_local(go(state, route, false));
            }
            _ => failure::show(state, &Problem::NotAnAddress { text: text.to_owned() }, None),
        },
    }
}

/// Opens a route. `insist`: the person said to open it though it is large.
pub async fn go(state: AppState, route: Route, insist: bool) {
    let turn = next_turn();
    autosave::flush_now(state);
    let result = match &route {
        Route::Home => {
            state.new_notebook(fresh_origin());
            hold_new(state);
            set_address("");
            Ok(())
        }
        Route::Local(key) => open_kept(state, key, turn).await,
        Route::Example(path) => open_example(state, path, turn).await,
        Route::Web(Address::GitHubRepo { owner, repo, tail }) => {
            browse_view::show(state, owner, repo, tail);
            Ok(())
        }
        Route::Web(address) => open_web(state, address, insist, turn).await,
        Route::Unknown(text) => Err(Problem::NotAnAddress { text: text.clone() }),
    };
    if !is_current(turn) {
        return;
    }
    SETTLED.set(turn);
    state.notices.close_banner(OPENING);
    match result {
        Ok(()) | Err(Problem::Stopped) => {}
        Err(problem) => failure::show(state, &problem, Some(route)),
    }
}

fn next_turn() -> u32 {
    TURN.set(TURN.get().wrapping_add(1));
    TURN.get()
}

fn is_current(turn: u32) -> bool {
    TURN.get() == turn
}

fn fresh_origin() -> Origin {
    Origin::new_notebook(store::new_key(), t("title.untitled"))
}

fn hold_new(state: AppState) {
    let origin = state.book.origin.get_untracked();
    upstream_closed(state);
    store::hold(Held { entry: Entry::of(&origin), base: None });
    tabs::claim(state, &origin.key);
}

fn upstream_closed(state: AppState) {
    state.notices.close_banner("upstream");
}

/// The command "New notebook".
fn new_notebook(state: AppState) {
    spawn_local(go(state, Route::Home, false));
}

/// Nothing is asked for: say what the person was at last, if that was lately.
fn offer_last(state: AppState) {
    const LATELY_MS: f64 = 14.0 * 24.0 * 3_600_000.0;
    spawn_local(async move {
        let entries = database::entries().await.unwrap_or_default();
        let lately = js_sys::Date::now() - LATELY_MS;
        let Some(last) = entries.into_iter().find(|entry| entry.edited && entry.saved_ms > lately) else { return };
        // Typing has begun or something was opened meanwhile: do not disturb.
        if state.book.dirty.get_untracked() || TURN.get() != 0 {
            return;
        }
        let key = last.key.clone();
        let action = NoticeAction::new("open.continue", move |state| navigate(state, &key));
        state.notify_with(NoticeKind::Info, "open.last", &[("name", &last.name)], vec![action]);
    });
}

/// A notebook that is at home in this browser.
async fn open_kept(state: AppState, key: &str, turn: u32) -> Result<(), Problem> {
    let kept = database::load(key).await.ok().flatten().ok_or(Problem::Gone)?;
    let origin = kept.entry.origin().ok_or(Problem::Gone)?;
    let text = kept.text.clone().or_else(|| kept.base.clone()).ok_or(Problem::Gone)?;
    show(state, &text, origin, Some(kept), turn).await
}

/// A notebook that comes with the page.
async fn open_example(state: AppState, path: &str, turn: u32) -> Result<(), Problem> {
    let kept = database::load(path).await.ok().flatten();
    let origin = Origin::new_notebook(path, example_name(path));
    if let Some(text) = kept.as_ref().and_then(|kept| kept.text.clone()) {
        return show(state, &text, origin, kept, turn).await;
    }
    let base = web::document().base_uri().ok().flatten().unwrap_or_default();
    let url = web_sys::Url::new_with_base(path, &base).map_or_else(|_| path.to_owned(), |url| url.href());
    let answer = fetch::get(&url, fetch::Ask::default()).await?;
    if let Some(problem) = answer.problem(&url) {
        return Err(problem);
    }
    let text = remote::text_of(answer)?;
    show_from_source(state, &text, origin, kept, turn).await
}

/// `examples/welcome.ipynb` → `Welcome`
fn example_name(path: &str) -> String {
    let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".ipynb").replace(['-', '_'], " ");
    let mut signs = stem.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// A notebook on the web: the copy with edits if there is one, else what its source answers, else what it answered last.
async fn open_web(state: AppState, address: &Address, insist: bool, turn: u32) -> Result<(), Problem> {
    let key = address.fragment();
    let origin = Origin { key: key.clone(), name: address.title(), source: Source::Web(address.clone()) };
    let (controller, signal) = fetch::stop_signal().unzip();
    let source = address.clone();
    let mut reading = Started::new(async move { remote::read(&source, insist, signal).await });
    // At once, because a browser takes its time to open a database, and on the first visit to make it.
    let kept = reading.beside(database::load(&key)).await.ok().flatten();
    if let Some(text) = kept.as_ref().and_then(|kept| kept.text.clone()) {
        show(state, &text, origin, kept, turn).await?;
        spawn_local(async move { compare_with_source(state, &key, reading.finish().await, turn) });
        return Ok(());
    }
    show_opening(state, &origin.name, turn, controller);
    let read = reading.finish().await;
    if !is_current(turn) {
        return Ok(());
    }
    match (read, kept.as_ref().and_then(|kept| kept.base.clone())) {
        (Ok(text), _) => show_from_source(state, &text, origin, kept, turn).await,
        (Err(Problem::Stopped), _) => Err(Problem::Stopped),
        (Err(problem), Some(base)) => {
            show(state, &base, origin, kept, turn).await?;
            let words = problem.explanation();
            let key = if problem.may_pass() { "open.from-before" } else { "open.source-gone" };
            state.notify(NoticeKind::Warning, key, &[("reason", &words)]);
            Ok(())
        }
        (Err(problem), None) => Err(problem),
    }
}

fn show_opening(state: AppState, name: &str, turn: u32, stop: Option<web_sys::AbortController>) {
    let text = tr("open.opening", &[("name", name)]);
    web::after_ms(SHOW_OPENING_AFTER_MS, move || {
        if !is_current(turn) || SETTLED.get() == turn {
            return;
        }
        let actions = vec![NoticeAction::new("open.stop", move |state| {
            stop.iter().for_each(web_sys::AbortController::abort);
            state.notices.close_banner(OPENING);
        })];
        state.notices.show_banner(Banner { id: OPENING, kind: NoticeKind::Info, text, actions, can_close: false });
    });
}

/// A copy with edits is shown: has its source changed since?
fn compare_with_source(state: AppState, key: &str, read: Result<String, Problem>, turn: u32) {
    // No network, no news: the copy is what counts.
    let Ok(text) = read else { return };
    let Some(held) = store::held() else { return };
    if is_current(turn) && held.entry.key == key && held.entry.is_news(&entry::hash(&text)) {
        upstream::announce(state, text);
    }
}

/// Shows what the source gave, and keeps it as the base of a copy to come.
async fn show_from_source(
    state: AppState,
    text: &str,
    origin: Origin,
    kept: Option<Kept>,
    turn: u32,
) -> Result<(), Problem> {
    let mut entry = kept.map_or_else(|| Entry::of(&origin), |kept| kept.entry);
    entry.name.clone_from(&origin.name);
    entry.edited = false;
    entry.base_hash = Some(entry::hash(text));
    entry.passed_hash = None;
    let kept = Kept { entry, text: None, base: Some(text.to_owned()) };
    show(state, text, origin, Some(kept), turn).await
}

/// Shows a notebook: from here on it is the open one.
pub async fn show(state: AppState, text: &str, origin: Origin, kept: Option<Kept>, turn: u32) -> Result<(), Problem> {
    let (notebook, repairs) = notebook::parse(text)?.into_notebook();
    if !is_current(turn) {
        return Ok(());
    }
    SETTLED.set(turn);
    state.close_dialog();
    state.notices.close_banner(OPENING);
    upstream_closed(state);
    let key = origin.key.clone();
    let kept = kept.unwrap_or_else(|| Kept { entry: Entry::of(&origin), text: None, base: None });
    let Kept { mut entry, base, .. } = kept;
    entry.opened_ms = js_sys::Date::now();
    entry.bytes = text.len();
    store::hold(Held { entry: entry.clone(), base: base.clone() });
    state.show_notebook(notebook, origin);
    if entry.edited {
        state.save_state.set(SaveState::Saved);
    }
    tabs::claim(state, &key);
    set_address(&key);
    show_repairs(state, repairs);
    // What cannot be kept is not in the list of recent notebooks; the first edit will say why.
    let _kept = database::save(&entry, None, base.as_deref()).await;
    if is_current(turn) {
        upstream::show_relations(state, &entry).await;
    }
    Ok(())
}

/// Says what was repaired, if anything.
fn show_repairs(state: AppState, repairs: Vec<Repair>) {
    if repairs.is_empty() {
        return;
    }
    let count = repairs.len().to_string();
    let action = NoticeAction::new("open.show-repairs", move |state| failure::show_repairs(state, &repairs));
    state.notify_with(NoticeKind::Warning, "open.repaired", &[("count", &count)], vec![action]);
}

/// The address bar says what is open. A notebook that was never saved has no address yet.
pub fn reflect_address(state: AppState) {
    let key = state.book.origin.with_untracked(|origin| origin.key.clone());
    if fragment().trim_start_matches('#').split('&').next() != Some(key.as_str()) {
        replace_address(&key);
    }
}

fn set_address(key: &str) {
    let current = fragment();
    if current.trim_start_matches('#') == key {
        return;
    }
    let place = |key: &str| if key.is_empty() { bare_path() } else { format!("#{key}") };
    if let Ok(history) = web::window().history() {
        web::report("pushState", history.push_state_with_url(&JsValue::NULL, "", Some(&place(key))));
    }
}

fn replace_address(key: &str) {
    if let Ok(history) = web::window().history() {
        web::report("replaceState", history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{key}"))));
    }
}

fn bare_path() -> String {
    let location = web::window().location();
    format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}
