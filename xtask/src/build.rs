//! `./x build`: makes `dist/`, which any static host can serve, under any path, without special headers.
//!
//! Rust to wasm (`rust`, `kernel`), JavaScript and CSS to bundles (`bundle`), names by content hash and the pages that
//! use them (`pages`), then brotli and gzip (`compress`). The new tree is made beside the old one and then swapped in.

mod bundle;
mod compress;
mod kernel;
mod pages;
mod rust;

use crate::{cache, paths, process, setup};
use anyhow::{Context, Result, bail};
use pages::Assets;
pub use pages::copy_tree;
use std::fs::File;
use std::path::{Path, PathBuf};

/// How to build.
#[derive(Debug, Clone)]
pub struct Options {
    /// Quick to build rather than quick to load: for trying things out.
    pub dev: bool,
    pub out: PathBuf,
}

impl Options {
    pub fn parse(words: &[String]) -> Result<Self> {
        let mut options = Self { dev: false, out: paths::dist() };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--dev" => options.dev = true,
                "--out" => options.out = PathBuf::from(words.next().context("--out needs a folder")?),
                other => bail!("build does not know `{other}`"),
            }
        }
        Ok(options)
    }
}

pub fn run(options: &Options) -> Result<()> {
    setup::npm_packages()?;
    rust::check_wasm_bindgen_version()?;
    let host = process::step("host.wasm", || rust::compile(&rust::HOST, options.dev))?;
    let kernel = process::step("kernel.wasm (the first time this takes minutes)", || kernel::compile(options.dev))?;
    let app = process::step("app.wasm", || rust::compile(&rust::APP, options.dev))?;

    // Cargo looks after itself; from here on two builds would write into each other's folders.
    let _one_at_a_time = lock()?;
    cache::sweep();
    let host = process::step("host.wasm for the browser", || rust::finish(&rust::HOST, &host, options.dev))?;
    let app = process::step("app.wasm for the browser", || rust::finish(&rust::APP, &app, options.dev))?;
    let kernel = kernel::finish(&kernel)?;

    let next = paths::target().join("dist-next");
    clear(&next)?;
    let mut assets = Assets::new(&next)?;
    assets.add("host_bg.wasm", &host)?;
    assets.add("app_bg.wasm", &app)?;
    assets.add("kernel.wasm", &kernel.wasm)?;
    assets.add("kernel-rest.wasm", &kernel.rest)?;
    assets.add("stdlib.pack", &kernel.pack)?;
    process::step("JavaScript and CSS", || bundle::run(&mut assets, options.dev))?;
    pages::write(&mut assets)?;
    process::step("compression", || compress::run(&next, options.dev))?;

    swap(&next, &options.out)?;
    eprintln!("✓ {}", options.out.display());
    Ok(())
}

/// The second of two builds waits here.
fn lock() -> Result<File> {
    std::fs::create_dir_all(paths::target())?;
    let file = File::create(paths::target().join("build.lock")).context("cannot make the build's lock")?;
    if file.try_lock().is_err() {
        eprintln!("• waiting for another build to end …");
        file.lock().context("cannot wait for the other build")?;
    }
    Ok(file)
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Puts the new tree in the old one's place, so that a failed build leaves the old one whole.
fn swap(next: &Path, out: &Path) -> Result<()> {
    if out.exists() {
        std::fs::remove_dir_all(out).with_context(|| format!("cannot clear {}", out.display()))?;
    }
    if std::fs::rename(next, out).is_err() {
        // Another file system: copy instead.
        pages::copy_tree(next, out)?;
        std::fs::remove_dir_all(next)?;
    }
    Ok(())
}
