//! One document and one kernel: queue, message routing, status machine.
//!
//! Running names a cell: [`Session::run`] reads its source from the document when its turn comes. The page sends what
//! [`Session::take_outgoing`] gives (or hands it to a [`Kernel`]), feeds every answer to [`Session::receive`], and shows
//! [`Session::status`] and [`Session::run_state`], which are levels: they can be read at any time and need no history.
//! *Invariant:* knows no transport, no DOM and no clock (time comes in as `now_ms`); stores no secret.

mod input;
mod kernel;
mod life;
mod queue;
mod receive;
mod requests;
mod run;
mod runs;
mod session;
mod state;

pub use input::{Question, Reply};
pub use kernel::{Kernel, ScriptedKernel};
pub use session::Session;
pub use state::{Answer, Event, Progress, RunState, Scope, Status, Ticket};
