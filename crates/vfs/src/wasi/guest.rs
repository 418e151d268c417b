use crate::{Error, Result};

/// The guest's linear memory. An access outside of it is [`Error::Fault`].
pub trait Guest {
    fn read(&self, at: u32, into: &mut [u8]) -> Result<()>;
    fn write(&mut self, at: u32, bytes: &[u8]) -> Result<()>;

    fn write_u32(&mut self, at: u32, value: u32) -> Result<()> {
        self.write(at, &value.to_le_bytes())
    }

    fn write_u64(&mut self, at: u32, value: u64) -> Result<()> {
        self.write(at, &value.to_le_bytes())
    }
}

impl Guest for Vec<u8> {
    fn read(&self, at: u32, into: &mut [u8]) -> Result<()> {
        let end = (at as usize).checked_add(into.len()).ok_or(Error::Fault)?;
        into.copy_from_slice(self.get(at as usize..end).ok_or(Error::Fault)?);
        Ok(())
    }

    fn write(&mut self, at: u32, bytes: &[u8]) -> Result<()> {
        let end = (at as usize).checked_add(bytes.len()).ok_or(Error::Fault)?;
        self.get_mut(at as usize..end).ok_or(Error::Fault)?.copy_from_slice(bytes);
        Ok(())
    }
}

/// One buffer of a scattered read or write.
#[derive(Debug, Clone, Copy)]
pub(super) struct Buffer {
    pub(super) at: u32,
    pub(super) len: u32,
}

const MOST_BUFFERS: u32 = 1024;

/// The `iovec`s at an address.
pub(super) fn buffers(guest: &impl Guest, at: u32, count: u32) -> Result<Vec<Buffer>> {
    if count > MOST_BUFFERS {
        return Err(Error::Invalid);
    }
    let mut bytes = vec![0; count as usize * 8];
    guest.read(at, &mut bytes)?;
    let word = |bytes: &[u8]| bytes.iter().rev().fold(0, |value, byte| value << 8 | u32::from(*byte));
    Ok(bytes.chunks_exact(8).map(|pair| Buffer { at: word(&pair[..4]), len: word(&pair[4..]) }).collect())
}
