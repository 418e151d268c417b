//! JSON with its spelling: a tree of spans over the text, so that what is not edited keeps every byte.
//!
//! `serde_json` forgets white space, the spelling of numbers and escapes, doubled keys; a notebook under version control
//! must not. Values are still `serde_json`'s.

mod decode;
mod patch;
mod render;
mod scan;
mod style;

pub(crate) use patch::{Item, Sequence, patch};
pub(crate) use render::{render, render_string};
pub(crate) use scan::{Fault, FaultKind, Kind, Node, scan};
pub(crate) use style::Style;
