//! The bytes of arrays: one owner counted by all views, freed with the last.

use std::alloc;
use std::cell::Cell;
use std::ptr::NonNull;
use std::rc::Rc;

use crate::error::{Error, Result};

/// Enough for every element type and for a cache line.
const ALIGNMENT: usize = 64;

/// What is done with the handles of objects (8 bytes each; 0 is none): the owner counts references.
#[derive(Debug, Clone, Copy)]
pub struct Counting {
    pub retain: fn(u64),
    pub release: fn(u64),
}

/// Bytes that several arrays may see.
#[derive(Debug, Clone)]
pub struct Storage(Rc<Bytes>);

#[derive(Debug)]
struct Bytes {
    start: NonNull<u8>,
    len: usize,
    /// Set where the bytes are handles of objects.
    counting: Cell<Option<Counting>>,
    /// Someone else's memory, kept alive as long as this.
    keeper: Option<Box<dyn std::any::Any>>,
}

impl Storage {
    /// `len` zeros.
    #[expect(unsafe_code, reason = "memory of the array's own, aligned and zeroed by the allocator")]
    pub fn zeroed(len: usize) -> Result<Self> {
        let out_of_memory = || Error::Memory(format!("Unable to allocate {}", amount(len)));
        // One byte more: the end of an empty array is an address of its own, too.
        let layout = alloc::Layout::from_size_align(len.max(1), ALIGNMENT).map_err(|_too_large| out_of_memory())?;
        // SAFETY: the size is not zero.
        let start = unsafe { alloc::alloc_zeroed(layout) };
        let start = NonNull::new(start).ok_or_else(out_of_memory)?;
        Ok(Self(Rc::new(Bytes { start, len, counting: Cell::new(None), keeper: None })))
    }

    /// Memory of someone else.
    ///
    /// # Safety
    /// `start` points to `len` bytes that stay there and may be written as long as `keeper` lives.
    #[expect(unsafe_code, reason = "buffers of other objects are shared, not copied")]
    pub unsafe fn foreign(start: NonNull<u8>, len: usize, keeper: Box<dyn std::any::Any>) -> Self {
        Self(Rc::new(Bytes { start, len, counting: Cell::new(None), keeper: Some(keeper) }))
    }

    /// The bytes hold handles from now on, or none any more.
    pub fn set_counting(&self, counting: Option<Counting>) {
        self.0.counting.set(counting);
    }

    pub fn counting(&self) -> Option<Counting> {
        self.0.counting.get()
    }

    pub fn len(&self) -> usize {
        self.0.len
    }

    pub fn is_empty(&self) -> bool {
        self.0.len == 0
    }

    /// The first byte. Reads and writes through it must stay within [`Self::len`]; nothing else synchronises them: arrays
    /// belong to one thread.
    pub fn start(&self) -> *mut u8 {
        self.0.start.as_ptr()
    }

    /// Whether both are the same memory.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Whether nobody else sees these bytes.
    pub fn is_sole(&self) -> bool {
        Rc::strong_count(&self.0) == 1
    }

    /// A copy of some of the bytes.
    #[expect(unsafe_code, reason = "the range is checked here")]
    pub fn bytes(&self, from: usize, len: usize) -> Vec<u8> {
        assert!(from.checked_add(len).is_some_and(|end| end <= self.len()), "bytes beyond the storage");
        // SAFETY: within the storage, and copied at once.
        unsafe { std::slice::from_raw_parts(self.start().add(from), len) }.to_vec()
    }

    /// Puts bytes in.
    #[expect(unsafe_code, reason = "the range is checked here")]
    pub fn write(&self, at: usize, bytes: &[u8]) {
        assert!(at.checked_add(bytes.len()).is_some_and(|end| end <= self.len()), "bytes beyond the storage");
        // SAFETY: within the storage; `bytes` may lie in it, which `copy` allows.
        unsafe { std::ptr::copy(bytes.as_ptr(), self.start().add(at), bytes.len()) };
    }
}

impl Drop for Bytes {
    #[expect(unsafe_code, reason = "gives back what `zeroed` took")]
    fn drop(&mut self) {
        if let Some(counting) = self.counting.get() {
            for place in 0..self.len / 8 {
                // SAFETY: within the storage; handles are aligned.
                let handle = unsafe { self.start.as_ptr().cast::<u64>().add(place).read() };
                if handle != 0 {
                    (counting.release)(handle);
                }
            }
        }
        if self.keeper.is_none()
            && let Ok(layout) = alloc::Layout::from_size_align(self.len.max(1), ALIGNMENT)
        {
            // SAFETY: allocated with this layout.
            unsafe { alloc::dealloc(self.start.as_ptr(), layout) };
        }
    }
}

/// `NumPy`'s way to say an amount of memory: `7.63 MiB`.
pub fn amount(bytes: usize) -> String {
    const UNITS: [&str; 7] = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    let (mut size, mut unit) = (bytes as f64, 0);
    while size >= 1024.0 && unit + 1 < UNITS.len() {
        size /= 1024.0;
        unit += 1;
    }
    match unit {
        0 => format!("{bytes} bytes"),
        _ if size < 9.995 => format!("{size:.2} {}", UNITS[unit]),
        _ if size < 99.95 => format!("{size:.1} {}", UNITS[unit]),
        _ => format!("{size:.0}. {}", UNITS[unit]),
    }
}
