//! kernel.wasm, the pack of Python sources beside it, and the boot image made of both.

use crate::{cache, cargo, image, pack, paths, process};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The two files that the kernel worker loads.
#[derive(Debug)]
pub struct Kernel {
    pub wasm: PathBuf,
    pub pack: PathBuf,
}

pub fn compile(dev: bool) -> Result<PathBuf> {
    let profile = if dev { "kernel" } else { "kernel-wasm" };
    cargo::build_wasm(cargo::Family::Kernel, "kernel_wasm", profile, "wasm32-wasip1")
}

pub fn finish(raw: &Path) -> Result<Kernel> {
    let folder = paths::target().join("web");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let pack = folder.join("stdlib.pack");
    let metadata = cargo::metadata(&[])?;
    let library = cargo::source_of(&metadata, "rustpython-pylib")?.join("Lib");
    process::step("stdlib.pack", || pack::build(&library, &paths::root().join("python"), &pack))?;

    let inputs = [std::fs::read(raw)?, std::fs::read(&pack)?, boot_script()];
    let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
    let wasm = process::step("boot image", || {
        cache::file("boot image", &inputs, |out| image::build(raw, &pack, out).map(|_report| ()))
    })?;
    Ok(Kernel { wasm, pack })
}

/// The script that makes the image is part of what the image was made from.
fn boot_script() -> Vec<u8> {
    let script = std::fs::read(paths::root().join("xtask/boot-image.mjs")).unwrap_or_default();
    [script, include_bytes!("../image.rs").to_vec()].concat()
}
