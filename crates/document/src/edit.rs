use crate::CellId;
use notebook::{Cell, CellType, Map, MimeBundle, Output, StreamName, Value};

/// Which half of a cell is folded away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CollapsePart {
    Input,
    Outputs,
}

/// One change to a document. Those on several cells are one undo step.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Puts cells before the one at `index` (the number of cells: at the end). Ids that are taken are replaced.
    Insert {
        index: usize,
        cells: Vec<Cell>,
    },
    Delete {
        cells: Vec<CellId>,
    },
    /// Moves cells, kept in document order, so that the first of them comes to stand at `index` among the others.
    Move {
        cells: Vec<CellId>,
        index: usize,
    },
    SetSource {
        cell: CellId,
        source: String,
    },
    SetType {
        cells: Vec<CellId>,
        cell_type: CellType,
    },
    /// Cuts a cell at these places (byte offsets, ascending). Outputs and identity stay with the last part.
    Split {
        cell: CellId,
        offsets: Vec<usize>,
    },
    /// Joins neighbours (or any cells, in document order) into the first of them.
    Merge {
        cells: Vec<CellId>,
    },
    SetMetadata {
        cell: CellId,
        metadata: Map<String, Value>,
    },
    /// Merges keys into the metadata as RFC 7396 says: `null` removes, objects merge.
    MergeMetadata {
        cell: CellId,
        patch: Map<String, Value>,
    },
    SetCollapsed {
        cells: Vec<CellId>,
        part: CollapsePart,
        collapsed: bool,
    },
    SetAttachments {
        cell: CellId,
        attachments: Option<Map<String, Value>>,
    },
    MergeNotebookMetadata {
        patch: Map<String, Value>,
    },
    SetTitle {
        title: String,
    },

    // What the kernel and "Clear outputs" do: not on the undo stack.
    SetOutputs {
        cell: CellId,
        outputs: Vec<Output>,
    },
    ClearOutputs {
        cells: Vec<CellId>,
    },
    /// Adds an output at the end. Text to the stream that is last there is joined with it, with carriage returns and
    /// backspaces obeyed, and bounded.
    AppendOutput {
        cell: CellId,
        output: Output,
    },
    AppendStream {
        cell: CellId,
        name: StreamName,
        text: String,
    },
    /// Gives every output of this display id new data, in whatever cell (`update_display_data`).
    UpdateDisplay {
        display_id: String,
        data: MimeBundle,
        metadata: Map<String, Value>,
    },
    ReplaceOutput {
        cell: CellId,
        index: usize,
        output: Output,
    },
    SetExecutionCount {
        cell: CellId,
        count: Option<i64>,
    },
    /// Remembers the text as the one that was run: the cell is fresh until it changes.
    MarkRun {
        cell: CellId,
    },
    /// Metadata that a run leaves behind (timings); not on the undo stack.
    MergeRunMetadata {
        cell: CellId,
        patch: Map<String, Value>,
    },
}

/// Why an edit was refused; the document is as before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    #[error("there is no such cell")]
    NoSuchCell,
    #[error("there is no such output")]
    NoSuchOutput,
    #[error("the place is outside the text or inside a character")]
    BadOffset,
    #[error("there is nothing to do it to")]
    Nothing,
    #[error("only code cells have outputs")]
    NotACodeCell,
}
