//! `./x bench`: time and memory in Chromium, against bare Pyodide where the two can be compared (`xtask/bench/*.mjs`).

use crate::{paths, process, report, setup};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Interleaved runs of each start; odd, so that the median is a run.
const USUAL_RUNS: u32 = 5;
/// What of npm's package the page loads.
const PYODIDE_FILES: [&str; 5] =
    ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];

pub fn run(words: &[String]) -> Result<()> {
    let mut runs = USUAL_RUNS;
    let mut is_strict = false;
    let mut names = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--runs" => {
                runs = words.next().context("--runs needs a number")?.parse().context("--runs needs a number")?
            }
            "--strict" => is_strict = true,
            flag if flag.starts_with("--") => bail!("bench does not know `{flag}`"),
            name => names.push(name.to_owned()),
        }
    }
    setup::npm_packages()?;
    setup::browsers()?;
    if !paths::dist().join("manifest.json").is_file() {
        bail!("there is no dist/; run ./x build first");
    }
    let folder = paths::target().join("bench");
    let site = folder.join("site");
    process::step("the bench's site", || lay_out(&site))?;

    let (request, answer) = (folder.join("request.json"), folder.join("answer.json"));
    let value = json!({ "root": paths::root(), "site": site, "answer": answer, "runs": runs, "names": names });
    std::fs::write(&request, value.to_string())?;
    process::step("measuring in Chromium", || {
        let mut command = Command::new("node");
        process::run(command.current_dir(paths::root()).arg("xtask/bench/index.mjs").arg(&request))
    })?;
    let rows: Value = serde_json::from_str(&std::fs::read_to_string(&answer)?).context("the bench's answer")?;
    let over = show(&rows);
    report::write("bench", &rows)?;
    if over > 0 && is_strict {
        bail!("{over} measurement(s) over their limit");
    }
    Ok(())
}

/// `dist/` and Pyodide side by side below one server, both compressed alike.
fn lay_out(site: &Path) -> Result<()> {
    if site.exists() {
        std::fs::remove_dir_all(site)?;
    }
    let pyodide = site.join("pyodide");
    std::fs::create_dir_all(&pyodide)?;
    for name in PYODIDE_FILES {
        let from = paths::root().join("node_modules/pyodide").join(name);
        if from.is_file() {
            std::fs::copy(&from, pyodide.join(name))?;
        }
    }
    for name in ["pyodide.html", "pyodide-worker.js"] {
        std::fs::copy(paths::root().join("benches").join(name), site.join(name))?;
    }
    let request = json!({ "tree": site, "cache": paths::cache(), "quality": 11, "gzip": false });
    let mut command = Command::new("node");
    process::run(command.arg(paths::root().join("xtask/compress.mjs")).arg(request.to_string()))?;
    crate::build::copy_tree(&paths::dist(), &site.join("colibri"))
}

/// Prints the table; the answer is how many measurements are over their limit.
fn show(rows: &Value) -> usize {
    let mut table = report::Table::new(&["measurement", "unit", "Colibri", "Pyodide", "ratio", "limit", ""]);
    let mut over = 0;
    for row in rows.as_array().into_iter().flatten() {
        let name = row["name"].as_str().unwrap_or_default();
        if let Some(reason) = row["error"].as_str() {
            over += 1;
            table.row([name, "", "", "", "", "", &format!("failed: {reason}")]);
            continue;
        }
        let number =
            |value: &Value| value.as_f64().map_or(String::new(), |number| report::grouped(number.round() as u64));
        let share = |value: &Value| value.as_f64().map_or(String::new(), |share| format!("{share:.2}×"));
        let exceeds = |value: &Value, limit: &Value| {
            value.as_f64().zip(limit.as_f64()).is_some_and(|(value, limit)| value > limit)
        };
        let is_over = exceeds(&row["ratio"], &row["limit"]) || exceeds(&row["ours"], &row["limitOurs"]);
        over += usize::from(is_over);
        let limit = if row["limit"].is_null() { number(&row["limitOurs"]) } else { share(&row["limit"]) };
        let unit = row["unit"].as_str().unwrap_or_default().to_owned();
        let mark = if is_over { "over" } else { "" };
        let cells = [
            name.to_owned(),
            unit,
            number(&row["ours"]),
            number(&row["theirs"]),
            share(&row["ratio"]),
            limit,
            mark.to_owned(),
        ];
        table.row(cells);
    }
    print!("{}", table.to_text());
    over
}
