//! What the kernel says, and what that means for the document and the queue.

use crate::runs::{LastRun, Running};
use crate::session::Link;
use crate::{Event, Session};
use document::{Cell, CellId, CellType, Edit, Output, OutputBody, StreamName};
use protocol::{Message, msg_type};
use serde_json::{Map, Value};

impl Session {
    /// Takes one message of the kernel. Messages of kernels that are gone, of other clients and of unknown types do
    /// nothing.
    pub fn receive(&mut self, message: Message, now_ms: f64) -> Vec<Event> {
        let mut events = Vec::new();
        let parent_id = message.parent_id().unwrap_or_default().to_owned();
        match message.msg_type() {
            msg_type::STATUS => return self.receive_status(&message, &parent_id, now_ms),
            msg_type::EXECUTE_REPLY => return self.receive_execute_reply(&message, &parent_id, now_ms),
            msg_type::UPDATE_DISPLAY_DATA => {
                let Some(display_id) = display_id(&message.content) else { return events };
                let (data, metadata) = (object(&message.content, "data"), object(&message.content, "metadata"));
                let edit = Edit::UpdateDisplay { display_id: display_id.to_owned(), data, metadata };
                self.apply_each(vec![edit], &mut events);
            }
            msg_type::INPUT_REQUEST => {
                let cell = self.runs.cell_of(&parent_id);
                events.extend(self.receive_question(&message, cell));
            }
            msg_type::COMM_OPEN | msg_type::COMM_MSG | msg_type::COMM_CLOSE => {
                events.push(Event::Comm(Box::new(message)));
            }
            name if name.ends_with("_reply") => events.extend(self.take_answer(&message)),
            _ => {
                if let Some(cell) = self.runs.cell_of(&parent_id) {
                    self.receive_for_cell(cell, &message, &parent_id, &mut events);
                }
            }
        }
        events
    }

    fn receive_for_cell(&mut self, cell: CellId, message: &Message, parent_id: &str, events: &mut Vec<Event>) {
        let content = &message.content;
        let output = match message.msg_type() {
            msg_type::EXECUTE_INPUT => {
                self.note_time(parent_id, "iopub.execute_input", message);
                let count = content.get("execution_count").and_then(Value::as_i64);
                self.apply_each(vec![Edit::SetExecutionCount { cell, count }], events);
                return;
            }
            msg_type::CLEAR_OUTPUT => {
                if content.get("wait").and_then(Value::as_bool) == Some(true) {
                    self.runs.set_clear_before_next(cell);
                } else {
                    self.runs.take_clear_before_next(cell);
                    self.apply_each(vec![Edit::ClearOutputs { cells: vec![cell] }], events);
                }
                return;
            }
            msg_type::STREAM => {
                let name = match message.content_str("name") {
                    Some("stderr") => StreamName::Stderr,
                    _ => StreamName::Stdout,
                };
                let text = message.content_str("text").unwrap_or_default();
                if text.is_empty() {
                    return;
                }
                Output::stream(name, text)
            }
            msg_type::DISPLAY_DATA => Output::new(OutputBody::DisplayData {
                data: object(content, "data"),
                metadata: object(content, "metadata"),
            }),
            msg_type::EXECUTE_RESULT => Output::new(OutputBody::ExecuteResult {
                data: object(content, "data"),
                metadata: object(content, "metadata"),
                execution_count: content.get("execution_count").and_then(Value::as_i64),
            }),
            msg_type::ERROR => error_output(content),
            _ => return,
        };
        let output = match display_id(content) {
            Some(display_id) => output.with_display_id(display_id),
            None => output,
        };
        let mut edits = Vec::with_capacity(2);
        if self.runs.take_clear_before_next(cell) {
            edits.push(Edit::ClearOutputs { cells: vec![cell] });
        }
        edits.push(Edit::AppendOutput { cell, output });
        self.apply_each(edits, events);
    }

    fn receive_status(&mut self, message: &Message, parent_id: &str, now_ms: f64) -> Vec<Event> {
        match message.content_str("execution_state") {
            Some("busy") => self.note_time(parent_id, "iopub.status.busy", message),
            Some("idle") => {
                self.note_time(parent_id, "iopub.status.idle", message);
                if let Some(running) = self.runs.running_as(parent_id) {
                    running.is_idle = true;
                    return self.finish_if_over(now_ms);
                }
            }
            // A server says this when it restarts a kernel by itself.
            Some("restarting" | "dead") if self.link == Link::Ready => {
                return self.kernel_died("the kernel was restarted", now_ms);
            }
            _ => {}
        }
        Vec::new()
    }

    fn receive_execute_reply(&mut self, message: &Message, parent_id: &str, now_ms: f64) -> Vec<Event> {
        self.note_time(parent_id, "shell.execute_reply", message);
        let Some(running) = self.runs.running_as(parent_id) else { return Vec::new() };
        running.reply = Some(message.content.clone());
        let cell = running.cell;
        let mut events = Vec::new();
        if let Some(Value::Array(payloads)) = message.content.get("payload") {
            for payload in payloads {
                self.receive_payload(cell, payload, &mut events);
            }
        }
        events.extend(self.finish_if_over(now_ms));
        events
    }

    /// The old but living way of `?` and `%load` to speak to the page.
    fn receive_payload(&mut self, cell: CellId, payload: &Value, events: &mut Vec<Event>) {
        match payload.get("source").and_then(Value::as_str) {
            Some("page") => events.push(Event::Pager(payload.get("data").cloned().unwrap_or_default())),
            Some("set_next_input") => {
                let text = payload.get("text").and_then(Value::as_str).unwrap_or_default();
                let edit = if payload.get("replace").and_then(Value::as_bool) == Some(true) {
                    Edit::SetSource { cell, source: text.to_owned() }
                } else {
                    let index = self.document.index_of(cell).map_or(self.document.len(), |index| index + 1);
                    Edit::Insert { index, cells: vec![Cell::new(CellType::Code, text)] }
                };
                self.apply_each(vec![edit], events);
            }
            _ => {}
        }
    }

    /// Ends the running cell when both its reply and "idle" are there (they come in either order), and starts the next.
    fn finish_if_over(&mut self, now_ms: f64) -> Vec<Event> {
        let is_over = |running: &Running| running.reply.is_some() && running.is_idle;
        let Some(running) = self.runs.running.take_if(|running| is_over(running)) else { return Vec::new() };
        let reply = running.reply.unwrap_or_default();
        let cell = running.cell;
        let duration_ms = (now_ms - running.since_ms).max(0.0);
        let ename = reply.get("ename").and_then(Value::as_str).unwrap_or("Error").to_owned();
        let last = match reply.get("status").and_then(Value::as_str) {
            Some("error") if ename == "KeyboardInterrupt" => LastRun::Interrupted { duration_ms },
            Some("error") => LastRun::Error { ename, duration_ms },
            Some("abort" | "aborted") => LastRun::Interrupted { duration_ms },
            _ => LastRun::Done { duration_ms },
        };
        let mut events = Vec::new();
        if self.record_timing && !running.times.is_empty() {
            let patch = Map::from_iter([("execution".to_owned(), Value::Object(running.times))]);
            self.apply_each(vec![Edit::MergeRunMetadata { cell, patch }], &mut events);
        }
        let failed = !matches!(last, LastRun::Done { .. });
        self.runs.end(cell, last);
        events.extend(self.drop_question());
        events.push(Event::RunStateChanged(cell));
        if failed {
            // What waits relied on this cell, as in Jupyter.
            events.extend(self.clear_queue());
        }
        self.queue.end_batch_if_empty();
        events.push(Event::StatusChanged);
        events.extend(self.run_next(now_ms));
        events
    }

    fn note_time(&mut self, parent_id: &str, name: &str, message: &Message) {
        if message.header.date.is_empty() {
            return;
        }
        if let Some(running) = self.runs.running_as(parent_id) {
            running.times.insert(name.to_owned(), message.header.date.clone().into());
        }
    }
}

fn display_id(content: &Value) -> Option<&str> {
    content.get("transient")?.get("display_id")?.as_str()
}

fn object(content: &Value, key: &str) -> Map<String, Value> {
    content.get(key).and_then(Value::as_object).cloned().unwrap_or_default()
}

fn error_output(content: &Value) -> Output {
    let text = |key: &str| content.get(key).and_then(Value::as_str).unwrap_or_default();
    let traceback = match content.get("traceback") {
        Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    Output::error(text("ename"), text("evalue"), traceback)
}
