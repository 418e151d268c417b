use crate::CellId;
use crate::op::Op;
use std::collections::VecDeque;

/// Steps that can be taken back.
const MAX_STEPS: usize = 500;
/// A pause in typing that begins a new step.
const TYPING_PAUSE_MS: f64 = 1000.0;
/// The longest typing that is one step.
const TYPING_SPAN_MS: f64 = 10_000.0;

/// What takes one edit back: operations to perform from the last to the first.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) inverse: Vec<Op>,
    typing: Option<Typing>,
}

#[derive(Debug, Clone, Copy)]
struct Typing {
    cell: CellId,
    since_ms: f64,
    last_ms: f64,
}

/// Undo and redo stacks.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
}

impl History {
    /// Remembers an edit that was made. What could be redone before can no longer be.
    pub(crate) fn push(&mut self, inverse: Vec<Op>) {
        self.redo.clear();
        self.undo.push_back(Step { inverse, typing: None });
        if self.undo.len() > MAX_STEPS {
            self.undo.pop_front();
        }
    }

    /// Remembers typing; joins it to the last step where that was typing in the same cell a moment ago.
    pub(crate) fn push_typing(&mut self, cell: CellId, inverse: Vec<Op>, now_ms: f64) {
        if let Some(Step { typing: Some(typing), .. }) = self.undo.back_mut()
            && typing.cell == cell
            && (0.0..=TYPING_PAUSE_MS).contains(&(now_ms - typing.last_ms))
            && now_ms - typing.since_ms <= TYPING_SPAN_MS
            && self.redo.is_empty()
        {
            // The step's inverse brings back the text from before all of it.
            typing.last_ms = now_ms;
            return;
        }
        self.push(inverse);
        if let Some(step) = self.undo.back_mut() {
            step.typing = Some(Typing { cell, since_ms: now_ms, last_ms: now_ms });
        }
    }

    pub(crate) fn pop_undo(&mut self) -> Option<Step> {
        self.undo.pop_back()
    }

    pub(crate) fn pop_redo(&mut self) -> Option<Step> {
        self.redo.pop()
    }

    pub(crate) fn undone(&mut self, inverse: Vec<Op>) {
        self.redo.push(Step { inverse, typing: None });
    }

    pub(crate) fn redone(&mut self, inverse: Vec<Op>) {
        self.undo.push_back(Step { inverse, typing: None });
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}
