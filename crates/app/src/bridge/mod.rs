//! The only files that call our JavaScript modules: editor, output frames, kernel worker.

pub mod editor;
pub mod output;
pub mod worker;

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// `object[name] = value`; setting a property of a plain object cannot fail.
fn set(object: &Object, name: &str, value: impl Into<JsValue>) {
    crate::web::report(name, Reflect::set(object, &name.into(), &value.into()));
}

/// `object[name](…arguments)`.
fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: js_sys::Function = Reflect::get(object, &name.into())?.dyn_into()?;
    function.apply(object, &arguments.iter().collect())
}

/// The text at `object[name]`.
fn text(object: &JsValue, name: &str) -> Option<String> {
    Reflect::get(object, &name.into()).ok()?.as_string()
}

/// The number at `object[name]`.
fn number(object: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(object, &name.into()).ok()?.as_f64()
}
