use document::{CellId, Change};
use serde_json::Value;

/// How far the start has come, for the status bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// `download`, `compile` or `boot`, as the worker says it.
    pub stage: String,
    /// From 0 to 1 where it is known.
    pub fraction: Option<f64>,
}

/// What the kernel is doing; a level.
#[derive(Debug, Clone, PartialEq)]
pub enum Status {
    /// No kernel yet; what is queued starts one ([`Event::KernelNeeded`]).
    Disconnected,
    Starting(Progress),
    Idle,
    /// `running` is empty while a request without a cell is worked on. `position` of `total`: cells of this batch.
    Busy {
        running: Option<CellId>,
        queued: usize,
        position: usize,
        total: usize,
    },
    Dead {
        reason: String,
    },
}

/// What a cell is doing; a level. "Edited since run" is [`RunState::Stale`] on top of what it was before.
#[derive(Debug, Clone, PartialEq)]
pub enum RunState {
    NeverRun,
    /// 1 for the next one.
    Queued {
        position: usize,
    },
    Running {
        since_ms: f64,
    },
    Done {
        duration_ms: f64,
    },
    Error {
        ename: String,
        duration_ms: f64,
    },
    Interrupted {
        duration_ms: f64,
    },
    /// Its kernel is gone (died or was restarted) since it ran.
    Gone,
    /// The text changed since it ran; the inner state is how that run ended (Done, Error or Interrupted).
    Stale {
        last: Box<RunState>,
    },
}

/// Which cells to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    All,
    /// All before the cell, without it.
    Before(CellId),
    /// The cell and all after it.
    After(CellId),
    /// These, in document order.
    Cells(Vec<CellId>),
}

/// Names a silent request (completion, inspection); the answer carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub(crate) u64);

/// What [`crate::Session::receive`] and the others give back, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The document changed.
    Document(Change),
    /// `run_state` of this cell may answer differently now.
    RunStateChanged(CellId),
    /// `status` may answer differently now.
    StatusChanged,
    /// Cells wait and there is no kernel (or it died): start one.
    KernelNeeded,
    /// An answer to a silent request that is still wanted.
    Answered { ticket: Ticket, answer: Answer },
    /// `question` may answer differently now: the kernel asks for a line of text, or does so no more.
    QuestionChanged,
    /// Text for the pager (`obj?`), as a MIME bundle.
    Pager(Value),
    /// A comm message, as it came.
    Comm(Box<protocol::Message>),
}

/// Answer to a silent request.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Complete {
        matches: Vec<String>,
        cursor_start: usize,
        cursor_end: usize,
        metadata: Value,
    },
    Inspect {
        found: bool,
        data: Value,
    },
    /// `complete`, `incomplete`, `invalid` or `unknown`.
    IsComplete {
        status: String,
        indent: String,
    },
    KernelInfo(Value),
    /// Any other reply, its content.
    Other(Value),
}
