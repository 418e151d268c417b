//! JavaScript and CSS of `www/`, bundled by esbuild (`xtask/bundle.mjs` drives it).

use super::pages::Assets;
use crate::{paths, process};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::process::Command;

/// Bundles into the tree of `assets` and enters each file's logical name.
pub fn run(assets: &mut Assets, dev: bool) -> Result<()> {
    let request = json!({ "root": paths::root(), "out": assets.tree(), "dev": dev });
    let mut command = Command::new("node");
    command.current_dir(paths::root()).arg("xtask/bundle.mjs").arg(request.to_string());
    let answer: Value =
        serde_json::from_str(&process::output(&mut command)?).context("bundle.mjs did not print JSON")?;
    for (logical, path) in answer.as_object().into_iter().flatten() {
        assets.enter(logical, path.as_str().context("bundle.mjs names a path for each file")?);
    }
    Ok(())
}
