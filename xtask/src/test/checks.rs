//! The checks, quick ones first: who broke something small should hear of it before the long builds.

use super::counts::{self, Counts};
use super::{Check, Outcome};
use crate::cargo::{self, Family};
use crate::{build, fuzz, licences, paths, process, replay, setup, size, tidy};
use anyhow::Result;
use std::path::Path;
use std::process::Command;

pub const CHECKS: &[Check] = &[
    Check { name: "tidy", about: "layering and the other rules of the house", run: || whole(tidy::run) },
    Check { name: "xtask", about: "unit tests of the tools", run: xtask },
    Check { name: "portable", about: "native tests of the portable crates", run: portable },
    Check { name: "python", about: "our Python packages under CPython", run: python },
    Check { name: "conformance", about: "what we write, judged by other implementations", run: conformance },
    Check { name: "scripts", about: "unit tests of the page's JavaScript", run: scripts },
    Check { name: "kernel", about: "native tests of the kernel and the command", run: kernel },
    Check { name: "jupyter", about: "the kernel judged by Jupyter's own tests and programs", run: jupyter },
    Check { name: "clippy", about: "lints of every crate", run: clippy },
    Check { name: "licences", about: "licences and advisories of the dependencies", run: licences },
    Check {
        name: "build",
        about: "dist/ as it is shipped",
        run: || whole(|| build::run(&build::Options::parse(&[])?)),
    },
    Check { name: "size", about: "bytes to the first output", run: || whole(size::run) },
    Check { name: "fuzz", about: "programs that try to end a session", run: || whole(fuzz::check) },
    Check { name: "browser", about: "the user's paths in Chromium and Firefox", run: browser },
    Check { name: "replay", about: "real notebooks, natively and in Chromium", run: replay_check },
];

/// A check that holds or does not.
fn whole(run: impl FnOnce() -> Result<()>) -> Result<Outcome> {
    run()?;
    Ok(Outcome::Ran(Counts::one_passed()))
}

fn xtask() -> Result<Outcome> {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root()).args(["test", "--locked", "--manifest-path", "xtask/Cargo.toml"]);
    Ok(Outcome::Ran(counts::run(&mut command, counts::cargo)?))
}

/// The default members of the workspace are exactly the portable crates.
fn portable() -> Result<Outcome> {
    let mut command = cargo::command(Family::Portable, &["test", "--locked", "--no-fail-fast"]);
    // The same cases each time: a new one is found by those who run the tests by hand, not by whoever happens to submit.
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        command.env("PROPTEST_RNG_SEED", "1");
    }
    Ok(Outcome::Ran(counts::run(&mut command, counts::cargo)?))
}

fn kernel() -> Result<Outcome> {
    let words = ["test", "--locked", "--no-fail-fast", "--profile", "kernel", "-p", "python", "-p", "cli"];
    Ok(Outcome::Ran(counts::run(&mut cargo::command(Family::Kernel, &words), counts::cargo)?))
}

fn clippy() -> Result<Outcome> {
    let portable = ["clippy", "--locked", "--all-targets", "--", "-D", "warnings"];
    process::run(&mut cargo::command(Family::Portable, &portable))?;
    for (family, package) in [(Family::App, "app"), (Family::Host, "host")] {
        let words = ["clippy", "--locked", "-p", package, "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
        process::run(&mut cargo::command(family, &words))?;
    }
    let words = ["clippy", "--locked", "--profile", "kernel", "-p", "python", "-p", "cli", "--", "-D", "warnings"];
    process::run(&mut cargo::command(Family::Kernel, &words))?;
    Ok(Outcome::Ran(Counts::one_passed()))
}

fn licences() -> Result<Outcome> {
    if !crate::process::is_installed("cargo-deny") {
        return whole(licences::run);
    }
    whole(|| process::run(&mut cargo::command(Family::Portable, &["deny", "check", "bans", "licenses", "sources"])))
}

/// `python/NAME/tests`, by CPython's unittest: an independent interpreter finds what ours and our library agree on wrongly.
fn python() -> Result<Outcome> {
    let mut sum = Counts::default();
    for package in folders_of(&paths::root().join("python"))? {
        if !package.join("tests").is_dir() {
            continue;
        }
        let interpreter = setup::python_venv().unwrap_or_else(|_| "python3".into());
        let mut command = Command::new(interpreter);
        // unittest reports on stderr; the counter reads stdout.
        command.current_dir(package.join("tests")).env("PYTHONDONTWRITEBYTECODE", "1");
        command.args(["-c", "import sys, unittest; sys.stderr = sys.stdout; unittest.main(module=None)", "discover"]);
        let counts = counts::run(&mut command, counts::unittest)?;
        sum = Counts {
            passed: sum.passed + counts.passed,
            failed: sum.failed + counts.failed,
            skipped: sum.skipped + counts.skipped,
        };
    }
    if sum == Counts::default() {
        return Ok(Outcome::Skipped("no package under python/ has tests of its own".to_owned()));
    }
    Ok(Outcome::Ran(sum))
}

/// Each `tests/conformance/*.py` runs in the environment that has the other implementation.
fn conformance() -> Result<Outcome> {
    let folder = paths::root().join("tests/conformance");
    let mut scripts: Vec<_> = match std::fs::read_dir(&folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(_) => Vec::new(),
    };
    scripts.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    scripts.sort();
    if scripts.is_empty() {
        return Ok(Outcome::Skipped("tests/conformance has no scripts".to_owned()));
    }
    let python = match setup::python_venv() {
        Ok(python) => python,
        Err(reason) => return Ok(Outcome::Skipped(format!("{reason:#}"))),
    };
    let mut counts = Counts::default();
    for script in scripts {
        // Scripts may build an example of a portable crate.
        let mut command = Command::new(&python);
        command.current_dir(paths::root()).env("CARGO_TARGET_DIR", Family::Portable.target_dir());
        let status = command.arg(&script).status()?;
        if status.success() { counts.passed += 1 } else { counts.failed += 1 }
    }
    Ok(Outcome::Ran(counts))
}

/// `tests/jupyter`: Jupyter starts the kernel by its kernelspec and speaks to it over ZeroMQ.
fn jupyter() -> Result<Outcome> {
    // The fonts of figures come with them.
    setup::npm_packages()?;
    let interpreter = match setup::python_venv() {
        Ok(python) => python,
        Err(reason) => return Ok(Outcome::Skipped(format!("{reason:#}"))),
    };
    process::run(&mut cargo::command(Family::Kernel, &["build", "--locked", "--profile", "kernel", "-p", "cli"]))?;
    let mut command = Command::new(interpreter);
    command.current_dir(paths::root().join("tests/jupyter")).env("PYTHONDONTWRITEBYTECODE", "1");
    command.env("COLIBRI", Family::Kernel.target_dir().join("kernel/colibri")).env("COLIBRI_CACHE", paths::cache());
    command.args(["-c", "import sys, unittest; sys.stderr = sys.stdout; unittest.main(module=None)", "discover"]);
    Ok(Outcome::Ran(counts::run(&mut command, counts::unittest)?))
}

fn scripts() -> Result<Outcome> {
    setup::npm_packages()?;
    node_tests("tests/js")
}

fn browser() -> Result<Outcome> {
    setup::npm_packages()?;
    if let Err(reason) = setup::browsers() {
        // The tests of the browser that is there still run; each says itself when its browser is not.
        println!("{reason:#}");
    }
    node_tests("tests/e2e")
}

/// Every `*.test.mjs` of a folder.
fn node_tests(folder: &str) -> Result<Outcome> {
    let mut files: Vec<_> = std::fs::read_dir(paths::root().join(folder))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Ok(Outcome::Skipped(format!("{folder} has no *.test.mjs")));
    }
    let mut command = Command::new("node");
    // One file at a time: two browsers on two cores would time each other out.
    command.current_dir(paths::root()).args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(files);
    Ok(Outcome::Ran(counts::run(&mut command, counts::node)?))
}

fn replay_check() -> Result<Outcome> {
    if !replay::notebooks_folder().is_dir() {
        return Ok(Outcome::Skipped("no notebooks: ../shared/notebooks does not exist beside the clone".to_owned()));
    }
    whole(|| replay::run(&[]))
}

fn folders_of(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut found: Vec<_> =
        std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    Ok(found)
}
