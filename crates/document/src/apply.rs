//! Edits become operations, and operations a step of the history.

use crate::document::{Document, Slot};
use crate::op::Op;
use crate::structure;
use crate::{CellId, Change, Edit, EditError};

impl Document {
    /// Applies one edit; typing is not coalesced.
    pub fn apply(&mut self, edit: Edit) -> Result<Vec<Change>, EditError> {
        self.apply_one(edit, None)
    }

    /// The same at a time: `SetSource` on one cell within a second of the last one joins its undo step.
    pub fn apply_at(&mut self, edit: Edit, now_ms: f64) -> Result<Vec<Change>, EditError> {
        self.apply_one(edit, Some(now_ms))
    }

    /// Applies several edits as one undo step; the first refusal takes all of them back.
    pub fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Vec<Change>, EditError> {
        let levels = self.levels();
        let mut changes = Vec::new();
        let mut inverse = Vec::new();
        for edit in edits {
            let result = if is_of_outputs(&edit) {
                self.apply_to_outputs(edit, &mut changes)
            } else {
                self.plan(&edit).map(|plan| self.perform_all(plan, &mut changes, &mut inverse))
            };
            if let Err(error) = result {
                self.perform_back(inverse, &mut Vec::new());
                return Err(error);
            }
        }
        if !inverse.is_empty() {
            self.revision += 1;
            self.history.push(inverse);
        }
        self.announce_levels(levels, &mut changes);
        Ok(changes)
    }

    pub fn undo(&mut self) -> Vec<Change> {
        let Some(step) = self.history.pop_undo() else { return Vec::new() };
        let levels = self.levels();
        let mut changes = Vec::new();
        let inverse = self.perform_back(step.inverse, &mut changes);
        self.history.undone(inverse);
        self.finish_travel(levels, &mut changes);
        changes
    }

    pub fn redo(&mut self) -> Vec<Change> {
        let Some(step) = self.history.pop_redo() else { return Vec::new() };
        let levels = self.levels();
        let mut changes = Vec::new();
        let inverse = self.perform_back(step.inverse, &mut changes);
        self.history.redone(inverse);
        self.finish_travel(levels, &mut changes);
        changes
    }

    fn apply_one(&mut self, edit: Edit, now_ms: Option<f64>) -> Result<Vec<Change>, EditError> {
        let levels = self.levels();
        let mut changes = Vec::new();
        if is_of_outputs(&edit) {
            self.apply_to_outputs(edit, &mut changes)?;
        } else {
            let plan = self.plan(&edit)?;
            let mut inverse = Vec::new();
            self.perform_all(plan, &mut changes, &mut inverse);
            if !inverse.is_empty() {
                self.revision += 1;
                match (&edit, now_ms) {
                    (Edit::SetSource { cell, .. }, Some(now_ms)) => self.history.push_typing(*cell, inverse, now_ms),
                    _ => self.history.push(inverse),
                }
            }
        }
        self.announce_levels(levels, &mut changes);
        Ok(changes)
    }

    fn plan(&mut self, edit: &Edit) -> Result<structure::Plan, EditError> {
        structure::plan(self, edit)
    }

    fn perform_all(&mut self, plan: structure::Plan, changes: &mut Vec<Change>, inverse: &mut Vec<Op>) {
        for op in plan.ops {
            inverse.extend(self.perform(op, changes));
        }
        if !plan.select.is_empty() {
            changes.push(Change::Select { cells: plan.select });
        }
    }

    /// Performs operations from the last to the first and gives back what takes that back.
    fn perform_back(&mut self, ops: Vec<Op>, changes: &mut Vec<Change>) -> Vec<Op> {
        ops.into_iter().rev().filter_map(|op| self.perform(op, changes)).collect()
    }

    fn finish_travel(&mut self, levels: Levels, changes: &mut Vec<Change>) {
        self.revision += 1;
        let touched = changes.iter().filter_map(Change::cell).collect::<Vec<_>>();
        let select = self.in_order(&touched);
        if !select.is_empty() {
            changes.push(Change::Select { cells: select });
        }
        self.announce_levels(levels, changes);
    }

    fn levels(&self) -> Levels {
        (self.is_dirty(), self.can_undo(), self.can_redo())
    }

    fn announce_levels(&self, before: Levels, changes: &mut Vec<Change>) {
        if self.levels() != before {
            changes.push(Change::HistoryChanged);
        }
    }

    /// A slot for a new cell, under an id that nobody else has.
    pub(crate) fn make_slot(&self, mut cell: notebook::Cell, others: &[String]) -> Slot {
        let taken = others.contains(&cell.id) || self.slots.values().any(|slot| slot.cell.id == cell.id);
        if taken || cell.id.is_empty() {
            cell.renew_id();
        }
        Slot::new(cell)
    }
}

/// Dirty, undo, redo.
type Levels = (bool, bool, bool);

fn is_of_outputs(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::SetOutputs { .. }
            | Edit::ClearOutputs { .. }
            | Edit::AppendOutput { .. }
            | Edit::AppendStream { .. }
            | Edit::UpdateDisplay { .. }
            | Edit::ReplaceOutput { .. }
            | Edit::SetExecutionCount { .. }
            | Edit::MarkRun { .. }
            | Edit::MergeRunMetadata { .. }
    )
}

impl Change {
    /// The cell it concerns.
    pub fn cell(&self) -> Option<CellId> {
        match self {
            Self::CellInserted { cell, .. }
            | Self::CellRemoved { cell, .. }
            | Self::CellMoved { cell, .. }
            | Self::SourceChanged { cell }
            | Self::TypeChanged { cell }
            | Self::MetadataChanged { cell }
            | Self::ExecutionCountChanged { cell }
            | Self::OutputsChanged { cell }
            | Self::OutputAppended { cell, .. }
            | Self::StreamAppended { cell, .. }
            | Self::OutputReplaced { cell, .. }
            | Self::StaleChanged { cell } => Some(*cell),
            Self::NotebookMetadataChanged | Self::TitleChanged | Self::HistoryChanged | Self::Select { .. } => None,
        }
    }
}
