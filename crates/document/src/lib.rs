//! The live notebook: [`Edit`] in, [`Change`] out, undo and redo.
//!
//! [`Document`] is the truth that the page shows; every change of it goes through [`Document::apply`].
//! Reading order: `edit` (what can be asked), `structure` (what it means in operations), `op` (how they are performed),
//! `outputs` and `stream` (what a kernel writes), `history`.
//! *Invariant:* knows no kernel, no DOM, no clock; time comes in as `now_ms`.

mod apply;
mod change;
mod clipboard;
mod document;
mod edit;
mod groups;
mod history;
mod metadata;
mod op;
mod outputs;
mod stream;
mod structure;

pub use change::Change;
pub use clipboard::Clipboard;
pub use document::{CellId, Document};
pub use edit::{CollapsePart, Edit, EditError};
pub use groups::{Group, Groups};
pub use notebook::{Cell, CellType, Notebook, Output, OutputBody, StreamName};
pub use outputs::{MAX_OUTPUT_BYTES, MAX_OUTPUTS};
pub use stream::{HEAD_BYTES, TAIL_BYTES};
