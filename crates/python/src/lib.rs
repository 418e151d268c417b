//! The RustPython host: a Jupyter kernel as one object that takes messages and emits messages.
//!
//! [`Kernel::handle`] answers one request; everything it has to say goes out through the [`World`] it was booted with.
//! What a cell *means* (last expression, magics, display, tracebacks) is decided by the Python package
//! `IPython.core.kernel`; this crate runs the interpreter, routes messages, and carries streams.
//! *Invariant:* no JavaScript value and no platform `cfg` beyond the library's place; a panic of the interpreter leaves
//! a kernel that still answers.

mod alarm;
mod answer;
mod boot;
mod kernel;
mod library;
mod native;
mod outbox;
mod stream;
mod world;

pub use boot::{BootError, Config};
pub use kernel::{Kernel, Next};
pub use library::standard_library_folder;
pub use world::{Pressure, World};
