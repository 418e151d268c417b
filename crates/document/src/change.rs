use crate::CellId;

/// What changed, for whoever shows the document.
/// Positions are those right after this change, when changes are applied in their order.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    CellInserted {
        cell: CellId,
        index: usize,
    },
    CellRemoved {
        cell: CellId,
        index: usize,
    },
    CellMoved {
        cell: CellId,
        from: usize,
        to: usize,
    },
    /// The text changed by something else than the editor of that cell (or by it: compare before setting).
    SourceChanged {
        cell: CellId,
    },
    TypeChanged {
        cell: CellId,
    },
    /// Metadata, collapse flags or attachments of a cell.
    MetadataChanged {
        cell: CellId,
    },
    ExecutionCountChanged {
        cell: CellId,
    },
    /// Anything about the outputs; show them anew.
    OutputsChanged {
        cell: CellId,
    },
    /// A new output at the end; those before it are as they were.
    OutputAppended {
        cell: CellId,
        index: usize,
    },
    /// The stream at `index` grew at its end: its text from byte `from` on is new, all before is as it was.
    StreamAppended {
        cell: CellId,
        index: usize,
        from: usize,
    },
    /// One output was replaced, its neighbours are as they were.
    OutputReplaced {
        cell: CellId,
        index: usize,
    },
    /// `is_stale` may answer differently now.
    StaleChanged {
        cell: CellId,
    },
    NotebookMetadataChanged,
    TitleChanged,
    /// `is_dirty`, `can_undo` or `can_redo` may answer differently now. At most one in a batch, the last.
    HistoryChanged,
    /// Cells to select after an insertion, undo, redo, paste, split or merge.
    Select {
        cells: Vec<CellId>,
    },
}
