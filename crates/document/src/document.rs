use crate::history::History;
use crate::stream::StreamState;
use crate::{Change, Clipboard, Edit, EditError};
use notebook::{Cell, Heading, Map, Notebook, Value};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Ticket of a cell in its document: stable while the page lives, never reused, not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellId(u32);

impl CellId {
    /// The ticket as a number, for DOM ids and bridges to JavaScript.
    pub fn as_u32(self) -> u32 {
        self.0
    }

    /// The reverse of [`CellId::as_u32`]; the document refuses tickets that it did not give out.
    pub fn from_u32(ticket: u32) -> Self {
        Self(ticket)
    }
}

/// A cell and what the page knows about it beyond the file.
#[derive(Debug, Clone)]
pub(crate) struct Slot {
    pub(crate) cell: Cell,
    /// Hash of the source when it was last run.
    run: Option<u64>,
    stale: bool,
    /// Cursor of the stream that is the last output.
    pub(crate) stream: Option<StreamState>,
    /// At least the size of the outputs.
    pub(crate) output_bytes: usize,
}

impl Slot {
    pub(crate) fn new(cell: Cell) -> Self {
        Self { cell, run: None, stale: false, stream: None, output_bytes: 0 }
    }

    /// Whether staleness changed.
    pub(crate) fn judge_staleness(&mut self) -> bool {
        let stale = self.run.is_some_and(|run| run != hash_of(&self.cell.source));
        std::mem::replace(&mut self.stale, stale) != stale
    }

    /// Takes the source of now as the one that was run; says whether staleness changed.
    pub(crate) fn mark_run(&mut self) -> bool {
        self.run = Some(hash_of(&self.cell.source));
        self.judge_staleness()
    }
}

fn hash_of(source: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    source.hash(&mut hasher);
    hasher.finish()
}

/// The live notebook.
#[derive(Debug, Clone)]
pub struct Document {
    /// All but the cells.
    pub(crate) notebook: Notebook,
    pub(crate) order: Vec<CellId>,
    pub(crate) slots: HashMap<CellId, Slot>,
    next_ticket: u32,
    pub(crate) history: History,
    pub(crate) revision: u64,
    saved_revision: u64,
}

impl Document {
    pub fn new(mut notebook: Notebook) -> Self {
        let cells = std::mem::take(&mut notebook.cells);
        let mut document = Self {
            notebook,
            order: Vec::with_capacity(cells.len()),
            slots: HashMap::with_capacity(cells.len()),
            next_ticket: 0,
            history: History::default(),
            revision: 0,
            saved_revision: 0,
        };
        for cell in cells {
            let ticket = document.make_ticket();
            document.order.push(ticket);
            document.slots.insert(ticket, Slot::new(cell));
        }
        document
    }

    pub(crate) fn make_ticket(&mut self) -> CellId {
        self.next_ticket += 1;
        CellId(self.next_ticket)
    }

    // Reading.

    /// The cells in order.
    pub fn order(&self) -> &[CellId] {
        &self.order
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.slots.get(&id).map(|slot| &slot.cell)
    }

    /// Tickets and cells in order.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = (CellId, &Cell)> {
        self.order.iter().filter_map(|id| Some((*id, self.cell(*id)?)))
    }

    pub fn index_of(&self, id: CellId) -> Option<usize> {
        self.order.iter().position(|other| *other == id)
    }

    pub fn at(&self, index: usize) -> Option<CellId> {
        self.order.get(index).copied()
    }

    pub fn next(&self, id: CellId) -> Option<CellId> {
        self.at(self.index_of(id)? + 1)
    }

    pub fn previous(&self, id: CellId) -> Option<CellId> {
        self.at(self.index_of(id)?.checked_sub(1)?)
    }

    /// These cells in the document's order, each once, without those that are not there.
    pub fn in_order(&self, cells: &[CellId]) -> Vec<CellId> {
        let wanted: HashSet<CellId> = cells.iter().copied().collect();
        self.order.iter().copied().filter(|id| wanted.contains(id)).collect()
    }

    /// The cell with this id in the file, or this `metadata.id` of Colab's (`#scrollTo=`).
    pub fn cell_named(&self, name: &str) -> Option<CellId> {
        self.cells().find(|(_, cell)| cell.is_named(name)).map(|(id, _)| id)
    }

    pub fn metadata(&self) -> &Map<String, Value> {
        &self.notebook.metadata
    }

    /// Title of the notebook, empty where it has none.
    pub fn title(&self) -> &str {
        self.notebook.title().unwrap_or_default()
    }

    /// Language of the code cells, lower case.
    pub fn language(&self) -> String {
        self.notebook.language()
    }

    /// Headings with the cells that hold them.
    pub fn outline(&self) -> Vec<(CellId, Heading)> {
        let headings = notebook::outline(self.cells().map(|(_, cell)| cell));
        headings.into_iter().filter_map(|heading| Some((self.at(heading.cell_index)?, heading))).collect()
    }

    /// Whether the text changed since the cell was run (in this page's life). Never-run cells are not stale.
    pub fn is_stale(&self, id: CellId) -> bool {
        self.slots.get(&id).is_some_and(|slot| slot.stale)
    }

    /// Whether the cell was run in this page's life and [`Edit::MarkRun`] said so.
    pub fn was_run(&self, id: CellId) -> bool {
        self.slots.get(&id).is_some_and(|slot| slot.run.is_some())
    }

    // Changing: `apply` and its kin are in the module `apply`.

    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    // Clipboard.

    /// The cells as they are now, in document order.
    pub fn copy(&self, cells: &[CellId]) -> Clipboard {
        let cells = self.in_order(cells);
        Clipboard { cells: cells.into_iter().filter_map(|id| self.cell(id).cloned()).collect() }
    }

    /// Copies, then deletes, as one undo step.
    pub fn cut(&mut self, cells: &[CellId]) -> Result<(Clipboard, Vec<Change>), EditError> {
        let clipboard = self.copy(cells);
        Ok((clipboard, self.apply(Edit::Delete { cells: cells.to_vec() })?))
    }

    /// Inserts the cells with fresh ids before the one at `index`.
    pub fn paste(&mut self, clipboard: &Clipboard, index: usize) -> Result<Vec<Change>, EditError> {
        let mut cells = clipboard.cells.clone();
        cells.iter_mut().for_each(Cell::renew_id);
        self.apply(Edit::Insert { index, cells })
    }

    // Saving.

    /// Goes up with every change that a saved file would show, outputs included.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there are changes since [`Document::mark_saved`] (or since it was opened).
    pub fn is_dirty(&self) -> bool {
        self.revision != self.saved_revision
    }

    /// Remembers `revision` as the one that is safe; take the number before writing begins.
    pub fn mark_saved(&mut self, revision: u64) {
        self.saved_revision = revision;
    }

    /// The notebook as it is now; unedited parts keep their bytes.
    pub fn to_notebook(&self) -> Notebook {
        let mut notebook = self.notebook.clone();
        notebook.cells = self.cells().map(|(_, cell)| cell.clone()).collect();
        notebook
    }

    /// The `.ipynb` file as it is now.
    pub fn to_json(&self) -> String {
        self.to_notebook().to_json()
    }
}
