//! A session as pages: memory of the kernel, then the files and descriptors of its operating system.
//!
//! A page is told by its hash, so that saving takes what changed since the last time and nothing is compared byte by byte.
//! Pages that are as the module begins with are never stored.

use crate::Host;
use crate::world::Guest;
use js_sys::Error;
use wasm_bindgen::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

/// Small, because a cell touches few bytes in many places (counts of references).
const PAGE: usize = 1 << 14;
/// Pages of the operating system's state are numbered from here: beyond what 32 bits of memory can hold.
const FIRST_STATE_PAGE: u32 = 1 << 20;
/// Of a stored page: its hash.
const HEAD: usize = 16;

/// What is known of each page as it was saved or restored last.
#[wasm_bindgen]
pub struct Pages {
    memory: Vec<u128>,
    state: Vec<u128>,
    /// Collects the state while it is restored.
    restored: Vec<u8>,
    seen_changes: Option<u64>,
    zero: u128,
}

/// Pages that changed: their numbers, where each ends in `bytes`, and all of them compressed, one behind the other.
#[wasm_bindgen]
pub struct Changed {
    numbers: Vec<u32>,
    ends: Vec<u32>,
    bytes: Vec<u8>,
    state_bytes: Option<u32>,
}

#[wasm_bindgen]
impl Changed {
    #[wasm_bindgen(getter)]
    pub fn numbers(&self) -> Vec<u32> {
        self.numbers.clone()
    }

    #[wasm_bindgen(getter)]
    pub fn ends(&self) -> Vec<u32> {
        self.ends.clone()
    }

    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> Vec<u8> {
        self.bytes.clone()
    }

    /// Length of the operating system's state, when that changed.
    #[wasm_bindgen(getter, js_name = stateBytes)]
    pub fn state_bytes(&self) -> Option<u32> {
        self.state_bytes
    }

    fn add(&mut self, number: u32, hash: u128, page: &[u8]) {
        self.numbers.push(number);
        self.bytes.extend(hash.to_le_bytes());
        self.bytes.extend(lz4_flex::block::compress(page));
        self.ends.push(self.bytes.len() as u32);
    }
}

#[wasm_bindgen]
impl Pages {
    /// `pristine` is the memory of an instance that never ran, of `bytes` bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(pristine: &Guest, bytes: u32) -> Result<Pages, Error> {
        let mut memory = Vec::new();
        let mut page = vec![0; PAGE];
        for at in (0..bytes).step_by(PAGE) {
            read(pristine, at, &mut page)?;
            memory.push(xxh3_128(&page));
        }
        let zero = xxh3_128(&[0; PAGE]);
        Ok(Self { memory, state: Vec::new(), restored: Vec::new(), seen_changes: None, zero })
    }

    /// What changed since the last time, with `bytes` bytes of memory; from now on that is what is known.
    pub fn changed(&mut self, host: &Host, bytes: u32) -> Result<Changed, Error> {
        let mut changed = Changed { numbers: Vec::new(), ends: Vec::new(), bytes: Vec::new(), state_bytes: None };
        let mut page = vec![0; PAGE];
        self.memory.resize((bytes as usize).div_ceil(PAGE).max(self.memory.len()), self.zero);
        for (number, known) in self.memory.iter_mut().enumerate() {
            let at = (number * PAGE) as u32;
            if at >= bytes {
                break;
            }
            read(&host.guest, at, &mut page)?;
            let hash = xxh3_128(&page);
            if hash != *known {
                changed.add(number as u32, hash, &page);
                *known = hash;
            }
        }
        let changes = host.wasi.changes();
        if self.seen_changes != Some(changes) {
            let state = host.wasi.freeze();
            self.state.resize(state.len().div_ceil(PAGE), 0);
            for (number, (part, known)) in state.chunks(PAGE).zip(&mut self.state).enumerate() {
                let hash = xxh3_128(part);
                if hash != *known {
                    changed.add(FIRST_STATE_PAGE + number as u32, hash, part);
                    *known = hash;
                }
            }
            self.seen_changes = Some(changes);
            changed.state_bytes = Some(state.len() as u32);
        }
        Ok(changed)
    }

    /// Makes room for a state of `bytes` bytes before its pages are put.
    #[wasm_bindgen(js_name = expectState)]
    pub fn expect_state(&mut self, bytes: u32) -> Result<(), Error> {
        self.restored = Vec::new();
        self.restored.try_reserve_exact(bytes as usize).map_err(|_| Error::new("there is no memory for the files"))?;
        self.restored.resize(bytes as usize, 0);
        self.state = vec![0; (bytes as usize).div_ceil(PAGE)];
        Ok(())
    }

    /// Puts a stored page where it belongs, into the memory of `guest` or the state that is being collected.
    pub fn put(&mut self, guest: &Guest, number: u32, stored: &[u8]) -> Result<(), Error> {
        let damaged = || Error::new(&format!("page {number} is damaged"));
        let (head, body) = stored.split_at_checked(HEAD).ok_or_else(damaged)?;
        let page = lz4_flex::block::decompress(body, PAGE).map_err(|_| damaged())?;
        let hash = xxh3_128(&page);
        if hash.to_le_bytes() != *head {
            return Err(damaged());
        }
        if number >= FIRST_STATE_PAGE {
            let index = (number - FIRST_STATE_PAGE) as usize;
            let at = index * PAGE;
            self.restored.get_mut(at..at + page.len()).ok_or_else(damaged)?.copy_from_slice(&page);
            *self.state.get_mut(index).ok_or_else(damaged)? = hash;
            return Ok(());
        }
        let at = number.checked_mul(PAGE as u32).filter(|_| page.len() == PAGE).ok_or_else(damaged)?;
        if !guest.write(at, &page) {
            return Err(damaged());
        }
        let index = number as usize;
        if self.memory.len() <= index {
            self.memory.resize(index + 1, self.zero);
        }
        self.memory[index] = hash;
        Ok(())
    }

    /// Gives the collected state to the operating system.
    pub fn finish(&mut self, host: &mut Host) -> Result<(), Error> {
        let state = std::mem::take(&mut self.restored);
        host.wasi.thaw(&state).map_err(|error| Error::new(&error.to_string()))?;
        self.seen_changes = Some(host.wasi.changes());
        Ok(())
    }
}

fn read(guest: &Guest, at: u32, page: &mut [u8]) -> Result<(), Error> {
    if guest.read(at, page) { Ok(()) } else { Err(Error::new("the memory is smaller than it was said to be")) }
}
