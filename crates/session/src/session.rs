use crate::queue::Queue;
use crate::requests::Requests;
use crate::runs::{LastRun, Runs};
use crate::{Event, Kernel, Progress, RunState, Status};
use document::{CellId, Change, Document, Edit, EditError};
use protocol::{Channel, Message, msg_type};
use serde_json::Value;

/// How the session and its kernel stand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Link {
    Disconnected,
    Starting(Progress),
    Ready,
    Dead(String),
}

/// One document and one kernel.
#[derive(Debug)]
pub struct Session {
    pub(crate) document: Document,
    pub(crate) link: Link,
    pub(crate) queue: Queue,
    pub(crate) runs: Runs,
    pub(crate) requests: Requests,
    pub(crate) input: Option<crate::input::Pending>,
    pub(crate) record_timing: bool,
    pub(crate) outgoing: Vec<Message>,
    name: String,
    /// Which kernel this is: goes up with every new one, so that answers of an old one are known as such.
    pub(crate) epoch: u32,
    sent: u64,
}

impl Session {
    /// `session_id` goes into the headers of messages: any unique text.
    pub fn new(document: Document, session_id: impl Into<String>) -> Self {
        Self {
            document,
            link: Link::Disconnected,
            queue: Queue::default(),
            runs: Runs::default(),
            requests: Requests::default(),
            input: None,
            record_timing: false,
            outgoing: Vec::new(),
            name: session_id.into(),
            epoch: 0,
            sent: 0,
        }
    }

    // Document.

    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Applies an edit. Cells that are deleted leave the queue; a running one goes on without its cell.
    pub fn edit(&mut self, edit: Edit, now_ms: f64) -> Result<Vec<Event>, EditError> {
        let changes = self.document.apply_at(edit, now_ms)?;
        Ok(self.after_edit(changes))
    }

    /// Several edits as one undo step.
    pub fn edit_all(&mut self, edits: Vec<Edit>) -> Result<Vec<Event>, EditError> {
        let changes = self.document.apply_all(edits)?;
        Ok(self.after_edit(changes))
    }

    pub fn undo(&mut self) -> Vec<Event> {
        let changes = self.document.undo();
        self.after_edit(changes)
    }

    pub fn redo(&mut self) -> Vec<Event> {
        let changes = self.document.redo();
        self.after_edit(changes)
    }

    /// The document, for what needs no queue (saving). Hand changes that come out of it to [`Session::after_edit`].
    pub fn document_mut(&mut self) -> &mut Document {
        &mut self.document
    }

    /// Brings the queue in line with changes that were made to the document.
    pub fn after_edit(&mut self, changes: Vec<Change>) -> Vec<Event> {
        let mut events = Vec::with_capacity(changes.len());
        for change in changes {
            let also = match &change {
                Change::StaleChanged { cell } => Some(Event::RunStateChanged(*cell)),
                Change::CellRemoved { cell, .. } | Change::TypeChanged { cell } => {
                    let waits = self.queue.remove(*cell);
                    waits.then_some(Event::StatusChanged)
                }
                _ => None,
            };
            events.push(Event::Document(change));
            if also == Some(Event::StatusChanged) {
                events.extend(self.queue.cells().map(Event::RunStateChanged));
            }
            events.extend(also);
        }
        events
    }

    /// Whether runs leave their times in the cells' metadata (`execution`), as JupyterLab can.
    pub fn set_record_timing(&mut self, record_timing: bool) {
        self.record_timing = record_timing;
    }

    // Levels.

    pub fn status(&self) -> Status {
        match &self.link {
            Link::Disconnected => Status::Disconnected,
            Link::Starting(progress) => Status::Starting(progress.clone()),
            Link::Dead(reason) => Status::Dead { reason: reason.clone() },
            Link::Ready if self.runs.running.is_none() && self.queue.is_empty() => Status::Idle,
            Link::Ready => Status::Busy {
                running: self.runs.running.as_ref().map(|running| running.cell),
                queued: self.queue.len(),
                position: self.queue.position(),
                total: self.queue.total(),
            },
        }
    }

    pub fn run_state(&self, cell: CellId) -> RunState {
        if let Some(running) = self.runs.running.as_ref().filter(|running| running.cell == cell) {
            return RunState::Running { since_ms: running.since_ms };
        }
        if let Some(position) = self.queue.position_of(cell) {
            return RunState::Queued { position };
        }
        let last = match self.runs.last(cell) {
            None => return RunState::NeverRun,
            Some(LastRun::Gone) => return RunState::Gone,
            Some(LastRun::Done { duration_ms }) => RunState::Done { duration_ms: *duration_ms },
            Some(LastRun::Error { ename, duration_ms }) => {
                RunState::Error { ename: ename.clone(), duration_ms: *duration_ms }
            }
            Some(LastRun::Interrupted { duration_ms }) => RunState::Interrupted { duration_ms: *duration_ms },
        };
        if self.document.is_stale(cell) { RunState::Stale { last: Box::new(last) } } else { last }
    }

    // Messages.

    pub(crate) fn make(&mut self, channel: Channel, name: &str, content: Value) -> Message {
        self.sent += 1;
        let msg_id = format!("{}-{}-{}", self.name, self.epoch, self.sent);
        let mut message = Message::new(channel, msg_id, name, content);
        message.header.session.clone_from(&self.name);
        message
    }

    /// Puts a message on the way and gives its id.
    pub(crate) fn send(&mut self, channel: Channel, name: &str, content: Value) -> String {
        let message = self.make(channel, name, content);
        let msg_id = message.header.msg_id.clone();
        self.outgoing.push(message);
        msg_id
    }

    /// Sends a comm message (`comm_open`, `comm_msg`, `comm_close`) with its buffers.
    pub fn send_comm(&mut self, msg_type: &str, content: Value, buffers: Vec<Vec<u8>>) {
        let mut message = self.make(Channel::Shell, msg_type, content);
        message.buffers = buffers;
        self.outgoing.push(message);
    }

    /// What is to be sent to the kernel, in order. Call it after every call of the others.
    pub fn take_outgoing(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.outgoing)
    }

    /// Hands what is to be sent to `kernel`.
    pub fn flush_to(&mut self, kernel: &mut dyn Kernel) {
        for message in self.take_outgoing() {
            if message.msg_type() == msg_type::INTERRUPT_REQUEST {
                kernel.interrupt();
            }
            kernel.send(message);
        }
    }
}
