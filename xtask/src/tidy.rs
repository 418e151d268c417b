//! `./x tidy`: the rules of the house that a compiler does not know. The rules are data (`xtask/tidy.toml`).

mod colours;
mod floors;
mod lengths;
mod messages;
mod strays;

use crate::{cargo, paths, process, report};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// `xtask/tidy.toml`.
#[derive(Debug, Deserialize)]
struct Rules {
    floors: BTreeMap<String, u32>,
    portable: Portable,
    kernel: KernelRule,
    colours: Colours,
    lengths: Lengths,
    messages: Messages,
}

#[derive(Debug, Deserialize)]
struct Portable {
    crates: Vec<String>,
    never_on_any_target: Vec<String>,
    never_outside_the_browser: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct KernelRule {
    #[serde(rename = "crate")]
    package: String,
    never: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Colours {
    home: String,
    folders: Vec<String>,
    #[serde(default)]
    allowed: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct Lengths {
    most_lines: usize,
    extensions: Vec<String>,
    folders: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Messages {
    folder: String,
    reference: String,
}

/// What a check found. Warnings are shown and counted, problems fail.
#[derive(Debug, Default)]
struct Findings {
    problems: Vec<String>,
    warnings: Vec<String>,
}

pub fn run() -> Result<()> {
    let path = paths::root().join("xtask/tidy.toml");
    let text = std::fs::read_to_string(&path).context("cannot read xtask/tidy.toml")?;
    let rules: Rules = toml::from_str(&text).context("xtask/tidy.toml")?;
    let files = tracked_files()?;

    let checks: [(&str, Result<Findings>); 6] = [
        ("arrows only go down", check_floors(&rules)),
        ("portable crates reach no browser", check_reach(&rules)),
        ("colours only in tokens.css", colours::check(&rules.colours, &files)),
        ("catalogues have the same keys", messages::check(&rules.messages)),
        ("nothing of this machine in the repository", strays::check(&files)),
        ("short files", lengths::check(&rules.lengths, &files)),
    ];

    let mut table = report::Table::new(&["rule", "problems", "warnings"]);
    let mut rows = Vec::new();
    let mut problem_count = 0;
    for (name, result) in checks {
        // A rule that cannot be checked is a broken rule; the others are still worth hearing about.
        let found =
            result.unwrap_or_else(|reason| Findings { problems: vec![format!("{reason:#}")], warnings: vec![] });
        for problem in &found.problems {
            eprintln!("✗ {name}: {problem}");
        }
        for warning in &found.warnings {
            eprintln!("  warning: {name}: {warning}");
        }
        problem_count += found.problems.len();
        table.row([name.to_owned(), found.problems.len().to_string(), found.warnings.len().to_string()]);
        rows.push(json!({ "rule": name, "problems": found.problems, "warnings": found.warnings }));
    }
    print!("{}", table.to_text());
    report::write("tidy", &Value::Array(rows))?;
    if problem_count > 0 {
        bail!("{problem_count} rule(s) broken");
    }
    Ok(())
}

fn check_floors(rules: &Rules) -> Result<Findings> {
    Ok(floors::arrows(&cargo::metadata(&["--no-deps"])?, &rules.floors))
}

fn check_reach(rules: &Rules) -> Result<Findings> {
    let mut found = Findings::default();
    let portable = &rules.portable;
    let everywhere = cargo::metadata(&[])?;
    let native = cargo::metadata(&["--filter-platform", &host_triple()?])?;
    let wasi = cargo::metadata(&["--filter-platform", "wasm32-wasip1"])?;
    for name in &portable.crates {
        found.problems.extend(floors::reached(&everywhere, name, &portable.never_on_any_target, "any target"));
        found.problems.extend(floors::reached(&native, name, &portable.never_outside_the_browser, "this machine"));
    }
    found.problems.extend(floors::reached(&wasi, &rules.kernel.package, &rules.kernel.never, "wasm32-wasip1"));
    Ok(found)
}

fn host_triple() -> Result<String> {
    let text = process::output(Command::new("rustc").arg("-vV"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(line.context("rustc -vV names no host")?.to_owned())
}

/// The files that git knows, relative. Outside a clone (a source archive) there is nothing to check.
fn tracked_files() -> Result<Vec<PathBuf>> {
    let text = process::output(Command::new("git").current_dir(paths::root()).args(["ls-files", "-z"]))?;
    let files = text.split('\0').filter(|path| !path.is_empty()).map(PathBuf::from);
    Ok(files.filter(|path| paths::root().join(path).is_file()).collect())
}

/// The text of a tracked file; `None` for pictures and other binaries.
fn text_of(path: &Path) -> Option<String> {
    std::fs::read_to_string(paths::root().join(path)).ok()
}

fn is_below(path: &Path, folders: &[String]) -> bool {
    folders.iter().any(|folder| path.starts_with(folder))
}
