//! Notebook files (.ipynb) as types: lossless, repaired, addressed.
//!
//! [`parse`] reads nbformat 2 to 4.5 leniently and says what it had to repair; [`Notebook::to_json`] writes strictly.
//! A file that was not edited comes back byte for byte; an edited one changes only where it was edited.
//! [`Address`] names notebooks on the web.
//! *Invariant:* no I/O, no clock, no randomness but the ids made for new cells; nothing from a file is trusted.

mod address;
mod badge;
mod cell;
mod export;
mod json;
mod notebook;
mod origin;
mod outline;
mod output;
mod parse;
mod read;
mod url;
mod write;

pub use address::{Address, AddressError, GitHubFile, tree_api_url};
pub use badge::{Badge, badge};
pub use cell::{Cell, CellType, make_id};
pub use export::to_python;
pub use notebook::Notebook;
pub use outline::{Heading, headings_of_markdown, outline};
pub use output::{MimeBundle, Output, OutputBody, StreamName, join_lines};
pub use parse::{MAX_BYTES, ParseError, ParseErrorKind, Parsed, Quirky, Repair, parse, parse_bytes};

pub use serde_json::{Map, Value};
