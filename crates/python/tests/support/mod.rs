//! A kernel with a front end that writes down what it hears.

#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(clippy::allow_attributes, reason = "what is unused differs from file to file: nothing to expect")]

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use expect_test::Expect;
use protocol::{Channel, Message, msg_type};
use python::{Config, Kernel, Next, Pressure, World};
use serde_json::{Value, json};

/// The world of a test: its clock stands still unless the test moves it, so that streams are batched the same each time.
#[derive(Default)]
pub(crate) struct Recorder {
    pub(crate) messages: RefCell<Vec<Message>>,
    pub(crate) asked: RefCell<Vec<Value>>,
    pub(crate) now_ms: Cell<f64>,
    /// What the person at the page types when asked.
    pub(crate) lines: RefCell<Vec<String>>,
    pub(crate) full: Cell<bool>,
    /// How often the kernel may still ask before it hears that it is to stop; 0 for never.
    pub(crate) stop_in: Cell<u32>,
}

impl World for Recorder {
    fn emit(&self, message: Message) -> Pressure {
        self.messages.borrow_mut().push(message);
        if self.full.get() { Pressure::Full } else { Pressure::Flowing }
    }

    fn ask(&self, request: Value) -> Value {
        if request["op"] == "input" && !self.lines.borrow().is_empty() {
            return json!({"value": self.lines.borrow_mut().remove(0)});
        }
        self.asked.borrow_mut().push(request.clone());
        json!({"echo": request})
    }

    fn interrupted(&self) -> bool {
        let left = self.stop_in.get();
        self.stop_in.set(left.saturating_sub(1));
        left == 1
    }

    fn now_ms(&self) -> f64 {
        self.now_ms.get()
    }
}

pub(crate) struct Front {
    pub(crate) kernel: Kernel,
    pub(crate) world: Rc<Recorder>,
    sent: Cell<u32>,
}

impl Front {
    pub(crate) fn boot() -> Self {
        let world = Rc::new(Recorder::default());
        let library_paths = library_paths();
        let bytecode_cache = Some(std::env::temp_dir().join("colibri-test-bytecode"));
        let config =
            Config { library_paths, bytecode_cache, docstrings: None, world: Rc::clone(&world) as Rc<dyn World> };
        let kernel = Kernel::boot(config).unwrap_or_else(|error| panic!("{error}"));
        Self { kernel, world, sent: Cell::new(0) }
    }

    /// Sends a request and gives all that the kernel said to it.
    pub(crate) fn request(&self, msg_type: &str, content: Value) -> Vec<Message> {
        self.request_with(msg_type, content, Vec::new())
    }

    pub(crate) fn request_with(&self, msg_type: &str, content: Value, buffers: Vec<Vec<u8>>) -> Vec<Message> {
        self.sent.set(self.sent.get() + 1);
        self.world.messages.borrow_mut().clear();
        let mut message = Message::new(Channel::Shell, format!("request-{}", self.sent.get()), msg_type, content);
        message.buffers = buffers;
        assert_eq!(self.kernel.handle(message) == Next::Shutdown, msg_type == msg_type::SHUTDOWN_REQUEST);
        self.world.messages.take()
    }

    pub(crate) fn execute(&self, code: &str) -> Vec<Message> {
        self.request(msg_type::EXECUTE_REQUEST, json!({"code": code, "silent": false, "store_history": true}))
    }

    /// The content of the reply to a request.
    pub(crate) fn reply(&self, msg_type: &str, content: Value) -> Value {
        let messages = self.request(msg_type, content);
        let reply = messages.into_iter().find(|message| message.channel == Channel::Shell);
        reply.map(|reply| reply.content).unwrap_or_default()
    }
}

/// Runs `cells` one after the other in a fresh kernel and compares what the front end heard of the last one.
#[track_caller]
pub(crate) fn check(cells: &[&str], expect: Expect) {
    expect.assert_eq(&transcript_of(cells));
}

/// The same with what was heard of all of them.
#[track_caller]
pub(crate) fn check_all(cells: &[&str], expect: Expect) {
    let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
    expect.assert_eq(&on_kernel_thread(move || {
        let front = Front::boot();
        cells.iter().map(|cell| transcript(&front.execute(cell))).collect::<String>()
    }));
}

/// What the front end heard of the last of `cells`.
pub(crate) fn transcript_of(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
    on_kernel_thread(move || {
        let front = Front::boot();
        let mut heard = Vec::new();
        for cell in &cells {
            heard = front.execute(cell);
        }
        transcript(&heard)
    })
}

/// Runs `work` where Python has room to recurse.
pub(crate) fn on_kernel_thread<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> R {
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(work).expect("a thread");
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// One line a message, without the frame of busy, input, reply and idle that every cell has (tests of their own look
/// at that), streams joined as a front end joins them.
pub(crate) fn transcript(messages: &[Message]) -> String {
    let mut text = String::new();
    let mut stream: Option<(String, String)> = None;
    for message in messages {
        let content = &message.content;
        if message.msg_type() == msg_type::STREAM {
            let name = content["name"].as_str().unwrap_or_default();
            let piece = content["text"].as_str().unwrap_or_default();
            match &mut stream {
                Some((open, text)) if open == name => text.push_str(piece),
                _ => {
                    close(&mut text, stream.take());
                    stream = Some((name.to_owned(), piece.to_owned()));
                }
            }
            continue;
        }
        close(&mut text, stream.take());
        let line = match message.msg_type() {
            msg_type::STATUS | msg_type::EXECUTE_INPUT | msg_type::EXECUTE_REPLY => continue,
            msg_type::EXECUTE_RESULT => format!("Out[{}] {}", content["execution_count"], bundle(&content["data"])),
            msg_type::ERROR => {
                let (ename, evalue) = (&content["ename"], &content["evalue"]);
                format!("error {}: {}", ename.as_str().unwrap_or("?"), evalue.as_str().unwrap_or("?"))
            }
            other => format!("{other} {}", bundle(content.get("data").unwrap_or(content))),
        };
        text.push_str(&line);
        text.push('\n');
    }
    close(&mut text, stream.take());
    text
}

fn close(text: &mut String, stream: Option<(String, String)>) {
    if let Some((name, written)) = stream {
        *text += &format!("{name} {written:?}\n");
    }
}

fn bundle(data: &Value) -> String {
    let Some(data) = data.as_object() else { return data.to_string() };
    let parts = data.iter().map(|(mime, value)| match value.as_str() {
        Some(text) => format!("{mime} {text}"),
        None => format!("{mime} {value}"),
    });
    parts.collect::<Vec<_>>().join(" | ")
}

/// The standard library and our packages, as they lie in the sources.
fn library_paths() -> Vec<PathBuf> {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../python");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(packages)
        .expect("python/")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    python::standard_library_folder().into_iter().chain(folders).collect()
}
