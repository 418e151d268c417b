use document::CellId;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// The cell that the kernel works on.
#[derive(Debug)]
pub(crate) struct Running {
    pub(crate) cell: CellId,
    pub(crate) msg_id: String,
    pub(crate) since_ms: f64,
    /// Content of the reply, once it is there.
    pub(crate) reply: Option<Value>,
    /// The kernel said that it is idle again: all outputs are here.
    pub(crate) is_idle: bool,
    /// Times of messages, as JupyterLab notes them in the metadata.
    pub(crate) times: Map<String, Value>,
}

impl Running {
    pub(crate) fn new(cell: CellId, msg_id: String, since_ms: f64) -> Self {
        Self { cell, msg_id, since_ms, reply: None, is_idle: false, times: Map::new() }
    }
}

/// How the last run of a cell ended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum LastRun {
    Done { duration_ms: f64 },
    Error { ename: String, duration_ms: f64 },
    Interrupted { duration_ms: f64 },
    Gone,
}

/// What runs and what ran.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    pub(crate) running: Option<Running>,
    last: HashMap<CellId, LastRun>,
    /// The newest request of each cell: outputs that answer an older one are late and dropped.
    newest: HashMap<CellId, String>,
    cell_by_request: HashMap<String, CellId>,
    /// Cells whose outputs are to go when the next output comes (`clear_output(wait=True)`).
    clear_before_next: HashSet<CellId>,
}

impl Runs {
    pub(crate) fn start(&mut self, running: Running) {
        self.clear_before_next.remove(&running.cell);
        if let Some(old) = self.newest.insert(running.cell, running.msg_id.clone()) {
            self.cell_by_request.remove(&old);
        }
        self.cell_by_request.insert(running.msg_id.clone(), running.cell);
        self.running = Some(running);
    }

    pub(crate) fn end(&mut self, cell: CellId, last: LastRun) {
        self.last.insert(cell, last);
    }

    /// Marks a cell that ran here as gone; whether there is something to mark.
    pub(crate) fn undo(&mut self, cell: CellId) -> bool {
        self.last.get_mut(&cell).is_some_and(|last| std::mem::replace(last, LastRun::Gone) != LastRun::Gone)
    }

    pub(crate) fn forget(&mut self, cell: CellId) {
        self.last.remove(&cell);
    }

    pub(crate) fn last(&self, cell: CellId) -> Option<&LastRun> {
        self.last.get(&cell)
    }

    /// The cell that a message with this parent is for.
    pub(crate) fn cell_of(&self, parent_id: &str) -> Option<CellId> {
        self.cell_by_request.get(parent_id).copied()
    }

    /// The running cell, if the message with this parent is about it.
    pub(crate) fn running_as(&mut self, parent_id: &str) -> Option<&mut Running> {
        self.running.as_mut().filter(|running| running.msg_id == parent_id)
    }

    pub(crate) fn set_clear_before_next(&mut self, cell: CellId) {
        self.clear_before_next.insert(cell);
    }

    /// Whether the outputs are to be cleared now that one comes.
    pub(crate) fn take_clear_before_next(&mut self, cell: CellId) -> bool {
        self.clear_before_next.remove(&cell)
    }

    /// The kernel is gone and with it all results; the cells that this touches.
    pub(crate) fn lose(&mut self) -> Vec<CellId> {
        self.lose_running();
        let mut cells = Vec::with_capacity(self.last.len());
        self.last.iter_mut().for_each(|(cell, last)| {
            *last = LastRun::Gone;
            cells.push(*cell);
        });
        cells
    }

    /// The running cell gets no further; what ran before it stands.
    pub(crate) fn lose_running(&mut self) -> Vec<CellId> {
        self.newest.clear();
        self.cell_by_request.clear();
        self.clear_before_next.clear();
        let running = self.running.take().map(|running| running.cell);
        if let Some(cell) = running {
            self.last.insert(cell, LastRun::Gone);
        }
        running.into_iter().collect()
    }
}
