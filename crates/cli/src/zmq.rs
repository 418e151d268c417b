//! `colibri kernel`: the same kernel for Jupyter's own programs, over `ZeroMQ`.
//!
//! The sockets live on this thread, Python on another. *Invariant:* control is answered while a cell runs.

mod connection;
mod joined;
mod line;
mod wire;

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

use protocol::{Channel, Message, msg_type};
use serde_json::json;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use zeromq::{
    PubSocket, RepSocket, RouterRecvHalf, RouterSendHalf, RouterSocket, Socket, SocketRecv, SocketSend, ZmqError,
    ZmqMessage,
};

use connection::{Connection, ConnectionError};
use joined::Joined;
use line::{Addressed, Ears, Interrupt};
use wire::Signer;

#[derive(Debug, thiserror::Error)]
pub(crate) enum KernelError {
    #[error(transparent)]
    Connection(#[from] ConnectionError),
    #[error("cannot listen at {endpoint}: {error}")]
    Bind { endpoint: String, error: ZmqError },
    #[error("cannot start: {0}")]
    Start(#[from] std::io::Error),
    #[error("{0}")]
    Python(String),
}

/// Answers whoever reads the connection file, until it is told to end.
pub(crate) fn serve(path: &Path) -> Result<(), KernelError> {
    let connection = Connection::read(path)?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(run(&connection))
}

async fn run(connection: &Connection) -> Result<(), KernelError> {
    let (shell, shell_requests) = router(connection, connection.shell_port).await?;
    let (control, control_requests) = router(connection, connection.control_port).await?;
    let (stdin, stdin_replies) = router(connection, connection.stdin_port).await?;
    let mut iopub = PubSocket::new();
    bind(&mut iopub, connection, connection.iopub_port).await?;
    let mut heartbeat = RepSocket::new();
    bind(&mut heartbeat, connection, connection.hb_port).await?;

    let signer = Signer::new(&connection.key);
    let interrupt = Arc::new(Interrupt::default());
    let (to_kernel, requests) = channel();
    let (to_input, input_replies) = channel();
    let (from_kernel, mut said) = unbounded_channel();
    let ears = Ears { requests, input_replies, interrupt: Arc::clone(&interrupt) };
    let (mut ended, waker) = start_python(ears, from_kernel.clone())?;
    let stop = Stop { interrupt, waker };
    // The signal that wakes Python's thread: unheard, it would end the process.
    #[cfg(unix)]
    let _deaf_ear = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::user_defined1())?;

    tokio::spawn(async move {
        while let Ok(beat) = heartbeat.recv().await {
            drop(heartbeat.send(beat).await);
        }
    });
    let hear = |channel, from| Hearing { channel, from, signer: signer.clone() };
    let requests = to_kernel.clone();
    tokio::spawn(hear(Channel::Shell, shell_requests).each(move |request| drop(requests.send(request))));
    tokio::spawn(hear(Channel::Stdin, stdin_replies).each(move |(_, reply)| drop(to_input.send(reply))));
    let (told_to_end, mut end) = unbounded_channel();
    let desk = ControlDesk { stop: stop.clone(), to_kernel, answers: from_kernel, told_to_end };
    tokio::spawn(hear(Channel::Control, control_requests).each(move |request| desk.take(request)));
    tokio::spawn(async move {
        // A front end that speaks in signals, or a person at the terminal.
        while tokio::signal::ctrl_c().await.is_ok() {
            stop.now();
        }
    });

    let mut post = Post { signer, shell, control, stdin, iopub };
    let mut outcome = Ok(());
    let mut joined = Joined::default();
    loop {
        tokio::select! {
            biased;
            message = said.recv() => {
                let Some(message) = message else { break };
                for message in joined.next(message) {
                    post.send(message).await;
                }
            }
            () = joined.is_due() => for message in joined.take() {
                post.send(message).await;
            },
            result = ended.recv() => {
                outcome = result.unwrap_or_else(|| Err("Python's thread ended in a panic".into()));
                break;
            }
            _ = end.recv() => break,
        }
    }
    // What was said last is still on its way.
    while let Ok(message) = said.try_recv() {
        for message in joined.next(message) {
            post.send(message).await;
        }
    }
    for message in joined.take() {
        post.send(message).await;
    }
    tokio::time::sleep(LAST_WORDS).await;
    outcome.map_err(KernelError::Python)
}

/// Time for the last messages to leave before the process ends.
const LAST_WORDS: std::time::Duration = std::time::Duration::from_millis(100);

async fn bind(socket: &mut impl Socket, connection: &Connection, port: u16) -> Result<(), KernelError> {
    let endpoint = connection.endpoint(port);
    match socket.bind(&endpoint).await {
        Ok(_) => Ok(()),
        Err(error) => Err(KernelError::Bind { endpoint, error }),
    }
}

async fn router(connection: &Connection, port: u16) -> Result<(RouterSendHalf, RouterRecvHalf), KernelError> {
    let mut socket = RouterSocket::new();
    bind(&mut socket, connection, port).await?;
    Ok(socket.split())
}

/// Starts Python; its end is told, and the second part wakes it from a system call.
fn start_python(
    ears: Ears,
    say: UnboundedSender<Addressed>,
) -> Result<(UnboundedReceiver<Result<(), String>>, Waker), KernelError> {
    let (end, ended) = unbounded_channel();
    let (thread, started) = channel();
    let body = move || {
        // The receiver waits for it below.
        thread.send(Waker::of_this_thread()).ok();
        drop(end.send(line::serve(ears, say)));
    };
    std::thread::Builder::new().name("kernel".to_owned()).stack_size(crate::kernel_process::STACK_BYTES).spawn(body)?;
    let waker = started.recv().map_err(|_| KernelError::Python("Python's thread did not start".to_owned()))?;
    Ok((ended, waker))
}

/// Makes a sleeping system call of one thread return.
#[derive(Clone, Copy)]
struct Waker {
    #[cfg(unix)]
    thread: nix::sys::pthread::Pthread,
}

impl Waker {
    fn of_this_thread() -> Self {
        Self {
            #[cfg(unix)]
            thread: nix::sys::pthread::pthread_self(),
        }
    }
}

/// Stops the cell that runs.
#[derive(Clone)]
struct Stop {
    interrupt: Arc<Interrupt>,
    waker: Waker,
}

impl Stop {
    fn now(&self) {
        self.interrupt.raise();
        // The thread lives as long as the process, and its end needs no waking.
        #[cfg(unix)]
        nix::sys::pthread::pthread_kill(self.waker.thread, nix::sys::signal::Signal::SIGUSR1).ok();
    }
}

/// Messages that come by one channel.
struct Hearing {
    channel: Channel,
    from: RouterRecvHalf,
    signer: Signer,
}

impl Hearing {
    async fn each(mut self, mut take: impl FnMut(Addressed)) {
        while let Ok(frames) = self.from.recv().await {
            let frames = frames.into_vec().into_iter().map(|frame| frame.to_vec()).collect();
            match self.signer.message(self.channel, frames) {
                Ok(message) => take(message),
                // Whoever sent it has no claim to an answer.
                Err(error) => eprintln!("colibri: a message was dropped: {error}"),
            }
        }
    }
}

/// What does not wait for the cell that runs.
struct ControlDesk {
    stop: Stop,
    to_kernel: Sender<Addressed>,
    answers: UnboundedSender<Addressed>,
    told_to_end: UnboundedSender<()>,
}

impl ControlDesk {
    fn take(&self, (asker, request): Addressed) {
        match request.msg_type() {
            msg_type::INTERRUPT_REQUEST => {
                self.stop.now();
                self.answer(asker, &request, msg_type::INTERRUPT_REPLY, json!({"status": "ok"}));
            }
            msg_type::SHUTDOWN_REQUEST => {
                let restart = request.content.get("restart").and_then(serde_json::Value::as_bool).unwrap_or(false);
                let content = json!({"status": "ok", "restart": restart});
                self.answer(asker, &request, msg_type::SHUTDOWN_REPLY, content.clone());
                // Others who watch learn it too.
                self.say(Vec::new(), &request, Channel::Iopub, msg_type::SHUTDOWN_REPLY, content);
                self.told_to_end.send(()).ok();
            }
            _ => drop(self.to_kernel.send((asker, request))),
        }
    }

    fn answer(&self, asker: wire::Identities, request: &Message, msg_type: &str, content: serde_json::Value) {
        let status = |state| {
            self.say(Vec::new(), request, Channel::Iopub, msg_type::STATUS, json!({"execution_state": state}));
        };
        status("busy");
        self.say(asker, request, Channel::Control, msg_type, content);
        status("idle");
    }

    fn say(
        &self,
        identities: wire::Identities,
        request: &Message,
        channel: Channel,
        msg_type: &str,
        content: serde_json::Value,
    ) {
        let id = uuid::Uuid::new_v4().to_string();
        // Nobody is left to hear it only when the process ends.
        drop(self.answers.send((identities, Message::child_of(&request.header, channel, id, msg_type, content))));
    }
}

struct Post {
    signer: Signer,
    shell: RouterSendHalf,
    control: RouterSendHalf,
    stdin: RouterSendHalf,
    iopub: PubSocket,
}

impl Post {
    /// Sends one message to where it belongs. Whoever is not there any more misses it.
    async fn send(&mut self, (identities, mut message): Addressed) {
        message.header.date = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        let frames = match self.signer.frames(identities, &message) {
            Ok(frames) => frames.into_iter().map(bytes::Bytes::from).collect::<Vec<_>>(),
            Err(error) => return eprintln!("colibri: a message could not be written: {error}"),
        };
        let Ok(frames) = ZmqMessage::try_from(frames) else { return };
        drop(match message.channel {
            Channel::Shell => self.shell.send(frames).await,
            Channel::Control => self.control.send(frames).await,
            Channel::Stdin => self.stdin.send(frames).await,
            Channel::Iopub => self.iopub.send(frames).await,
        });
    }
}
