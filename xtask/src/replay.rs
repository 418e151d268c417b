//! `./x replay`: real notebooks by other people, run natively and in Chromium, compared with the outputs they came with.
//!
//! A cell *with outputs* counts as *reproduced* when a fresh run of the whole notebook gives it the same outputs, in the
//! sense of `compare.rs` after the rewriting of `normalise.rs`. Nothing else is forgiven.

mod browser;
mod compare;
mod corpus;
mod native;
mod normalise;
mod pictures;
mod summary;

use crate::{paths, process};
use anyhow::{Context, Result, anyhow, bail};
use corpus::{Corpus, Entry};
use serde::Deserialize;
use serde_json::Value;
use std::path::PathBuf;

/// `benches/replay.toml`.
#[derive(Debug, Deserialize)]
pub struct Settings {
    /// Share of reproduced cells over all served `stdlib` notebooks, in percent, that must not be lost.
    floor_percent: f64,
    /// Modules that are compiled into the kernel, so that no file tells of them.
    native_modules: Vec<String>,
    /// Modules of CPython's own library that the kernel lacks. A notebook that imports one runs all the same: the cells it
    /// loses are the kernel's fault.
    absent_library: Vec<String>,
    cell_timeout_seconds: u64,
    /// Cells whose outputs no two runs share, with the reason: the two places are only compared in the kinds of output.
    /// They count as reproduced by the same rule as any other cell.
    #[serde(default)]
    varies: CellNotes,
    /// Why a cell is not reproduced, where somebody looked into it.
    #[serde(default)]
    causes: CellNotes,
}

/// `"owner/repo/path.ipynb" = { "12" = "words" }`; code cells are counted from 0.
type CellNotes = std::collections::BTreeMap<String, std::collections::BTreeMap<String, String>>;

/// What to run.
#[derive(Debug, Default)]
struct Options {
    native: bool,
    browser: bool,
    /// Only notebooks whose path contains one of these.
    names: Vec<String>,
}

impl Options {
    fn parse(words: &[String]) -> Result<Self> {
        let mut options = Self::default();
        for word in words {
            match word.as_str() {
                "--native" => options.native = true,
                "--browser" => options.browser = true,
                flag if flag.starts_with("--") => bail!("replay does not know `{flag}`"),
                name => options.names.push(name.to_owned()),
            }
        }
        if !options.native && !options.browser {
            (options.native, options.browser) = (true, true);
        }
        Ok(options)
    }
}

/// The notebooks lie beside the clone: they belong to others and are under their own licences.
pub fn notebooks_folder() -> PathBuf {
    std::env::var_os("COLIBRI_NOTEBOOKS").map_or_else(|| paths::root().join("../shared/notebooks"), PathBuf::from)
}

/// A notebook after a run: its code cells' outputs, or why there are none.
type Run = std::result::Result<Vec<Value>, String>;

pub fn run(words: &[String]) -> Result<()> {
    let options = Options::parse(words)?;
    let settings = settings()?;
    let corpus = Corpus::read(&notebooks_folder(), &settings)?;
    let chosen: Vec<&Entry> = corpus.entries.iter().filter(|entry| is_chosen(entry, &options.names)).collect();
    let served: Vec<&Entry> = chosen.iter().copied().filter(|entry| entry.missing.is_empty()).collect();
    eprintln!("{} of {} notebooks import only what the kernel has", served.len(), chosen.len());

    // Side by side: each half keeps one core busy.
    let (native, browser) = std::thread::scope(|scope| {
        let native = scope.spawn(|| {
            options.native.then(|| process::step("replay, natively", || native::run(&served, &settings))).transpose()
        });
        let browser = options
            .browser
            .then(|| process::step("replay, in Chromium", || browser::run(&served, &settings)))
            .transpose();
        (native.join(), browser)
    });
    let native = native.map_err(|_| anyhow!("the native half panicked"))??;
    let browser = browser?;
    summary::write(&chosen, &served, native.as_deref(), browser.as_deref(), &settings, options.names.is_empty())
}

fn settings() -> Result<Settings> {
    let path = paths::root().join("benches/replay.toml");
    let text = std::fs::read_to_string(path).context("cannot read benches/replay.toml")?;
    toml::from_str(&text).context("benches/replay.toml")
}

fn is_chosen(entry: &Entry, names: &[String]) -> bool {
    names.is_empty() || names.iter().any(|name| entry.path.contains(name.as_str()))
}

/// The outputs of each code cell, in order.
fn outputs_of(notebook: &Value) -> Vec<Value> {
    let cells = notebook["cells"].as_array().into_iter().flatten();
    cells.filter(|cell| cell["cell_type"] == "code").map(|cell| cell["outputs"].clone()).collect()
}
