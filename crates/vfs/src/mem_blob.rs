use crate::{Error, Result};

/// Bytes of one file in memory, in chunks: a file of a gigabyte grows without being copied, holes cost nothing.
#[derive(Debug, Default)]
pub(crate) struct Blob {
    /// A chunk may be shorter than [`CHUNK`]: what is missing reads as zeros.
    chunks: Vec<Vec<u8>>,
    len: u64,
}

const CHUNK: usize = 1 << 18;

impl Blob {
    pub(crate) fn chunks(&self) -> &[Vec<u8>] {
        &self.chunks
    }

    /// A blob of these chunks; `None` if they are too many or too long for `len` bytes.
    pub(crate) fn from_chunks(chunks: Vec<Vec<u8>>, len: u64) -> Option<Self> {
        let fits = |(index, chunk): (usize, &Vec<u8>)| {
            chunk.len() <= CHUNK && (index * CHUNK + chunk.len()) as u64 <= len.max((index * CHUNK) as u64)
        };
        chunks.iter().enumerate().all(fits).then_some(Self { chunks, len })
    }

    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// Bytes of memory that the contents hold.
    pub(crate) fn held(&self) -> u64 {
        self.chunks.iter().map(|chunk| chunk.len() as u64).sum()
    }

    pub(crate) fn read(&self, at: u64, into: &mut [u8]) -> usize {
        let wanted = self.len.saturating_sub(at).min(into.len() as u64) as usize;
        let mut done = 0;
        while done < wanted {
            let (index, offset) = position(at + done as u64);
            let take = (CHUNK - offset).min(wanted - done);
            let target = &mut into[done..done + take];
            let held = self.chunks.get(index).and_then(|chunk| chunk.get(offset..)).unwrap_or_default();
            let copied = held.len().min(take);
            target[..copied].copy_from_slice(&held[..copied]);
            target[copied..].fill(0);
            done += take;
        }
        wanted
    }

    /// Memory that writing there would add, at most.
    pub(crate) fn growth(&self, at: u64, len: usize) -> u64 {
        let mut growth = 0;
        let mut done = 0;
        while done < len {
            let (index, offset) = position(at + done as u64);
            let take = (CHUNK - offset).min(len - done);
            growth += (offset + take).saturating_sub(self.chunks.get(index).map_or(0, Vec::len)) as u64;
            done += take;
        }
        growth
    }

    /// Writes all or, for want of memory, a part; the caller checked that `at + bytes.len()` is within its limit.
    pub(crate) fn write(&mut self, at: u64, bytes: &[u8]) -> Result<usize> {
        let mut done = 0;
        while done < bytes.len() {
            let (index, offset) = position(at + done as u64);
            let take = (CHUNK - offset).min(bytes.len() - done);
            if self.write_chunk(index, offset, &bytes[done..done + take]).is_err() {
                break;
            }
            done += take;
            self.len = self.len.max(at + done as u64);
        }
        if done == 0 && !bytes.is_empty() { Err(Error::NoSpace) } else { Ok(done) }
    }

    pub(crate) fn set_len(&mut self, len: u64) {
        if len < self.len {
            let (index, offset) = position(len);
            self.chunks.truncate(index + usize::from(offset > 0));
            if offset > 0
                && let Some(last) = self.chunks.get_mut(index)
            {
                last.truncate(offset);
                last.shrink_to_fit();
            }
            self.chunks.shrink_to_fit();
        }
        self.len = len;
    }

    fn write_chunk(&mut self, index: usize, offset: usize, bytes: &[u8]) -> Result<()> {
        if self.chunks.len() <= index {
            let missing = index + 1 - self.chunks.len();
            self.chunks.try_reserve(missing).map_err(|_| Error::NoSpace)?;
            self.chunks.resize_with(index + 1, Vec::new);
        }
        let chunk = &mut self.chunks[index];
        let end = offset + bytes.len();
        if chunk.len() < end {
            chunk.try_reserve(end - chunk.len()).map_err(|_| Error::NoSpace)?;
            chunk.resize(end, 0);
        }
        chunk[offset..end].copy_from_slice(bytes);
        Ok(())
    }
}

fn position(at: u64) -> (usize, usize) {
    ((at / CHUNK as u64) as usize, (at % CHUNK as u64) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_read_as_zeros_and_cost_nothing() {
        let mut blob = Blob::default();
        blob.write(3 * CHUNK as u64 + 5, b"end").expect("writes");
        assert_eq!(blob.len(), 3 * CHUNK as u64 + 8);
        assert!(blob.held() <= 8);
        let mut bytes = [1; 10];
        assert_eq!(blob.read(3 * CHUNK as u64, &mut bytes), 8);
        assert_eq!(&bytes[..8], b"\0\0\0\0\0end");
        assert_eq!(blob.read(100, &mut bytes), 10);
        assert_eq!(bytes, [0; 10]);
    }

    #[test]
    fn what_was_cut_off_does_not_come_back() {
        let mut blob = Blob::default();
        blob.write(0, &[7; 100]).expect("writes");
        blob.set_len(10);
        blob.set_len(50);
        let mut bytes = [1; 60];
        assert_eq!(blob.read(0, &mut bytes), 50);
        assert_eq!(&bytes[..10], [7; 10]);
        assert_eq!(&bytes[10..50], [0; 40]);
    }

    #[test]
    fn writes_across_chunks_come_back() {
        let mut blob = Blob::default();
        let bytes: Vec<u8> = (0..CHUNK * 2 + 17).map(|index| (index % 251) as u8).collect();
        assert_eq!(blob.growth(13, bytes.len()), 13 + bytes.len() as u64);
        assert_eq!(blob.write(13, &bytes), Ok(bytes.len()));
        assert_eq!(blob.growth(13, bytes.len()), 0);
        let mut back = vec![0; bytes.len()];
        assert_eq!(blob.read(13, &mut back), bytes.len());
        assert_eq!(back, bytes);
    }
}
