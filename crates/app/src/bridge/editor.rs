//! The code editor (`editor.js`): mounting one in a cell, and colouring text without one.

use std::cell::RefCell;

use js_sys::{Object, Promise};
use wasm_bindgen::{JsValue, closure::Closure};

use super::{call, number, set, text};
use crate::web;

thread_local! {
    static MODULE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Loads the module; editors and colours are there when it is done.
pub async fn load() -> Result<(), JsValue> {
    let module = web::import_asset("editor.js").await?;
    MODULE.with(|cell| *cell.borrow_mut() = Some(module));
    Ok(())
}

pub fn is_loaded() -> bool {
    MODULE.with(|cell| cell.borrow().is_some())
}

fn module() -> Option<JsValue> {
    MODULE.with(|cell| cell.borrow().clone())
}

/// Source as HTML with token spans; the module escapes every character of the text. `None` while it is not loaded.
pub fn highlight(code: &str, language: &str) -> Option<String> {
    call(&module()?, "highlight", &[code.into(), language.into()]).ok()?.as_string()
}

/// Where the caret goes when an editor gets the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caret {
    Keep,
    Start,
    End,
    /// Line and column from 0, in code points.
    At {
        line: u32,
        column: u32,
    },
}

/// Where the caret is, counted from 0 in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    pub offset: u32,
    pub line: u32,
    pub column: u32,
    pub lines: u32,
}

/// What an editor is made with.
pub struct Options<'a> {
    pub text: &'a str,
    pub language: &'a str,
    pub line_numbers: bool,
    pub wrap: bool,
    pub placeholder: &'a str,
    pub label: &'a str,
}

/// What an editor tells.
pub struct Listeners {
    pub on_change: Box<dyn Fn(String)>,
    /// A chord that may be a shortcut of the notebook; answers whether it was taken.
    pub on_command: Box<dyn Fn(String) -> bool>,
    pub on_focus: Box<dyn Fn()>,
    pub on_blur: Box<dyn Fn()>,
    pub on_cursor: Box<dyn Fn()>,
    /// Code and cursor (in code points) to a promise of `{matches, from, to}`.
    pub complete: Box<dyn Fn(String, f64) -> Promise>,
    /// Code and cursor to a promise of text or null.
    pub inspect: Box<dyn Fn(String, f64) -> Promise>,
}

/// A mounted editor; dropping it takes it away.
pub struct Editor {
    handle: JsValue,
    is_code: bool,
    _on_change: Closure<dyn Fn(String)>,
    _on_command: Closure<dyn Fn(String) -> bool>,
    _on_focus: Closure<dyn Fn()>,
    _on_blur: Closure<dyn Fn()>,
    _on_cursor: Closure<dyn Fn()>,
    _complete: Closure<dyn Fn(String, f64) -> Promise>,
    _inspect: Closure<dyn Fn(String, f64) -> Promise>,
}

impl Editor {
    /// Mounts an editor in `parent`; `None` while the module is not loaded or it refuses.
    pub fn mount(parent: &web_sys::Element, options: &Options<'_>, listeners: Listeners) -> Option<Self> {
        let module = module()?;
        let on_change = Closure::wrap(listeners.on_change);
        let on_command = Closure::wrap(listeners.on_command);
        let on_focus = Closure::wrap(listeners.on_focus);
        let on_blur = Closure::wrap(listeners.on_blur);
        let on_cursor = Closure::wrap(listeners.on_cursor);
        let complete = Closure::wrap(listeners.complete);
        let inspect = Closure::wrap(listeners.inspect);
        let object = Object::new();
        set(&object, "doc", options.text);
        set(&object, "language", options.language);
        set(&object, "readOnly", false);
        let is_code = options.language == "python";
        set(&object, "lineNumbers", options.line_numbers && is_code);
        set(&object, "wrap", options.wrap || !is_code);
        set(&object, "placeholder", options.placeholder);
        set(&object, "label", options.label);
        set(&object, "onChange", on_change.as_ref());
        set(&object, "onCommand", on_command.as_ref());
        set(&object, "onFocus", on_focus.as_ref());
        set(&object, "onBlur", on_blur.as_ref());
        set(&object, "onCursor", on_cursor.as_ref());
        set(&object, "complete", complete.as_ref());
        set(&object, "inspect", inspect.as_ref());
        let handle = web::report("editor", call(&module, "createEditor", &[parent.into(), object.into()]))?;
        Some(Self {
            handle,
            is_code,
            _on_change: on_change,
            _on_command: on_command,
            _on_focus: on_focus,
            _on_blur: on_blur,
            _on_cursor: on_cursor,
            _complete: complete,
            _inspect: inspect,
        })
    }

    pub fn text(&self) -> String {
        call(&self.handle, "getDoc", &[]).ok().and_then(|value| value.as_string()).unwrap_or_default()
    }

    pub fn set_text(&self, text: &str) {
        web::report("setDoc", call(&self.handle, "setDoc", &[text.into()]));
    }

    pub fn focus(&self, caret: Caret) {
        let at = match caret {
            Caret::Keep => JsValue::UNDEFINED,
            Caret::Start => "start".into(),
            Caret::End => "end".into(),
            Caret::At { line, column } => {
                let place = Object::new();
                set(&place, "line", line);
                set(&place, "ch", column);
                place.into()
            }
        };
        web::report("focus", call(&self.handle, "focus", &[at]));
    }

    pub fn cursor(&self) -> Cursor {
        let Ok(cursor) = call(&self.handle, "cursor", &[]) else { return Cursor::default() };
        let field = |name| number(&cursor, name).unwrap_or(0.0) as u32;
        Cursor { offset: field("offset"), line: field("line"), column: field("col"), lines: field("lines") }
    }

    /// The selected text; empty without a selection.
    pub fn selection(&self) -> String {
        let selection = call(&self.handle, "selection", &[]).ok();
        selection.and_then(|selection| text(&selection, "text")).unwrap_or_default()
    }

    pub fn set_look(&self, line_numbers: bool, wrap: bool) {
        let object = Object::new();
        // Prose always wraps and has no line numbers.
        set(&object, "lineNumbers", line_numbers && self.is_code);
        set(&object, "wrap", wrap || !self.is_code);
        web::report("setOptions", call(&self.handle, "setOptions", &[object.into()]));
    }

    pub fn blur(&self) {
        web::report("blur", call(&self.handle, "blur", &[]));
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        web::report("destroy", call(&self.handle, "destroy", &[]));
    }
}
