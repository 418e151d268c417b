//! The two crates that meet JavaScript: cargo, then wasm-bindgen (as a library), then wasm-opt.

use crate::{cache, cargo, paths, process};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate that becomes a wasm module with wasm-bindgen's JavaScript in `pkg/NAME/`.
#[derive(Debug)]
pub struct Module {
    package: &'static str,
    family: cargo::Family,
}

pub const APP: Module = Module { package: "app", family: cargo::Family::App };
pub const HOST: Module = Module { package: "host", family: cargo::Family::Host };

/// The wasm features that every browser with JSPI has. Passed on because wasm-opt otherwise refuses what rustc emits.
const WASM_OPT_FLAGS: [&str; 9] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-call-indirect-overlong",
];

pub fn compile(module: &Module, dev: bool) -> Result<PathBuf> {
    let profile = if dev { "dev" } else { "web" };
    cargo::build_wasm(module.family, module.package, profile, "wasm32-unknown-unknown")
}

/// Writes `pkg/NAME/` and returns the finished wasm.
pub fn finish(module: &Module, raw: &Path, dev: bool) -> Result<PathBuf> {
    let out = paths::pkg().join(module.package);
    bind(raw, &out, module.package, dev)?;
    let bound = out.join(format!("{}_bg.wasm", module.package));
    if dev { Ok(bound) } else { optimise(&bound) }
}

fn bind(raw: &Path, out: &Path, name: &str, dev: bool) -> Result<()> {
    std::fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(raw).out_name(name).typescript(false).remove_name_section(!dev);
    bindgen.web(true)?;
    bindgen.generate(out).with_context(|| format!("wasm-bindgen on {}", raw.display()))
}

/// wasm-opt from npm; cached, because a JavaScript build of it takes its time.
pub fn optimise(wasm: &Path) -> Result<PathBuf> {
    let bytes = std::fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let recipe = format!("wasm-opt {} {}", npm_version("binaryen")?, WASM_OPT_FLAGS.join(" "));
    cache::file(&recipe, &[&bytes], |out| {
        let tool = paths::root().join("node_modules/binaryen/bin/wasm-opt");
        let mut command = Command::new("node");
        command.arg(tool).args(WASM_OPT_FLAGS).arg(wasm).arg("-o").arg(out);
        process::run(&mut command)
    })
}

fn npm_version(package: &str) -> Result<String> {
    let path = paths::root().join("node_modules").join(package).join("package.json");
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let value: serde_json::Value = serde_json::from_str(&text)?;
    Ok(value["version"].as_str().unwrap_or("unknown").to_owned())
}

/// wasm-bindgen's two halves must be the same version to the last digit.
pub fn check_wasm_bindgen_version() -> Result<()> {
    let product = cargo::locked_version("wasm-bindgen")?;
    let lock =
        std::fs::read_to_string(paths::root().join("xtask/Cargo.lock")).context("cannot read xtask/Cargo.lock")?;
    if !lock.contains(&format!("name = \"wasm-bindgen-cli-support\"\nversion = \"{product}\"")) {
        bail!(
            "Cargo.lock has wasm-bindgen {product}: set wasm-bindgen-cli-support to the same version in xtask/Cargo.toml"
        );
    }
    Ok(())
}
