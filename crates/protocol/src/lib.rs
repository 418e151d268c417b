//! Jupyter messages: the one language between page, kernel and server.
//!
//! [`Message`] is the envelope of Jupyter's messaging protocol 5.4 with its content as JSON, so that nothing a peer
//! sends is lost or reordered on the way; [`Message::typed`] reads the content as one of `jupyter_protocol`'s types.
//! *Invariant:* no I/O and no clock; identifiers and dates come from the caller.

mod message;
mod wire;

pub use jupyter_protocol as jupyter;
pub use message::{Channel, Header, Message, PROTOCOL_VERSION, msg_type};
pub use wire::{WireError, decode, encode};
