//! The product's cargo: builds into one target folder a family, and what `cargo metadata` knows.

use crate::{paths, process};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One target folder for each family of crates: a build of one never throws away what another compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Portable crates and their tests.
    Portable,
    /// Everything that contains RustPython.
    Kernel,
    App,
    Host,
}

impl Family {
    pub fn target_dir(self) -> PathBuf {
        match self {
            // The plain folder, so that `cargo test` by hand shares it.
            Self::Portable => paths::target(),
            Self::Kernel => paths::target().join("kernel"),
            Self::App => paths::target().join("app"),
            Self::Host => paths::target().join("host"),
        }
    }
}

/// `cargo WORDS…` in the product's workspace.
pub fn command(family: Family, words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root()).env("CARGO_TARGET_DIR", family.target_dir()).args(words);
    // The variables that cargo set for xtask itself must not leak into the product's build.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION", "CARGO_MANIFEST_PATH"] {
        command.env_remove(name);
    }
    command
}

/// Builds a cdylib for a wasm target and returns its path.
pub fn build_wasm(family: Family, package: &str, profile: &str, target: &str) -> Result<PathBuf> {
    let words = ["build", "--locked", "-p", package, "--profile", profile, "--target", target];
    process::run(&mut command(family, &words))?;
    // Cargo calls the folder of profile `dev` "debug".
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(family.target_dir().join(target).join(folder).join(format!("{package}.wasm")))
}

/// `cargo metadata` of the product, with the features and targets that `extra` names.
pub fn metadata(extra: &[&str]) -> Result<Value> {
    let mut words = vec!["metadata", "--format-version", "1", "--locked"];
    words.extend(extra);
    let text = process::output(&mut command(Family::Portable, &words))?;
    serde_json::from_str(&text).context("cargo metadata printed something that is not JSON")
}

/// The folder of a dependency's source, for example to read the standard library that RustPython ships.
pub fn source_of(metadata: &Value, package: &str) -> Result<PathBuf> {
    let manifest = packages(metadata)
        .find(|candidate| candidate["name"] == package)
        .and_then(|found| found["manifest_path"].as_str())
        .with_context(|| format!("{package} is not among the dependencies"))?;
    Path::new(manifest).parent().map(PathBuf::from).context("a manifest has a folder")
}

pub fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().into_iter().flatten()
}

/// The version of a package in Cargo.lock.
pub fn locked_version(package: &str) -> Result<String> {
    let text = std::fs::read_to_string(paths::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let lock: toml::Table = text.parse().context("Cargo.lock is not TOML")?;
    let entries = lock.get("package").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    entries
        .iter()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .and_then(|entry| entry.get("version").and_then(toml::Value::as_str))
        .map(str::to_owned)
        .with_context(|| format!("{package} is not in Cargo.lock"))
}
