use super::Stream;
use crate::frozen::{Freezer, ThawError, Thawer};
use crate::{Entry, Error, Node, Result, Tree};

/// What a descriptor stands for.
#[derive(Debug)]
pub(super) enum Descriptor {
    /// Standard input: always at its end.
    Input,
    Output(Stream),
    File(OpenFile),
    Directory(OpenDirectory),
}

#[derive(Debug)]
pub(super) struct OpenFile {
    pub(super) node: Node,
    pub(super) offset: u64,
    pub(super) read: bool,
    pub(super) write: bool,
    pub(super) flags: u32,
    /// A stream without a position.
    pub(super) is_device: bool,
}

#[derive(Debug)]
pub(super) struct OpenDirectory {
    pub(super) node: Node,
    /// The names as they were when reading began, so that removing while listing skips nothing.
    pub(super) listing: Option<Vec<Entry>>,
}

/// The open descriptors.
#[derive(Debug)]
pub(super) struct Table(Vec<Option<Descriptor>>, u64);

/// The descriptor of `/`. The guest's C library finds every path through it, so it cannot be closed.
pub(super) const ROOT_DESCRIPTOR: u32 = 3;
const MOST_DESCRIPTORS: usize = 1024;

impl Table {
    pub(super) fn new(root: Node) -> Self {
        Self(
            vec![
                Some(Descriptor::Input),
                Some(Descriptor::Output(Stream::Stdout)),
                Some(Descriptor::Output(Stream::Stderr)),
                Some(Descriptor::Directory(OpenDirectory { node: root, listing: None })),
            ],
            0,
        )
    }

    /// The same number as before: nothing was changed since.
    pub(super) fn uses(&self) -> u64 {
        self.1
    }

    pub(super) fn freeze(&self, freezer: &mut Freezer) {
        freezer.number(self.0.len() as u64);
        for descriptor in &self.0 {
            match descriptor {
                None => freezer.byte(0),
                Some(Descriptor::Input) => freezer.byte(1),
                Some(Descriptor::Output(Stream::Stdout)) => freezer.byte(2),
                Some(Descriptor::Output(Stream::Stderr)) => freezer.byte(3),
                Some(Descriptor::File(file)) => {
                    freezer.byte(4);
                    let (mount, id) = Tree::parts_of(file.node);
                    for number in [mount, id, file.offset, u64::from(file.flags)] {
                        freezer.number(number);
                    }
                    for flag in [file.read, file.write, file.is_device] {
                        freezer.byte(u8::from(flag));
                    }
                }
                // A listing begins anew: the guest's C library reads them in one go.
                Some(Descriptor::Directory(directory)) => {
                    freezer.byte(5);
                    let (mount, id) = Tree::parts_of(directory.node);
                    freezer.number(mount);
                    freezer.number(id);
                }
            }
        }
    }

    pub(super) fn thawed(thawer: &mut Thawer) -> std::result::Result<Self, ThawError> {
        let count = thawer.count()?;
        if !(ROOT_DESCRIPTOR as usize + 1..=MOST_DESCRIPTORS).contains(&count) {
            return Err(ThawError::Damaged);
        }
        let mut descriptors = Vec::new();
        for _ in 0..count {
            descriptors.push(match thawer.byte()? {
                0 => None,
                1 => Some(Descriptor::Input),
                2 => Some(Descriptor::Output(Stream::Stdout)),
                3 => Some(Descriptor::Output(Stream::Stderr)),
                4 => {
                    let node = Tree::node_of(thawer.number()?, thawer.number()?);
                    let offset = thawer.number()?;
                    let flags = u32::try_from(thawer.number()?).map_err(|_| ThawError::Damaged)?;
                    let (read, write, is_device) = (thawer.flag()?, thawer.flag()?, thawer.flag()?);
                    Some(Descriptor::File(OpenFile { node, offset, read, write, flags, is_device }))
                }
                5 => {
                    let node = Tree::node_of(thawer.number()?, thawer.number()?);
                    Some(Descriptor::Directory(OpenDirectory { node, listing: None }))
                }
                _ => return Err(ThawError::Damaged),
            });
        }
        let is_root = |descriptor: &Option<Descriptor>| matches!(descriptor, Some(Descriptor::Directory(_)));
        if !descriptors.get(ROOT_DESCRIPTOR as usize).is_some_and(is_root) {
            return Err(ThawError::Damaged);
        }
        Ok(Self(descriptors, 0))
    }

    /// Counts what is held as open in `tree`; a descriptor whose node is not there any more is closed.
    pub(super) fn hold(&mut self, tree: &mut Tree) {
        for (number, descriptor) in self.0.iter_mut().enumerate() {
            let node = match descriptor {
                Some(Descriptor::File(file)) => file.node,
                Some(Descriptor::Directory(directory)) if number != ROOT_DESCRIPTOR as usize => directory.node,
                _ => continue,
            };
            if !tree.holds(node) {
                *descriptor = None;
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().flatten().count()
    }

    /// Whether one more descriptor fits: asked before a file is made for it.
    pub(super) fn has_room(&self) -> Result<()> {
        if self.len() < MOST_DESCRIPTORS { Ok(()) } else { Err(Error::TooManyFiles) }
    }

    /// Takes the lowest free number, as POSIX promises.
    pub(super) fn insert(&mut self, descriptor: Descriptor) -> Result<u32> {
        self.1 += 1;
        self.has_room()?;
        let free = self.0.iter().position(Option::is_none).unwrap_or_else(|| {
            self.0.push(None);
            self.0.len() - 1
        });
        self.0[free] = Some(descriptor);
        Ok(free as u32)
    }

    pub(super) fn get(&mut self, number: u32) -> Result<&mut Descriptor> {
        self.1 += 1;
        self.0.get_mut(number as usize).and_then(Option::as_mut).ok_or(Error::BadDescriptor)
    }

    pub(super) fn file(&mut self, number: u32) -> Result<&mut OpenFile> {
        match self.get(number)? {
            Descriptor::File(file) => Ok(file),
            Descriptor::Directory(_) => Err(Error::IsDirectory),
            Descriptor::Input | Descriptor::Output(_) => Err(Error::NotSeekable),
        }
    }

    pub(super) fn directory(&mut self, number: u32) -> Result<&mut OpenDirectory> {
        match self.get(number)? {
            Descriptor::Directory(directory) => Ok(directory),
            _ => Err(Error::NotDirectory),
        }
    }

    /// The node behind a descriptor; `None` for a standard stream.
    pub(super) fn node(&mut self, number: u32) -> Result<Option<Node>> {
        Ok(match self.get(number)? {
            Descriptor::File(file) => Some(file.node),
            Descriptor::Directory(directory) => Some(directory.node),
            Descriptor::Input | Descriptor::Output(_) => None,
        })
    }

    /// Frees a number; what comes back is the node to let go of.
    pub(super) fn remove(&mut self, number: u32) -> Result<Option<Node>> {
        if number == ROOT_DESCRIPTOR {
            return Err(Error::BadDescriptor);
        }
        let node = self.node(number)?;
        self.0[number as usize] = None;
        Ok(node)
    }

    /// Moves a descriptor onto the number of another open one, which ends.
    pub(super) fn renumber(&mut self, from: u32, to: u32) -> Result<Option<Node>> {
        if from == ROOT_DESCRIPTOR || to == ROOT_DESCRIPTOR {
            return Err(Error::NotSupported);
        }
        self.get(from)?;
        let replaced = self.node(to)?;
        if from == to {
            return Ok(None);
        }
        self.0[to as usize] = self.0[from as usize].take();
        Ok(replaced)
    }
}
