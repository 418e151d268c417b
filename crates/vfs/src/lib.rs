//! POSIX-shaped tree of mounts behind WASI.
//!
//! [`Tree`] joins [`FileSystem`]s at mount points and resolves paths and symbolic links through them; [`wasi`] answers the
//! calls of WASI preview 1 from it. [`MemFs`] holds files in memory, [`DeviceFs`] makes up `/proc` and `/dev`, [`PackFs`]
//! shows a read-only [`pack`] that may not have arrived yet.
//! *Invariant:* never waits, never panics on what the guest passes; a file not here yet is [`Error::NotHere`]; times and
//! random bytes come from the caller.

mod device;
mod error;
mod file_system;
mod frozen;
mod mem;
mod mem_blob;
pub mod pack;
mod pack_fs;
mod tree;
pub mod wasi;

pub use device::{DeviceFs, Source};
pub use error::{Error, Result};
pub use file_system::{Entry, FileSystem, Kind, Metadata, Nanos, NewNode, NodeId};
pub use frozen::{Freezer, ThawError, Thawer};
pub use mem::MemFs;
pub use pack_fs::{PackFs, PackSlot};
pub use tree::{Node, OpenFlags, Tree};
