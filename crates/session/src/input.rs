//! `input()` and `getpass()`: the kernel asks for a line of text and waits.

use crate::{Event, Session};
use document::{CellId, Edit, Output, StreamName};
use protocol::{Channel, Header, Message, msg_type};
use serde_json::{Value, json};

/// What the kernel wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub prompt: String,
    /// What is typed must not be seen.
    pub password: bool,
}

/// A question that waits for its answer.
#[derive(Debug)]
pub(crate) struct Pending {
    header: Header,
    cell: Option<CellId>,
    question: Question,
}

/// What a person may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply<'a> {
    Line(&'a str),
    /// Ctrl+D: there is no more; Python raises `EOFError`.
    End,
}

/// How "no more" is written in a reply, as ipykernel does.
const END: &str = "\u{4}";

impl Session {
    /// The question that waits, and the cell whose run asks it: none when something else does.
    pub fn question(&self) -> Option<(Option<CellId>, &Question)> {
        self.input.as_ref().map(|pending| (pending.cell, &pending.question))
    }

    pub(crate) fn receive_question(&mut self, message: &Message, cell: Option<CellId>) -> Vec<Event> {
        let password = message.content.get("password").and_then(Value::as_bool).unwrap_or_default();
        let prompt = message.content_str("prompt").unwrap_or_default().to_owned();
        let question = Question { prompt, password };
        self.input = Some(Pending { header: message.header.clone(), cell, question });
        vec![Event::QuestionChanged]
    }

    /// Answers the question that waits. The prompt and the line stay among the outputs, as in a terminal; a password does
    /// not.
    pub fn answer_question(&mut self, reply: Reply<'_>) -> Vec<Event> {
        let Some(Pending { header, cell, question }) = self.input.take() else { return Vec::new() };
        let (value, shown) = match reply {
            Reply::Line(line) if question.password => (line, "········"),
            Reply::Line(line) => (line, line),
            Reply::End => (END, ""),
        };
        let mut message = self.make(Channel::Stdin, msg_type::INPUT_REPLY, json!({"status": "ok", "value": value}));
        message.parent_header = Some(header);
        self.outgoing.push(message);
        let mut events = vec![Event::QuestionChanged];
        if let Some(cell) = cell {
            let output = Output::stream(StreamName::Stdout, format!("{}{shown}\n", question.prompt));
            self.apply_each(vec![Edit::AppendOutput { cell, output }], &mut events);
        }
        events
    }

    /// Nobody waits for the answer any more.
    pub(crate) fn drop_question(&mut self) -> Option<Event> {
        self.input.take().map(|_| Event::QuestionChanged)
    }
}
