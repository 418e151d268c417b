use document::CellId;
use std::collections::VecDeque;

/// Something to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Job {
    pub(crate) cell: CellId,
    /// Part of the cell's text; `None` for all of it, read when its turn comes.
    pub(crate) text: Option<String>,
}

impl Job {
    pub(crate) fn of_cell(cell: CellId) -> Self {
        Self { cell, text: None }
    }
}

/// What waits, and how far this batch has come.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    jobs: VecDeque<Job>,
    /// Taken off and run since the queue was last empty and nothing ran.
    started: usize,
}

impl Queue {
    pub(crate) fn extend(&mut self, jobs: Vec<Job>) {
        for job in jobs {
            if !self.jobs.contains(&job) {
                self.jobs.push_back(job);
            }
        }
    }

    pub(crate) fn pop(&mut self) -> Option<Job> {
        let job = self.jobs.pop_front()?;
        self.started += 1;
        Some(job)
    }

    /// Says whether the cell waited.
    pub(crate) fn remove(&mut self, cell: CellId) -> bool {
        let before = self.jobs.len();
        self.jobs.retain(|job| job.cell != cell);
        self.jobs.len() != before
    }

    pub(crate) fn clear(&mut self) -> Vec<CellId> {
        self.jobs.drain(..).map(|job| job.cell).collect()
    }

    /// Nothing runs and nothing waits: the next job begins a new batch.
    pub(crate) fn end_batch_if_empty(&mut self) {
        if self.jobs.is_empty() {
            self.started = 0;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.jobs.len()
    }

    /// Place of the running job in its batch, from 1.
    pub(crate) fn position(&self) -> usize {
        self.started.max(1)
    }

    pub(crate) fn total(&self) -> usize {
        self.started + self.jobs.len()
    }

    /// 1 for the next one.
    pub(crate) fn position_of(&self, cell: CellId) -> Option<usize> {
        self.jobs.iter().position(|job| job.cell == cell).map(|index| index + 1)
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = CellId> {
        self.jobs.iter().map(|job| job.cell)
    }
}
