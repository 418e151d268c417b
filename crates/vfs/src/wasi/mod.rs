//! WASI preview 1 over a [`Tree`]: the system calls of `kernel.wasm`.
//!
//! Each call is a method of [`Wasi`] with the arguments of the specification (`wasi_snapshot_preview1.witx`), the guest's
//! memory first. [`Error::NotHere`](crate::Error::NotHere) means that nothing was done and the same call should be made
//! again once the bytes have arrived; every other error goes to the guest as its number. Descriptor 3 is the directory
//! `/`, so the guest sees the whole tree. The guest is not trusted: wild pointers, lengths, flags and descriptors are
//! answered with errors.

mod files;
mod guest;
mod layout;
mod paths;
mod process;
mod table;

pub use guest::Guest;
pub use paths::PathOpen;
pub use process::Wait;

use crate::frozen::{Freezer, ThawError, Thawer};
use crate::{Error, Nanos, Result, Tree};
use table::Table;

/// Which of the guest's standard streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    Stdout,
    Stderr,
}

/// What the calls need from outside.
pub trait World {
    /// Time since 1970.
    fn realtime(&self) -> Nanos;
    /// Time since some moment, never going back.
    fn monotonic(&self) -> Nanos;
    /// Fills with random bytes fit for secrets.
    fn random(&self, into: &mut [u8]);
    /// The guest wrote to a standard stream.
    fn output(&self, stream: Stream, bytes: &[u8]);
}

/// The state of one guest: its tree, open descriptors, arguments and environment.
pub struct Wasi<W> {
    pub tree: Tree,
    pub world: W,
    table: Table,
    arguments: Vec<String>,
    environment: Vec<String>,
    scratch: Vec<u8>,
}

/// Bytes moved between guest and tree at a time: bounds what a guest can make us allocate with one length.
const SCRATCH: usize = 1 << 18;
const LONGEST_PATH: u32 = 4096;

impl<W: World> Wasi<W> {
    /// A guest with standard streams and `/`; `environment` holds `NAME=value`.
    pub fn new(tree: Tree, world: W, arguments: Vec<String>, environment: Vec<String>) -> Self {
        let table = Table::new(tree.root());
        Self { tree, world, table, arguments, environment, scratch: vec![0; SCRATCH] }
    }

    /// Files and open descriptors as bytes; not what is mounted, which is the same with every start. The bytes are made for
    /// being compared page by page (16 KiB) with those of another time.
    pub fn freeze(&self) -> Vec<u8> {
        let mut freezer = Freezer::default();
        self.table.freeze(&mut freezer);
        self.tree.freeze(&mut freezer);
        freezer.finish()
    }

    /// Goes back to what [`Self::freeze`] gave, of a guest with the same mounts. On an error nothing changes.
    pub fn thaw(&mut self, bytes: &[u8]) -> std::result::Result<(), ThawError> {
        let mut thawer = Thawer::new(bytes)?;
        let mut table = Table::thawed(&mut thawer)?;
        let root = self.tree.thawed_root(&mut thawer)?;
        thawer.end()?;
        self.tree.replace_root(root);
        table.hold(&mut self.tree);
        self.table = table;
        Ok(())
    }

    /// A number that goes up whenever what [`Self::freeze`] gives may have changed; also at other times.
    pub fn changes(&self) -> u64 {
        self.tree.uses() + self.table.uses()
    }

    /// Descriptors in use, for tests and for the runtime panel.
    pub fn open_descriptors(&self) -> usize {
        self.table.len()
    }
}

/// A path that the guest points to.
fn path(guest: &impl Guest, at: u32, len: u32) -> Result<String> {
    if len > LONGEST_PATH {
        return Err(Error::NameTooLong);
    }
    let mut bytes = vec![0; len as usize];
    guest.read(at, &mut bytes)?;
    String::from_utf8(bytes).map_err(|_| Error::IllegalBytes)
}
