//! What belongs to one machine and not to the project: absolute paths of this checkout, where packages were fetched from.

use super::{Findings, text_of};
use crate::paths;
use anyhow::Result;
use serde_json::Value;
use std::path::PathBuf;

pub fn check(files: &[PathBuf]) -> Result<Findings> {
    let mut found = Findings::default();
    let here = paths::root().to_string_lossy().into_owned();
    let home = std::env::var("HOME").unwrap_or_default();
    // `/root` is also the home folder inside the product; a longer home is this machine's only.
    let home = if home.matches('/').count() > 1 { home } else { format!("{home}/.cargo") };
    for path in files {
        let Some(text) = text_of(path) else { continue };
        for (what, needle) in [("this checkout's path", &here), ("this machine's home", &home)] {
            if needle.len() > 3 && text.contains(needle.as_str()) {
                found.problems.push(format!("{} names {what}", path.display()));
            }
        }
        match path.file_name().and_then(|name| name.to_str()) {
            Some("package-lock.json") => found.problems.extend(hosts_in_npm_lock(&text)),
            Some("Cargo.lock") => found.problems.extend(hosts_in_cargo_lock(&text)),
            _ => {}
        }
    }
    Ok(found)
}

/// The lock must work with any npm registry: versions and checksums, no addresses.
fn hosts_in_npm_lock(text: &str) -> Vec<String> {
    let lock: Value = serde_json::from_str(text).unwrap_or_default();
    let packages = lock["packages"].as_object().into_iter().flatten();
    let named =
        packages.filter(|(_, package)| package["resolved"].as_str().is_some_and(|address| address.contains("://")));
    named.map(|(name, _)| format!("package-lock.json names a registry for `{name}`")).collect()
}

/// Every crate comes from crates.io (under the name that cargo gives it, whatever mirror serves it) or from the clone.
fn hosts_in_cargo_lock(text: &str) -> Vec<String> {
    let sources = text.lines().filter_map(|line| line.strip_prefix("source = "));
    let strange = sources.filter(|source| *source != "\"registry+https://github.com/rust-lang/crates.io-index\"");
    strange.map(|source| format!("Cargo.lock names the source {source}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_locks_are_found() {
        let npm =
            r#"{"packages": {"": {}, "node_modules/a": {"resolved": "https://mirror/a.tgz"}, "node_modules/b": {}}}"#;
        assert_eq!(hosts_in_npm_lock(npm), ["package-lock.json names a registry for `node_modules/a`"]);
        let cargo = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\nsource = \"git+https://x\"\n";
        assert_eq!(hosts_in_cargo_lock(cargo), ["Cargo.lock names the source \"git+https://x\""]);
    }
}
