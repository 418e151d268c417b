use crate::frozen::{Freezer, ThawError, Thawer};
use crate::{Entry, Error, FileSystem, Kind, Metadata, Nanos, NewNode, NodeId, Result};

/// A node of the whole tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Node {
    mount: usize,
    id: NodeId,
}

/// How to open: `O_CREAT`, `O_EXCL`, `O_TRUNC`, `O_DIRECTORY`, `O_NOFOLLOW` and the access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpenFlags {
    pub read: bool,
    pub write: bool,
    pub create: bool,
    pub exclusive: bool,
    pub truncate: bool,
    pub directory: bool,
    pub no_follow: bool,
}

/// File systems joined at mount points, with paths and symbolic links.
///
/// A path is resolved from a base directory and cannot leave it, except from the root, where `..` stays. Absolute paths
/// and absolute links start at the root of the whole tree.
pub struct Tree {
    mounts: Vec<Mount>,
    /// Goes up with every use.
    uses: u64,
}

struct Mount {
    file_system: Box<dyn FileSystem>,
    /// The directory that the mount covers; the root mount covers none.
    covers: Option<Node>,
}

const MOST_LINKS: usize = 40;
const LONGEST_NAME: usize = 255;
const LONGEST_PATH: usize = 4096;

/// Where a path leads.
struct Place {
    /// The directory that holds the name.
    parent: Node,
    /// The name in it; empty when the path is the base itself, `.` or ends in `..`.
    name: String,
    node: Option<Node>,
    /// A trailing slash: only a directory will do.
    must_be_directory: bool,
}

impl Tree {
    /// A tree with `root` at `/`.
    pub fn new(root: Box<dyn FileSystem>) -> Self {
        Self { mounts: vec![Mount { file_system: root, covers: None }], uses: 0 }
    }

    /// The directory `/`.
    pub fn root(&self) -> Node {
        Node { mount: 0, id: self.mounts[0].file_system.root() }
    }

    /// Mounts over the existing directory `path`.
    pub fn mount(&mut self, path: &str, file_system: Box<dyn FileSystem>) -> Result<()> {
        let covers = self.find(self.root(), path, true)?;
        if self.metadata(covers)?.kind != Kind::Directory {
            return Err(Error::NotDirectory);
        }
        self.mounts.push(Mount { file_system, covers: Some(covers) });
        Ok(())
    }

    /// The node at `path`, through a link at its end when `follow`.
    pub fn find(&mut self, base: Node, path: &str, follow: bool) -> Result<Node> {
        self.existing(base, path, follow)?.node.ok_or(Error::NoEntry)
    }

    pub fn metadata(&mut self, node: Node) -> Result<Metadata> {
        self.on(node)?.metadata(node.id)
    }

    /// A number for the file system that the node is in, as `st_dev`.
    pub fn device_of(&self, node: Node) -> u64 {
        node.mount as u64 + 1
    }

    /// A number for the node within its file system, as `st_ino`.
    pub fn number_of(&self, node: Node) -> u64 {
        node.id.0
    }

    pub fn entries(&mut self, node: Node) -> Result<Vec<Entry>> {
        self.on(node)?.entries(node.id)
    }

    /// Opens and, where the flags say so, makes or empties a file. The caller owes [`Self::close`].
    pub fn open(&mut self, base: Node, path: &str, flags: OpenFlags, now: Nanos) -> Result<Node> {
        let makes_anew = flags.create && flags.exclusive;
        let follow = !(flags.no_follow || makes_anew);
        let place = self.place(base, path, follow)?;
        let node = match place.node {
            Some(_) if makes_anew => return Err(Error::Exists),
            Some(node) => node,
            None if !flags.create => return Err(Error::NoEntry),
            None if place.must_be_directory || flags.directory => return Err(Error::IsDirectory),
            None => self.create_at(&place, NewNode::File, now)?,
        };
        let kind = self.metadata(node)?.kind;
        if (flags.directory || place.must_be_directory) && kind != Kind::Directory {
            return Err(Error::NotDirectory);
        }
        if kind == Kind::Symlink {
            return Err(Error::Loop);
        }
        let changes = flags.write || flags.truncate;
        if kind == Kind::Directory && (changes || flags.create) {
            return Err(Error::IsDirectory);
        }
        let file_system = self.on(node)?;
        if changes && file_system.is_read_only() {
            return Err(Error::ReadOnly);
        }
        if flags.truncate && kind == Kind::File {
            file_system.set_size(node.id, 0, now)?;
        }
        file_system.opened(node.id);
        Ok(node)
    }

    /// Lets go of what [`Self::open`] gave.
    pub fn close(&mut self, node: Node) {
        if let Ok(file_system) = self.on(node) {
            file_system.closed(node.id);
        }
    }

    pub fn read(&mut self, node: Node, at: u64, into: &mut [u8]) -> Result<usize> {
        self.on(node)?.read(node.id, at, into)
    }

    pub fn write(&mut self, node: Node, at: u64, bytes: &[u8], now: Nanos) -> Result<usize> {
        self.on(node)?.write(node.id, at, bytes, now)
    }

    pub fn set_size(&mut self, node: Node, size_bytes: u64, now: Nanos) -> Result<()> {
        self.on(node)?.set_size(node.id, size_bytes, now)
    }

    pub fn set_times(
        &mut self,
        node: Node,
        accessed: Option<Nanos>,
        modified: Option<Nanos>,
        now: Nanos,
    ) -> Result<()> {
        self.on(node)?.set_times(node.id, accessed, modified, now)
    }

    pub fn create_directory(&mut self, base: Node, path: &str, now: Nanos) -> Result<Node> {
        let place = self.entry(base, path)?;
        self.create_at(&place, NewNode::Directory, now)
    }

    /// Makes a directory and those above it, where missing.
    pub fn create_directories(&mut self, path: &str, now: Nanos) -> Result<Node> {
        let mut node = self.root();
        for name in path.split('/').filter(|name| !name.is_empty()) {
            node = match self.find(node, name, true) {
                Err(Error::NoEntry) => self.create_directory(node, name, now)?,
                found => found?,
            };
        }
        Ok(node)
    }

    pub fn create_symlink(&mut self, target: &str, base: Node, path: &str, now: Nanos) -> Result<Node> {
        if target.is_empty() {
            return Err(Error::NoEntry);
        }
        if target.len() > LONGEST_PATH {
            return Err(Error::NameTooLong);
        }
        let place = self.entry(base, path)?;
        if place.must_be_directory && place.node.is_none() {
            return Err(Error::NoEntry);
        }
        self.create_at(&place, NewNode::Symlink { target }, now)
    }

    pub fn read_link(&mut self, base: Node, path: &str) -> Result<String> {
        let node = self.find(base, path, false)?;
        self.on(node)?.read_link(node.id)
    }

    pub fn link(&mut self, from: (Node, &str), follow: bool, to: (Node, &str), now: Nanos) -> Result<()> {
        let node = self.find(from.0, from.1, follow)?;
        let place = self.entry(to.0, to.1)?;
        if place.node.is_some() {
            return Err(Error::Exists);
        }
        if place.must_be_directory {
            return Err(Error::NoEntry);
        }
        if node.mount != place.parent.mount {
            return Err(Error::CrossDevice);
        }
        self.on(node)?.link(node.id, place.parent.id, &place.name, now)
    }

    pub fn unlink(&mut self, base: Node, path: &str, now: Nanos) -> Result<()> {
        let place = self.existing_entry(base, path)?;
        if place.name.is_empty() {
            return Err(Error::IsDirectory);
        }
        refuse_mount_point(&place)?;
        self.on(place.parent)?.unlink(place.parent.id, &place.name, now)
    }

    pub fn remove_directory(&mut self, base: Node, path: &str, now: Nanos) -> Result<()> {
        let place = self.existing_entry(base, path)?;
        if place.name.is_empty() {
            let ends_in_parent = path.trim_end_matches('/').ends_with("..");
            return Err(match place.node {
                Some(node) if node == self.root() && !path.contains('.') => Error::Busy,
                _ if ends_in_parent => Error::NotEmpty,
                _ => Error::Invalid,
            });
        }
        refuse_mount_point(&place)?;
        self.on(place.parent)?.remove_directory(place.parent.id, &place.name, now)
    }

    /// As POSIX `rename`; between file systems it is [`Error::CrossDevice`], and `shutil.move` copies.
    pub fn rename(&mut self, from: (Node, &str), to: (Node, &str), now: Nanos) -> Result<()> {
        let source = self.existing_entry(from.0, from.1)?;
        let target = self.entry(to.0, to.1)?;
        if source.name.is_empty() || target.name.is_empty() {
            return Err(Error::Busy);
        }
        if target.must_be_directory {
            let moved = source.node.ok_or(Error::NoEntry)?;
            if self.metadata(moved)?.kind != Kind::Directory {
                return Err(Error::NotDirectory);
            }
        }
        refuse_mount_point(&source)?;
        refuse_mount_point(&target)?;
        if source.parent.mount != target.parent.mount {
            return Err(Error::CrossDevice);
        }
        let from = (source.parent.id, source.name.as_str());
        self.on(source.parent)?.rename(from, (target.parent.id, &target.name), now)
    }

    /// The same number as before: nothing was changed since.
    pub(crate) fn uses(&self) -> u64 {
        self.uses
    }

    /// Writes down what is in the root's file system; what is mounted is the same with every start.
    pub(crate) fn freeze(&self, freezer: &mut Freezer) {
        self.mounts[0].file_system.freeze(freezer);
    }

    pub(crate) fn thawed_root(&self, thawer: &mut Thawer) -> std::result::Result<Box<dyn FileSystem>, ThawError> {
        let mut root = self.mounts[0].file_system.thawed(thawer)?;
        // Mounts must still lie on directories.
        for covered in self.mounts.iter().filter_map(|mount| mount.covers).filter(|covered| covered.mount == 0) {
            let kind = root.metadata(covered.id).map_err(|_| ThawError::Damaged)?.kind;
            if kind != Kind::Directory {
                return Err(ThawError::Damaged);
            }
        }
        Ok(root)
    }

    pub(crate) fn replace_root(&mut self, root: Box<dyn FileSystem>) {
        self.uses += 1;
        self.mounts[0].file_system = root;
    }

    /// A node by its file system and its number in it, and back.
    pub(crate) fn node_of(mount: u64, id: u64) -> Node {
        Node { mount: mount as usize, id: NodeId(id) }
    }

    pub(crate) fn parts_of(node: Node) -> (u64, u64) {
        (node.mount as u64, node.id.0)
    }

    /// Whether a descriptor may hold the node, which then counts as open.
    pub(crate) fn holds(&mut self, node: Node) -> bool {
        self.metadata(node).is_ok() && self.on(node).map(|file_system| file_system.opened(node.id)).is_ok()
    }

    fn on(&mut self, node: Node) -> Result<&mut Box<dyn FileSystem>> {
        self.uses += 1;
        self.mounts.get_mut(node.mount).map(|mount| &mut mount.file_system).ok_or(Error::BadDescriptor)
    }

    fn create_at(&mut self, place: &Place, new: NewNode<'_>, now: Nanos) -> Result<Node> {
        if place.node.is_some() || place.name.is_empty() {
            return Err(Error::Exists);
        }
        let id = self.on(place.parent)?.create(place.parent.id, &place.name, new, now)?;
        Ok(Node { mount: place.parent.mount, id })
    }

    /// The entry that a path names, as calls see it that make, move or remove entries: a slash at its end says only that a
    /// directory is meant, and a link of that name is that entry, wherever it leads.
    fn entry(&mut self, base: Node, path: &str) -> Result<Place> {
        let bare = path.trim_end_matches('/');
        if bare.is_empty() || bare.len() == path.len() {
            return self.place(base, path, false);
        }
        let place = self.place(base, bare, false)?;
        Ok(Place { must_be_directory: true, ..place })
    }

    /// An entry that is there, and is a directory where one is meant.
    fn existing_entry(&mut self, base: Node, path: &str) -> Result<Place> {
        let place = self.entry(base, path)?;
        self.check_existing(place)
    }

    /// A place that has a node.
    fn existing(&mut self, base: Node, path: &str, follow: bool) -> Result<Place> {
        let place = self.place(base, path, follow)?;
        self.check_existing(place)
    }

    fn check_existing(&mut self, place: Place) -> Result<Place> {
        let node = place.node.ok_or(Error::NoEntry)?;
        if place.must_be_directory && self.metadata(node)?.kind != Kind::Directory {
            return Err(Error::NotDirectory);
        }
        Ok(place)
    }

    /// What a name leads to: the root of a mount where one covers it.
    fn step(&mut self, directory: Node, name: &str) -> Result<Node> {
        if name.len() > LONGEST_NAME {
            return Err(Error::NameTooLong);
        }
        let mut node = Node { mount: directory.mount, id: self.on(directory)?.lookup(directory.id, name)? };
        while let Some(over) = self.mounts.iter().rposition(|mount| mount.covers == Some(node)) {
            node = Node { mount: over, id: self.mounts[over].file_system.root() };
        }
        Ok(node)
    }

    /// Walks a path. Only the last name may be missing; it need not be in a directory that we could list.
    fn place(&mut self, base: Node, path: &str, follow: bool) -> Result<Place> {
        if path.is_empty() {
            return Err(Error::NoEntry);
        }
        if path.len() > LONGEST_PATH {
            return Err(Error::NameTooLong);
        }
        if path.contains('\0') {
            return Err(Error::Invalid);
        }
        let mut must_be_directory = path.ends_with('/');
        // Directories passed so far, the one we stand in last; names still to walk, next one last.
        let mut passed = vec![base];
        let mut rest: Vec<String> = Vec::new();
        let mut links = 0;
        let mut here = if path.starts_with('/') { self.enter_root(&mut passed) } else { base };
        push_names(&mut rest, path);
        loop {
            let Some(name) = rest.pop() else {
                return Ok(Place { parent: here, name: String::new(), node: Some(here), must_be_directory });
            };
            match name.as_str() {
                "." => {
                    self.expect_directory(here)?;
                    continue;
                }
                ".." => {
                    self.expect_directory(here)?;
                    if passed.len() > 1 {
                        passed.pop();
                    } else if here != self.root() {
                        return Err(Error::NotCapable);
                    }
                    here = passed.last().copied().unwrap_or(here);
                    continue;
                }
                _ => {}
            }
            let last = rest.is_empty();
            let node = match self.step(here, &name) {
                Ok(node) => node,
                Err(Error::NoEntry) if last => {
                    return Ok(Place { parent: here, name, node: None, must_be_directory });
                }
                Err(error) => return Err(error),
            };
            let kind = self.metadata(node)?.kind;
            if kind == Kind::Symlink && (!last || follow || must_be_directory) {
                links += 1;
                if links > MOST_LINKS {
                    return Err(Error::Loop);
                }
                let target = self.on(node)?.read_link(node.id)?;
                if rest.len() + target.len() > LONGEST_PATH {
                    return Err(Error::NameTooLong);
                }
                if target.starts_with('/') {
                    here = self.enter_root(&mut passed);
                }
                must_be_directory |= last && target.ends_with('/');
                push_names(&mut rest, &target);
                continue;
            }
            if last {
                return Ok(Place { parent: here, name, node: Some(node), must_be_directory });
            }
            if kind != Kind::Directory {
                return Err(Error::NotDirectory);
            }
            passed.push(node);
            here = node;
        }
    }

    fn enter_root(&self, passed: &mut Vec<Node>) -> Node {
        passed.clear();
        passed.push(self.root());
        self.root()
    }

    fn expect_directory(&mut self, node: Node) -> Result<()> {
        if self.metadata(node)?.kind == Kind::Directory { Ok(()) } else { Err(Error::NotDirectory) }
    }
}

/// Puts the names of a path on the stack of names to walk, the first on top.
fn push_names(rest: &mut Vec<String>, path: &str) {
    rest.extend(path.split('/').rev().filter(|name| !name.is_empty()).map(str::to_owned));
}

fn refuse_mount_point(place: &Place) -> Result<()> {
    match place.node {
        Some(node) if node.mount != place.parent.mount => Err(Error::Busy),
        _ => Ok(()),
    }
}
