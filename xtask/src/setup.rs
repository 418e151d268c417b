//! Installs what the other commands need. Safe to repeat: each part is skipped when it is already as it should be.

use crate::{cache, paths, process};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// `./x setup`: everything that any command needs.
pub fn run() -> Result<()> {
    npm_packages()?;
    if let Err(reason) = browsers() {
        eprintln!("  {reason:#}");
    }
    if let Err(reason) = python_venv() {
        eprintln!("  {reason:#}");
    }
    Ok(())
}

/// npm packages from the committed lock file, and what is made of them; again only when the lock changed.
pub fn npm_packages() -> Result<()> {
    installed_packages()?;
    fonts()
}

/// The fonts of figures, where the Python packages lie (git-ignored).
fn fonts() -> Result<()> {
    let script = paths::root().join("xtask/fonts.mjs");
    let recipe = std::fs::read(&script).with_context(|| format!("cannot read {}", script.display()))?;
    let lock = std::fs::read(paths::root().join("package-lock.json")).context("package-lock.json is missing")?;
    let wanted = cache::full_hash(&[&recipe, &lock]);
    let data = paths::root().join("python/matplotlib/matplotlib/mpl-data");
    let mark = data.join(".made");
    if std::fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    process::step("fonts", || {
        process::run(Command::new("node").current_dir(paths::root()).arg(&script).arg(data.join("fonts/ttf")))?;
        std::fs::write(&mark, &wanted).with_context(|| format!("cannot write {}", mark.display()))
    })
}

fn installed_packages() -> Result<()> {
    let lock = std::fs::read(paths::root().join("package-lock.json")).context("package-lock.json is missing")?;
    let wanted = cache::full_hash(&[&lock]);
    let mark = paths::root().join("node_modules/.colibri-lock");
    if std::fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    process::step("npm packages", || {
        // `ls` says whether what is installed agrees with the lock: someone may just have run `npm install` by hand.
        let agrees = Command::new("npm").current_dir(paths::root()).args(["ls", "--all", "--silent"]).output();
        if !(paths::root().join("node_modules").is_dir() && agrees.is_ok_and(|output| output.status.success())) {
            let mut install = Command::new("npm");
            install.current_dir(paths::root()).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            process::run(&mut install)?;
        }
        std::fs::write(&mark, &wanted).with_context(|| format!("cannot write {}", mark.display()))
    })
}

/// Browsers for the tests. On Debian as root they are installed; elsewhere an error says what is missing.
pub fn browsers() -> Result<()> {
    let is_there = |names: &[&str]| names.iter().any(|name| process::is_installed(name));
    let mut wanted = Vec::new();
    if std::env::var_os("CHROMIUM").is_none() && !is_there(&["chromium", "chromium-browser", "google-chrome"]) {
        wanted.extend(["chromium", "chromium-driver"]);
    }
    if std::env::var_os("FIREFOX").is_none() && !is_there(&["firefox-esr", "firefox"]) {
        wanted.push("firefox-esr");
    }
    if wanted.is_empty() {
        return Ok(());
    }
    install_debian_packages(&wanted)
}

/// Installs Debian packages as root.
fn install_debian_packages(names: &[&str]) -> Result<()> {
    let list = names.join(" ");
    if !process::is_installed("apt-get") || !is_root() {
        bail!("missing: {list}. Install it, or run this as root on Debian, where it is installed for you");
    }
    process::step(&format!("apt-get install {list}"), || {
        let apt = |words: &[&str]| {
            let mut command = Command::new("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive").args(words);
            process::run(command.stdout(std::process::Stdio::null()))
        };
        // A stale list is fine as long as the packages are found.
        let _ = apt(&["update", "-qq"]);
        let mut words = vec!["install", "-y", "-qq", "--no-install-recommends"];
        words.extend(names);
        apt(&words)
    })
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// The Python of a virtual environment with nbformat in it: the other implementation that checks what we write.
/// Not needed by the product.
pub fn python_venv() -> Result<PathBuf> {
    let folder = paths::target().join("venv");
    let python = folder.join("bin/python");
    let requirements = paths::root().join("tests/conformance/requirements.txt");
    let wanted = if requirements.is_file() { std::fs::read_to_string(&requirements)? } else { "nbformat\n".to_owned() };
    let mark = folder.join("colibri-requirements");
    if std::fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    if !process::is_installed("python3") {
        bail!("missing: python3 (on Debian: apt-get install python3 python3-venv)");
    }
    process::step("Python environment for the conformance checks", || {
        let make = |command: &mut Command| process::run(command.stdout(std::process::Stdio::null()));
        if make(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder)).is_err() {
            install_debian_packages(&["python3-venv"])?;
            make(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        }
        let mut install = Command::new(&python);
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        install.args(wanted.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')));
        make(&mut install)?;
        std::fs::write(&mark, &wanted).context("cannot write into the environment")
    })?;
    Ok(python)
}
