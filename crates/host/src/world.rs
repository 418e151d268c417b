use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use vfs::wasi::{Stream, World};
use vfs::{Error, Nanos, Result};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The kernel's memory, as the worker's object `{read(at, into), write(at, bytes)}`: both answer whether the whole
    /// range is inside.
    pub type Guest;
    #[wasm_bindgen(method)]
    pub(crate) fn read(this: &Guest, at: u32, into: &mut [u8]) -> bool;
    #[wasm_bindgen(method)]
    pub(crate) fn write(this: &Guest, at: u32, bytes: &[u8]) -> bool;

    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(into: &mut [u8]);
}

impl vfs::wasi::Guest for Guest {
    fn read(&self, at: u32, into: &mut [u8]) -> Result<()> {
        if Self::read(self, at, into) { Ok(()) } else { Err(Error::Fault) }
    }

    fn write(&mut self, at: u32, bytes: &[u8]) -> Result<()> {
        if Self::write(self, at, bytes) { Ok(()) } else { Err(Error::Fault) }
    }
}

/// Clock, random bytes and standard streams of the worker.
pub(crate) struct BrowserWorld {
    errors: RefCell<VecDeque<u8>>,
    /// What a restored session's clock is ahead of the browser's.
    ahead_ms: Cell<f64>,
}

const MOST_ERROR_BYTES: usize = 8192;
/// `getRandomValues` refuses more at once.
const MOST_RANDOM_BYTES: usize = 65_536;

impl BrowserWorld {
    pub(crate) fn new() -> Self {
        Self { errors: RefCell::default(), ahead_ms: Cell::new(0.0) }
    }

    pub(crate) fn clock_ms(&self) -> f64 {
        performance_now() + self.ahead_ms.get()
    }

    pub(crate) fn resume(&self, ms: f64) {
        self.ahead_ms.set((ms - performance_now()).max(self.ahead_ms.get()));
    }

    pub(crate) fn last_errors(&self) -> String {
        let bytes: Vec<u8> = self.errors.borrow().iter().copied().collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl World for BrowserWorld {
    fn realtime(&self) -> Nanos {
        (js_sys::Date::now() * 1e6) as Nanos
    }

    fn monotonic(&self) -> Nanos {
        (self.clock_ms() * 1e6) as Nanos
    }

    fn random(&self, into: &mut [u8]) {
        into.chunks_mut(MOST_RANDOM_BYTES).for_each(get_random_values);
    }

    /// Output of cells travels as messages; what comes here is written below Python, such as a panic.
    fn output(&self, stream: Stream, bytes: &[u8]) {
        if stream == Stream::Stderr {
            let mut errors = self.errors.borrow_mut();
            errors.extend(&bytes[bytes.len().saturating_sub(MOST_ERROR_BYTES)..]);
            let excess = errors.len().saturating_sub(MOST_ERROR_BYTES);
            errors.drain(..excess);
        }
    }
}
