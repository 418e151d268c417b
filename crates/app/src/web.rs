//! The browser, in the few words that the page needs of it.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

pub fn window() -> web_sys::Window {
    // A page without a window does not exist: this crate never runs in a worker.
    web_sys::window().unwrap_or_else(|| wasm_bindgen::throw_str("no window"))
}

pub fn document() -> web_sys::Document {
    window().document().unwrap_or_else(|| wasm_bindgen::throw_str("no document"))
}

pub fn element(id: &str) -> Option<web_sys::HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Milliseconds since the page began; never goes back.
pub fn now_ms() -> f64 {
    window().performance().map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// A mark on the browser's timeline, read by the benchmarks.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        report("mark", performance.mark(name).map(drop));
    }
}

/// Writes a failure to the console that the person can do nothing about.
pub fn report<T>(what: &str, result: Result<T, JsValue>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(error) => {
            log_error(&format!("{what}: {error:?}"));
            None
        }
    }
}

/// Runs `work` after `delay_ms`.
pub fn after_ms(delay_ms: i32, work: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(work);
    let handle = window().set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), delay_ms);
    report("setTimeout", handle);
}

/// Runs `work` every `period_ms` as long as the page lives.
pub fn every_ms(period_ms: i32, work: impl FnMut() + 'static) {
    let callback = Closure::<dyn FnMut()>::new(work).into_js_value();
    let handle = window().set_interval_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), period_ms);
    report("setInterval", handle);
}

/// Runs `work` before the next frame; in a hidden tab, where no frames come, soon.
pub fn next_frame(work: impl FnOnce() + 'static) {
    if document().hidden() {
        after_ms(30, work);
        return;
    }
    let callback = Closure::once_into_js(work);
    report("requestAnimationFrame", window().request_animation_frame(callback.unchecked_ref()));
}

/// Runs `work` when the browser has nothing better to do; with how many milliseconds it may take.
pub fn when_idle(work: impl FnOnce(f64) + 'static) {
    let callback = Closure::once_into_js(move |deadline: JsValue| work(time_remaining(&deadline)));
    let request = js_sys::Reflect::get(&window(), &"requestIdleCallback".into());
    if let Some(function) = request.ok().and_then(|function| function.dyn_into::<js_sys::Function>().ok()) {
        report("requestIdleCallback", function.call1(&window(), &callback));
    } else {
        let handle = window().set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), 50);
        report("setTimeout", handle);
    }
}

fn time_remaining(deadline: &JsValue) -> f64 {
    let remaining = js_sys::Reflect::get(deadline, &"timeRemaining".into());
    let function = remaining.ok().and_then(|value| value.dyn_into::<js_sys::Function>().ok());
    function.and_then(|function| function.call0(deadline).ok()).and_then(|value| value.as_f64()).unwrap_or(5.0)
}

/// Listens on `target` as long as the page lives.
pub fn listen<E: JsCast + 'static>(target: &web_sys::EventTarget, name: &str, mut handler: impl FnMut(E) + 'static) {
    let callback = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        handler(event.unchecked_into());
    })
    .into_js_value();
    report(name, target.add_event_listener_with_callback(name, callback.unchecked_ref()));
}

/// As [`listen`], but before anything inside `target` hears of the event.
pub fn listen_first<E: JsCast + 'static>(
    target: &web_sys::EventTarget,
    name: &str,
    mut handler: impl FnMut(E) + 'static,
) {
    let callback = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        handler(event.unchecked_into());
    })
    .into_js_value();
    report(name, target.add_event_listener_with_callback_and_bool(name, callback.unchecked_ref(), true));
}

/// Whether the keyboard is Apple's, for how shortcuts are written.
pub fn is_apple() -> bool {
    thread_local! {
        static APPLE: RefCell<Option<bool>> = const { RefCell::new(None) };
    }
    APPLE.with(|apple| {
        *apple.borrow_mut().get_or_insert_with(|| {
            let platform = window().navigator().platform().unwrap_or_default();
            platform.starts_with("Mac") || platform.starts_with("iP")
        })
    })
}

/// What was remembered under `key`; nothing where the browser forbids remembering.
pub fn recall(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(&format!("colibri.{key}")).ok()?
}

/// Remembers `value` under `key`, if the browser lets us.
pub fn remember(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        report("localStorage", storage.set_item(&format!("colibri.{key}"), value));
    }
}

/// Puts text on the system's clipboard.
pub fn copy_text(text: &str) {
    let promise = window().navigator().clipboard().write_text(text);
    wasm_bindgen_futures::spawn_local(async move {
        report("clipboard", wasm_bindgen_futures::JsFuture::from(promise).await);
    });
}

/// Hands bytes (or text) to the person as a file.
pub fn download(name: &str, content: &JsValue) {
    let parts = js_sys::Array::of1(content);
    let Some(blob) = report("blob", web_sys::Blob::new_with_blob_sequence(&parts)) else { return };
    let Some(url) = report("blob", web_sys::Url::create_object_url_with_blob(&blob)) else { return };
    let link =
        report("link", document().create_element("a")).and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(link) = link {
        report("link", link.set_attribute("href", &url));
        report("link", link.set_attribute("download", name));
        link.click();
    }
    after_ms(30_000, move || {
        report("blob", web_sys::Url::revoke_object_url(&url));
    });
}

/// Logical name of an asset → its URL, as the build wrote it into the page.
pub fn asset(name: &str) -> String {
    assets().get(name).and_then(|url| url.as_str()).map_or_else(|| name.to_owned(), str::to_owned)
}

/// The whole asset map; empty in a page that was not built.
pub fn assets() -> serde_json::Map<String, serde_json::Value> {
    let text = document().get_element_by_id("assets").and_then(|element| element.text_content());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Version of this build.
pub fn version() -> String {
    let version = asset("version");
    if version == "version" { env!("CARGO_PKG_VERSION").to_owned() } else { version }
}

/// Loads a JavaScript module of ours, by its logical name.
pub async fn import_asset(name: &str) -> Result<JsValue, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    let url = web_sys::Url::new_with_base(&asset(name), &base)?.href();
    wasm_bindgen_futures::JsFuture::from(dynamic_import(&url)?).await
}

#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    /// `import()` is syntax and cannot be called from here; the page's first script offers it as a function.
    #[wasm_bindgen(js_name = colibriImport, catch)]
    fn dynamic_import(url: &str) -> Result<js_sys::Promise, JsValue>;
}

#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn log_error(text: &str);
}

/// The time of day in the person's own way of writing it.
pub fn clock_time(at_ms: f64) -> String {
    in_words(at_ms, &["timeStyle"])
}

/// The same with the day, unless that is today.
pub fn clock_words(at_ms: f64) -> String {
    let is_today = js_sys::Date::new(&at_ms.into()).to_date_string() == js_sys::Date::new_0().to_date_string();
    in_words(at_ms, if is_today { &["timeStyle"] } else { &["dateStyle", "timeStyle"] })
}

fn in_words(at_ms: f64, styles: &[&str]) -> String {
    let options = js_sys::Object::new();
    for style in styles {
        report("time", js_sys::Reflect::set(&options, &(*style).into(), &"short".into()));
    }
    js_sys::Date::new(&at_ms.into()).to_locale_string(crate::i18n::language().tag(), &options).into()
}
