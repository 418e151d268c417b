//! The `fd_*` calls.

use super::guest::{Buffer, buffers};
use super::layout::{self, DESCRIPTOR_APPEND, DESCRIPTOR_FLAGS};
use super::table::{Descriptor, ROOT_DESCRIPTOR};
use super::{Guest, SCRATCH, Wasi, World};
use crate::{Entry, Error, Kind, Nanos, NodeId, Result};

impl<W: World> Wasi<W> {
    pub fn fd_close(&mut self, fd: u32) -> Result<()> {
        if let Some(node) = self.table.remove(fd)? {
            self.tree.close(node);
        }
        Ok(())
    }

    pub fn fd_renumber(&mut self, from: u32, to: u32) -> Result<()> {
        if let Some(node) = self.table.renumber(from, to)? {
            self.tree.close(node);
        }
        Ok(())
    }

    pub fn fd_read(&mut self, guest: &mut impl Guest, fd: u32, iovs: u32, count: u32, read_at: u32) -> Result<()> {
        let buffers = buffers(guest, iovs, count)?;
        let done = match self.table.get(fd)? {
            Descriptor::Input => 0,
            Descriptor::Output(_) => return Err(Error::BadDescriptor),
            Descriptor::Directory(_) => return Err(Error::IsDirectory),
            Descriptor::File(file) => {
                let offset = file.offset;
                let done = self.read_into(guest, fd, &buffers, offset)?;
                self.table.file(fd)?.offset = offset.saturating_add(u64::from(done));
                done
            }
        };
        guest.write_u32(read_at, done)
    }

    pub fn fd_pread(
        &mut self,
        guest: &mut impl Guest,
        fd: u32,
        iovs: u32,
        count: u32,
        offset: u64,
        read_at: u32,
    ) -> Result<()> {
        let buffers = buffers(guest, iovs, count)?;
        let done = self.read_into(guest, fd, &buffers, offset)?;
        guest.write_u32(read_at, done)
    }

    pub fn fd_write(&mut self, guest: &mut impl Guest, fd: u32, iovs: u32, count: u32, written_at: u32) -> Result<()> {
        let buffers = buffers(guest, iovs, count)?;
        let now = self.world.realtime();
        let done = match self.table.get(fd)? {
            Descriptor::Input => return Err(Error::BadDescriptor),
            Descriptor::Directory(_) => return Err(Error::IsDirectory),
            Descriptor::Output(stream) => {
                let stream = *stream;
                self.each_chunk(guest, &buffers, |wasi, bytes| {
                    wasi.world.output(stream, bytes);
                    Ok(bytes.len())
                })?
            }
            Descriptor::File(file) => {
                let (node, mut offset) = (file.node, file.offset);
                if file.flags & DESCRIPTOR_APPEND != 0 && !file.is_device {
                    offset = self.tree.metadata(node)?.size_bytes;
                }
                let done = self.write_from(guest, fd, &buffers, offset, now)?;
                self.table.file(fd)?.offset = offset.saturating_add(u64::from(done));
                done
            }
        };
        guest.write_u32(written_at, done)
    }

    pub fn fd_pwrite(
        &mut self,
        guest: &mut impl Guest,
        fd: u32,
        iovs: u32,
        count: u32,
        offset: u64,
        written_at: u32,
    ) -> Result<()> {
        let buffers = buffers(guest, iovs, count)?;
        let now = self.world.realtime();
        let done = self.write_from(guest, fd, &buffers, offset, now)?;
        guest.write_u32(written_at, done)
    }

    pub fn fd_seek(&mut self, guest: &mut impl Guest, fd: u32, delta: i64, whence: u32, at: u32) -> Result<()> {
        let file = self.table.file(fd)?;
        let (node, offset, is_device) = (file.node, file.offset, file.is_device);
        let base = match whence {
            0 => 0,
            1 => offset,
            2 => self.tree.metadata(node)?.size_bytes,
            _ => return Err(Error::Invalid),
        };
        let target = base.checked_add_signed(delta).filter(|target| i64::try_from(*target).is_ok());
        let target = if is_device { 0 } else { target.ok_or(Error::Invalid)? };
        guest.write_u64(at, target)?;
        self.table.file(fd)?.offset = target;
        Ok(())
    }

    pub fn fd_tell(&mut self, guest: &mut impl Guest, fd: u32, at: u32) -> Result<()> {
        let offset = self.table.file(fd)?.offset;
        guest.write_u64(at, offset)
    }

    /// Everything is in the tree as soon as it is written; mounts that store elsewhere have their own way to be flushed.
    pub fn fd_sync(&mut self, fd: u32) -> Result<()> {
        self.table.get(fd).map(|_| ())
    }

    pub fn fd_advise(&mut self, fd: u32, advice: u32) -> Result<()> {
        self.table.file(fd)?;
        if advice > 5 { Err(Error::Invalid) } else { Ok(()) }
    }

    pub fn fd_allocate(&mut self, fd: u32, offset: u64, len: u64) -> Result<()> {
        let now = self.world.realtime();
        let file = self.table.file(fd)?;
        if !file.write {
            return Err(Error::BadDescriptor);
        }
        let node = file.node;
        let end = offset.checked_add(len).filter(|_| len > 0).ok_or(Error::Invalid)?;
        if end > self.tree.metadata(node)?.size_bytes { self.tree.set_size(node, end, now) } else { Ok(()) }
    }

    pub fn fd_fdstat_get(&mut self, guest: &mut impl Guest, fd: u32, at: u32) -> Result<()> {
        let record = match self.table.get(fd)? {
            // Rights to seek tell the C library that this is no terminal.
            Descriptor::Input => layout::fdstat(layout::FILETYPE_CHARACTER_DEVICE, 0, rights(true, false)),
            Descriptor::Output(_) => layout::fdstat(layout::FILETYPE_CHARACTER_DEVICE, 0, rights(false, true)),
            Descriptor::Directory(_) => layout::fdstat(layout::FILETYPE_DIRECTORY, 0, layout::ALL_RIGHTS),
            Descriptor::File(file) => {
                let kind = if file.is_device { Kind::Device } else { Kind::File };
                layout::fdstat(layout::filetype(kind), file.flags, rights(file.read, file.write))
            }
        };
        guest.write(at, &record)
    }

    pub fn fd_fdstat_set_flags(&mut self, fd: u32, flags: u32) -> Result<()> {
        if flags & !DESCRIPTOR_FLAGS != 0 {
            return Err(Error::Invalid);
        }
        if let Descriptor::File(file) = self.table.get(fd)? {
            file.flags = flags;
        }
        Ok(())
    }

    /// Rights are those of the access mode; giving some up changes nothing.
    pub fn fd_fdstat_set_rights(&mut self, fd: u32) -> Result<()> {
        self.table.get(fd).map(|_| ())
    }

    pub fn fd_filestat_get(&mut self, guest: &mut impl Guest, fd: u32, at: u32) -> Result<()> {
        let Some(node) = self.table.node(fd)? else {
            let mut record = [0; 64];
            record[16] = layout::FILETYPE_CHARACTER_DEVICE;
            record[24] = 1;
            return guest.write(at, &record);
        };
        let metadata = self.tree.metadata(node)?;
        guest.write(at, &layout::filestat(self.tree.device_of(node), self.tree.number_of(node), &metadata))
    }

    pub fn fd_filestat_set_size(&mut self, fd: u32, size: u64) -> Result<()> {
        let now = self.world.realtime();
        let file = match self.table.get(fd)? {
            Descriptor::File(file) if file.write => file,
            Descriptor::Directory(_) => return Err(Error::IsDirectory),
            _ => return Err(Error::Invalid),
        };
        let node = file.node;
        self.tree.set_size(node, size, now)
    }

    pub fn fd_filestat_set_times(&mut self, fd: u32, accessed: Nanos, modified: Nanos, flags: u32) -> Result<()> {
        let now = self.world.realtime();
        let node = self.table.node(fd)?.ok_or(Error::NotPermitted)?;
        let (accessed, modified) = times(accessed, modified, flags, now)?;
        self.tree.set_times(node, accessed, modified, now)
    }

    pub fn fd_prestat_get(&mut self, guest: &mut impl Guest, fd: u32, at: u32) -> Result<()> {
        if fd != ROOT_DESCRIPTOR {
            return Err(Error::BadDescriptor);
        }
        guest.write_u64(at, 1 << 32)
    }

    pub fn fd_prestat_dir_name(&mut self, guest: &mut impl Guest, fd: u32, at: u32, len: u32) -> Result<()> {
        match (fd, len) {
            (ROOT_DESCRIPTOR, 1..) => guest.write(at, b"/"),
            (ROOT_DESCRIPTOR, 0) => Err(Error::NameTooLong),
            _ => Err(Error::NotDirectory),
        }
    }

    pub fn fd_readdir(
        &mut self,
        guest: &mut impl Guest,
        fd: u32,
        buffer: u32,
        len: u32,
        cookie: u64,
        used_at: u32,
    ) -> Result<()> {
        let directory = self.table.directory(fd)?;
        if cookie == 0 || directory.listing.is_none() {
            let node = directory.node;
            let own = NodeId(self.tree.number_of(node));
            let dot = |name: &str| Entry { name: name.to_owned(), node: own, kind: Kind::Directory };
            let mut listing = vec![dot("."), dot("..")];
            listing.extend(self.tree.entries(node)?);
            self.table.directory(fd)?.listing = Some(listing);
        }
        let listing = self.table.directory(fd)?.listing.as_deref().unwrap_or_default();
        let start = usize::try_from(cookie).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        for (index, entry) in listing.iter().enumerate().skip(start) {
            if bytes.len() >= len as usize {
                break;
            }
            bytes.extend((index as u64 + 1).to_le_bytes());
            bytes.extend(entry.node.0.to_le_bytes());
            bytes.extend((entry.name.len() as u32).to_le_bytes());
            bytes.extend(u32::from(layout::filetype(entry.kind)).to_le_bytes());
            bytes.extend(entry.name.as_bytes());
        }
        // A buffer filled to its end, the last record cut off, says that there is more.
        bytes.truncate(len as usize);
        guest.write(buffer, &bytes)?;
        guest.write_u32(used_at, bytes.len() as u32)
    }

    fn read_into(&mut self, guest: &mut impl Guest, fd: u32, buffers: &[Buffer], offset: u64) -> Result<u32> {
        let file = self.table.file(fd)?;
        if !file.read {
            return Err(Error::BadDescriptor);
        }
        let node = file.node;
        let mut done = 0_u32;
        for buffer in buffers {
            let mut within = 0;
            while within < buffer.len {
                let take = (buffer.len - within).min(SCRATCH as u32) as usize;
                let at = offset.saturating_add(u64::from(done));
                let read = match self.tree.read(node, at, &mut self.scratch[..take]) {
                    Ok(read) => read,
                    Err(_) if done > 0 => return Ok(done),
                    Err(error) => return Err(error),
                };
                guest.write(buffer.at.checked_add(within).ok_or(Error::Fault)?, &self.scratch[..read])?;
                done = done.checked_add(read as u32).ok_or(Error::Invalid)?;
                within += read as u32;
                if read < take {
                    return Ok(done);
                }
            }
        }
        Ok(done)
    }

    fn write_from(
        &mut self,
        guest: &mut impl Guest,
        fd: u32,
        buffers: &[Buffer],
        offset: u64,
        now: Nanos,
    ) -> Result<u32> {
        let file = self.table.file(fd)?;
        if !file.write {
            return Err(Error::BadDescriptor);
        }
        let node = file.node;
        let mut at = offset;
        self.each_chunk(guest, buffers, |wasi, bytes| {
            let written = wasi.tree.write(node, at, bytes, now)?;
            at = at.saturating_add(written as u64);
            Ok(written)
        })
    }

    /// Hands the bytes of all buffers to `sink`, which says how many it took; ends at the first short answer.
    fn each_chunk(
        &mut self,
        guest: &impl Guest,
        buffers: &[Buffer],
        mut sink: impl FnMut(&mut Self, &[u8]) -> Result<usize>,
    ) -> Result<u32> {
        let mut scratch = std::mem::take(&mut self.scratch);
        let mut done = 0_u32;
        let mut outcome = Ok(());
        'buffers: for buffer in buffers {
            let mut within = 0;
            while within < buffer.len {
                let take = (buffer.len - within).min(SCRATCH as u32) as usize;
                let chunk = &mut scratch[..take];
                let address = buffer.at.checked_add(within).ok_or(Error::Fault);
                let taken = address.and_then(|address| guest.read(address, chunk)).and_then(|()| sink(self, chunk));
                match taken {
                    Ok(taken) => {
                        done = done.saturating_add(taken as u32);
                        within += taken as u32;
                        if taken < take {
                            break 'buffers;
                        }
                    }
                    Err(error) => {
                        outcome = Err(error);
                        break 'buffers;
                    }
                }
            }
        }
        self.scratch = scratch;
        if done > 0 { Ok(done) } else { outcome.map(|()| done) }
    }
}

/// Rights of an access mode.
fn rights(read: bool, write: bool) -> u64 {
    let mut rights = layout::ALL_RIGHTS & !layout::RIGHT_READ_DIRECTORY;
    if !read {
        rights &= !layout::RIGHT_READ;
    }
    if !write {
        rights &= !(layout::RIGHT_WRITE | layout::RIGHT_ALLOCATE | layout::RIGHT_SET_SIZE);
    }
    rights
}

/// The times to set, `None` to leave one alone.
pub(super) fn times(
    accessed: Nanos,
    modified: Nanos,
    flags: u32,
    now: Nanos,
) -> Result<(Option<Nanos>, Option<Nanos>)> {
    let pick = |given: u32, given_now: u32, time: Nanos| match (flags & given != 0, flags & given_now != 0) {
        (true, true) => Err(Error::Invalid),
        (true, false) => Ok(Some(time)),
        (false, true) => Ok(Some(now)),
        (false, false) => Ok(None),
    };
    Ok((
        pick(layout::SET_ACCESSED, layout::SET_ACCESSED_NOW, accessed)?,
        pick(layout::SET_MODIFIED, layout::SET_MODIFIED_NOW, modified)?,
    ))
}
