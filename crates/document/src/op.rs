use crate::document::{Document, Slot};
use crate::{CellId, Change};
use notebook::{Cell, Map, Value};

/// A smallest step of editing. Performing one gives the one that takes it back.
#[derive(Debug, Clone)]
pub(crate) enum Op {
    Insert {
        index: usize,
        cell: CellId,
        slot: Box<Slot>,
    },
    Remove {
        cell: CellId,
    },
    Move {
        cell: CellId,
        to: usize,
    },
    SetSource {
        cell: CellId,
        source: String,
    },
    /// Everything but the metadata: for changes of type and merging.
    SetContent {
        cell: CellId,
        content: Box<Cell>,
    },
    SetMetadata {
        cell: CellId,
        metadata: Map<String, Value>,
    },
    SetAttachments {
        cell: CellId,
        attachments: Option<Map<String, Value>>,
    },
    SetNotebookMetadata {
        metadata: Map<String, Value>,
    },
}

impl Document {
    /// Performs `op`; `None` where its cell is not there (then nothing was done).
    pub(crate) fn perform(&mut self, op: Op, changes: &mut Vec<Change>) -> Option<Op> {
        match op {
            Op::Insert { index, cell, slot } => {
                let index = index.min(self.order.len());
                self.order.insert(index, cell);
                self.slots.insert(cell, *slot);
                changes.push(Change::CellInserted { cell, index });
                Some(Op::Remove { cell })
            }
            Op::Remove { cell } => {
                let index = self.index_of(cell)?;
                let slot = self.slots.remove(&cell)?;
                self.order.remove(index);
                changes.push(Change::CellRemoved { cell, index });
                Some(Op::Insert { index, cell, slot: Box::new(slot) })
            }
            Op::Move { cell, to } => {
                let from = self.index_of(cell)?;
                let to = to.min(self.order.len() - 1);
                self.order.remove(from);
                self.order.insert(to, cell);
                changes.push(Change::CellMoved { cell, from, to });
                Some(Op::Move { cell, to: from })
            }
            Op::SetSource { cell, source } => {
                let slot = self.slots.get_mut(&cell)?;
                let source = std::mem::replace(&mut slot.cell.source, source);
                changes.push(Change::SourceChanged { cell });
                if slot.judge_staleness() {
                    changes.push(Change::StaleChanged { cell });
                }
                Some(Op::SetSource { cell, source })
            }
            Op::SetContent { cell, content } => Some(self.set_content(cell, *content, changes)?),
            Op::SetMetadata { cell, metadata } => {
                let slot = self.slots.get_mut(&cell)?;
                let metadata = std::mem::replace(&mut slot.cell.metadata, metadata);
                changes.push(Change::MetadataChanged { cell });
                Some(Op::SetMetadata { cell, metadata })
            }
            Op::SetAttachments { cell, attachments } => {
                let slot = self.slots.get_mut(&cell)?;
                let attachments = std::mem::replace(&mut slot.cell.attachments, attachments);
                changes.push(Change::MetadataChanged { cell });
                Some(Op::SetAttachments { cell, attachments })
            }
            Op::SetNotebookMetadata { metadata } => {
                let title = self.title().to_owned();
                let metadata = std::mem::replace(&mut self.notebook.metadata, metadata);
                changes.push(Change::NotebookMetadataChanged);
                if self.title() != title {
                    changes.push(Change::TitleChanged);
                }
                Some(Op::SetNotebookMetadata { metadata })
            }
        }
    }

    fn set_content(&mut self, cell: CellId, mut content: Cell, changes: &mut Vec<Change>) -> Option<Op> {
        let slot = self.slots.get_mut(&cell)?;
        content.metadata.clone_from(&slot.cell.metadata);
        let old = std::mem::replace(&mut slot.cell, content);
        let new = &slot.cell;
        if old.cell_type != new.cell_type {
            changes.push(Change::TypeChanged { cell });
        }
        if old.source != new.source {
            changes.push(Change::SourceChanged { cell });
        }
        if old.outputs != new.outputs {
            changes.push(Change::OutputsChanged { cell });
        }
        if old.execution_count != new.execution_count {
            changes.push(Change::ExecutionCountChanged { cell });
        }
        if old.attachments != new.attachments {
            changes.push(Change::MetadataChanged { cell });
        }
        slot.stream = None;
        if slot.judge_staleness() {
            changes.push(Change::StaleChanged { cell });
        }
        Some(Op::SetContent { cell, content: Box::new(old) })
    }
}
