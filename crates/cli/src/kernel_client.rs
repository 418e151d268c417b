//! The kernel process, seen from the front end's side.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use protocol::Message;

use crate::{frame, kernel_process, link};

/// How long [`KernelClient::hear`] waits before it says that nothing came.
const TICK: Duration = Duration::from_millis(100);
/// How much of what the kernel wrote on its standard error is kept for a report.
const LAST_WORDS_BYTES: usize = 4000;

pub(crate) struct KernelClient {
    child: Child,
    to: Box<dyn Write>,
    heard: Receiver<io::Result<Message>>,
    /// Gives the end of what the kernel wrote on its standard error, when that is closed.
    words: Option<JoinHandle<Vec<u8>>>,
    started: Instant,
}

/// What [`KernelClient::hear`] heard.
pub(crate) enum Heard {
    Message(Box<Message>),
    Nothing,
    Deadline,
    End,
}

impl KernelClient {
    /// Starts a kernel that works in `cwd`.
    pub(crate) fn start(cwd: &Path) -> io::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(kernel_process::COMMAND).current_dir(cwd).stderr(Stdio::piped());
        let (mut child, mut from, to) = link::spawn(&mut command)?;
        let words = child.stderr.take().map(|stderr| std::thread::spawn(move || tail_of(stderr)));
        let (sender, heard) = channel();
        std::thread::spawn(move || {
            loop {
                let message = match frame::read(&mut from) {
                    Ok(Some(message)) => Ok(message),
                    Ok(None) => return,
                    Err(error) => Err(error),
                };
                let failed = message.is_err();
                if sender.send(message).is_err() || failed {
                    return;
                }
            }
        });
        Ok(Self { child, to: Box::new(to), heard, words, started: now() })
    }

    pub(crate) fn send_all(&mut self, messages: Vec<Message>) -> io::Result<()> {
        messages.iter().try_for_each(|message| frame::write(&mut self.to, message))
    }

    /// Milliseconds since this kernel was started: all that the session needs of time.
    pub(crate) fn now_ms(&self) -> f64 {
        self.started.elapsed().as_secs_f64() * 1000.0
    }

    /// The moment `timeout` from now.
    #[expect(clippy::unused_self, reason = "deadlines belong to the clock of the kernel's client")]
    pub(crate) fn deadline(&self, timeout: Option<Duration>) -> Option<Instant> {
        timeout.and_then(|timeout| now().checked_add(timeout))
    }

    /// The next message, or that none came before the next tick or the deadline.
    pub(crate) fn hear(&self, deadline: Option<Instant>) -> Heard {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(now()));
        match self.heard.recv_timeout(left.map_or(TICK, |left| left.min(TICK))) {
            Ok(Ok(message)) => Heard::Message(Box::new(message)),
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Heard::End,
            Err(RecvTimeoutError::Timeout) if left.is_some_and(|left| left <= TICK) => Heard::Deadline,
            Err(RecvTimeoutError::Timeout) => Heard::Nothing,
        }
    }

    /// Why the kernel ended, as far as it can be told.
    pub(crate) fn last_words(&mut self) -> String {
        let status = self.child.wait().map_or_else(|error| error.to_string(), exit_text);
        // What was written on the way out is not missed where its reader failed: the status is there.
        let words = self.words.take().and_then(|reader| reader.join().ok()).unwrap_or_default();
        let words = String::from_utf8_lossy(&words).trim().to_owned();
        if words.is_empty() { status } else { format!("{status}\n{words}") }
    }
}

impl Drop for KernelClient {
    /// A kernel that is stuck in a cell does not read messages: it is ended, not asked.
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Reads to the end, so that the writer never waits, and keeps the last part.
fn tail_of(mut from: impl Read) -> Vec<u8> {
    let mut tail = Vec::new();
    let mut buffer = [0; 8192];
    while let Ok(len @ 1..) = from.read(&mut buffer) {
        tail.extend_from_slice(&buffer[..len]);
        let excess = tail.len().saturating_sub(LAST_WORDS_BYTES);
        tail.drain(..excess);
    }
    tail
}

fn exit_text(status: ExitStatus) -> String {
    format!("the kernel ended ({status})")
}

#[expect(clippy::disallowed_methods, reason = "a native program has a clock; the ban is for the page")]
fn now() -> Instant {
    Instant::now()
}
