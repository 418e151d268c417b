use crate::pack::{Pack, PackError};
use crate::{Entry, Error, FileSystem, Kind, Metadata, Nanos, NodeId, Result};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// The place a pack is awaited at; file systems that show parts of it share it.
#[derive(Debug, Clone, Default)]
pub struct PackSlot(Rc<RefCell<State>>);

#[derive(Debug, Default)]
enum State {
    #[default]
    Awaited,
    Here(Shown),
    /// It will not come: reads answer "input/output error".
    Failed,
}

#[derive(Debug)]
struct Shown {
    pack: Pack,
    nodes: Vec<PackNode>,
}

#[derive(Debug)]
enum PackNode {
    Directory(BTreeMap<String, NodeId>),
    File(Range<usize>),
}

impl PackSlot {
    /// The pack has arrived.
    pub fn supply(&self, bytes: Vec<u8>) -> std::result::Result<(), PackError> {
        let shown = Shown::new(Pack::read(bytes)?);
        self.0.replace(State::Here(shown));
        Ok(())
    }

    /// The pack could not be had; a later [`Self::supply`] still counts.
    pub fn fail(&self) {
        if !self.is_here() {
            self.0.replace(State::Failed);
        }
    }

    /// Awaits it (again) after a failure.
    pub fn retry(&self) {
        if !self.is_here() {
            self.0.replace(State::Awaited);
        }
    }

    pub fn is_here(&self) -> bool {
        matches!(*self.0.borrow(), State::Here(_))
    }
}

impl Shown {
    fn new(pack: Pack) -> Self {
        let mut nodes = vec![PackNode::Directory(BTreeMap::new())];
        for (path, range) in pack.ranges() {
            let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
            let mut directory = 0;
            for folder in folders.split('/').filter(|folder| !folder.is_empty()) {
                directory = add(&mut nodes, directory, folder, || PackNode::Directory(BTreeMap::new()));
            }
            add(&mut nodes, directory, name, || PackNode::File(range));
        }
        Self { pack, nodes }
    }
}

fn add(nodes: &mut Vec<PackNode>, directory: usize, name: &str, make: impl FnOnce() -> PackNode) -> usize {
    let next = nodes.len();
    let Some(PackNode::Directory(names)) = nodes.get_mut(directory) else {
        return directory;
    };
    if let Some(known) = names.get(name) {
        return known.0 as usize;
    }
    names.insert(name.to_owned(), NodeId(next as u64));
    nodes.push(make());
    next
}

/// A part of a pack as a read-only file system. While the pack is awaited every answer but the root itself is
/// [`Error::NotHere`].
#[derive(Debug)]
pub struct PackFs {
    slot: PackSlot,
    folder: String,
    modified: Nanos,
}

/// Stands for the shown folder itself, which exists before the pack does.
const ROOT: NodeId = NodeId(u64::MAX);

impl PackFs {
    /// Shows what lies under `folder` of the pack, which will say that it was `modified` then.
    pub fn new(slot: PackSlot, folder: &str, modified: Nanos) -> Self {
        Self { slot, folder: folder.to_owned(), modified }
    }

    fn with<T>(&self, node: NodeId, answer: impl FnOnce(&Shown, NodeId, &PackNode) -> Result<T>) -> Result<T> {
        let state = self.slot.0.borrow();
        let shown = match &*state {
            State::Awaited => return Err(Error::NotHere),
            State::Failed => return Err(Error::Io),
            State::Here(shown) => shown,
        };
        let mut node = node;
        if node == ROOT {
            node = NodeId(0);
            for folder in self.folder.split('/').filter(|folder| !folder.is_empty()) {
                match shown.nodes.get(node.0 as usize) {
                    Some(PackNode::Directory(names)) => node = *names.get(folder).ok_or(Error::NoEntry)?,
                    _ => return Err(Error::NotDirectory),
                }
            }
        }
        answer(shown, node, shown.nodes.get(node.0 as usize).ok_or(Error::NoEntry)?)
    }
}

impl FileSystem for PackFs {
    fn root(&self) -> NodeId {
        ROOT
    }

    fn lookup(&mut self, directory: NodeId, name: &str) -> Result<NodeId> {
        self.with(directory, |_, _, node| match node {
            PackNode::Directory(names) => names.get(name).copied().ok_or(Error::NoEntry),
            PackNode::File(_) => Err(Error::NotDirectory),
        })
    }

    fn metadata(&mut self, node: NodeId) -> Result<Metadata> {
        let known = self.with(node, |shown, _, known| {
            let (kind, size_bytes) = match known {
                PackNode::Directory(_) => (Kind::Directory, 4096),
                PackNode::File(range) => (Kind::File, range.len() as u64),
            };
            Ok((kind, size_bytes, shown.pack.modified()))
        });
        let (kind, size_bytes, time) = match known {
            // The folder stands before its contents do: walking past it waits for nothing, and whoever knows its listing
            // from the boot image (the importer does) sees by the time that it still holds.
            Err(_) if node == ROOT => (Kind::Directory, 4096, self.modified),
            known => known?,
        };
        Ok(Metadata { kind, size_bytes, links: 1, accessed: time, modified: time, changed: time })
    }

    fn entries(&mut self, directory: NodeId) -> Result<Vec<Entry>> {
        self.with(directory, |shown, _, node| {
            let PackNode::Directory(names) = node else { return Err(Error::NotDirectory) };
            let kind = |node: NodeId| match shown.nodes.get(node.0 as usize) {
                Some(PackNode::Directory(_)) => Kind::Directory,
                _ => Kind::File,
            };
            Ok(names.iter().map(|(name, node)| Entry { name: name.clone(), node: *node, kind: kind(*node) }).collect())
        })
    }

    fn read(&mut self, node: NodeId, at: u64, into: &mut [u8]) -> Result<usize> {
        self.with(node, |shown, _, node| {
            let PackNode::File(range) = node else { return Err(Error::IsDirectory) };
            let contents = shown.pack.contents(range.clone());
            let rest = usize::try_from(at).ok().and_then(|at| contents.get(at..)).unwrap_or_default();
            let len = rest.len().min(into.len());
            into[..len].copy_from_slice(&rest[..len]);
            Ok(len)
        })
    }

    fn read_link(&mut self, _node: NodeId) -> Result<String> {
        Err(Error::Invalid)
    }
}
