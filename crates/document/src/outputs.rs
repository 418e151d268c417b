//! Edits that a running kernel makes: not on the undo stack, bounded.

use crate::document::{Document, Slot};
use crate::metadata::merge_patch;
use crate::stream::{Growth, StreamState, grouped};
use crate::{CellId, Change, Edit, EditError};
use notebook::{Map, MimeBundle, Output, OutputBody, StreamName, Value};

/// Outputs of one cell that are kept: half from the start, half from the end.
pub const MAX_OUTPUTS: usize = 1000;
/// How many may gather beyond that before the middle is cut again.
const SLACK_OUTPUTS: usize = 200;
/// Size of one cell's outputs above which the middle is cut down to half of this.
pub const MAX_OUTPUT_BYTES: usize = 64 * 1024 * 1024;
const CUT_NOTE_END: &str = " outputs left out …\n";

impl Document {
    pub(crate) fn apply_to_outputs(&mut self, edit: Edit, changes: &mut Vec<Change>) -> Result<(), EditError> {
        let before = changes.len();
        let mut is_in_file = true;
        match edit {
            Edit::SetOutputs { cell, outputs } => {
                let slot = self.code_slot(cell)?;
                slot.stream = None;
                if slot.cell.outputs != outputs {
                    slot.cell.outputs = outputs;
                    changes.push(Change::OutputsChanged { cell });
                }
            }
            Edit::ClearOutputs { cells } => self.clear_outputs(&cells, changes)?,
            Edit::AppendOutput { cell, output } => match output.body() {
                OutputBody::Stream { name, text } => self.append_stream(cell, *name, text, changes)?,
                _ => self.append_output(cell, output, changes)?,
            },
            Edit::AppendStream { cell, name, text } => self.append_stream(cell, name, &text, changes)?,
            Edit::UpdateDisplay { display_id, data, metadata } => {
                self.update_display(&display_id, &data, &metadata, changes);
            }
            Edit::ReplaceOutput { cell, index, output } => {
                let slot = self.code_slot(cell)?;
                let place = slot.cell.outputs.get_mut(index).ok_or(EditError::NoSuchOutput)?;
                *place = output;
                slot.stream = None;
                changes.push(Change::OutputReplaced { cell, index });
            }
            Edit::SetExecutionCount { cell, count } => {
                let slot = self.code_slot(cell)?;
                if slot.cell.execution_count != count {
                    slot.cell.execution_count = count;
                    changes.push(Change::ExecutionCountChanged { cell });
                }
            }
            Edit::MarkRun { cell } => {
                is_in_file = false;
                if self.code_slot(cell)?.mark_run() {
                    changes.push(Change::StaleChanged { cell });
                }
            }
            Edit::MergeRunMetadata { cell, patch } => {
                let slot = self.slots.get_mut(&cell).ok_or(EditError::NoSuchCell)?;
                let old = slot.cell.metadata.clone();
                merge_patch(&mut slot.cell.metadata, &patch);
                if old != slot.cell.metadata {
                    changes.push(Change::MetadataChanged { cell });
                }
            }
            _ => {}
        }
        if changes.len() > before && is_in_file {
            self.revision += 1;
        }
        Ok(())
    }

    fn code_slot(&mut self, cell: CellId) -> Result<&mut Slot, EditError> {
        let slot = self.slots.get_mut(&cell).ok_or(EditError::NoSuchCell)?;
        if slot.cell.is_code() { Ok(slot) } else { Err(EditError::NotACodeCell) }
    }

    fn clear_outputs(&mut self, cells: &[CellId], changes: &mut Vec<Change>) -> Result<(), EditError> {
        for cell in cells {
            let slot = self.slots.get_mut(cell).ok_or(EditError::NoSuchCell)?;
            slot.stream = None;
            if !slot.cell.outputs.is_empty() {
                slot.cell.outputs.clear();
                changes.push(Change::OutputsChanged { cell: *cell });
            }
        }
        Ok(())
    }

    fn append_output(&mut self, cell: CellId, output: Output, changes: &mut Vec<Change>) -> Result<(), EditError> {
        let slot = self.code_slot(cell)?;
        slot.stream = None;
        slot.output_bytes += weight(&output);
        slot.cell.outputs.push(output);
        if slot.cut_outputs() {
            changes.push(Change::OutputsChanged { cell });
        } else {
            changes.push(Change::OutputAppended { cell, index: slot.cell.outputs.len() - 1 });
        }
        Ok(())
    }

    fn append_stream(
        &mut self,
        cell: CellId,
        name: StreamName,
        text: &str,
        changes: &mut Vec<Change>,
    ) -> Result<(), EditError> {
        let slot = self.code_slot(cell)?;
        if text.is_empty() {
            return Ok(());
        }
        slot.output_bytes += text.len();
        let index = slot.cell.outputs.len().wrapping_sub(1);
        if let Some(OutputBody::Stream { name: last, text: old }) = slot.cell.outputs.last_mut().map(Output::body_mut)
            && *last == name
        {
            let state = slot.stream.get_or_insert_with(|| StreamState::at_end_of(old));
            changes.push(match state.append(old, text) {
                Growth::Appended { from } => Change::StreamAppended { cell, index, from },
                Growth::Rewritten => Change::OutputReplaced { cell, index },
            });
            return Ok(());
        }
        let mut state = StreamState::default();
        let mut shown = String::new();
        state.append(&mut shown, text);
        self.append_output(cell, Output::stream(name, shown), changes)?;
        if let Some(slot) = self.slots.get_mut(&cell) {
            slot.stream = Some(state);
        }
        Ok(())
    }

    fn update_display(
        &mut self,
        display_id: &str,
        data: &MimeBundle,
        metadata: &Map<String, Value>,
        changes: &mut Vec<Change>,
    ) {
        for cell in &self.order {
            let Some(slot) = self.slots.get_mut(cell) else { continue };
            for (index, output) in slot.cell.outputs.iter_mut().enumerate() {
                if output.display_id() != Some(display_id) {
                    continue;
                }
                if let OutputBody::DisplayData { data: old, metadata: old_metadata }
                | OutputBody::ExecuteResult { data: old, metadata: old_metadata, .. } = output.body_mut()
                {
                    old.clone_from(data);
                    old_metadata.clone_from(metadata);
                    changes.push(Change::OutputReplaced { cell: *cell, index });
                }
            }
        }
    }
}

impl Slot {
    /// Takes outputs out of the middle when there are too many or too much, and leaves a note that counts all that are
    /// gone. Says whether it did.
    fn cut_outputs(&mut self) -> bool {
        let outputs = &mut self.cell.outputs;
        if self.output_bytes > MAX_OUTPUT_BYTES {
            // The running sum does not know what was replaced or cut within a stream.
            self.output_bytes = outputs.iter().map(weight).sum();
        }
        let too_much = self.output_bytes > MAX_OUTPUT_BYTES;
        if outputs.len() <= MAX_OUTPUTS + SLACK_OUTPUTS && !too_much {
            return false;
        }
        let head = outputs.len().min(MAX_OUTPUTS) / 2;
        let mut tail = outputs.len().saturating_sub(MAX_OUTPUTS / 2).max(head);
        let mut head = head;
        if too_much {
            head = head.min(prefix_within(outputs.iter(), MAX_OUTPUT_BYTES / 4));
            let kept = prefix_within(outputs.iter().rev(), MAX_OUTPUT_BYTES / 4).max(1);
            tail = tail.max(outputs.len() - kept);
        }
        if head >= tail {
            return false;
        }
        let earlier: u64 = outputs[head..tail].iter().map(left_out).sum();
        let notes = outputs[head..tail].iter().filter(|output| left_out(output) > 0).count();
        let dropped = (tail - head - notes) as u64 + earlier;
        let note = Output::stream(StreamName::Stderr, format!("… {}{CUT_NOTE_END}", grouped(dropped)));
        outputs.splice(head..tail, [note]);
        self.output_bytes = outputs.iter().map(weight).sum();
        true
    }
}

/// How many of these outputs fit into so many bytes.
fn prefix_within<'a>(outputs: impl Iterator<Item = &'a Output>, bytes: usize) -> usize {
    let mut sum = 0;
    outputs
        .take_while(|output| {
            sum += weight(output);
            sum <= bytes
        })
        .count()
}

/// About how many bytes an output takes.
fn weight(output: &Output) -> usize {
    match output.body() {
        OutputBody::Stream { text, .. } => text.len(),
        OutputBody::Error { evalue, traceback, .. } => evalue.len() + traceback.iter().map(String::len).sum::<usize>(),
        OutputBody::ExecuteResult { data, .. } | OutputBody::DisplayData { data, .. } => {
            data.values().map(value_weight).sum()
        }
        OutputBody::Unknown(value) => value_weight(value),
    }
}

fn value_weight(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(value_weight).sum::<usize>() + 8,
        Value::Object(map) => map.iter().map(|(key, item)| key.len() + value_weight(item)).sum::<usize>() + 8,
        _ => 8,
    }
}

/// What an earlier note counted, if this is one.
fn left_out(output: &Output) -> u64 {
    let OutputBody::Stream { text, .. } = output.body() else { return 0 };
    let count = text.strip_prefix("… ").and_then(|text| text.strip_suffix(CUT_NOTE_END));
    count.and_then(|count| count.replace(',', "").parse().ok()).unwrap_or(0)
}
