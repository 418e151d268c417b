/// Printed text on its way out: at once while little is printed, in batches when much is.
///
/// A message costs far more than the text in it, and a cell that prints in a loop would flood the page; a cell that
/// prints now and then must be seen printing. So a write after a quiet moment leaves at once, lines leave at once while
/// tokens last, and what remains leaves [`BATCH_MS`] later, when it grows over [`BATCH_BYTES`], or before anything else
/// that the kernel says.
#[derive(Debug)]
pub(crate) struct StreamBuffer {
    name: String,
    text: String,
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
        Self { name: String::new(), text: String::new(), left_at_ms: f64::NEG_INFINITY, tokens: BURST }
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

    fn is_due(&mut self, now_ms: f64) -> bool {
        let quiet_ms = now_ms - self.left_at_ms;
        // A clock that was set back must not hold the text for ever.
        if !(0.0..BATCH_MS).contains(&quiet_ms) || self.text.len() >= BATCH_BYTES {
            self.tokens = (self.tokens + quiet_ms.max(0.0) / BATCH_MS).min(BURST);
            return true;
        }
        if self.text.ends_with('\n') && self.tokens >= 1.0 {
            self.tokens -= 1.0;
            return true;
        }
        false
    }
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
    fn the_first_write_leaves_at_once() {
        assert_eq!(batches(&[(0.0, "stdout", "a")]), ["0:stdout:1"]);
        assert_eq!(batches(&[(0.0, "stdout", "a"), (60.0, "stdout", ".")]), ["0:stdout:1", "60:stdout:1"]);
    }

    #[test]
    fn a_flood_leaves_in_batches() {
        let writes: Vec<_> = (0..10_000).map(|n| (f64::from(n) / 100.0, "stdout", "line\n")).collect();
        let sent = batches(&writes);
        assert!(sent.len() < 15, "{sent:?}");
        let big = "x".repeat(BATCH_BYTES);
        assert_eq!(batches(&[(0.0, "stdout", "a"), (1.0, "stdout", &big)]), ["0:stdout:1", "1:stdout:65536"]);
    }

    #[test]
    fn streams_never_mix() {
        let sent = batches(&[(0.0, "stdout", "a"), (1.0, "stdout", "b"), (2.0, "stderr", "c\n")]);
        assert_eq!(sent, ["0:stdout:1", "2:stdout:1", "2:stderr:2"]);
    }

    #[test]
    fn a_clock_set_back_does_not_hold_text() {
        assert_eq!(batches(&[(1e6, "stdout", "a"), (0.0, "stdout", "b")]), ["1000000:stdout:1", "0:stdout:1"]);
    }
}
