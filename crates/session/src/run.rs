//! The queue: what runs, in which order, and what is sent for it.

use crate::queue::Job;
use crate::runs::Running;
use crate::session::Link;
use crate::{Event, Scope, Session};
use document::{Cell, CellId, CellType, Edit};
use protocol::{Channel, msg_type};
use serde_json::json;

impl Session {
    /// Queues one code cell (others are passed over). One that already waits is not queued twice; one that runs only if
    /// its text changed since.
    pub fn run(&mut self, cell: CellId, now_ms: f64) -> Vec<Event> {
        self.run_scope(Scope::Cells(vec![cell]), now_ms)
    }

    pub fn run_scope(&mut self, scope: Scope, now_ms: f64) -> Vec<Event> {
        let cells = match scope {
            Scope::All => self.document.order().to_vec(),
            Scope::Before(cell) => {
                let index = self.document.index_of(cell).unwrap_or(0);
                self.document.order()[..index].to_vec()
            }
            Scope::After(cell) => {
                let index = self.document.index_of(cell).unwrap_or(self.document.len());
                self.document.order()[index..].to_vec()
            }
            Scope::Cells(cells) => self.document.in_order(&cells),
        };
        let running = self.runs.running.as_ref().map(|running| running.cell);
        let jobs = cells
            .into_iter()
            .filter(|cell| self.document.cell(*cell).is_some_and(Cell::is_code))
            .filter(|cell| Some(*cell) != running || self.document.is_stale(*cell))
            .map(Job::of_cell);
        let jobs: Vec<Job> = jobs.collect();
        self.enqueue(jobs, now_ms)
    }

    /// Runs a part of a cell's text ("Run selection"); its outputs go to that cell, which does not count as run.
    pub fn run_text(&mut self, cell: CellId, text: impl Into<String>, now_ms: f64) -> Vec<Event> {
        if !self.document.cell(cell).is_some_and(Cell::is_code) {
            return Vec::new();
        }
        self.enqueue(vec![Job { cell, text: Some(text.into()) }], now_ms)
    }

    /// Queues the cell and inserts an empty code cell below it, whose ticket comes back.
    pub fn run_and_insert(&mut self, cell: CellId, now_ms: f64) -> (Vec<Event>, Option<CellId>) {
        let mut events = self.run(cell, now_ms);
        let index = self.document.index_of(cell).map_or(self.document.len(), |index| index + 1);
        let edit = Edit::Insert { index, cells: vec![Cell::new(CellType::Code, "")] };
        if let Ok(changes) = self.document.apply(edit) {
            events.extend(self.after_edit(changes));
        }
        (events, self.document.at(index))
    }

    /// Takes what waits off the queue; what runs goes on.
    pub fn clear_queue(&mut self) -> Vec<Event> {
        let cells = self.queue.clear();
        if cells.is_empty() {
            return Vec::new();
        }
        let mut events: Vec<Event> = cells.into_iter().map(Event::RunStateChanged).collect();
        events.push(Event::StatusChanged);
        events
    }

    /// "Stop": empties the queue and sends an `interrupt_request` on the control channel.
    pub fn interrupt(&mut self, _now_ms: f64) -> Vec<Event> {
        let events = self.clear_queue();
        if self.runs.running.is_some() {
            self.send(Channel::Control, msg_type::INTERRUPT_REQUEST, json!({}));
        }
        events
    }

    fn enqueue(&mut self, jobs: Vec<Job>, now_ms: f64) -> Vec<Event> {
        if jobs.is_empty() {
            return Vec::new();
        }
        let mut events: Vec<Event> = jobs.iter().map(|job| Event::RunStateChanged(job.cell)).collect();
        self.queue.extend(jobs);
        if matches!(self.link, Link::Disconnected | Link::Dead(_)) {
            events.push(Event::KernelNeeded);
        }
        events.push(Event::StatusChanged);
        events.extend(self.run_next(now_ms));
        events
    }

    /// Sends the next cell to the kernel, if it can take one.
    pub(crate) fn run_next(&mut self, now_ms: f64) -> Vec<Event> {
        let mut events = Vec::new();
        while self.link == Link::Ready && self.runs.running.is_none() {
            let Some(job) = self.queue.pop() else { break };
            let Some(cell) = self.document.cell(job.cell).filter(|cell| cell.is_code()) else { continue };
            let (code, name) = (job.text.clone().unwrap_or_else(|| cell.source.clone()), cell.id.clone());
            let is_empty = code.trim().is_empty();
            let mut edits = vec![
                Edit::ClearOutputs { cells: vec![job.cell] },
                Edit::SetExecutionCount { cell: job.cell, count: None },
            ];
            if job.text.is_none() && !is_empty {
                edits.push(Edit::MarkRun { cell: job.cell });
            }
            self.apply_each(edits, &mut events);
            if is_empty {
                // Nothing to run, as in Jupyter: the cell is as new.
                self.runs.forget(job.cell);
            } else {
                let content = json!({
                    "code": code,
                    "silent": false,
                    "store_history": true,
                    "user_expressions": {},
                    "allow_stdin": true,
                    "stop_on_error": true,
                });
                let mut message = self.make(Channel::Shell, msg_type::EXECUTE_REQUEST, content);
                message.metadata.insert("cellId".to_owned(), name.into());
                self.runs.start(Running::new(job.cell, message.header.msg_id.clone(), now_ms));
                self.outgoing.push(message);
            }
            events.push(Event::RunStateChanged(job.cell));
        }
        if self.runs.running.is_none() {
            self.queue.end_batch_if_empty();
        }
        if !events.is_empty() {
            // Everybody behind moved up.
            events.extend(self.queue.cells().map(Event::RunStateChanged));
            events.push(Event::StatusChanged);
        }
        events
    }

    /// Edits of outputs; those for a cell that is gone meanwhile are dropped.
    pub(crate) fn apply_each(&mut self, edits: Vec<Edit>, events: &mut Vec<Event>) {
        for edit in edits {
            if let Ok(changes) = self.document.apply(edit) {
                events.extend(self.after_edit(changes));
            }
        }
    }
}
