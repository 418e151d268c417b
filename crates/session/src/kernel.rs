use protocol::{Channel, Header, Message, msg_type};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Whoever takes messages: the worker with kernel.wasm, a Jupyter server, or the one for tests.
/// Answers come back on another way and end in [`crate::Session::receive`].
pub trait Kernel {
    fn send(&mut self, message: Message);

    /// Asks the running cell to stop; may be called at any time.
    fn interrupt(&mut self);
}

/// A kernel for tests: answers each code with what the test wrote down for it.
#[derive(Debug, Default)]
pub struct ScriptedKernel {
    /// What it was sent.
    pub received: Vec<Message>,
    pub interrupts: usize,
    scripts: HashMap<String, Vec<(String, Value)>>,
    answers: Vec<Message>,
    execution_count: i64,
    sent: u64,
}

impl ScriptedKernel {
    /// When `code` is run, these messages (type, content) go out between "busy" and the reply. A message of type `error`
    /// makes the reply an error too; one of type `execute_reply` replaces the reply.
    #[must_use]
    pub fn on(mut self, code: &str, messages: &[(&str, Value)]) -> Self {
        let messages = messages.iter().map(|(name, content)| ((*name).to_owned(), content.clone())).collect();
        self.scripts.insert(code.to_owned(), messages);
        self
    }

    /// The answers to what it was sent since the last call, in order.
    pub fn take_answers(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.answers)
    }

    fn answer(&mut self, parent: &Header, channel: Channel, name: &str, content: Value) {
        self.sent += 1;
        self.answers.push(Message::child_of(parent, channel, format!("k{}", self.sent), name, content));
    }

    fn execute(&mut self, request: &Message) {
        let parent = &request.header;
        let code = request.content_str("code").unwrap_or_default().to_owned();
        self.execution_count += 1;
        let count = self.execution_count;
        self.answer(parent, Channel::Iopub, msg_type::STATUS, json!({"execution_state": "busy"}));
        self.answer(parent, Channel::Iopub, msg_type::EXECUTE_INPUT, json!({"code": code, "execution_count": count}));
        let mut reply = json!({"status": "ok", "execution_count": count, "payload": [], "user_expressions": {}});
        for (name, mut content) in self.scripts.get(&code).cloned().unwrap_or_default() {
            match name.as_str() {
                msg_type::EXECUTE_REPLY => {
                    reply = content;
                    continue;
                }
                msg_type::ERROR => {
                    reply = content.clone();
                    reply["status"] = "error".into();
                    reply["execution_count"] = count.into();
                }
                msg_type::EXECUTE_RESULT => content["execution_count"] = count.into(),
                _ => {}
            }
            self.answer(parent, Channel::Iopub, &name, content);
        }
        self.answer(parent, Channel::Shell, msg_type::EXECUTE_REPLY, reply);
        self.answer(parent, Channel::Iopub, msg_type::STATUS, json!({"execution_state": "idle"}));
    }
}

impl Kernel for ScriptedKernel {
    fn send(&mut self, message: Message) {
        if message.msg_type() == msg_type::EXECUTE_REQUEST {
            self.execute(&message);
        }
        self.received.push(message);
    }

    fn interrupt(&mut self) {
        self.interrupts += 1;
    }
}
