//! The module `_colibri`: what Python code of ours may ask of the kernel around it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use rustpython_vm::vm::Host;
use rustpython_vm::{PyResult, VirtualMachine};

use crate::alarm;
use crate::outbox::Outbox;

thread_local! {
    /// The outbox of the kernel that runs on this thread. Module functions have no state of their own to hold it.
    static CURRENT: RefCell<Option<Rc<Outbox>>> = const { RefCell::new(None) };
}

/// Runs `work` with `outbox` as the one that `_colibri` speaks to.
pub(crate) fn with_outbox<R>(outbox: &Rc<Outbox>, work: impl FnOnce() -> R) -> R {
    let outer = CURRENT.replace(Some(Rc::clone(outbox)));
    let result = work();
    CURRENT.set(outer);
    result
}

/// Nothing of ours calls Python while an outbox is borrowed, so this never finds it taken.
fn current() -> Option<Rc<Outbox>> {
    CURRENT.with_borrow(Clone::clone)
}

/// What the interpreter asks of the kernel while it runs.
pub(crate) const HOST: Host = Host { poll, is_interrupted, until_alarm };

fn poll(vm: &VirtualMachine) -> PyResult<()> {
    if is_interrupted() {
        return Err(vm.new_exception_empty(vm.ctx.exceptions.keyboard_interrupt.to_owned()));
    }
    alarm::ring_if_due(now_ms(), vm)
}

/// Whether the cell that runs is to stop; see [`Outbox::poll`].
fn is_interrupted() -> bool {
    current().is_some_and(|outbox| outbox.poll())
}

fn until_alarm() -> Duration {
    alarm::until(now_ms())
}

fn now_ms() -> f64 {
    current().map_or(0.0, |outbox| outbox.now_ms())
}

pub(crate) use _colibri::module_def;

#[rustpython_vm::pymodule]
mod _colibri {
    use rustpython_vm::builtins::{PyBytesRef, PyStr, PyStrRef};
    use rustpython_vm::function::OptionalArg;
    use rustpython_vm::{PyObjectRef, PyRef, PyResult, VirtualMachine};
    use serde_json::{Map, Value};

    use super::{current, now_ms};
    use crate::alarm::{self, Alarm};

    /// Publishes a message for the front ends; content and metadata are JSON objects, buffers bytes.
    #[pyfunction]
    fn publish(
        msg_type: PyStrRef,
        content: PyStrRef,
        metadata: OptionalArg<PyStrRef>,
        buffers: OptionalArg<Vec<PyBytesRef>>,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let content = object_from_json(&content, vm)?;
        let metadata = match metadata.into_option() {
            Some(metadata) => object_from_json(&metadata, vm)?,
            None => Map::new(),
        };
        if let Some(outbox) = current() {
            let buffers = buffers.into_option().unwrap_or_default();
            let buffers = buffers.iter().map(|buffer| buffer.as_bytes().to_vec()).collect();
            outbox.publish_with(&msg_type.to_string_lossy(), Value::Object(content), metadata, buffers);
        }
        Ok(())
    }

    /// Text printed to the stream `name`; returns how many characters that were.
    #[pyfunction]
    fn stream(name: PyStrRef, text: PyStrRef) -> usize {
        if let Some(outbox) = current() {
            outbox.stream(&name.to_string_lossy(), &text.to_string_lossy());
        }
        text.char_len()
    }

    /// Sends what was printed so far.
    #[pyfunction]
    fn flush() {
        if let Some(outbox) = current() {
            outbox.flush();
        }
    }

    /// Asks the world outside and waits: a JSON object in, JSON out.
    #[pyfunction]
    fn ask(request: PyStrRef, vm: &VirtualMachine) -> PyResult<String> {
        let request = object_from_json(&request, vm)?;
        let answer = current().map(|outbox| outbox.ask(Value::Object(request)));
        // Waiting ends early when the cell is to stop.
        vm.check_signals()?;
        Ok(answer.unwrap_or_default().to_string())
    }

    /// Has `ring` called in `seconds`, and every `interval` seconds from then on unless that is zero; zero seconds: no more.
    /// Gives what was set before: seconds left and interval.
    #[pyfunction]
    fn set_alarm(seconds: f64, interval: f64, ring: PyObjectRef) -> (f64, f64) {
        let now_ms = now_ms();
        let alarm = Alarm { at_ms: now_ms + seconds * 1000.0, every_ms: interval * 1000.0, ring };
        let before = alarm::set((seconds > 0.0).then_some(alarm));
        before.map_or((0.0, 0.0), |before| ((before.at_ms - now_ms).max(0.0) / 1000.0, before.every_ms / 1000.0))
    }

    fn object_from_json(text: &PyRef<PyStr>, vm: &VirtualMachine) -> PyResult<Map<String, Value>> {
        serde_json::from_str(&text.to_string_lossy())
            .map_err(|error| vm.new_value_error(format!("not a JSON object: {error}")))
    }
}
