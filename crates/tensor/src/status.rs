//! What goes wrong in arithmetic without ending it: the flags of IEEE 754, which WebAssembly does not have.

use std::cell::Cell;

pub const DIVIDE: u8 = 1;
pub const OVERFLOW: u8 = 2;
pub const UNDERFLOW: u8 = 4;
pub const INVALID: u8 = 8;

thread_local! {
    static STATUS: Cell<u8> = const { Cell::new(0) };
}

/// Sets a flag.
pub fn raise(flag: u8) {
    STATUS.with(|status| status.set(status.get() | flag));
}

/// The flags that were set since the last time, which are clear now.
pub fn take() -> u8 {
    STATUS.with(Cell::take)
}
