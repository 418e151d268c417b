//! Outputs that need JavaScript (`output.js`): sandboxed frames and formulas.

use std::cell::RefCell;

use js_sys::Object;
use render::FrameSource;
use wasm_bindgen::{JsValue, closure::Closure};

use super::{call, set};
use crate::web;

thread_local! {
    static MODULE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

async fn module() -> Option<JsValue> {
    if let Some(module) = MODULE.with(|cell| cell.borrow().clone()) {
        return Some(module);
    }
    let module = web::report("output.js", web::import_asset("output.js").await)?;
    MODULE.with(|cell| *cell.borrow_mut() = Some(module.clone()));
    Some(module)
}

/// Sets the formulas inside `element`.
pub fn render_math(element: web_sys::Element) {
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(module) = module().await {
            web::report("renderMath", call(&module, "renderMath", &[element.into()]));
        }
    });
}

/// A mounted frame; dropping it takes it away.
pub struct Frame {
    handle: std::rc::Rc<RefCell<Option<JsValue>>>,
}

impl Frame {
    /// Shows `source` inside `parent` in a frame without our origin.
    /// `on_resize` is called when its height changed.
    pub fn mount(parent: web_sys::Element, source: &FrameSource, title: &str, on_resize: impl Fn() + 'static) -> Self {
        let handle = std::rc::Rc::new(RefCell::new(None));
        let slot = handle.clone();
        let object = Object::new();
        match source {
            FrameSource::Html(html) => set(&object, "html", html.as_str()),
            FrameSource::Javascript(code) => set(&object, "javascript", code.as_str()),
        }
        set(&object, "title", title);
        let on_resize = Closure::<dyn Fn()>::wrap(Box::new(on_resize)).into_js_value();
        set(&object, "onResize", on_resize);
        wasm_bindgen_futures::spawn_local(async move {
            let Some(module) = module().await else { return };
            if !parent.is_connected() {
                return;
            }
            let mounted = call(&module, "mountFrame", &[parent.into(), object.into()]);
            *slot.borrow_mut() = web::report("mountFrame", mounted);
        });
        Self { handle }
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.borrow_mut().take()
            && handle.is_object()
        {
            web::report("frame", call(&handle, "destroy", &[]));
        }
    }
}
