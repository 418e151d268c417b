use crate::frozen::{Freezer, ThawError, Thawer};
use crate::{Error, Result};

/// Nanoseconds since 1970, given by the caller: nothing here has a clock.
pub type Nanos = u64;

/// Names a file or directory within its file system; never given to another one while the file system lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u64);

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    Directory,
    Symlink,
    /// A stream of bytes without a position, such as `/dev/null`.
    Device,
}

/// What `stat` tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metadata {
    pub kind: Kind,
    pub size_bytes: u64,
    pub links: u64,
    pub accessed: Nanos,
    pub modified: Nanos,
    pub changed: Nanos,
}

/// One name in a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub node: NodeId,
    pub kind: Kind,
}

/// What to make under a name.
#[derive(Debug, Clone, Copy)]
pub enum NewNode<'a> {
    File,
    Directory,
    Symlink { target: &'a str },
}

/// One mountable tree of nodes. Names are single path components, never empty, `.` or `..`: the [`Tree`](crate::Tree)
/// sees to that, and to links and mount points. What changes something answers [`Error::ReadOnly`] unless overridden.
pub trait FileSystem {
    fn root(&self) -> NodeId;
    fn lookup(&mut self, directory: NodeId, name: &str) -> Result<NodeId>;
    fn metadata(&mut self, node: NodeId) -> Result<Metadata>;
    fn entries(&mut self, directory: NodeId) -> Result<Vec<Entry>>;
    /// Reads from `at`; 0 means the end.
    fn read(&mut self, node: NodeId, at: u64, into: &mut [u8]) -> Result<usize>;
    fn read_link(&mut self, node: NodeId) -> Result<String>;

    fn write(&mut self, node: NodeId, at: u64, bytes: &[u8], now: Nanos) -> Result<usize> {
        let _ = (node, at, bytes, now);
        Err(Error::ReadOnly)
    }

    /// Makes the file exactly so long, with zeros where it grows.
    fn set_size(&mut self, node: NodeId, size_bytes: u64, now: Nanos) -> Result<()> {
        let _ = (node, size_bytes, now);
        Err(Error::ReadOnly)
    }

    /// `None` leaves a time as it is.
    fn set_times(&mut self, node: NodeId, accessed: Option<Nanos>, modified: Option<Nanos>, now: Nanos) -> Result<()> {
        let _ = (node, accessed, modified, now);
        Err(Error::ReadOnly)
    }

    /// Makes a node; [`Error::Exists`] where the name is taken.
    fn create(&mut self, directory: NodeId, name: &str, new: NewNode<'_>, now: Nanos) -> Result<NodeId> {
        let _ = (directory, name, new, now);
        Err(Error::ReadOnly)
    }

    /// Gives a file a second name.
    fn link(&mut self, node: NodeId, directory: NodeId, name: &str, now: Nanos) -> Result<()> {
        let _ = (node, directory, name, now);
        Err(Error::ReadOnly)
    }

    /// Takes a name away from a file; the file lives on while it has another one or is open.
    fn unlink(&mut self, directory: NodeId, name: &str, now: Nanos) -> Result<()> {
        let _ = (directory, name, now);
        Err(Error::ReadOnly)
    }

    /// Removes an empty directory.
    fn remove_directory(&mut self, directory: NodeId, name: &str, now: Nanos) -> Result<()> {
        let _ = (directory, name, now);
        Err(Error::ReadOnly)
    }

    /// As `rename` of POSIX: an existing target of the same kind is replaced in one step.
    fn rename(&mut self, from: (NodeId, &str), to: (NodeId, &str), now: Nanos) -> Result<()> {
        let _ = (from, to, now);
        Err(Error::ReadOnly)
    }

    /// Writes down everything in it; what has no state of its own writes nothing.
    fn freeze(&self, freezer: &mut Freezer) {
        let _ = freezer;
    }

    /// The same file system as it was frozen.
    fn thawed(&self, thawer: &mut Thawer<'_>) -> std::result::Result<Box<dyn FileSystem>, ThawError> {
        let _ = thawer;
        Err(ThawError::Unknown)
    }

    /// A descriptor holds the node from now on.
    fn opened(&mut self, node: NodeId) {
        let _ = node;
    }

    /// A descriptor let go of the node; the last one ends a file without names.
    fn closed(&mut self, node: NodeId) {
        let _ = node;
    }

    /// Whether anything can be written at all.
    fn is_read_only(&self) -> bool {
        true
    }
}
