//! The kernel as a process of its own: messages in and out over the line of [`crate::link`].

use std::cell::RefCell;
use std::io::{Read, Write};
use std::process::ExitCode;
use std::rc::Rc;

use protocol::Message;
use python::{Config, Kernel, Next, Pressure, World};
use serde_json::{Value, json};

use crate::{frame, library, link, native_world};

/// Argument that makes this binary a kernel; not for people.
pub(crate) const COMMAND: &str = "kernel-process";

/// Python recurses natively: a deep but legal recursion must end in a `RecursionError`, not in a crash.
pub(crate) const STACK_BYTES: usize = 64 << 20;

/// Answers messages until the line ends.
pub(crate) fn serve() -> ExitCode {
    let kernel = std::thread::Builder::new().name("kernel".to_owned()).stack_size(STACK_BYTES).spawn(run);
    match kernel.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        Ok(Ok(Err(reason))) => fail(&reason),
        Ok(Err(_)) => fail("the kernel's thread ended in a panic"),
        Err(error) => fail(&format!("no thread for the kernel: {error}")),
    }
}

fn fail(reason: &str) -> ExitCode {
    eprintln!("colibri: {reason}");
    ExitCode::FAILURE
}

fn run() -> Result<(), String> {
    let (mut from, to) = link::own_end().map_err(|error| format!("no line to the front end: {error}"))?;
    let world = Rc::new(Line { to: RefCell::new(to) });
    let config = Config {
        library_paths: library::folders(),
        bytecode_cache: library::bytecode_cache(),
        docstrings: None,
        world,
    };
    let kernel = Kernel::boot(config).map_err(|error| error.to_string())?;
    serve_messages(&kernel, &mut from)
}

fn serve_messages(kernel: &Kernel, from: &mut impl Read) -> Result<(), String> {
    while let Some(message) = frame::read(from).map_err(|error| error.to_string())? {
        if kernel.handle(message) == Next::Shutdown {
            break;
        }
    }
    Ok(())
}

/// The front end at the other end of the line.
struct Line<W> {
    to: RefCell<W>,
}

impl<W: Write> World for Line<W> {
    fn emit(&self, message: Message) -> Pressure {
        // Nobody listens any more: the process has no reason to go on.
        if frame::write(&mut *self.to.borrow_mut(), &message).is_err() {
            std::process::exit(1);
        }
        Pressure::Flowing
    }

    fn ask(&self, request: Value) -> Value {
        match request.get("op").and_then(Value::as_str) {
            Some("drain" | "yield") => json!({}),
            Some("sleep") => {
                std::thread::sleep(native_world::sleep_time(&request));
                json!({})
            }
            other => native_world::unavailable(other),
        }
    }

    fn interrupted(&self) -> bool {
        false
    }

    fn now_ms(&self) -> f64 {
        native_world::now_ms()
    }
}
