//! The kernel's side: a thread of its own that takes requests one by one.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use protocol::{Channel, Message, msg_type};
use python::{Config, Kernel, Next, Pressure, World};
use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::wire::Identities;
use crate::{library, native_world};

/// A message and who it came from, or who it goes to.
pub(crate) type Addressed = (Identities, Message);

/// The wish that the running cell stops.
#[derive(Default)]
pub(crate) struct Interrupt {
    wanted: Mutex<bool>,
    changed: Condvar,
}

impl Interrupt {
    fn lock(&self) -> MutexGuard<'_, bool> {
        // A flag is never half written.
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn raise(&self) {
        *self.lock() = true;
        self.changed.notify_all();
    }

    fn take(&self) -> bool {
        std::mem::take(&mut *self.lock())
    }

    fn is_raised(&self) -> bool {
        *self.lock()
    }

    /// Sleeps, shorter when the cell is to stop.
    fn sleep(&self, time: Duration) {
        // Nothing depends on why the wait ended.
        drop(self.changed.wait_timeout_while(self.lock(), time, |wanted| !*wanted));
    }
}

/// What the kernel hears from.
pub(crate) struct Ears {
    pub(crate) requests: Receiver<Addressed>,
    pub(crate) input_replies: Receiver<Message>,
    pub(crate) interrupt: Arc<Interrupt>,
}

/// Answers requests until one asks for the end, or nobody is left to ask.
pub(crate) fn serve(ears: Ears, to: UnboundedSender<Addressed>) -> Result<(), String> {
    let Ears { requests, input_replies, interrupt } = ears;
    let asker = RefCell::default();
    let waiting = RefCell::default();
    let line = Rc::new(Line { to, input_replies, interrupt: Arc::clone(&interrupt), requests, waiting, asker });
    let config = Config {
        library_paths: library::folders(),
        bytecode_cache: library::bytecode_cache(),
        docstrings: None,
        world: Rc::clone(&line) as Rc<dyn World>,
    };
    line.status("starting");
    let kernel = Kernel::boot(config).map_err(|error| error.to_string())?;
    line.status("idle");
    loop {
        let next = line.waiting.borrow_mut().pop_front();
        let Some((asker, request)) = next.or_else(|| line.requests.recv().ok()) else { return Ok(()) };
        // What was to be stopped is over.
        interrupt.take();
        line.asker.replace(Asker { identities: asker, has_failed: false });
        let stops = request.content.get("stop_on_error").and_then(Value::as_bool).unwrap_or(true);
        if kernel.handle(request) == Next::Shutdown {
            return Ok(());
        }
        if line.asker.borrow().has_failed && stops {
            let waiting = line.waiting.take();
            line.waiting.replace(waiting.into_iter().filter(|addressed| !line.abort(addressed)).collect());
        }
    }
}

/// Whom the kernel answers at the moment.
#[derive(Default)]
struct Asker {
    identities: Identities,
    /// Whether the reply was an error.
    has_failed: bool,
}

struct Line {
    to: UnboundedSender<Addressed>,
    input_replies: Receiver<Message>,
    interrupt: Arc<Interrupt>,
    requests: Receiver<Addressed>,
    /// What had come when the last cell failed.
    waiting: RefCell<VecDeque<Addressed>>,
    asker: RefCell<Asker>,
}

impl Line {
    fn status(&self, state: &str) {
        let id = uuid::Uuid::new_v4().to_string();
        self.emit(Message::new(Channel::Iopub, id, msg_type::STATUS, json!({"execution_state": state})));
    }

    /// Cells that were sent before the one that failed are not run; whether `request` was one of them.
    fn abort(&self, (asker, request): &Addressed) -> bool {
        if request.msg_type() != msg_type::EXECUTE_REQUEST {
            return false;
        }
        self.asker.replace(Asker { identities: asker.clone(), has_failed: false });
        let say = |channel, msg_type, content| {
            let id = uuid::Uuid::new_v4().to_string();
            self.emit(Message::child_of(&request.header, channel, id, msg_type, content));
        };
        say(Channel::Iopub, msg_type::STATUS, json!({"execution_state": "busy"}));
        say(request.channel, msg_type::EXECUTE_REPLY, json!({"status": "aborted"}));
        say(Channel::Iopub, msg_type::STATUS, json!({"execution_state": "idle"}));
        true
    }

    fn input(&self) -> Value {
        /// How soon a wish to stop is heard.
        const TICK: Duration = Duration::from_millis(50);
        // An answer that came too late was for another question.
        self.input_replies.try_iter().for_each(drop);
        while !self.interrupt.is_raised() {
            match self.input_replies.recv_timeout(TICK) {
                Ok(reply) => return json!({"value": reply.content.get("value")}),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return json!({"error": "the front end is gone"}),
            }
        }
        json!({"error": "interrupted"})
    }
}

impl World for Line {
    fn emit(&self, message: Message) -> Pressure {
        let identities = if message.channel == Channel::Iopub {
            // Subscribers may choose by this.
            vec![format!("kernel.colibri.{}", message.msg_type()).into_bytes()]
        } else {
            let mut asker = self.asker.borrow_mut();
            if message.content.get("status").and_then(Value::as_str) == Some("error") {
                asker.has_failed = true;
                // Whoever has read this reply may send again: only what is here by now was sent before it.
                self.waiting.borrow_mut().extend(self.requests.try_iter());
            }
            asker.identities.clone()
        };
        // The other side is gone only when the process ends.
        drop(self.to.send((identities, message)));
        Pressure::Flowing
    }

    fn ask(&self, request: Value) -> Value {
        match request.get("op").and_then(Value::as_str) {
            Some("drain" | "yield") => json!({}),
            Some("sleep") => {
                self.interrupt.sleep(native_world::sleep_time(&request));
                json!({})
            }
            Some("input") => self.input(),
            other => native_world::unavailable(other),
        }
    }

    fn interrupted(&self) -> bool {
        self.interrupt.take()
    }

    fn now_ms(&self) -> f64 {
        native_world::now_ms()
    }
}
