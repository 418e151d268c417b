//! kernel.wasm, the pack of Python sources beside it, and the boot image made of both.

use crate::{cache, cargo, image, pack, paths, process, split};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The files that the kernel worker loads.
#[derive(Debug)]
pub struct Kernel {
    /// Booted, with the functions of a small session.
    pub wasm: PathBuf,
    /// All other functions.
    pub rest: PathBuf,
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

    let whole = std::fs::read(raw).with_context(|| format!("cannot read {}", raw.display()))?;
    let library_bytes = std::fs::read(&pack)?;
    let cells = std::fs::read(split::cells())?;
    let profile = process::step("profile of a small session", || {
        cache::file("profile", &[&whole, &library_bytes, &how_it_is_made(), &cells], |out| {
            let scratch = out.with_extension("profile");
            image::lay_out(&pack, &scratch.join("tree"))?;
            split::profile(&whole, &scratch, out)?;
            Ok(std::fs::remove_dir_all(&scratch)?)
        })
    })?;
    let halves =
        process::step("kernel in two halves", || split::split(&whole, &split::read_profile(&profile, &whole)?))?;
    let (start, rest) = (folder.join("kernel-start.wasm"), folder.join("kernel-rest.wasm"));
    std::fs::write(&start, &halves.start)?;
    std::fs::write(&rest, &halves.rest)?;

    let wasm = process::step("boot image", || {
        cache::file("boot image", &[&halves.start, &halves.rest, &library_bytes, &how_it_is_made()], |out| {
            image::build(&start, &rest, &pack, out).map(|_report| ())
        })
    })?;
    Ok(Kernel { wasm, rest, pack })
}

/// The script that boots is part of what was made with it.
fn how_it_is_made() -> Vec<u8> {
    let script = std::fs::read(paths::root().join("xtask/boot-image.mjs")).unwrap_or_default();
    [script.as_slice(), include_bytes!("../image.rs"), include_bytes!("../split/profile.rs")].concat()
}
