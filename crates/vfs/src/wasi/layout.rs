//! Numbers and records of `wasi_snapshot_preview1.witx`.

use crate::{Kind, Metadata};

pub(super) const OPEN_CREATE: u32 = 1;
pub(super) const OPEN_DIRECTORY: u32 = 2;
pub(super) const OPEN_EXCLUSIVE: u32 = 4;
pub(super) const OPEN_TRUNCATE: u32 = 8;

pub(super) const DESCRIPTOR_APPEND: u32 = 1;
/// `dsync`, `nonblock`, `rsync` and `sync` change nothing here, but are remembered.
pub(super) const DESCRIPTOR_FLAGS: u32 = 0b1_1111;

pub(super) const FOLLOW: u32 = 1;

pub(super) const RIGHT_READ: u64 = 1 << 1;
pub(super) const RIGHT_WRITE: u64 = 1 << 6;
pub(super) const RIGHT_ALLOCATE: u64 = 1 << 8;
pub(super) const RIGHT_READ_DIRECTORY: u64 = 1 << 14;
pub(super) const RIGHT_SET_SIZE: u64 = 1 << 22;
pub(super) const ALL_RIGHTS: u64 = (1 << 30) - 1;

pub(super) const SET_ACCESSED: u32 = 1;
pub(super) const SET_ACCESSED_NOW: u32 = 2;
pub(super) const SET_MODIFIED: u32 = 4;
pub(super) const SET_MODIFIED_NOW: u32 = 8;

pub(super) const CLOCK_REALTIME: u32 = 0;
pub(super) const CLOCK_MONOTONIC: u32 = 1;
pub(super) const CLOCK_PROCESS: u32 = 2;
pub(super) const CLOCK_THREAD: u32 = 3;

pub(super) const EVENT_CLOCK: u8 = 0;
pub(super) const EVENT_READ: u8 = 1;
pub(super) const EVENT_WRITE: u8 = 2;
pub(super) const CLOCK_ABSOLUTE: u16 = 1;
pub(super) const SUBSCRIPTION_BYTES: u32 = 48;
pub(super) const EVENT_BYTES: u32 = 32;

pub(super) const FILETYPE_CHARACTER_DEVICE: u8 = 2;
pub(super) const FILETYPE_DIRECTORY: u8 = 3;

pub(super) fn filetype(kind: Kind) -> u8 {
    match kind {
        Kind::Device => FILETYPE_CHARACTER_DEVICE,
        Kind::Directory => FILETYPE_DIRECTORY,
        Kind::File => 4,
        Kind::Symlink => 7,
    }
}

/// The record `fdstat`.
pub(super) fn fdstat(filetype: u8, flags: u32, rights: u64) -> [u8; 24] {
    let mut record = [0; 24];
    record[0] = filetype;
    record[2..4].copy_from_slice(&(flags as u16).to_le_bytes());
    record[8..16].copy_from_slice(&rights.to_le_bytes());
    let inherited = if filetype == FILETYPE_DIRECTORY { ALL_RIGHTS } else { 0 };
    record[16..24].copy_from_slice(&inherited.to_le_bytes());
    record
}

/// The record `filestat`.
pub(super) fn filestat(device: u64, number: u64, metadata: &Metadata) -> [u8; 64] {
    let mut record = [0; 64];
    record[16] = filetype(metadata.kind);
    let words = [
        (0, device),
        (8, number),
        (24, metadata.links),
        (32, metadata.size_bytes),
        (40, metadata.accessed),
        (48, metadata.modified),
        (56, metadata.changed),
    ];
    for (at, word) in words {
        record[at..at + 8].copy_from_slice(&word.to_le_bytes());
    }
    record
}
