//! Exports of `kernel.wasm`: bytes in, bytes out, around one [`python::Kernel`].
//!
//! *Invariant:* no JavaScript value; whatever the host sends, the kernel goes on.

mod world;

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use protocol::{Message, msg_type};
use python::{Config, Kernel, World};
use serde_json::json;

use world::HostWorld;

/// Where the page mounts the standard library, and our packages beside it.
const LIBRARY_PATHS: [&str; 2] = ["/usr/lib/python3.14", "/usr/local/lib/python3.14/dist-packages"];

/// Made with the library (`xtask/src/pack.rs`).
const DOCSTRINGS: &str = "/usr/lib/python3.14/docstrings.txt";

thread_local! {
    static KERNEL: RefCell<Option<Kernel>> = const { RefCell::new(None) };
}

/// Room for `len` bytes, which the host fills and hands over with [`colibri_handle`].
#[expect(unsafe_code, reason = "the host finds exports by their names")]
// SAFETY: the name is ours; no other symbol carries it.
#[unsafe(no_mangle)]
pub extern "C" fn colibri_alloc(len: usize) -> *mut u8 {
    // A boxed slice has exactly `len` bytes of capacity, which `colibri_handle` counts on.
    Box::into_raw(vec![0_u8; len].into_boxed_slice()).cast()
}

/// Starts Python. Where that fails, the reason goes to standard error and into the answer of each request.
#[expect(unsafe_code, reason = "the host finds exports by their names")]
// SAFETY: the name is ours; no other symbol carries it.
#[unsafe(no_mangle)]
pub extern "C" fn colibri_boot() {
    let library_paths = LIBRARY_PATHS.map(PathBuf::from).to_vec();
    let docstrings = Some(PathBuf::from(DOCSTRINGS));
    match Kernel::boot(Config { library_paths, bytecode_cache: None, docstrings, world: Rc::new(HostWorld) }) {
        Ok(kernel) => KERNEL.set(Some(kernel)),
        Err(error) => eprintln!("{error}"),
    }
}

/// To be called instead of [`colibri_boot`] where the memory was restored from an image.
#[expect(unsafe_code, reason = "the host finds exports by their names")]
// SAFETY: the name is ours; no other symbol carries it.
#[unsafe(no_mangle)]
pub extern "C" fn colibri_wake() {
    KERNEL.with_borrow(|kernel| {
        if let Some(kernel) = kernel {
            kernel.wake();
        }
    });
}

/// Answers one message, given as bytes of [`protocol::encode`] in memory of [`colibri_alloc`].
#[expect(unsafe_code, reason = "the host finds exports by their names and hands memory over")]
// SAFETY: the name is ours; no other symbol carries it.
#[unsafe(no_mangle)]
pub extern "C" fn colibri_handle(ptr: *mut u8, len: usize) {
    // SAFETY: the host hands over exactly what `colibri_alloc(len)` gave it, once.
    let bytes = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(ptr, len)) };
    match protocol::decode(&bytes) {
        Ok(message) => KERNEL.with_borrow(|kernel| match kernel {
            Some(kernel) => {
                // A worker ends when the page ends it: there is nothing to do after a shutdown reply.
                kernel.handle(message);
            }
            None => refuse(&message),
        }),
        Err(error) => eprintln!("message dropped: {error}"),
    }
}

/// The answer of a kernel that did not start.
fn refuse(message: &Message) {
    let content = json!({
        "status": "error", "ename": "BootError", "evalue": "Python did not start", "traceback": ["Python did not start"],
    });
    let parts = [
        (protocol::Channel::Iopub, msg_type::STATUS.to_owned(), json!({"execution_state": "busy"})),
        (message.channel, message.msg_type().replace("_request", "_reply"), content),
        (protocol::Channel::Iopub, msg_type::STATUS.to_owned(), json!({"execution_state": "idle"})),
    ];
    for (index, (channel, msg_type, content)) in parts.into_iter().enumerate() {
        let id = format!("{}_{index}", message.header.msg_id);
        HostWorld.emit(Message::child_of(&message.header, channel, id, &msg_type, content));
    }
}
