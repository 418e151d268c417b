use protocol::Message;
use serde_json::Value;

/// Everything outside of the interpreter: the page (through kernel.wasm's imports), the command line tool, or a test.
pub trait World {
    /// Takes one message of the kernel.
    fn emit(&self, message: Message) -> Pressure;

    /// Asks for something that takes time and waits for the answer: the one blocking seam.
    /// Requests are `{"op": …}`; an op that the world does not know is answered `{"error": …}`.
    fn ask(&self, request: Value) -> Value;

    /// Whether the user wants the running cell to stop.
    fn interrupted(&self) -> bool;

    /// Milliseconds since the Unix epoch.
    fn now_ms(&self) -> f64;
}

/// Whether the other side keeps up with what is emitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressure {
    Flowing,
    /// The kernel must ask for `drain` before it emits more.
    Full,
}
