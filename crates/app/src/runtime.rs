//! The kernel as the page sees it: starting it, feeding its messages to the session without blocking the page, and
//! the levels that chip and status bar show.

mod ends;

use std::{cell::RefCell, collections::HashMap, collections::VecDeque, rc::Rc};

use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::Message;
use serde_json::Value;
use session::{Answer, Progress, Status, Ticket};
use wasm_bindgen::JsValue;

use crate::bridge::worker::{FromWorker, KernelWorker};
use crate::notices::NoticeKind;
use crate::state::AppState;
use crate::{i18n::tr, web};

/// Milliseconds of a frame that messages of the kernel may take; the rest belongs to typing and painting.
const BUDGET_MS: f64 = 7.0;
const FRAME_MS: f64 = 16.0;
/// What is run before it is known who has the session waits at most this long.
const UNDECIDED_MS: i32 = 1_500;

/// The kernel; part of [`AppState`].
#[derive(Clone, Copy)]
pub struct Runtime {
    pub status: RwSignal<Status>,
    /// What the worker said when it was ready: transport, versions, memory.
    pub info: RwSignal<Value>,
    /// Goes up every second while a cell runs, for the live times.
    pub tick: RwSignal<u32>,
    inner: StoredValue<Inner, LocalStorage>,
}

type Waiter = Box<dyn FnOnce(Answer)>;
type FileWaiter = Box<dyn FnOnce(JsValue)>;

struct Inner {
    worker: Option<KernelWorker>,
    ready: bool,
    /// Whether code of a notebook ran in this kernel: then another notebook gets a fresh one.
    used: bool,
    keeping: Keeping,
    /// Whether the next worker gets the saved session back.
    restores: bool,
    /// Why the worker before this one ended, until it is known what of its session is left.
    end: Option<ends::End>,
    crashed_ms: f64,
    /// Messages that wait for their turn.
    inbox: Rc<RefCell<VecDeque<Uint8Array>>>,
    scheduled: bool,
    frame_began_ms: f64,
    spent_ms: f64,
    waiters: HashMap<Ticket, Waiter>,
    file_waiters: HashMap<u64, FileWaiter>,
    next_file_id: u64,
    seen_output: bool,
    progress: Progress,
}

/// Which saved session the kernel has.
enum Keeping {
    /// Not known yet: another tab may have it. What is to be run meanwhile waits.
    Undecided(Vec<Message>),
    None,
    Open(String),
}

impl Default for Runtime {
    fn default() -> Self {
        Self::new()
    }
}

impl Runtime {
    pub fn new() -> Self {
        Self {
            status: RwSignal::new(Status::Disconnected),
            info: RwSignal::new(Value::Null),
            tick: RwSignal::new(0),
            inner: StoredValue::new_local(Inner {
                worker: None,
                ready: false,
                used: false,
                keeping: Keeping::None,
                restores: true,
                end: None,
                crashed_ms: f64::NEG_INFINITY,
                inbox: Rc::default(),
                scheduled: false,
                frame_began_ms: 0.0,
                spent_ms: 0.0,
                waiters: HashMap::new(),
                file_waiters: HashMap::new(),
                next_file_id: 1,
                seen_output: false,
                progress: Progress { stage: "download".to_owned(), fraction: None },
            }),
        }
    }

    /// Starts a kernel if there is none. The first time this takes over the worker that the page itself began.
    pub fn start(self, state: AppState) {
        if self.inner.with_value(|inner| inner.worker.is_some()) {
            return;
        }
        let worker = KernelWorker::adopt(move |said| self.hear(state, said));
        match worker {
            Ok((worker, said_before)) => {
                self.inner.update_value(|inner| {
                    if let Keeping::Open(key) = &inner.keeping {
                        worker.open_session(key, inner.restores);
                    }
                    inner.restores = true;
                    inner.worker = Some(worker);
                });
                for said in said_before {
                    self.hear(state, said);
                }
                if !self.inner.with_value(|inner| inner.ready) {
                    let progress = self.inner.with_value(|inner| inner.progress.clone());
                    state.change(|session| session.kernel_starting(progress));
                }
            }
            Err(error) => self.died(state, format!("{error:?}")),
        }
    }

    /// Throws the kernel away, with what was saved of its session, and starts a fresh one.
    pub fn restart(self, state: AppState, run_all: bool) {
        self.replace(state, run_all, false);
    }

    /// Goes back to the session as it was saved last.
    pub fn restore(self, state: AppState) {
        self.replace(state, false, true);
    }

    fn replace(self, state: AppState, run_all: bool, restores: bool) {
        state.notices.close_banner("kernel");
        self.drop_worker();
        self.inner.update_value(|inner| inner.restores = restores);
        state.change(|session| session.restart(run_all, web::now_ms()));
        self.start(state);
    }

    /// Another notebook was opened: a kernel that ran nothing serves it too, else it gets a fresh one.
    pub fn adopt_notebook(self, state: AppState) {
        state.notices.close_banner("kernel");
        if self.inner.with_value(|inner| inner.used) {
            self.drop_worker();
        }
        self.inner.update_value(|inner| inner.keeping = Keeping::Undecided(Vec::new()));
        // Whoever owns the notebook says so within milliseconds; nobody waits for ever.
        let turn = state.book.opened.get_untracked();
        web::after_ms(UNDECIDED_MS, move || {
            if state.book.opened.get_untracked() == turn {
                self.keep_session(None);
            }
        });
        self.start(state);
        let (ready, progress) = self.inner.with_value(|inner| (inner.ready, inner.progress.clone()));
        if ready {
            state.change(|session| session.kernel_ready(web::now_ms()));
        } else {
            state.change(|session| session.kernel_starting(progress));
        }
    }

    /// Says which session is kept: the notebook's key, or none because another tab has it.
    pub fn keep_session(self, key: Option<&str>) {
        self.inner.update_value(|inner| {
            let Keeping::Undecided(held) = &mut inner.keeping else { return };
            let held = std::mem::take(held);
            if let (Some(worker), Some(key)) = (&inner.worker, key) {
                worker.open_session(key, true);
            }
            inner.keeping = key.map_or(Keeping::None, |key| Keeping::Open(key.to_owned()));
            if let Some(worker) = &inner.worker {
                for message in &held {
                    worker.send(message);
                }
            }
        });
    }

    /// Saves the session now, whatever ran since.
    pub fn save_session(self) {
        self.inner.with_value(|inner| inner.worker.iter().for_each(KernelWorker::save_session));
    }

    /// Takes back what ran last: variables, files and the count are as before.
    pub fn undo_run(self) {
        self.inner.with_value(|inner| inner.worker.iter().for_each(KernelWorker::undo_run));
    }

    fn drop_worker(self) {
        self.inner.update_value(|inner| {
            // Whatever calls this may run inside the worker's own callback: end it after that.
            if let Some(worker) = inner.worker.take() {
                web::after_ms(0, move || drop(worker));
            }
            inner.ready = false;
            inner.used = false;
            inner.inbox = Rc::default();
            inner.waiters.clear();
            inner.file_waiters.clear();
            inner.progress = Progress { stage: "boot".to_owned(), fraction: None };
        });
    }

    /// Sends what the session wants to send.
    pub fn send(self, _state: AppState, messages: Vec<Message>) {
        if messages.is_empty() {
            return;
        }
        self.inner.update_value(|inner| {
            let Some(worker) = &inner.worker else { return };
            for message in &messages {
                inner.used |= message.msg_type() == protocol::msg_type::EXECUTE_REQUEST;
                match &mut inner.keeping {
                    Keeping::Undecided(held) => held.push(message.clone()),
                    _ => worker.send(message),
                }
            }
        });
    }

    /// Asks the running cell to stop, beside the message that the session sends.
    pub fn interrupt(self, state: AppState) {
        if self.is_deaf() && matches!(state.with_session(session::Session::status), Status::Busy { .. }) {
            self.stop_by_restart(state);
            return;
        }
        state.change(|session| session.interrupt(web::now_ms()));
        self.inner.with_value(|inner| inner.worker.iter().for_each(KernelWorker::interrupt));
    }

    fn hear(self, state: AppState, said: FromWorker) {
        match said {
            FromWorker::Progress { stage, done, total } => {
                let fraction = (total > 0.0).then(|| (done / total).clamp(0.0, 1.0));
                let progress = Progress { stage, fraction };
                self.inner.update_value(|inner| inner.progress = progress.clone());
                if !self.inner.with_value(|inner| inner.ready) {
                    state.change(|session| session.kernel_starting(progress));
                }
            }
            FromWorker::Ready { info } => {
                web::mark("kernel-ready");
                self.inner.update_value(|inner| inner.ready = true);
                self.info.set(info);
                state.change(|session| session.kernel_ready(web::now_ms()));
            }
            FromWorker::Message(bytes) => self.take(state, bytes),
            FromWorker::FileReply { id, value, .. } => {
                let mut waiter = None;
                self.inner.update_value(|inner| waiter = inner.file_waiters.remove(&(id as u64)));
                if let Some(waiter) = waiter {
                    waiter(value);
                }
            }
            FromWorker::Memory { bytes } => self.info.update(|info| {
                if let Value::Object(fields) = info {
                    fields.insert("memory_bytes".to_owned(), bytes.into());
                }
            }),
            FromWorker::Session(told) => self.hear_of_session(state, &told),
            FromWorker::Waiting => {
                state.notices.show_toast(NoticeKind::Warning, tr("kernel.waiting", &[]), Vec::new());
            }
            FromWorker::Fatal { reason } => self.died(state, reason),
        }
    }

    /// One message came: work on it at once while this frame has time, else with the next frame.
    fn take(self, state: AppState, bytes: Uint8Array) {
        let inbox = self.inner.with_value(|inner| inner.inbox.clone());
        inbox.borrow_mut().push_back(bytes);
        let scheduled = self.inner.with_value(|inner| inner.scheduled);
        if !scheduled {
            self.pump(state);
        }
    }

    fn pump(self, state: AppState) {
        let began_ms = web::now_ms();
        let inbox = self.inner.with_value(|inner| inner.inbox.clone());
        self.inner.update_value(|inner| {
            if began_ms - inner.frame_began_ms >= FRAME_MS {
                inner.frame_began_ms = began_ms;
                inner.spent_ms = 0.0;
            }
        });
        let spent_before = self.inner.with_value(|inner| inner.spent_ms);
        let mut now_ms = began_ms;
        let mut outputs = false;
        while spent_before + (now_ms - began_ms) < BUDGET_MS {
            let next = inbox.borrow_mut().pop_front();
            let Some(bytes) = next else { break };
            match protocol::decode(&bytes.to_vec()) {
                Ok(message) => {
                    outputs |= is_output(&message);
                    state.change(|session| session.receive(message, now_ms));
                }
                Err(error) => {
                    web::report::<()>("kernel message", Err(error.to_string().into()));
                }
            }
            now_ms = web::now_ms();
        }
        let empty = inbox.borrow().is_empty();
        self.inner.update_value(|inner| {
            inner.spent_ms = spent_before + (now_ms - began_ms);
            inner.scheduled = !empty;
            if empty {
                inner.worker.iter().for_each(KernelWorker::drained);
            }
        });
        if outputs {
            self.mark_first_output();
        }
        if !empty {
            web::next_frame(move || {
                self.inner.update_value(|inner| inner.scheduled = false);
                self.pump(state);
            });
        }
    }

    /// For the benchmarks: the frame after the first output is the one that shows it.
    fn mark_first_output(self) {
        if !self.inner.with_value(|inner| inner.seen_output) {
            self.inner.update_value(|inner| inner.seen_output = true);
            web::next_frame(|| web::next_frame(|| web::mark("first-output-painted")));
        }
    }

    /// Shows what the session says about the kernel.
    pub fn refresh_status(self, state: AppState) {
        let status = state.with_session(session::Session::status);
        crate::book::set_if_new(self.status, status);
    }

    /// Hands the answer to a silent request to whoever asked.
    pub fn answer(self, ticket: Ticket, answer: Answer) {
        let mut waiter = None;
        self.inner.update_value(|inner| waiter = inner.waiters.remove(&ticket));
        if let Some(waiter) = waiter {
            waiter(answer);
        }
    }

    /// Calls `waiter` when `ticket` is answered. Answers that never come are forgotten with the kernel.
    pub fn when_answered(self, ticket: Ticket, waiter: impl FnOnce(Answer) + 'static) {
        self.inner.update_value(|inner| {
            // Only the newest request of each kind is answered: what is older than a few dozen never will be.
            if inner.waiters.len() > 64 {
                inner.waiters.clear();
            }
            inner.waiters.insert(ticket, Box::new(waiter));
        });
    }

    /// Asks the kernel's files (`file-list`, `file-get`, `file-put`); `waiter` gets the reply as it came.
    pub fn ask_files(self, kind: &str, path: &str, bytes: Option<Uint8Array>, waiter: impl FnOnce(JsValue) + 'static) {
        self.inner.update_value(|inner| {
            let Some(worker) = &inner.worker else { return };
            let id = inner.next_file_id;
            inner.next_file_id += 1;
            inner.file_waiters.insert(id, Box::new(waiter));
            worker.file(kind, id as f64, path, bytes);
        });
    }

    /// Whether code of a notebook ran in this kernel.
    pub fn was_used(self) -> bool {
        self.inner.with_value(|inner| inner.used)
    }

    /// Whether a kernel takes messages now.
    pub fn is_ready(self) -> bool {
        self.inner.with_value(|inner| inner.ready)
    }
}

fn is_output(message: &Message) -> bool {
    use protocol::msg_type::{DISPLAY_DATA, ERROR, EXECUTE_RESULT, STREAM};
    matches!(message.msg_type(), STREAM | EXECUTE_RESULT | DISPLAY_DATA | ERROR)
}
