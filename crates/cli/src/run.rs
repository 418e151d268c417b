//! One notebook, run from top to bottom.

use std::path::Path;
use std::time::Duration;

use document::{CellId, Document, Edit};
use notebook::Notebook;
use session::{RunState, Session};

use crate::kernel_client::{Heard, KernelClient};

/// How a notebook is run.
pub(crate) struct Options<'a> {
    pub(crate) cwd: &'a Path,
    pub(crate) allow_errors: bool,
    /// How long one cell may take.
    pub(crate) timeout: Option<Duration>,
}

/// A cell by its place among all cells, counted from 1, as people count.
pub(crate) type CellNumber = usize;

/// How the run ended; the notebook holds all outputs up to there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Every cell ran.
    Finished,
    Raised {
        cell: CellNumber,
        ename: String,
    },
    TimedOut {
        cell: CellNumber,
    },
    KernelDied {
        cell: Option<CellNumber>,
        reason: String,
    },
}

/// Cell tag with which an author says that a cell raises on purpose.
const MAY_RAISE: &str = "raises-exception";

/// Runs every code cell of `notebook`. `tick` hears how many of how many cells are done, now and then.
pub(crate) fn run(notebook: Notebook, options: &Options, mut tick: impl FnMut(usize, usize)) -> (Notebook, End) {
    let mut session = Session::new(Document::new(notebook), uuid::Uuid::new_v4().simple().to_string());
    let code_cells: Vec<(CellNumber, CellId)> = session
        .document()
        .cells()
        .enumerate()
        .filter(|(_, (_, cell))| cell.is_code())
        .map(|(index, (id, _))| (index + 1, id))
        .collect();
    // Outputs of an earlier run must not pass for those of this one.
    for (_, id) in &code_cells {
        apply(&mut session, Edit::ClearOutputs { cells: vec![*id] });
        apply(&mut session, Edit::SetExecutionCount { cell: *id, count: None });
    }
    let end = match KernelClient::start(options.cwd) {
        Ok(mut kernel) => run_cells(&mut session, &mut kernel, &code_cells, options, &mut tick),
        Err(error) => End::KernelDied { cell: None, reason: error.to_string() },
    };
    (session.document().to_notebook(), end)
}

fn run_cells(
    session: &mut Session,
    kernel: &mut KernelClient,
    cells: &[(CellNumber, CellId)],
    options: &Options,
    tick: &mut impl FnMut(usize, usize),
) -> End {
    // What comes back are hints for a page to redraw; the command line reads the levels instead.
    session.kernel_ready(kernel.now_ms());
    for (done, (number, id)) in cells.iter().enumerate() {
        tick(done, cells.len());
        session.run(*id, kernel.now_ms());
        let deadline = kernel.deadline(options.timeout);
        loop {
            if kernel.send_all(session.take_outgoing()).is_err() {
                return End::KernelDied { cell: Some(*number), reason: kernel.last_words() };
            }
            if !matches!(session.run_state(*id), RunState::Queued { .. } | RunState::Running { .. }) {
                break;
            }
            match kernel.hear(deadline) {
                Heard::Message(message) => drop(session.receive(*message, kernel.now_ms())),
                // A moment passed: the clock of the progress bar goes on.
                Heard::Nothing => tick(done, cells.len()),
                Heard::Deadline => return End::TimedOut { cell: *number },
                Heard::End => return End::KernelDied { cell: Some(*number), reason: kernel.last_words() },
            }
        }
        if let RunState::Error { ename, .. } = last_state(session, *id)
            && !options.allow_errors
            && !may_raise(session, *id)
        {
            return End::Raised { cell: *number, ename };
        }
    }
    tick(cells.len(), cells.len());
    End::Finished
}

/// How the last run ended, whether or not the text changed since.
fn last_state(session: &Session, id: CellId) -> RunState {
    match session.run_state(id) {
        RunState::Stale { last } => *last,
        state => state,
    }
}

fn may_raise(session: &Session, id: CellId) -> bool {
    session.document().cell(id).is_some_and(|cell| cell.tags().contains(&MAY_RAISE))
}

/// The edits made here are of cells that the document just named; there is nobody to tell of a refusal.
fn apply(session: &mut Session, edit: Edit) {
    drop(session.edit(edit, 0.0));
}
