//! Life of the kernel; the app calls these as the worker or the connection tells.

use crate::session::Link;
use crate::{Event, Progress, Scope, Session};

impl Session {
    pub fn kernel_starting(&mut self, progress: Progress) -> Vec<Event> {
        let mut events = Vec::new();
        if self.link == Link::Ready {
            events = self.lose_kernel(false);
        }
        self.link = Link::Starting(progress);
        events.push(Event::StatusChanged);
        events
    }

    /// It takes messages now; what was queued before starts.
    pub fn kernel_ready(&mut self, now_ms: f64) -> Vec<Event> {
        self.link = Link::Ready;
        let mut events = vec![Event::StatusChanged];
        events.extend(self.run_next(now_ms));
        events
    }

    pub fn kernel_died(&mut self, reason: impl Into<String>, _now_ms: f64) -> Vec<Event> {
        let mut events = self.lose_kernel(true);
        self.link = Link::Dead(reason.into());
        events.push(Event::StatusChanged);
        events
    }

    /// The old kernel is being thrown away and a new one will start; marks cells, drops the queue and late answers.
    /// With `run_all` every code cell is queued for the new one.
    pub fn restart(&mut self, run_all: bool, now_ms: f64) -> Vec<Event> {
        let mut events = self.lose_kernel(true);
        self.link = Link::Starting(Progress::default());
        events.push(Event::StatusChanged);
        if run_all {
            events.extend(self.run_scope(Scope::All, now_ms));
        }
        events
    }

    /// The kernel ended and starts again with the session as it was saved: what ran before it still holds, the cell that
    /// ran is lost. [`Self::variables_lost`] follows if nothing could be restored.
    pub fn kernel_crashed(&mut self) -> Vec<Event> {
        let mut events = self.let_go(true, false);
        self.link = Link::Starting(Progress::default());
        events.push(Event::StatusChanged);
        events
    }

    /// The new kernel knows nothing of what ran before it.
    pub fn variables_lost(&mut self) -> Vec<Event> {
        let cells = self.runs.lose();
        self.document.in_order(&cells).into_iter().map(Event::RunStateChanged).collect()
    }

    /// The kernel went back to when `count` cells had run: what ran later is held by nobody any more.
    pub fn rewound(&mut self, count: i64) -> Vec<Event> {
        let later = |cell: &document::Cell| cell.execution_count.is_some_and(|number| number > count);
        let cells: Vec<_> = self.document.cells().filter(|(_, cell)| later(cell)).map(|(id, _)| id).collect();
        cells.into_iter().filter(|cell| self.runs.undo(*cell)).map(Event::RunStateChanged).collect()
    }

    pub fn disconnected(&mut self) -> Vec<Event> {
        let mut events = self.lose_kernel(true);
        self.link = Link::Disconnected;
        events.push(Event::StatusChanged);
        events
    }

    /// What a kernel leaves behind when it goes: cells whose results nobody holds any more.
    fn lose_kernel(&mut self, drops_queue: bool) -> Vec<Event> {
        self.let_go(drops_queue, true)
    }

    fn let_go(&mut self, drops_queue: bool, loses_variables: bool) -> Vec<Event> {
        self.epoch += 1;
        self.outgoing.clear();
        self.requests = self.requests.after_loss();
        let question = self.drop_question();
        let mut cells = if loses_variables { self.runs.lose() } else { self.runs.lose_running() };
        if drops_queue {
            cells.extend(self.queue.clear());
        }
        self.document.in_order(&cells).into_iter().map(Event::RunStateChanged).chain(question).collect()
    }
}
