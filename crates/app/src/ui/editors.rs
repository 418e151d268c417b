//! Editors of cells: mounted when a cell is opened, a handful kept, the rest shown as static text.

use std::cell::{Cell, RefCell};

use document::{CellId, Edit};
use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::*;
use notebook::CellType;
use session::{Answer, Status};
use wasm_bindgen::{JsCast, JsValue};

use crate::bridge::editor::{self, Caret, Editor, Listeners, Options};
use crate::commands::dispatch;
use crate::i18n::t;
use crate::state::AppState;
use crate::ui::focus;
use crate::web;

/// More than a person moves between; each costs about a megabyte.
const KEPT: usize = 8;
/// The module takes a tenth of a second of a processor, which a starting kernel needs more; nobody waits longer than this.
const LOAD_AFTER_MS: i32 = 2_000;

thread_local! {
    static LOADING: Cell<bool> = const { Cell::new(false) };
    /// Mounted editors, the one used last at the end.
    static MOUNTED: RefCell<Vec<(CellId, Editor)>> = const { RefCell::new(Vec::new()) };
    /// Goes up when the editor module has arrived: static text gets its colours.
    static READY: RefCell<Option<RwSignal<bool>>> = const { RefCell::new(None) };
    static CURSOR: RefCell<Option<RwSignal<Option<editor::Cursor>>>> = const { RefCell::new(None) };
}

/// Loads the editor module when there is time for it and follows the preferences.
pub fn start(state: AppState) {
    let ready = RwSignal::new(false);
    READY.with(|slot| *slot.borrow_mut() = Some(ready));
    CURSOR.with(|slot| *slot.borrow_mut() = Some(RwSignal::new(None)));
    Effect::new(move |_| {
        if state.runtime.status.get() == Status::Idle {
            web::when_idle(|_| load());
        }
    });
    web::after_ms(LOAD_AFTER_MS, load);
    Effect::new(move |_| {
        let (line_numbers, wrap) = (state.prefs.line_numbers.get(), state.prefs.wrap.get());
        MOUNTED.with(|mounted| mounted.borrow().iter().for_each(|(_, editor)| editor.set_look(line_numbers, wrap)));
    });
    // Another notebook: its tickets mean other cells.
    Effect::new(move |_| {
        state.book.opened.track();
        let old = MOUNTED.with(|mounted| std::mem::take(&mut *mounted.borrow_mut()));
        web::after_ms(0, move || drop(old));
    });
}

/// Loads the module, once.
fn load() {
    if LOADING.with(|loading| loading.replace(true)) {
        return;
    }
    leptos::task::spawn_local(async move {
        if web::report("editor.js", editor::load().await).is_some()
            && let Some(ready) = READY.with(|slot| *slot.borrow())
        {
            ready.set(true);
        }
    });
}

/// Whether the editor module is there. Tracked.
pub fn is_ready() -> bool {
    READY.with(|slot| *slot.borrow()).is_some_and(|ready| ready.get())
}

/// Where the caret is, for the status bar. Tracked.
pub fn cursor() -> Option<editor::Cursor> {
    CURSOR.with(|slot| *slot.borrow()).and_then(|cursor| cursor.get())
}

/// Mounts the editor of a cell if need be and puts the caret into it.
pub fn focus(state: AppState, cell: CellId, caret: Caret) {
    if !editor::is_loaded() {
        load();
        // The module arrives within moments; the person's wish is not forgotten.
        web::after_ms(60, move || {
            if state.book.active.get_untracked() == Some(cell) && state.book.editing.get_untracked() {
                focus(state, cell, caret);
            }
        });
        return;
    }
    let caret = if is_mounted(cell) { caret } else { mount(state, cell, caret) };
    with_editor(cell, |editor| editor.focus(caret));
}

pub fn is_mounted(cell: CellId) -> bool {
    MOUNTED.with(|mounted| mounted.borrow().iter().any(|(id, _)| *id == cell))
}

fn with_editor<T>(cell: CellId, work: impl FnOnce(&Editor) -> T) -> Option<T> {
    // The callbacks of an editor come back here: nothing may be borrowed while it works.
    let taken = MOUNTED.with(|mounted| {
        let mut mounted = mounted.borrow_mut();
        let place = mounted.iter().position(|(id, _)| *id == cell)?;
        Some(mounted.remove(place))
    })?;
    let result = work(&taken.1);
    MOUNTED.with(|mounted| mounted.borrow_mut().push(taken));
    Some(result)
}

fn mount(state: AppState, cell: CellId, caret: Caret) -> Caret {
    let Some(view) = state.book.view(cell) else { return caret };
    let slot = focus::cell_element(cell).and_then(|element| element.query_selector(".src").ok().flatten());
    let Some(slot) = slot else { return caret };
    let text = state.source(cell);
    let kind = view.kind.get_untracked();
    let options = Options {
        text: &text,
        language: language_of(kind),
        line_numbers: state.prefs.line_numbers.get_untracked(),
        wrap: state.prefs.wrap.get_untracked(),
        placeholder: if kind == CellType::Markdown { t("cell.placeholder-text") } else { "" },
        label: t("cell.editor"),
    };
    if let Some(editor) = Editor::mount(&slot, &options, listeners(state, cell)) {
        web::report("mounted", slot.class_list().add_1("mounted"));
        MOUNTED.with(|mounted| mounted.borrow_mut().push((cell, editor)));
        unmount_oldest(state);
    }
    if caret == Caret::Keep { Caret::End } else { caret }
}

fn language_of(kind: CellType) -> &'static str {
    match kind {
        CellType::Code => "python",
        CellType::Markdown => "markdown",
        CellType::Raw => "plain",
    }
}

fn unmount_oldest(state: AppState) {
    let too_many = MOUNTED.with(|mounted| mounted.borrow().len()) > KEPT;
    let oldest = MOUNTED.with(|mounted| mounted.borrow().first().map(|(id, _)| *id));
    if let (true, Some(oldest)) = (too_many, oldest)
        && state.book.active.get_untracked() != Some(oldest)
    {
        unmount(state, oldest);
    }
}

/// Takes the editor of a cell away; the static text shows again.
pub fn unmount(state: AppState, cell: CellId) {
    let taken = MOUNTED.with(|mounted| {
        let mut mounted = mounted.borrow_mut();
        let place = mounted.iter().position(|(id, _)| *id == cell)?;
        Some(mounted.remove(place).1)
    });
    let Some(editor) = taken else { return };
    if let Some(slot) = focus::cell_element(cell).and_then(|element| element.query_selector(".src").ok().flatten()) {
        web::report("mounted", slot.class_list().remove_1("mounted"));
    }
    // This may run inside one of its callbacks: it goes when they are done.
    web::after_ms(0, move || drop(editor));
    if let Some(view) = state.book.view(cell) {
        view.source.update(|pulse| *pulse += 1);
    }
}

/// The document's text changed: a mounted editor follows. Answers whether there is one.
pub fn follow_source(state: AppState, cell: CellId) -> bool {
    if !is_mounted(cell) {
        return false;
    }
    let text = state.source(cell);
    with_editor(cell, |editor| {
        if editor.text() != text {
            editor.set_text(&text);
        }
    });
    true
}

fn listeners(state: AppState, cell: CellId) -> Listeners {
    Listeners {
        on_change: Box::new(move |source| {
            state.edit(Edit::SetSource { cell, source });
        }),
        on_command: Box::new(move |chord| dispatch::from_editor(state, &chord)),
        on_focus: Box::new(move || {
            if state.book.active.get_untracked() != Some(cell) {
                state.book.select_only(cell);
            }
            state.book.editing.set(true);
            if let Some(view) = state.book.view(cell) {
                crate::book::set_if_new(view.editing, true);
            }
            show_cursor(cell);
        }),
        on_blur: Box::new(move || {
            CURSOR.with(|slot| *slot.borrow()).inspect(|cursor| cursor.set(None));
            let still = state.book.active.get_untracked() == Some(cell);
            if still && !web::document().hidden() {
                state.book.editing.set(false);
                // A code cell goes back to command mode; a Markdown cell stays open until it is run or left.
                if let Some(view) = state.book.view(cell).filter(|view| view.kind.get_untracked() != CellType::Markdown)
                {
                    crate::book::set_if_new(view.editing, false);
                }
            }
        }),
        on_cursor: Box::new(move || show_cursor(cell)),
        complete: Box::new(move |code, position| complete(state, code, position)),
        inspect: Box::new(move |code, position| inspect(state, code, position)),
    }
}

fn show_cursor(cell: CellId) {
    // Editors tell of their cursor while they are at work; read it when they are done.
    leptos::task::spawn_local(async move {
        let place = with_editor(cell, Editor::cursor);
        if let (Some(signal), Some(place)) = (CURSOR.with(|slot| *slot.borrow()), place) {
            signal.set(Some(place));
        }
    });
}

fn complete(state: AppState, code: String, position: f64) -> Promise {
    Promise::new(&mut |resolve, _reject| {
        let nothing = completion_result(&[], position, position, &serde_json::Value::Null);
        let ticket = can_ask(state)
            .then(|| state.change_with(|session| (Vec::new(), session.complete(&code, position as usize))).flatten());
        let Some(Some(ticket)) = ticket else {
            web::report("resolve", resolve.call1(&JsValue::NULL, &nothing));
            return;
        };
        state.runtime.when_answered(ticket, move |answer| {
            let result = match answer {
                Answer::Complete { matches, cursor_start, cursor_end, metadata } => {
                    completion_result(&matches, cursor_start as f64, cursor_end as f64, &metadata)
                }
                _ => nothing,
            };
            web::report("resolve", resolve.call1(&JsValue::NULL, &result));
        });
    })
}

/// A busy kernel answers when the cell is done, which is too late for a list under the caret.
fn can_ask(state: AppState) -> bool {
    matches!(state.runtime.status.get_untracked(), session::Status::Idle)
}

fn completion_result(matches: &[String], from: f64, to: f64, metadata: &serde_json::Value) -> JsValue {
    let types = metadata.get("_jupyter_types_experimental").and_then(serde_json::Value::as_array);
    let list = Array::new();
    for (index, text) in matches.iter().enumerate() {
        let kind = types.and_then(|types| types.get(index)?.get("type")?.as_str()).unwrap_or_default();
        let entry = Object::new();
        put(&entry, "text", text.as_str().into());
        put(&entry, "type", kind.into());
        list.push(&entry);
    }
    let result = Object::new();
    put(&result, "matches", list.into());
    put(&result, "from", from.into());
    put(&result, "to", to.into());
    result.into()
}

fn put(object: &Object, name: &str, value: JsValue) {
    web::report(name, Reflect::set(object, &name.into(), &value));
}

fn inspect(state: AppState, code: String, position: f64) -> Promise {
    Promise::new(&mut |resolve, _reject| {
        let ticket = can_ask(state)
            .then(|| state.change_with(|session| (Vec::new(), session.inspect(&code, position as usize, 0))).flatten());
        let Some(Some(ticket)) = ticket else {
            web::report("resolve", resolve.call1(&JsValue::NULL, &JsValue::NULL));
            return;
        };
        state.runtime.when_answered(ticket, move |answer| {
            let text = match answer {
                Answer::Inspect { found: true, data } => {
                    data.get("text/plain").and_then(serde_json::Value::as_str).map(strip_ansi)
                }
                _ => None,
            };
            let text = text.map_or(JsValue::NULL, |text| text.as_str().into());
            web::report("resolve", resolve.call1(&JsValue::NULL, &text));
        });
    })
}

/// Inspection texts come with terminal colours; a tooltip shows them plain.
fn strip_ansi(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character == '\u{1b}' {
            for inside in rest.by_ref() {
                if inside.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            out.push(character);
        }
    }
    out
}

/// Byte offset of the caret in the text of a cell, if its editor is mounted.
pub fn caret_byte_offset(state: AppState, cell: CellId) -> Option<usize> {
    let cursor = with_editor(cell, Editor::cursor)?;
    let source = state.source(cell);
    let offset = source.char_indices().nth(cursor.offset as usize).map_or(source.len(), |(offset, _)| offset);
    Some(offset)
}

/// Text that is selected in the editor of a cell.
pub fn selected_text(cell: CellId) -> Option<String> {
    with_editor(cell, Editor::selection)
}

/// Line and column (from 0, in code points) of a place in a static text, for the caret of the editor that replaces it.
pub fn caret_at_point(root: &web_sys::Element, x: f32, y: f32) -> Option<Caret> {
    let document: JsValue = web::document().into();
    let (node, offset) = point_to_text(&document, x, y)?;
    let range = web::document().create_range().ok()?;
    range.set_start(root.as_ref(), 0).ok()?;
    range.set_end(&node, offset).ok()?;
    let before = String::from(range.to_string());
    let line = before.matches('\n').count() as u32;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32;
    Some(Caret::At { line, column })
}

/// `caretPositionFromPoint`, or the older name that some browsers still have only.
fn point_to_text(document: &JsValue, x: f32, y: f32) -> Option<(web_sys::Node, u32)> {
    for (function, node, offset) in
        [("caretPositionFromPoint", "offsetNode", "offset"), ("caretRangeFromPoint", "startContainer", "startOffset")]
    {
        let function = Reflect::get(document, &function.into()).ok()?;
        let Ok(function) = function.dyn_into::<js_sys::Function>() else { continue };
        let place = function.call2(document, &x.into(), &y.into()).ok()?;
        let node = Reflect::get(&place, &node.into()).ok()?.dyn_into::<web_sys::Node>().ok()?;
        let offset = Reflect::get(&place, &offset.into()).ok()?.as_f64()? as u32;
        return Some((node, offset));
    }
    None
}
