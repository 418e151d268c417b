//! Slow results (wasm-opt, brotli 11, the boot image) kept by the hash of what they were made from.

use crate::paths;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How many hexadecimal digits name a file: 40 bits, enough for the few dozen files of a page.
const NAME_DIGITS: usize = 10;

/// A short hash for file names.
pub fn short_hash(bytes: &[u8]) -> String {
    full_hash(&[bytes])[..NAME_DIGITS].to_owned()
}

/// The whole SHA-256 of several parts, in hexadecimal. Lengths are hashed too, so that parts cannot run together.
pub fn full_hash(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of the bytes alone, as other tools print it.
pub fn full_hash_plain(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the cached file for `recipe` and `inputs`, calling `make(path)` to write it when it is not there yet.
pub fn file(recipe: &str, inputs: &[&[u8]], make: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let mut parts = vec![recipe.as_bytes()];
    parts.extend(inputs);
    let folder = paths::cache();
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let kept = folder.join(full_hash(&parts));
    if kept.is_file() {
        // Marks the entry as in use, so that `sweep` keeps it; a read-only cache is still a cache.
        let _ = std::fs::File::options().append(true).open(&kept).and_then(|file| file.set_modified(SystemTime::now()));
        return Ok(kept);
    }
    let unfinished = folder.join(format!("unfinished-{}", std::process::id()));
    make(&unfinished)?;
    std::fs::rename(&unfinished, &kept).with_context(|| format!("cannot keep {}", kept.display()))?;
    Ok(kept)
}

/// Removes entries that no build has asked for in two weeks.
pub fn sweep() {
    let limit = Duration::from_secs(14 * 24 * 3600);
    let entries = std::fs::read_dir(paths::cache()).into_iter().flatten().flatten();
    for entry in entries {
        let age = entry.metadata().and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
        if age.is_some_and(|age| age > limit) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(full_hash(&[b"ab", b"c"]), full_hash(&[b"a", b"bc"]));
    }

    #[test]
    fn short_hash_is_short() {
        assert_eq!(short_hash(b"x").len(), NAME_DIGITS);
    }
}
