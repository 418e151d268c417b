//! The native half: each notebook through `colibri run`.

use super::corpus::Entry;
use super::{Run, Settings, outputs_of};
use crate::cargo::{self, Family};
use crate::{paths, process, setup};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub fn run(entries: &[&Entry], settings: &Settings) -> Result<Vec<Run>> {
    // The fonts of figures come with them.
    setup::npm_packages()?;
    let words = ["build", "--locked", "--profile", "kernel", "-p", "cli"];
    process::run(&mut cargo::command(Family::Kernel, &words))?;
    let binary = Family::Kernel.target_dir().join("kernel/colibri");
    let scratch = paths::target().join("replay");
    entries
        .iter()
        .map(|entry| {
            eprintln!("  {}", entry.path);
            run_one(&binary, &scratch, entry, settings)
        })
        .collect()
}

/// In a fresh folder that holds what the notebook reads.
fn run_one(binary: &Path, scratch: &Path, entry: &Entry, settings: &Settings) -> Result<Run> {
    let folder = scratch.join("content");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (from, name) in &entry.data {
        let to = folder.join(name);
        std::fs::create_dir_all(to.parent().unwrap_or(&folder))?;
        std::fs::copy(from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    let input: PathBuf = folder.join("in.ipynb");
    std::fs::copy(&entry.file, &input)?;
    let output = scratch.join("out.ipynb");
    let _ = std::fs::remove_file(&output);
    let timeout = settings.cell_timeout_seconds.to_string();
    let mut command = Command::new(binary);
    command.current_dir(&folder).arg("run").arg(&input).arg("-o").arg(&output);
    command.args(["--allow-errors", "--timeout", &timeout]);
    let ended = command.stdout(Stdio::null()).stderr(Stdio::piped()).output().context("cannot start colibri")?;
    let Ok(text) = std::fs::read_to_string(&output) else {
        let said = String::from_utf8_lossy(&ended.stderr).lines().last().unwrap_or("nothing").to_owned();
        return Ok(Err(format!("colibri run ended with {} and wrote nothing: {said}", ended.status)));
    };
    let notebook: Value = serde_json::from_str(&text).context("colibri run wrote something that is not JSON")?;
    Ok(Ok(outputs_of(&notebook)))
}
