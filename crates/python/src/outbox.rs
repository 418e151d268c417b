use std::cell::{Cell, RefCell};
use std::rc::Rc;

use protocol::{Channel, Header, Message, msg_type};
use serde_json::{Map, Value, json};

use crate::stream::{Batch, StreamBuffer};
use crate::world::{Pressure, World};

/// All that the kernel says goes through here, in order: streams are flushed before any other message.
pub(crate) struct Outbox {
    world: Rc<dyn World>,
    session: RefCell<String>,
    said: Cell<u64>,
    /// Header of the request being answered; outputs carry it as their parent.
    parent: RefCell<Option<Header>>,
    stream: RefCell<StreamBuffer>,
    yielded_at_ms: Cell<f64>,
}

/// How long a cell may keep the front end's messages waiting, and what it printed.
const YIELD_MS: f64 = 50.0;

impl Outbox {
    pub(crate) fn new(world: Rc<dyn World>) -> Self {
        Self {
            world,
            session: RefCell::new(new_session()),
            said: Cell::new(0),
            parent: RefCell::new(None),
            stream: RefCell::default(),
            yielded_at_ms: Cell::new(0.0),
        }
    }

    /// Ids must not repeat in two kernels that were restored from the same memory image.
    pub(crate) fn renew_session(&self) {
        *self.session.borrow_mut() = new_session();
    }

    pub(crate) fn set_parent(&self, parent: Option<Header>) {
        *self.parent.borrow_mut() = parent;
    }

    /// Text printed to `name` (`stdout` or `stderr`).
    pub(crate) fn stream(&self, name: &str, text: &str) {
        let mut batches = Vec::new();
        self.stream.borrow_mut().write(name, text, self.world.now_ms(), |batch| batches.push(batch));
        for batch in batches {
            self.emit_batch(batch);
        }
    }

    pub(crate) fn flush(&self) {
        let batch = self.stream.borrow_mut().take(self.world.now_ms());
        if let Some(batch) = batch {
            self.emit_batch(batch);
        }
    }

    /// The interpreter asks every few thousand steps: whether the cell is to stop. Now and then this lets the front end's
    /// messages in, among them that one, and lets out what was printed.
    pub(crate) fn poll(&self) -> bool {
        let now_ms = self.world.now_ms();
        // A clock that was set back must not keep the messages out.
        if !(0.0..YIELD_MS).contains(&(now_ms - self.yielded_at_ms.get())) {
            self.yielded_at_ms.set(now_ms);
            let late = self.stream.borrow_mut().take_late(now_ms);
            if let Some(batch) = late {
                self.emit_batch(batch);
            }
            // The answer says only that they were let in.
            drop(self.ask(json!({"op": "yield"})));
        }
        self.world.interrupted()
    }

    /// The time by the world's clock.
    pub(crate) fn now_ms(&self) -> f64 {
        self.world.now_ms()
    }

    /// A message for everyone who watches: outputs, status.
    pub(crate) fn publish(&self, msg_type: &str, content: Value, metadata: Map<String, Value>) {
        self.publish_with(msg_type, content, metadata, Vec::new());
    }

    /// The same with binary buffers beside the JSON.
    pub(crate) fn publish_with(
        &self,
        msg_type: &str,
        content: Value,
        metadata: Map<String, Value>,
        buffers: Vec<Vec<u8>>,
    ) {
        self.flush();
        self.emit(Channel::Iopub, msg_type, content, metadata, buffers);
    }

    /// The answer to `request`, on the channel that it came by.
    pub(crate) fn reply(&self, request: &Message, msg_type: &str, content: Value) {
        self.flush();
        self.emit(request.channel, msg_type, content, Map::new(), Vec::new());
    }

    pub(crate) fn ask(&self, request: Value) -> Value {
        self.flush();
        // What a person is asked, the front end is asked in its own language; the world only waits for the reply.
        if request["op"] == "input" {
            let question = json!({"prompt": request["prompt"], "password": request["password"]});
            self.emit(Channel::Stdin, msg_type::INPUT_REQUEST, question, Map::new(), Vec::new());
        }
        self.world.ask(request)
    }

    fn emit_batch(&self, batch: Batch) {
        let content = json!({"name": batch.name, "text": batch.text});
        self.emit(Channel::Iopub, msg_type::STREAM, content, Map::new(), Vec::new());
    }

    fn emit(
        &self,
        channel: Channel,
        msg_type: &str,
        content: Value,
        metadata: Map<String, Value>,
        buffers: Vec<Vec<u8>>,
    ) {
        let number = self.said.get();
        self.said.set(number + 1);
        let session = self.session.borrow().clone();
        let id = format!("{session}_{number}");
        let mut message = match &*self.parent.borrow() {
            Some(parent) => Message::child_of(parent, channel, id, msg_type, content),
            None => Message::new(channel, id, msg_type, content),
        };
        message.header.session = session;
        message.metadata = metadata;
        message.buffers = buffers;
        if self.world.emit(message) == Pressure::Full {
            // The answer says only that there is room again.
            drop(self.world.ask(json!({"op": "drain"})));
        }
    }
}

fn new_session() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}
