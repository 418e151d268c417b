use crate::{Entry, Error, FileSystem, Kind, Metadata, Nanos, NodeId, Result};
use std::collections::BTreeMap;

/// Where the bytes of a made-up file come from.
pub enum Source {
    /// Text made anew at each read, such as `/proc/uptime`.
    Text(Box<dyn Fn() -> String>),
    /// Takes everything, gives nothing.
    Null,
    /// Takes everything, gives zeros without end.
    Zero,
    /// Gives random bytes without end.
    Random(Box<Fill>),
    /// Always full: writing there fails with "no space".
    Full,
    Link(String),
}

/// Fills a buffer.
type Fill = dyn Fn(&mut [u8]);

impl Source {
    /// Text that stays as it is.
    pub fn fixed(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::Text(Box::new(move || text.clone()))
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::File,
            Self::Link(_) => Kind::Symlink,
            _ => Kind::Device,
        }
    }
}

/// A tree of files that exist only when they are read; the guest cannot change it.
pub struct DeviceFs {
    nodes: Vec<Device>,
    now: Nanos,
}

enum Device {
    Directory(BTreeMap<String, NodeId>),
    Leaf(Source),
}

const ROOT: NodeId = NodeId(0);

impl DeviceFs {
    /// A tree of `(path, source)`; directories on the way are made. A path whose parent is a file is left out.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, Source)>, now: Nanos) -> Self {
        let mut tree = Self { nodes: vec![Device::Directory(BTreeMap::new())], now };
        for (path, source) in files {
            tree.add(path, source);
        }
        tree
    }

    fn add(&mut self, path: &str, source: Source) {
        let mut names = path.split('/').filter(|name| !name.is_empty()).peekable();
        let mut directory = ROOT;
        let mut source = Some(source);
        while let Some(name) = names.next() {
            let next = NodeId(self.nodes.len() as u64);
            let Some(Device::Directory(entries)) = self.nodes.get_mut(directory.0 as usize) else { return };
            if let Some(known) = entries.get(name) {
                directory = *known;
                continue;
            }
            entries.insert(name.to_owned(), next);
            let last = names.peek().is_none();
            self.nodes.push(match source.take() {
                Some(source) if last => Device::Leaf(source),
                kept => {
                    source = kept;
                    Device::Directory(BTreeMap::new())
                }
            });
            directory = next;
        }
    }

    fn device(&self, node: NodeId) -> Result<&Device> {
        self.nodes.get(node.0 as usize).ok_or(Error::NoEntry)
    }

    fn source(&self, node: NodeId) -> Result<&Source> {
        match self.device(node)? {
            Device::Leaf(source) => Ok(source),
            Device::Directory(_) => Err(Error::IsDirectory),
        }
    }
}

impl FileSystem for DeviceFs {
    fn root(&self) -> NodeId {
        ROOT
    }

    fn lookup(&mut self, directory: NodeId, name: &str) -> Result<NodeId> {
        match self.device(directory)? {
            Device::Directory(names) => names.get(name).copied().ok_or(Error::NoEntry),
            Device::Leaf(_) => Err(Error::NotDirectory),
        }
    }

    fn metadata(&mut self, node: NodeId) -> Result<Metadata> {
        let (kind, size_bytes) = match self.device(node)? {
            Device::Directory(_) => (Kind::Directory, 0),
            Device::Leaf(Source::Text(text)) => (Kind::File, text().len() as u64),
            Device::Leaf(Source::Link(target)) => (Kind::Symlink, target.len() as u64),
            Device::Leaf(_) => (Kind::Device, 0),
        };
        let now = self.now;
        Ok(Metadata { kind, size_bytes, links: 1, accessed: now, modified: now, changed: now })
    }

    fn entries(&mut self, directory: NodeId) -> Result<Vec<Entry>> {
        let Device::Directory(names) = self.device(directory)? else { return Err(Error::NotDirectory) };
        let entry = |(name, node): (&String, &NodeId)| Entry {
            name: name.clone(),
            node: *node,
            kind: self.source(*node).map_or(Kind::Directory, Source::kind),
        };
        Ok(names.iter().map(entry).collect())
    }

    fn read(&mut self, node: NodeId, at: u64, into: &mut [u8]) -> Result<usize> {
        match self.source(node)? {
            Source::Text(text) => {
                let text = text();
                let rest = usize::try_from(at).ok().and_then(|at| text.as_bytes().get(at..)).unwrap_or_default();
                let len = rest.len().min(into.len());
                into[..len].copy_from_slice(&rest[..len]);
                Ok(len)
            }
            Source::Null => Ok(0),
            Source::Zero | Source::Full => {
                into.fill(0);
                Ok(into.len())
            }
            Source::Random(fill) => {
                fill(into);
                Ok(into.len())
            }
            Source::Link(_) => Err(Error::Invalid),
        }
    }

    fn read_link(&mut self, node: NodeId) -> Result<String> {
        match self.device(node)? {
            Device::Leaf(Source::Link(target)) => Ok(target.clone()),
            _ => Err(Error::Invalid),
        }
    }

    fn write(&mut self, node: NodeId, _at: u64, bytes: &[u8], _now: Nanos) -> Result<usize> {
        match self.source(node)? {
            Source::Null | Source::Zero | Source::Random(_) => Ok(bytes.len()),
            Source::Full => Err(Error::NoSpace),
            Source::Text(_) | Source::Link(_) => Err(Error::Access),
        }
    }

    /// `open(…, "w")` truncates first: that is no change to a device.
    fn set_size(&mut self, node: NodeId, _size_bytes: u64, _now: Nanos) -> Result<()> {
        match self.source(node)? {
            Source::Text(_) | Source::Link(_) => Err(Error::Access),
            _ => Ok(()),
        }
    }

    fn is_read_only(&self) -> bool {
        false
    }
}
