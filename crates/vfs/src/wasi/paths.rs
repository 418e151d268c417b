//! The `path_*` calls.

use super::files::times;
use super::layout::{self, FOLLOW};
use super::table::{Descriptor, OpenDirectory, OpenFile};
use super::{Guest, Wasi, World, path};
use crate::{Error, Kind, Nanos, OpenFlags, Result};

/// The arguments of `path_open`: too many to pass one by one.
#[derive(Debug, Clone, Copy, Default)]
pub struct PathOpen {
    pub directory: u32,
    pub lookup_flags: u32,
    pub path: u32,
    pub path_len: u32,
    pub open_flags: u32,
    pub rights: u64,
    pub descriptor_flags: u32,
    pub opened_at: u32,
}

impl<W: World> Wasi<W> {
    pub fn path_open(&mut self, guest: &mut impl Guest, call: PathOpen) -> Result<()> {
        let base = self.table.directory(call.directory)?.node;
        let path = path(guest, call.path, call.path_len)?;
        if call.descriptor_flags & !layout::DESCRIPTOR_FLAGS != 0 {
            return Err(Error::Invalid);
        }
        self.table.has_room()?;
        let has = |flag| call.open_flags & flag != 0;
        let flags = OpenFlags {
            read: call.rights & (layout::RIGHT_READ | layout::RIGHT_READ_DIRECTORY) != 0,
            write: call.rights & layout::RIGHT_WRITE != 0,
            create: has(layout::OPEN_CREATE),
            exclusive: has(layout::OPEN_EXCLUSIVE),
            truncate: has(layout::OPEN_TRUNCATE),
            directory: has(layout::OPEN_DIRECTORY),
            no_follow: call.lookup_flags & FOLLOW == 0,
        };
        let now = self.world.realtime();
        let node = self.tree.open(base, &path, flags, now)?;
        let kind = self.tree.metadata(node).map(|metadata| metadata.kind);
        let opened = match kind {
            Ok(Kind::Directory) => Descriptor::Directory(OpenDirectory { node, listing: None }),
            _ => Descriptor::File(OpenFile {
                node,
                offset: 0,
                read: flags.read,
                write: flags.write,
                flags: call.descriptor_flags,
                is_device: kind == Ok(Kind::Device),
            }),
        };
        let number = self.table.insert(opened)?;
        guest.write_u32(call.opened_at, number).inspect_err(|_| {
            // Nobody learns the number: do not keep it open.
            if let Ok(Some(node)) = self.table.remove(number) {
                self.tree.close(node);
            }
        })
    }

    pub fn path_filestat_get(
        &mut self,
        guest: &mut impl Guest,
        fd: u32,
        lookup_flags: u32,
        at: u32,
        len: u32,
        stat_at: u32,
    ) -> Result<()> {
        let base = self.table.directory(fd)?.node;
        let path = path(guest, at, len)?;
        let node = self.tree.find(base, &path, lookup_flags & FOLLOW != 0)?;
        let metadata = self.tree.metadata(node)?;
        guest.write(stat_at, &layout::filestat(self.tree.device_of(node), self.tree.number_of(node), &metadata))
    }

    #[expect(clippy::too_many_arguments, reason = "the signature of the specification")]
    pub fn path_filestat_set_times(
        &mut self,
        guest: &impl Guest,
        fd: u32,
        lookup_flags: u32,
        at: u32,
        len: u32,
        accessed: Nanos,
        modified: Nanos,
        flags: u32,
    ) -> Result<()> {
        let base = self.table.directory(fd)?.node;
        let path = path(guest, at, len)?;
        let now = self.world.realtime();
        let (accessed, modified) = times(accessed, modified, flags, now)?;
        let node = self.tree.find(base, &path, lookup_flags & FOLLOW != 0)?;
        self.tree.set_times(node, accessed, modified, now)
    }

    pub fn path_create_directory(&mut self, guest: &impl Guest, fd: u32, at: u32, len: u32) -> Result<()> {
        let base = self.table.directory(fd)?.node;
        let path = path(guest, at, len)?;
        let now = self.world.realtime();
        self.tree.create_directory(base, &path, now).map(|_| ())
    }

    pub fn path_remove_directory(&mut self, guest: &impl Guest, fd: u32, at: u32, len: u32) -> Result<()> {
        let base = self.table.directory(fd)?.node;
        let path = path(guest, at, len)?;
        let now = self.world.realtime();
        self.tree.remove_directory(base, &path, now)
    }

    pub fn path_unlink_file(&mut self, guest: &impl Guest, fd: u32, at: u32, len: u32) -> Result<()> {
        let base = self.table.directory(fd)?.node;
        let path = path(guest, at, len)?;
        let now = self.world.realtime();
        self.tree.unlink(base, &path, now)
    }

    /// `from` and `to` are `(descriptor, path, path_len)`.
    pub fn path_rename(&mut self, guest: &impl Guest, from: (u32, u32, u32), to: (u32, u32, u32)) -> Result<()> {
        let (from_base, to_base) = (self.table.directory(from.0)?.node, self.table.directory(to.0)?.node);
        let (from_path, to_path) = (path(guest, from.1, from.2)?, path(guest, to.1, to.2)?);
        let now = self.world.realtime();
        self.tree.rename((from_base, &from_path), (to_base, &to_path), now)
    }

    /// `from` and `to` as in [`Self::path_rename`].
    pub fn path_link(
        &mut self,
        guest: &impl Guest,
        lookup_flags: u32,
        from: (u32, u32, u32),
        to: (u32, u32, u32),
    ) -> Result<()> {
        let (from_base, to_base) = (self.table.directory(from.0)?.node, self.table.directory(to.0)?.node);
        let (from_path, to_path) = (path(guest, from.1, from.2)?, path(guest, to.1, to.2)?);
        let now = self.world.realtime();
        self.tree.link((from_base, &from_path), lookup_flags & FOLLOW != 0, (to_base, &to_path), now)
    }

    /// `target` is `(path, path_len)`, `link` as in [`Self::path_rename`].
    pub fn path_symlink(&mut self, guest: &impl Guest, target: (u32, u32), link: (u32, u32, u32)) -> Result<()> {
        let base = self.table.directory(link.0)?.node;
        let (target, link) = (path(guest, target.0, target.1)?, path(guest, link.1, link.2)?);
        let now = self.world.realtime();
        self.tree.create_symlink(&target, base, &link, now).map(|_| ())
    }

    /// `link` as in [`Self::path_rename`]; what does not fit into the buffer is cut off.
    pub fn path_readlink(
        &mut self,
        guest: &mut impl Guest,
        link: (u32, u32, u32),
        buffer: u32,
        len: u32,
        used_at: u32,
    ) -> Result<()> {
        let base = self.table.directory(link.0)?.node;
        let path = path(guest, link.1, link.2)?;
        let target = self.tree.read_link(base, &path)?;
        let bytes = &target.as_bytes()[..target.len().min(len as usize)];
        guest.write(buffer, bytes)?;
        guest.write_u32(used_at, bytes.len() as u32)
    }
}
