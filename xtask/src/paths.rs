//! Where things are. Every other module asks here, so that a cache outside the clone is one change.

use std::path::PathBuf;

/// The repository.
pub fn root() -> PathBuf {
    let xtask = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map(PathBuf::from).unwrap_or(xtask)
}

/// Compiled code. `COLIBRI_TARGET` moves it out of the clone, so that CI keeps compiled dependencies between runs.
pub fn target() -> PathBuf {
    std::env::var_os("COLIBRI_TARGET").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Results named by the hash of what they were made from.
pub fn cache() -> PathBuf {
    target().join("cache")
}

/// Tables as JSON. Always inside the clone.
pub fn reports() -> PathBuf {
    root().join("target/reports")
}

pub fn dist() -> PathBuf {
    root().join("dist")
}

/// wasm-bindgen's output; generated and ignored by git.
pub fn pkg() -> PathBuf {
    root().join("pkg")
}
