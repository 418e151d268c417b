//! Our changes to dependencies: `patches/NAME-VERSION.patch`, applied to the registry's source in `target/patched/NAME`.
//!
//! The workspace's `[patch.crates-io]` names those folders, so every command makes them before cargo reads the manifest.

use crate::{cache, paths, process};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes every patched source that is missing or older than its patch. Safe to repeat; does nothing when all is well.
pub fn prepare() -> Result<()> {
    let stale: Vec<Patch> = patches()?.into_iter().filter(|patch| !patch.is_applied()).collect();
    if stale.is_empty() {
        return Ok(());
    }
    process::step("patched dependencies", || {
        let sources = registry_sources(&stale)?;
        stale.iter().zip(&sources).try_for_each(|(patch, source)| patch.apply(source))
    })
}

struct Patch {
    name: String,
    version: String,
    text: Vec<u8>,
    file: PathBuf,
}

impl Patch {
    fn folder(&self) -> PathBuf {
        patched().join(&self.name)
    }

    fn stamp(&self) -> String {
        cache::full_hash(&[self.version.as_bytes(), &self.text])
    }

    fn is_applied(&self) -> bool {
        std::fs::read_to_string(self.folder().join(".patch")).is_ok_and(|stamp| stamp == self.stamp())
    }

    fn apply(&self, source: &Path) -> Result<()> {
        let folder = self.folder();
        if folder.is_dir() {
            std::fs::remove_dir_all(&folder).with_context(|| format!("cannot replace {}", folder.display()))?;
        }
        copy_tree(source, &folder)?;
        let mut apply = Command::new("git");
        // Above this ceiling git looks for no repository: paths in the patch are those of the crate.
        apply.env("GIT_CEILING_DIRECTORIES", patched()).current_dir(&folder);
        process::run(apply.args(["apply", "--whitespace=nowarn"]).arg(&self.file))
            .with_context(|| format!("{} does not apply to {} {}", self.file.display(), self.name, self.version))?;
        std::fs::write(folder.join(".patch"), self.stamp()).context("cannot mark the patch as applied")
    }
}

/// Always inside the clone: the manifest names it.
fn patched() -> PathBuf {
    paths::root().join("target/patched")
}

fn patches() -> Result<Vec<Patch>> {
    let folder = paths::root().join("patches");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "patch"))
        .collect();
    files.sort();
    files.into_iter().map(read).collect()
}

fn read(file: PathBuf) -> Result<Patch> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let (name, version) =
        stem.rsplit_once('-').with_context(|| format!("{} is not named NAME-VERSION.patch", file.display()))?;
    let (name, version) = (name.to_owned(), version.to_owned());
    let text = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(Patch { name, version, text, file })
}

/// Where cargo keeps the unpatched sources. A throw-away manifest fetches them, because the workspace's own cannot be
/// read before the patched folders exist; it uses the workspace's lock file, so that nothing is fetched twice.
fn registry_sources(patches: &[Patch]) -> Result<Vec<PathBuf>> {
    let folder = patched().join(".fetch");
    std::fs::create_dir_all(folder.join("src")).with_context(|| format!("cannot make {}", folder.display()))?;
    let dependencies: String = patches
        .iter()
        .map(|patch| format!("{} = {{ version = \"={}\", default-features = false }}\n", patch.name, patch.version))
        .collect();
    let manifest =
        format!("[package]\nname = \"fetch\"\nedition = \"2024\"\n[dependencies]\n{dependencies}[workspace]\n");
    std::fs::write(folder.join("Cargo.toml"), manifest).context("cannot write the manifest that fetches")?;
    std::fs::write(folder.join("src/lib.rs"), "").context("cannot write the manifest that fetches")?;
    std::fs::copy(paths::root().join("Cargo.lock"), folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    let mut cargo = Command::new("cargo");
    let text = process::output(cargo.current_dir(&folder).args(["metadata", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&text).context("cargo metadata printed something that is not JSON")?;
    patches
        .iter()
        .map(|patch| {
            let source = crate::cargo::source_of(&metadata, &patch.name)?;
            if !source.is_dir() {
                bail!("cargo did not fetch {} {}", patch.name, patch.version);
            }
            Ok(source)
        })
        .collect()
}

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in std::fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target).with_context(|| format!("cannot copy {}", entry.path().display()))?;
        }
    }
    Ok(())
}
