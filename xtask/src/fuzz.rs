//! `./x fuzz [COUNT]`: nasty programs against kernel.wasm, counting the sessions they end (`tests/fuzz`).

use crate::cargo::Family;
use crate::{image, paths, process, replay, report};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::process::{Command, Stdio};

const USUAL_COUNT: u32 = 5000;
/// Enough for every kind of program, quick enough for every change.
const COUNT_OF_CHECK: u32 = 400;
/// Another seed finds other programs; this one gives everybody the same.
const SEED: &str = "1";

pub fn run(words: &[String]) -> Result<()> {
    let count = match words {
        [] => USUAL_COUNT,
        [count] => count.parse().context("./x fuzz takes how many programs to run")?,
        _ => bail!("./x fuzz takes how many programs to run"),
    };
    must_keep_all(count)
}

/// The check of `./x test`.
pub fn check() -> Result<()> {
    must_keep_all(COUNT_OF_CHECK)
}

fn must_keep_all(count: u32) -> Result<()> {
    let lost = feed(count)?;
    if lost > 0 {
        bail!("{lost} of {count} programs ended their session");
    }
    Ok(())
}

/// Runs `count` programs; how many sessions were lost.
fn feed(count: u32) -> Result<u64> {
    let kernel = Family::Kernel.target_dir().join("wasm32-wasip1/kernel-wasm/kernel_wasm.wasm");
    if !kernel.is_file() {
        bail!("{} is not there; run ./x build first", kernel.display());
    }
    let folder = paths::target().join("fuzz");
    std::fs::create_dir_all(&folder)?;
    image::lay_out(&paths::target().join("web/stdlib.pack"), &folder.join("tree"))?;
    let (programs, report) = (folder.join("programs.jsonl"), folder.join("counts.json"));
    let sources = paths::root().join("tests/fuzz");
    let mut draw = Command::new("python3");
    draw.arg(sources.join("programs.py")).args([SEED, &count.to_string()]);
    if replay::notebooks_folder().is_dir() {
        draw.arg(replay::notebooks_folder());
    }
    process::run(draw.stdout(Stdio::from(std::fs::File::create(&programs)?)))?;
    process::step(&format!("{count} programs"), || {
        let mut node = Command::new("node");
        node.arg("--no-warnings").arg(sources.join("run.mjs")).arg(&kernel).arg(folder.join("tree")).arg(&programs);
        process::run(node.env("FUZZ_REPORT", &report))
    })?;
    let counts: Value = serde_json::from_str(&std::fs::read_to_string(&report)?).context("the fuzz report")?;
    report::write("fuzz", &counts)?;
    counts["lost"].as_u64().context("the fuzz report has no count of lost sessions")
}
