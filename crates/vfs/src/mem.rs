mod freeze;

use crate::frozen::{Freezer, ThawError, Thawer};
use crate::mem_blob::Blob;
use crate::{Entry, Error, FileSystem, Kind, Metadata, Nanos, NewNode, NodeId, Result};
use std::collections::{BTreeMap, HashMap};

/// Files in memory, up to a limit.
#[derive(Debug)]
pub struct MemFs {
    nodes: HashMap<NodeId, Inode>,
    next: u64,
    used_bytes: u64,
    limit_bytes: u64,
}

const ROOT: NodeId = NodeId(1);
/// What a node is charged beside its contents, so that a loop which makes empty files comes to an end.
const NODE_COST: u64 = 256;
const MOST_LINKS: u64 = 65_000;

#[derive(Debug)]
struct Inode {
    content: Content,
    links: u64,
    open: u64,
    accessed: Nanos,
    modified: Nanos,
    changed: Nanos,
}

#[derive(Debug)]
enum Content {
    File(Blob),
    Symlink(String),
    /// `parent` is `None` once the directory was removed while open.
    Directory {
        names: BTreeMap<String, NodeId>,
        parent: Option<NodeId>,
    },
}

impl Content {
    fn kind(&self) -> Kind {
        match self {
            Self::File(_) => Kind::File,
            Self::Symlink(_) => Kind::Symlink,
            Self::Directory { .. } => Kind::Directory,
        }
    }

    fn cost(&self) -> u64 {
        NODE_COST
            + match self {
                Self::File(blob) => blob.held(),
                Self::Symlink(target) => target.len() as u64,
                Self::Directory { .. } => 0,
            }
    }
}

impl MemFs {
    /// An empty tree that holds at most about `limit_bytes`.
    pub fn new(limit_bytes: u64, now: Nanos) -> Self {
        let names = BTreeMap::new();
        let root = Inode::new(Content::Directory { names, parent: Some(ROOT) }, now);
        Self { nodes: HashMap::from([(ROOT, root)]), next: ROOT.0 + 1, used_bytes: NODE_COST, limit_bytes }
    }

    /// Bytes in use, bookkeeping included.
    pub fn used_bytes(&self) -> u64 {
        self.used_bytes
    }

    fn inode(&self, node: NodeId) -> Result<&Inode> {
        self.nodes.get(&node).ok_or(Error::NoEntry)
    }

    fn inode_mut(&mut self, node: NodeId) -> Result<&mut Inode> {
        self.nodes.get_mut(&node).ok_or(Error::NoEntry)
    }

    fn names(&self, directory: NodeId) -> Result<&BTreeMap<String, NodeId>> {
        match &self.inode(directory)?.content {
            Content::Directory { names, .. } => Ok(names),
            _ => Err(Error::NotDirectory),
        }
    }

    /// The names of a directory that is still in the tree, touched.
    fn names_mut(&mut self, directory: NodeId, now: Nanos) -> Result<&mut BTreeMap<String, NodeId>> {
        let inode = self.inode_mut(directory)?;
        match &mut inode.content {
            Content::Directory { parent: None, .. } => Err(Error::NoEntry),
            Content::Directory { names, .. } => {
                (inode.modified, inode.changed) = (now, now);
                Ok(names)
            }
            _ => Err(Error::NotDirectory),
        }
    }

    fn child(&self, directory: NodeId, name: &str) -> Result<NodeId> {
        self.names(directory)?.get(name).copied().ok_or(Error::NoEntry)
    }

    fn charge(&mut self, bytes: u64) -> Result<()> {
        if self.used_bytes.saturating_add(bytes) > self.limit_bytes {
            return Err(Error::NoSpace);
        }
        self.used_bytes += bytes;
        Ok(())
    }

    /// Ends a node that has neither names nor descriptors.
    fn collect(&mut self, node: NodeId) {
        let Some(inode) = self.nodes.get(&node) else { return };
        if inode.links == 0 && inode.open == 0 {
            self.used_bytes = self.used_bytes.saturating_sub(inode.content.cost());
            self.nodes.remove(&node);
        }
    }

    fn drop_name_of(&mut self, node: NodeId, now: Nanos) -> Result<()> {
        let inode = self.inode_mut(node)?;
        inode.links = match &mut inode.content {
            Content::Directory { parent, .. } => {
                *parent = None;
                0
            }
            _ => inode.links.saturating_sub(1),
        };
        inode.changed = now;
        self.collect(node);
        Ok(())
    }

    fn is_within(&self, mut directory: NodeId, ancestor: NodeId) -> bool {
        // No way up is longer than there are nodes, unless it goes round in circles.
        for _ in 0..=self.nodes.len() {
            if directory == ancestor {
                return true;
            }
            match self.nodes.get(&directory).map(|inode| &inode.content) {
                Some(Content::Directory { parent: Some(parent), .. }) if *parent != directory => directory = *parent,
                _ => return false,
            }
        }
        false
    }
}

impl Inode {
    fn new(content: Content, now: Nanos) -> Self {
        Self { content, links: 1, open: 0, accessed: now, modified: now, changed: now }
    }

    fn blob_mut(&mut self) -> Result<&mut Blob> {
        match &mut self.content {
            Content::File(blob) => Ok(blob),
            Content::Directory { .. } => Err(Error::IsDirectory),
            Content::Symlink(_) => Err(Error::Invalid),
        }
    }
}

impl FileSystem for MemFs {
    fn root(&self) -> NodeId {
        ROOT
    }

    fn lookup(&mut self, directory: NodeId, name: &str) -> Result<NodeId> {
        self.child(directory, name)
    }

    fn metadata(&mut self, node: NodeId) -> Result<Metadata> {
        let inode = self.inode(node)?;
        Ok(Metadata {
            kind: inode.content.kind(),
            size_bytes: match &inode.content {
                Content::File(blob) => blob.len(),
                Content::Symlink(target) => target.len() as u64,
                Content::Directory { .. } => 4096,
            },
            links: inode.links,
            accessed: inode.accessed,
            modified: inode.modified,
            changed: inode.changed,
        })
    }

    fn entries(&mut self, directory: NodeId) -> Result<Vec<Entry>> {
        let names = self.names(directory)?;
        let entry = |(name, node): (&String, &NodeId)| {
            Some(Entry { name: name.clone(), node: *node, kind: self.nodes.get(node)?.content.kind() })
        };
        Ok(names.iter().filter_map(entry).collect())
    }

    fn read(&mut self, node: NodeId, at: u64, into: &mut [u8]) -> Result<usize> {
        Ok(self.inode_mut(node)?.blob_mut()?.read(at, into))
    }

    fn read_link(&mut self, node: NodeId) -> Result<String> {
        match &self.inode(node)?.content {
            Content::Symlink(target) => Ok(target.clone()),
            _ => Err(Error::Invalid),
        }
    }

    fn write(&mut self, node: NodeId, at: u64, bytes: &[u8], now: Nanos) -> Result<usize> {
        let (used, limit) = (self.used_bytes, self.limit_bytes);
        let inode = self.inode_mut(node)?;
        let blob = inode.blob_mut()?;
        if bytes.is_empty() {
            return Ok(0);
        }
        if at >= limit {
            return Err(Error::FileTooBig);
        }
        // What still fits is written, as POSIX has it; the next call then finds no space.
        let mut len = bytes.len().min((limit - at) as usize);
        let available = limit.saturating_sub(used);
        len -= len.min(blob.growth(at, len).saturating_sub(available) as usize);
        if len == 0 || blob.growth(at, len) > available {
            return Err(Error::NoSpace);
        }
        let held = blob.held();
        let written = blob.write(at, &bytes[..len]);
        let grown = blob.held() - held;
        if written.is_ok() {
            (inode.modified, inode.changed) = (now, now);
        }
        self.used_bytes += grown;
        written
    }

    fn set_size(&mut self, node: NodeId, size_bytes: u64, now: Nanos) -> Result<()> {
        let limit = self.limit_bytes;
        let inode = self.inode_mut(node)?;
        let blob = inode.blob_mut()?;
        if size_bytes > limit && size_bytes > blob.len() {
            return Err(Error::FileTooBig);
        }
        let held = blob.held();
        blob.set_len(size_bytes);
        let freed = held - blob.held();
        (inode.modified, inode.changed) = (now, now);
        self.used_bytes = self.used_bytes.saturating_sub(freed);
        Ok(())
    }

    fn set_times(&mut self, node: NodeId, accessed: Option<Nanos>, modified: Option<Nanos>, now: Nanos) -> Result<()> {
        let inode = self.inode_mut(node)?;
        inode.accessed = accessed.unwrap_or(inode.accessed);
        inode.modified = modified.unwrap_or(inode.modified);
        inode.changed = now;
        Ok(())
    }

    fn create(&mut self, directory: NodeId, name: &str, new: NewNode<'_>, now: Nanos) -> Result<NodeId> {
        if self.names(directory)?.contains_key(name) {
            return Err(Error::Exists);
        }
        let content = match new {
            NewNode::File => Content::File(Blob::default()),
            NewNode::Symlink { target } => Content::Symlink(target.to_owned()),
            NewNode::Directory => Content::Directory { names: BTreeMap::new(), parent: Some(directory) },
        };
        let cost = content.cost();
        self.charge(cost)?;
        let node = NodeId(self.next);
        match self.names_mut(directory, now) {
            Ok(names) => names.insert(name.to_owned(), node),
            Err(error) => {
                self.used_bytes -= cost;
                return Err(error);
            }
        };
        self.next += 1;
        self.nodes.insert(node, Inode::new(content, now));
        Ok(node)
    }

    fn link(&mut self, node: NodeId, directory: NodeId, name: &str, now: Nanos) -> Result<()> {
        let inode = self.inode(node)?;
        if inode.content.kind() == Kind::Directory {
            return Err(Error::NotPermitted);
        }
        if inode.links == 0 {
            return Err(Error::NoEntry);
        }
        if inode.links >= MOST_LINKS {
            return Err(Error::TooManyLinks);
        }
        if self.names(directory)?.contains_key(name) {
            return Err(Error::Exists);
        }
        self.names_mut(directory, now)?.insert(name.to_owned(), node);
        let inode = self.inode_mut(node)?;
        inode.links += 1;
        inode.changed = now;
        Ok(())
    }

    fn unlink(&mut self, directory: NodeId, name: &str, now: Nanos) -> Result<()> {
        let node = self.child(directory, name)?;
        if self.inode(node)?.content.kind() == Kind::Directory {
            return Err(Error::IsDirectory);
        }
        self.names_mut(directory, now)?.remove(name);
        self.drop_name_of(node, now)
    }

    fn remove_directory(&mut self, directory: NodeId, name: &str, now: Nanos) -> Result<()> {
        let node = self.child(directory, name)?;
        if !self.names(node)?.is_empty() {
            return Err(Error::NotEmpty);
        }
        self.names_mut(directory, now)?.remove(name);
        self.drop_name_of(node, now)
    }

    fn rename(&mut self, from: (NodeId, &str), to: (NodeId, &str), now: Nanos) -> Result<()> {
        let node = self.child(from.0, from.1)?;
        let moves_directory = self.inode(node)?.content.kind() == Kind::Directory;
        if moves_directory && self.is_within(to.0, node) {
            return Err(Error::Invalid);
        }
        let replaced = match self.child(to.0, to.1) {
            Ok(target) => Some(target),
            Err(Error::NoEntry) => None,
            Err(error) => return Err(error),
        };
        if replaced == Some(node) {
            return Ok(());
        }
        if let Some(target) = replaced {
            match (moves_directory, &self.inode(target)?.content) {
                (true, Content::Directory { names, .. }) if !names.is_empty() => return Err(Error::NotEmpty),
                (true, Content::Directory { .. }) => {}
                (true, _) => return Err(Error::NotDirectory),
                (false, Content::Directory { .. }) => return Err(Error::IsDirectory),
                (false, _) => {}
            }
        }
        self.names_mut(to.0, now)?;
        self.names_mut(from.0, now)?.remove(from.1);
        self.names_mut(to.0, now)?.insert(to.1.to_owned(), node);
        let inode = self.inode_mut(node)?;
        inode.changed = now;
        if let Content::Directory { parent, .. } = &mut inode.content {
            *parent = Some(to.0);
        }
        match replaced {
            Some(target) => self.drop_name_of(target, now),
            None => Ok(()),
        }
    }

    fn opened(&mut self, node: NodeId) {
        if let Some(inode) = self.nodes.get_mut(&node) {
            inode.open += 1;
        }
    }

    fn closed(&mut self, node: NodeId) {
        if let Some(inode) = self.nodes.get_mut(&node) {
            inode.open = inode.open.saturating_sub(1);
            self.collect(node);
        }
    }

    fn is_read_only(&self) -> bool {
        false
    }

    fn freeze(&self, freezer: &mut Freezer) {
        self.freeze_into(freezer);
    }

    fn thawed(&self, thawer: &mut Thawer<'_>) -> std::result::Result<Box<dyn FileSystem>, ThawError> {
        Ok(Box::new(self.thawed(thawer)?))
    }
}
