//! Requests that no cell shows: completion, inspection and their kin.

use crate::session::Link;
use crate::{Answer, Event, Session, Ticket};
use protocol::{Channel, Message, msg_type};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Silent requests that wait for their answers.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    pending: HashMap<String, (Ticket, &'static str)>,
    /// The newest of each reply type: only it is still wanted.
    newest: HashMap<&'static str, Ticket>,
    given: u64,
}

impl Requests {
    /// Nothing is pending any more, and tickets stay unique.
    pub(crate) fn after_loss(&self) -> Self {
        Self { given: self.given, ..Self::default() }
    }
}

impl Session {
    /// `cursor` counts Unicode characters, as Jupyter does. `None` while the kernel cannot answer (not there, or busy
    /// with cells: the answer would come too late to be of use).
    pub fn complete(&mut self, code: &str, cursor: usize) -> Option<Ticket> {
        let content = json!({"code": code, "cursor_pos": cursor});
        self.ask_when_idle(msg_type::COMPLETE_REQUEST, msg_type::COMPLETE_REPLY, content)
    }

    /// The same for the documentation of what stands at the cursor.
    pub fn inspect(&mut self, code: &str, cursor: usize, detail_level: u8) -> Option<Ticket> {
        let content = json!({"code": code, "cursor_pos": cursor, "detail_level": detail_level});
        self.ask_when_idle(msg_type::INSPECT_REQUEST, msg_type::INSPECT_REPLY, content)
    }

    /// Whether the code could run, or needs another line.
    pub fn is_complete(&mut self, code: &str) -> Option<Ticket> {
        self.ask_when_idle(msg_type::IS_COMPLETE_REQUEST, msg_type::IS_COMPLETE_REPLY, json!({ "code": code }))
    }

    /// Version, banner and language; answered after the running cell.
    pub fn request_kernel_info(&mut self) -> Option<Ticket> {
        if self.link != Link::Ready {
            return None;
        }
        Some(self.ask(msg_type::KERNEL_INFO_REQUEST, msg_type::KERNEL_INFO_REPLY, json!({})))
    }

    /// The answer is no longer wanted.
    pub fn forget_request(&mut self, ticket: Ticket) {
        self.requests.newest.retain(|_, newest| *newest != ticket);
    }

    fn ask_when_idle(&mut self, request: &str, reply: &'static str, content: Value) -> Option<Ticket> {
        let is_idle = self.link == Link::Ready && self.runs.running.is_none() && self.queue.is_empty();
        is_idle.then(|| self.ask(request, reply, content))
    }

    fn ask(&mut self, request: &str, reply: &'static str, content: Value) -> Ticket {
        self.requests.given += 1;
        let ticket = Ticket(self.requests.given);
        let msg_id = self.send(Channel::Shell, request, content);
        self.requests.pending.insert(msg_id, (ticket, reply));
        self.requests.newest.insert(reply, ticket);
        ticket
    }

    /// The event for a reply, unless it is stale or nobody asked.
    pub(crate) fn take_answer(&mut self, message: &Message) -> Option<Event> {
        let (ticket, reply) = self.requests.pending.remove(message.parent_id()?)?;
        if reply != message.msg_type() || self.requests.newest.get(reply) != Some(&ticket) {
            return None;
        }
        self.requests.newest.remove(reply);
        Some(Event::Answered { ticket, answer: answer_of(reply, &message.content) })
    }
}

fn answer_of(reply: &str, content: &Value) -> Answer {
    let text = |key: &str| content.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let number = |key: &str| content.get(key).and_then(Value::as_u64).unwrap_or_default() as usize;
    let value = |key: &str| content.get(key).cloned().unwrap_or_default();
    match reply {
        msg_type::COMPLETE_REPLY => Answer::Complete {
            matches: match content.get("matches") {
                Some(Value::Array(matches)) => matches.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                _ => Vec::new(),
            },
            cursor_start: number("cursor_start"),
            cursor_end: number("cursor_end"),
            metadata: value("metadata"),
        },
        msg_type::INSPECT_REPLY => Answer::Inspect {
            found: content.get("found").and_then(Value::as_bool).unwrap_or_default(),
            data: value("data"),
        },
        msg_type::IS_COMPLETE_REPLY => Answer::IsComplete { status: text("status"), indent: text("indent") },
        msg_type::KERNEL_INFO_REPLY => Answer::KernelInfo(content.clone()),
        _ => Answer::Other(content.clone()),
    }
}
