//! The kernel worker. The page's first script starts it before this program is even loaded (see `index.html`) and keeps
//! what it says in `colibriKernel.backlog` until [`KernelWorker::adopt`].

use js_sys::{Array, Object, Reflect, Uint8Array};
use protocol::Message;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{number, set, text};
use crate::web;

/// What the worker says.
pub enum FromWorker {
    Progress {
        stage: String,
        done: f64,
        total: f64,
    },
    Ready {
        info: serde_json::Value,
    },
    /// A Jupyter message as bytes: decoded when its turn comes.
    Message(Uint8Array),
    FileReply {
        kind: String,
        id: f64,
        value: JsValue,
    },
    /// How large the kernel's memory is now.
    Memory {
        bytes: f64,
    },
    /// Something about the saved session: `{event, savedAt, count, …}`.
    Session(serde_json::Value),
    /// Python waits for a part of itself that cannot be fetched for now.
    Waiting,
    Fatal {
        reason: String,
    },
}

/// A running kernel worker; dropping it ends it.
pub struct KernelWorker {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

impl KernelWorker {
    /// Takes over the worker that the page's first script started, or starts one; also what it said before.
    pub fn adopt(handler: impl FnMut(FromWorker) + 'static) -> Result<(Self, Vec<FromWorker>), JsValue> {
        let early = Reflect::get(&js_sys::global(), &"colibriKernel".into()).ok().filter(JsValue::is_object);
        let Some(early) = early else { return Ok((Self::start(handler)?, Vec::new())) };
        Reflect::delete_property::<Object>(js_sys::global().unchecked_ref(), &"colibriKernel".into())?;
        let worker: Worker = Reflect::get(&early, &"worker".into())?.dyn_into()?;
        let backlog: Array = Reflect::get(&early, &"backlog".into())?.dyn_into()?;
        worker.set_onmessage(None);
        worker.set_onerror(None);
        let said_before = backlog.iter().filter_map(|data| read(&data)).collect();
        Ok((Self::attach(worker, handler), said_before))
    }

    /// Starts a fresh worker.
    pub fn start(handler: impl FnMut(FromWorker) + 'static) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let base = web::document().base_uri()?.unwrap_or_default();
        let url = web_sys::Url::new_with_base(&web::asset("kernel-worker.js"), &base)?.href();
        let place = serde_json::json!({ "base": base, "assets": web::assets() });
        options.set_name(&place.to_string());
        let worker = Worker::new_with_options(&url, &options)?;
        Ok(Self::attach(worker, handler))
    }

    fn attach(worker: Worker, handler: impl FnMut(FromWorker) + 'static) -> Self {
        let handler = std::rc::Rc::new(std::cell::RefCell::new(handler));
        let on_error_handler = handler.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(said) = read(&event.data()) {
                (handler.borrow_mut())(said);
            }
        });
        let on_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            let reason = text(&event, "message").unwrap_or_else(|| "the kernel worker could not be loaded".to_owned());
            (on_error_handler.borrow_mut())(FromWorker::Fatal { reason });
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Self { worker, _on_message: on_message, _on_error: on_error }
    }

    /// Sends a Jupyter message.
    pub fn send(&self, message: &Message) {
        let bytes = Uint8Array::from(protocol::encode(message).as_slice());
        let envelope = Object::new();
        set(&envelope, "kind", "message");
        set(&envelope, "bytes", &bytes);
        let transfer = Array::of1(&bytes.buffer());
        web::report("post", self.worker.post_message_with_transfer(&envelope, &transfer));
    }

    /// Says that everything it sent so far is consumed.
    pub fn drained(&self) {
        self.post_kind("drained");
    }

    /// Asks the running cell to stop.
    pub fn interrupt(&self) {
        self.post_kind("interrupt");
    }

    /// Names the session that the kernel is to keep, and whether what was saved of it comes back; before any message.
    pub fn open_session(&self, session: &str, restore: bool) {
        let envelope = Object::new();
        set(&envelope, "kind", "session-open");
        set(&envelope, "session", session);
        set(&envelope, "restore", restore);
        web::report("post", self.worker.post_message(&envelope));
    }

    /// Saves the session now.
    pub fn save_session(&self) {
        self.post_kind("session-save");
    }

    /// Takes back what ran last.
    pub fn undo_run(&self) {
        self.post_kind("session-undo");
    }

    /// Asks for something about files: `kind` is `file-list`, `file-get` or `file-put`.
    pub fn file(&self, kind: &str, id: f64, path: &str, bytes: Option<Uint8Array>) {
        let envelope = Object::new();
        set(&envelope, "kind", kind);
        set(&envelope, "id", id);
        set(&envelope, "path", path);
        if let Some(bytes) = bytes {
            set(&envelope, "bytes", &bytes);
        }
        web::report("post", self.worker.post_message(&envelope));
    }

    fn post_kind(&self, kind: &str) {
        let envelope = Object::new();
        set(&envelope, "kind", kind);
        web::report("post", self.worker.post_message(&envelope));
    }
}

impl Drop for KernelWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn json(data: &JsValue) -> serde_json::Value {
    let text = js_sys::JSON::stringify(data).ok().and_then(|text| text.as_string());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn read(data: &JsValue) -> Option<FromWorker> {
    let kind = text(data, "kind")?;
    match kind.as_str() {
        "message" => Some(FromWorker::Message(Reflect::get(data, &"bytes".into()).ok()?.dyn_into().ok()?)),
        "progress" => Some(FromWorker::Progress {
            stage: text(data, "stage").unwrap_or_default(),
            done: number(data, "done").unwrap_or(0.0),
            total: number(data, "total").unwrap_or(0.0),
        }),
        "ready" => Some(FromWorker::Ready { info: json(&Reflect::get(data, &"info".into()).ok()?) }),
        "session" => Some(FromWorker::Session(json(data))),
        "memory" => Some(FromWorker::Memory { bytes: number(data, "bytes")? }),
        "waiting" => Some(FromWorker::Waiting),
        "fatal" => Some(FromWorker::Fatal { reason: text(data, "reason").unwrap_or_default() }),
        _ if kind.starts_with("file-") => {
            Some(FromWorker::FileReply { id: number(data, "id")?, kind, value: data.clone() })
        }
        _ => None,
    }
}
