/// Printed text on its way out: at once while little is printed, in batches when much is.
///
/// A message costs far more than the text in it, and a cell that prints in a loop would flood the page; a cell that
/// prints now and then must be seen printing. So lines leave at once while tokens last, and what remains leaves
/// [`BATCH_MS`] later, when it grows over [`BATCH_BYTES`], or before anything else that the kernel says. Part of a line
/// is most often followed by its end: it waits.
#[derive(Debug)]
pub(crate) struct StreamBuffer {
    name: String,
    text: String,
    /// When the first of `text` was written.
    since_ms: f64,
    left_at_ms: f64,
    tokens: f64,
}

/// One stream message's worth of text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Batch {
    pub(crate) name: String,
    pub(crate) text: String,
}

const BATCH_MS: f64 = 50.0;
const BATCH_BYTES: usize = 64 * 1024;
/// Lines that may leave at once in a burst; one comes back every [`BATCH_MS`].
const BURST: f64 = 8.0;

impl Default for StreamBuffer {
    fn default() -> Self {
        Self { name: String::new(), text: String::new(), since_ms: 0.0, left_at_ms: f64::NEG_INFINITY, tokens: BURST }
    }
}

impl StreamBuffer {
    /// Adds what was written to the stream `name` and hands each batch that must leave now to `send`.
    pub(crate) fn write(&mut self, name: &str, text: &str, now_ms: f64, mut send: impl FnMut(Batch)) {
        if text.is_empty() {
            return;
        }
        if name != self.name {
            if let Some(batch) = self.take(now_ms) {
                send(batch);
            }
            name.clone_into(&mut self.name);
        }
        if self.text.is_empty() {
            self.since_ms = now_ms;
        }
        self.text.push_str(text);
        if self.is_due(now_ms)
            && let Some(batch) = self.take(now_ms)
        {
            send(batch);
        }
    }

    /// Everything that waits, if something does.
    pub(crate) fn take(&mut self, now_ms: f64) -> Option<Batch> {
        if self.text.is_empty() {
            return None;
        }
        self.left_at_ms = now_ms;
        Some(Batch { name: self.name.clone(), text: std::mem::take(&mut self.text) })
    }

    /// What has waited long enough, asked now and then while nothing is written.
    pub(crate) fn take_late(&mut self, now_ms: f64) -> Option<Batch> {
        if is_over(now_ms - self.since_ms) { self.take(now_ms) } else { None }
    }

    fn is_due(&mut self, now_ms: f64) -> bool {
        if self.text.len() >= BATCH_BYTES || is_over(now_ms - self.since_ms) {
            return true;
        }
        if !self.text.ends_with('\n') {
            return false;
        }
        let quiet_ms = now_ms - self.left_at_ms;
        if is_over(quiet_ms) {
            self.tokens = (self.tokens + quiet_ms.max(0.0) / BATCH_MS).min(BURST);
            return true;
        }
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            return true;
        }
        false
    }
}

/// Whether a batch's time is over. A clock that was set back must not hold the text for ever.
fn is_over(waited_ms: f64) -> bool {
    !(0.0..BATCH_MS).contains(&waited_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes `(at ms, stream, text)` one by one; returns `at:stream:length` of each batch.
    fn batches(writes: &[(f64, &str, &str)]) -> Vec<String> {
        let mut buffer = StreamBuffer::default();
        let mut sent = Vec::new();
        for (at, name, text) in writes {
            buffer.write(name, text, *at, |batch| sent.push(format!("{at}:{}:{}", batch.name, batch.text.len())));
        }
        sent
    }

    #[test]
    fn the_first_line_leaves_at_once_and_whole() {
        assert_eq!(batches(&[(0.0, "stdout", "a\n")]), ["0:stdout:2"]);
        assert_eq!(batches(&[(0.0, "stdout", "a"), (0.0, "stdout", "\n")]), ["0:stdout:2"]);
    }

    #[test]
    fn part_of_a_line_leaves_after_a_moment() {
        assert_eq!(batches(&[(0.0, "stdout", "a"), (60.0, "stdout", ".")]), ["60:stdout:2"]);
        let mut buffer = StreamBuffer::default();
        buffer.write("stdout", "a", 0.0, |batch| panic!("{batch:?} left"));
        assert_eq!(buffer.take_late(BATCH_MS - 1.0), None);
        assert!(buffer.take_late(BATCH_MS).is_some_and(|batch| batch.text == "a"));
        assert_eq!(buffer.take_late(1e9), None);
    }

    #[test]
    fn a_flood_leaves_in_batches() {
        let writes: Vec<_> = (0..10_000).map(|n| (f64::from(n) / 100.0, "stdout", "line\n")).collect();
        let sent = batches(&writes);
        assert!(sent.len() < 15, "{sent:?}");
        let big = "x".repeat(BATCH_BYTES);
        assert_eq!(batches(&[(0.0, "stdout", "a\n"), (1.0, "stdout", &big)]), ["0:stdout:2", "1:stdout:65536"]);
    }

    #[test]
    fn streams_never_mix() {
        let sent = batches(&[(0.0, "stdout", "a"), (1.0, "stdout", "b"), (2.0, "stderr", "c\n")]);
        assert_eq!(sent, ["2:stdout:2", "2:stderr:2"]);
    }

    #[test]
    fn a_clock_set_back_does_not_hold_text() {
        assert_eq!(batches(&[(1e6, "stdout", "a"), (0.0, "stdout", "b")]), ["0:stdout:2"]);
    }
}
