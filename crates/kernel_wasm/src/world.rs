use protocol::Message;
use python::{Pressure, World};
use serde_json::{Value, json};

#[expect(unsafe_code, reason = "the host's imports")]
// SAFETY: the signatures are those of the host; each takes or fills memory that we own for the call.
#[link(wasm_import_module = "colibri")]
unsafe extern "C" {
    fn emit(ptr: *const u8, len: usize) -> i32;
    fn ask(ptr: *const u8, len: usize) -> usize;
    fn take(ptr: *mut u8);
    fn poll() -> i32;
}

/// The page, seen through the imports of `kernel.wasm`.
pub(crate) struct HostWorld;

impl World for HostWorld {
    fn emit(&self, message: Message) -> Pressure {
        let bytes = protocol::encode(&message);
        #[expect(unsafe_code, reason = "host import")]
        // SAFETY: the host only reads `bytes`, within its length, before it returns.
        let full = unsafe { emit(bytes.as_ptr(), bytes.len()) };
        if full == 0 { Pressure::Flowing } else { Pressure::Full }
    }

    fn ask(&self, request: Value) -> Value {
        let request = request.to_string();
        #[expect(unsafe_code, reason = "host import")]
        // SAFETY: the host only reads `request`, within its length, before it returns.
        let len = unsafe { ask(request.as_ptr(), request.len()) };
        let mut answer = vec![0_u8; len];
        #[expect(unsafe_code, reason = "host import")]
        // SAFETY: `take` writes the `len` bytes that `ask` announced, and `answer` has room for them.
        unsafe {
            take(answer.as_mut_ptr());
        }
        serde_json::from_slice(&answer).unwrap_or_else(|error| json!({"error": format!("host's answer: {error}")}))
    }

    fn interrupted(&self) -> bool {
        #[expect(unsafe_code, reason = "host import")]
        // SAFETY: takes and gives numbers only.
        let flag = unsafe { poll() };
        flag != 0
    }

    #[expect(clippy::disallowed_methods, reason = "wasip1 has a clock; the ban is for wasm32-unknown-unknown")]
    fn now_ms(&self) -> f64 {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map_or(0.0, |since| since.as_secs_f64() * 1000.0)
    }
}
