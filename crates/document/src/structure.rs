//! What each undoable edit means in operations. Planning checks everything, so performing cannot fail half way.

use crate::document::Document;
use crate::metadata::{merge_patch, with_collapsed, with_title};
use crate::op::Op;
use crate::{CellId, Edit, EditError};
use notebook::{Cell, CellType, Map, Value};

/// Operations in the order to perform them, and the cells to select afterwards.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) ops: Vec<Op>,
    pub(crate) select: Vec<CellId>,
}

impl Plan {
    fn of(ops: Vec<Op>) -> Self {
        Self { ops, select: Vec::new() }
    }
}

pub(crate) fn plan(document: &mut Document, edit: &Edit) -> Result<Plan, EditError> {
    match edit {
        Edit::Insert { index, cells } => insert(document, *index, cells),
        Edit::Delete { cells } => {
            let cells = existing(document, cells)?;
            Ok(Plan::of(cells.into_iter().map(|cell| Op::Remove { cell }).collect()))
        }
        Edit::Move { cells, index } => Ok(Plan::of(moves(document, &existing(document, cells)?, *index))),
        Edit::SetSource { cell, source } => {
            let old = document.cell(*cell).ok_or(EditError::NoSuchCell)?;
            if old.source == *source {
                return Ok(Plan::default());
            }
            Ok(Plan::of(vec![Op::SetSource { cell: *cell, source: source.clone() }]))
        }
        Edit::SetType { cells, cell_type } => {
            let cells = existing(document, cells)?;
            let ops = cells.into_iter().filter_map(|cell| {
                let old = document.cell(cell).filter(|old| old.cell_type != *cell_type)?;
                Some(Op::SetContent { cell, content: Box::new(with_type(old, *cell_type)) })
            });
            Ok(Plan::of(ops.collect()))
        }
        Edit::Split { cell, offsets } => split(document, *cell, offsets),
        Edit::Merge { cells } => merge(document, cells),
        Edit::SetMetadata { cell, metadata } => set_metadata(document, *cell, metadata.clone()),
        Edit::MergeMetadata { cell, patch } => {
            let mut metadata = document.cell(*cell).ok_or(EditError::NoSuchCell)?.metadata.clone();
            merge_patch(&mut metadata, patch);
            set_metadata(document, *cell, metadata)
        }
        Edit::SetCollapsed { cells, part, collapsed } => {
            let mut plan = Plan::default();
            for cell in existing(document, cells)? {
                if let Some(old) = document.cell(cell) {
                    let metadata = with_collapsed(&old.metadata, *part, *collapsed);
                    plan.ops.extend(set_metadata(document, cell, metadata)?.ops);
                }
            }
            Ok(plan)
        }
        Edit::SetAttachments { cell, attachments } => {
            let old = document.cell(*cell).ok_or(EditError::NoSuchCell)?;
            if old.attachments == *attachments {
                return Ok(Plan::default());
            }
            Ok(Plan::of(vec![Op::SetAttachments { cell: *cell, attachments: attachments.clone() }]))
        }
        Edit::MergeNotebookMetadata { patch } => {
            let mut metadata = document.metadata().clone();
            merge_patch(&mut metadata, patch);
            Ok(set_notebook_metadata(document, metadata))
        }
        Edit::SetTitle { title } => {
            let metadata = with_title(document.metadata(), title.trim());
            Ok(set_notebook_metadata(document, metadata))
        }
        Edit::SetOutputs { .. }
        | Edit::ClearOutputs { .. }
        | Edit::AppendOutput { .. }
        | Edit::AppendStream { .. }
        | Edit::UpdateDisplay { .. }
        | Edit::ReplaceOutput { .. }
        | Edit::SetExecutionCount { .. }
        | Edit::MarkRun { .. }
        | Edit::MergeRunMetadata { .. } => Ok(Plan::default()),
    }
}

/// The cells in document order; refused when one is not there or there is none.
fn existing(document: &Document, cells: &[CellId]) -> Result<Vec<CellId>, EditError> {
    if cells.is_empty() {
        return Err(EditError::Nothing);
    }
    if cells.iter().any(|cell| document.cell(*cell).is_none()) {
        return Err(EditError::NoSuchCell);
    }
    Ok(document.in_order(cells))
}

fn insert(document: &mut Document, index: usize, cells: &[Cell]) -> Result<Plan, EditError> {
    if cells.is_empty() {
        return Err(EditError::Nothing);
    }
    let index = index.min(document.len());
    let mut plan = Plan::default();
    let mut ids: Vec<String> = Vec::with_capacity(cells.len());
    for (offset, cell) in cells.iter().enumerate() {
        let slot = Box::new(document.make_slot(cell.clone(), &ids));
        ids.push(slot.cell.id.clone());
        let cell = document.make_ticket();
        plan.ops.push(Op::Insert { index: index + offset, cell, slot });
        plan.select.push(cell);
    }
    Ok(plan)
}

/// `cells` are in document order. Cells that go down are moved from the last, those that go up from the first, so that
/// none of them pushes another away from its place.
fn moves(document: &Document, cells: &[CellId], index: usize) -> Vec<Op> {
    let index = index.min(document.len() - cells.len());
    let places: Vec<(CellId, usize, usize)> = cells
        .iter()
        .enumerate()
        .filter_map(|(offset, cell)| Some((*cell, document.index_of(*cell)?, index + offset)))
        .collect();
    let down = places.iter().rev().filter(|(_, from, to)| from < to);
    let up = places.iter().filter(|(_, from, to)| from > to);
    down.chain(up).map(|(cell, _, to)| Op::Move { cell: *cell, to: *to }).collect()
}

fn with_type(old: &Cell, cell_type: CellType) -> Cell {
    let mut cell = old.clone();
    cell.cell_type = cell_type;
    if cell_type == CellType::Code {
        cell.attachments = None;
    } else {
        cell.outputs.clear();
        cell.execution_count = None;
    }
    cell
}

fn split(document: &mut Document, id: CellId, offsets: &[usize]) -> Result<Plan, EditError> {
    let index = document.index_of(id).ok_or(EditError::NoSuchCell)?;
    let old = document.cell(id).ok_or(EditError::NoSuchCell)?.clone();
    let mut parts = Vec::with_capacity(offsets.len() + 1);
    let mut from = 0;
    for offset in offsets {
        parts.push(old.source.get(from..*offset).ok_or(EditError::BadOffset)?);
        from = *offset;
    }
    parts.push(old.source.get(from..).ok_or(EditError::BadOffset)?);
    if parts.len() < 2 {
        return Err(EditError::Nothing);
    }
    let last = parts.len() - 1;
    let mut plan = Plan::default();
    for (at, part) in parts.iter().enumerate() {
        // The line break at the cut belongs to neither part.
        let part = if at > 0 { part.trim_start_matches('\n') } else { part };
        let part = if at < last { part.trim_end_matches('\n') } else { part };
        if at == last {
            plan.ops.push(Op::SetSource { cell: id, source: part.to_owned() });
            plan.select.push(id);
            continue;
        }
        let mut cell = Cell::new(old.cell_type, part);
        cell.metadata.clone_from(&old.metadata);
        cell.renew_metadata_id();
        // Attached images belong to the part that shows them; both keep them.
        cell.attachments.clone_from(&old.attachments);
        let slot = Box::new(document.make_slot(cell, &[]));
        let ticket = document.make_ticket();
        plan.ops.push(Op::Insert { index: index + at, cell: ticket, slot });
    }
    Ok(plan)
}

fn merge(document: &Document, cells: &[CellId]) -> Result<Plan, EditError> {
    let cells = existing(document, cells)?;
    let [first, rest @ ..] = cells.as_slice() else { return Err(EditError::Nothing) };
    if rest.is_empty() {
        return Err(EditError::Nothing);
    }
    let mut merged = document.cell(*first).ok_or(EditError::NoSuchCell)?.clone();
    // Paragraphs stay apart, statements close.
    let between = if merged.is_code() { "\n" } else { "\n\n" };
    for cell in rest.iter().filter_map(|cell| document.cell(*cell)) {
        merged.source.push_str(between);
        merged.source.push_str(&cell.source);
        if merged.is_code() {
            merged.outputs.extend(cell.outputs.iter().cloned());
        } else if let Some(attachments) = &cell.attachments {
            merged.attachments.get_or_insert_with(Map::new).extend(attachments.clone());
        }
    }
    let mut ops = vec![Op::SetContent { cell: *first, content: Box::new(merged) }];
    ops.extend(rest.iter().map(|cell| Op::Remove { cell: *cell }));
    Ok(Plan { ops, select: vec![*first] })
}

fn set_metadata(document: &Document, cell: CellId, metadata: Map<String, Value>) -> Result<Plan, EditError> {
    let old = document.cell(cell).ok_or(EditError::NoSuchCell)?;
    if old.metadata == metadata {
        return Ok(Plan::default());
    }
    Ok(Plan::of(vec![Op::SetMetadata { cell, metadata }]))
}

fn set_notebook_metadata(document: &Document, metadata: Map<String, Value>) -> Plan {
    if *document.metadata() == metadata {
        return Plan::default();
    }
    Plan::of(vec![Op::SetNotebookMetadata { metadata }])
}
