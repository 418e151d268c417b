//! Names by content hash, the pages that use those names, and the manifest for the service worker.
//!
//! A *logical name* is what sources say (`kernel.wasm`); the *path* is where the file lies (`assets/kernel-0a1b2c3d4e.wasm`).
//! Pages under `www/` write `assets/LOGICAL`, `js/LOGICAL` or `css/LOGICAL` in quotes and get the path in its place.

use crate::{cache, paths};
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Stands in JavaScript where the version belongs, because the version is the hash of everything else.
const VERSION_MARK: &str = "__COLIBRI_VERSION__";

/// The tree that is being made, and the paths of its logical names.
#[derive(Debug)]
pub struct Assets {
    tree: PathBuf,
    paths: BTreeMap<String, String>,
}

impl Assets {
    pub fn new(tree: &Path) -> Result<Self> {
        std::fs::create_dir_all(tree.join("assets")).context("cannot make the assets folder")?;
        Ok(Self { tree: tree.to_owned(), paths: BTreeMap::new() })
    }

    pub fn tree(&self) -> &Path {
        &self.tree
    }

    /// Copies a file into the tree under its hashed name.
    pub fn add(&mut self, logical: &str, file: &Path) -> Result<()> {
        let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let (stem, extension) = logical.rsplit_once('.').unwrap_or((logical, "bin"));
        let path = format!("assets/{stem}-{}.{extension}", cache::short_hash(&bytes));
        std::fs::write(self.tree.join(&path), bytes).with_context(|| format!("cannot write {path}"))?;
        self.enter(logical, &path);
        Ok(())
    }

    /// Notes a file that is already in the tree.
    pub fn enter(&mut self, logical: &str, path: &str) {
        self.paths.insert(logical.to_owned(), path.to_owned());
    }
}

/// Copies the static files, writes the pages and `manifest.json`.
pub fn write(assets: &mut Assets) -> Result<()> {
    let www = paths::root().join("www");
    copy_static(&www, assets.tree(), true)?;
    let version = version(assets.tree(), &www)?;

    let mut map: Map<String, Value> =
        assets.paths.iter().map(|(logical, path)| (logical.clone(), json!(path))).collect();
    map.insert("version".to_owned(), json!(version));
    for entry in std::fs::read_dir(&www)? {
        let page = entry?.path();
        if page.extension().is_some_and(|extension| extension == "html") {
            let text = std::fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
            let text =
                with_map(&with_paths(&with_one_sheet(&text), &assets.paths), &map).replace(VERSION_MARK, &version);
            let text = with_script_hashes(&text);
            let name = page.file_name().context("a page has a name")?;
            std::fs::write(assets.tree().join(name), text)?;
        }
    }
    let worker = assets.tree().join("sw.js");
    if worker.is_file() {
        let text = std::fs::read_to_string(&worker)?.replace(VERSION_MARK, &version);
        std::fs::write(&worker, text)?;
    }
    write_manifest(assets, &version, &map)
}

/// `manifest.json`: every file with its size and hash, for the service worker to fill and to heal its cache.
fn write_manifest(assets: &Assets, version: &str, map: &Map<String, Value>) -> Result<()> {
    let mut files = Vec::new();
    for path in files_of(assets.tree())? {
        let bytes = std::fs::read(assets.tree().join(&path))?;
        files.push(json!({ "path": path, "bytes": bytes.len(), "sha256": cache::full_hash_plain(&bytes) }));
    }
    let manifest = json!({ "version": version, "assets": map, "files": files });
    std::fs::write(assets.tree().join("manifest.json"), format!("{manifest}\n")).context("cannot write manifest.json")
}

/// `0.1.0+HASH`, the hash over everything that the pages can load and the pages themselves.
fn version(tree: &Path, www: &Path) -> Result<String> {
    let mut parts = Vec::new();
    for path in files_of(tree)? {
        parts.push(path.clone().into_bytes());
        parts.push(std::fs::read(tree.join(&path))?);
    }
    for entry in std::fs::read_dir(www)? {
        let page = entry?.path();
        if page.extension().is_some_and(|extension| extension == "html") {
            parts.push(std::fs::read(page)?);
        }
    }
    // Directory order differs between machines; the version must not.
    let mut parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    parts.sort_unstable();
    let hash = cache::full_hash(&parts);
    Ok(format!("{}+{}", crate_version()?, &hash[..8]))
}

fn crate_version() -> Result<String> {
    let text = std::fs::read_to_string(paths::root().join("Cargo.toml"))?;
    let table: toml::Table = text.parse()?;
    let version = table.get("workspace").and_then(|value| value.get("package")).and_then(|value| value.get("version"));
    Ok(version.and_then(toml::Value::as_str).context("Cargo.toml has no workspace version")?.to_owned())
}

/// Puts hashed paths in the place of `"assets/LOGICAL"` and its like.
fn with_paths(page: &str, paths: &BTreeMap<String, String>) -> String {
    let mut text = page.to_owned();
    for (logical, path) in paths {
        for folder in ["assets", "js", "css"] {
            text = text.replace(&format!("\"{folder}/{logical}\""), &format!("\"{path}\""));
            text = text.replace(&format!("\"./{folder}/{logical}\""), &format!("\"./{path}\""));
        }
    }
    text
}

/// The bundle has joined the sheets that a page links: the first link stands for all.
fn with_one_sheet(page: &str) -> String {
    const START: &str = "<link rel=\"stylesheet\" href=\"css/";
    let mut text = String::with_capacity(page.len());
    let mut is_linked = false;
    for line in page.split_inclusive('\n') {
        if !line.trim_start().starts_with(START) {
            text.push_str(line);
        } else if !is_linked {
            is_linked = true;
            text.push_str("<link rel=\"stylesheet\" href=\"css/styles.css\">\n");
        }
    }
    text
}

/// Fills `<script type="application/json" id="assets">`.
fn with_map(page: &str, map: &Map<String, Value>) -> String {
    let Some(at) = page.find("id=\"assets\"") else { return page.to_owned() };
    let Some(open) = page[at..].find('>').map(|offset| at + offset + 1) else { return page.to_owned() };
    let Some(close) = page[open..].find("</script>").map(|offset| open + offset) else { return page.to_owned() };
    // `<` cannot occur in a path, but a script element must never be closed by its own text.
    let json = Value::Object(map.clone()).to_string().replace('<', "\\u003c");
    format!("{}{json}{}", &page[..open], &page[close..])
}

/// Lets a page's own inline scripts through its policy: `'sha256-INLINE'` becomes the hash of each of them.
fn with_script_hashes(page: &str) -> String {
    const MARK: &str = "'sha256-INLINE'";
    let scripts = page.split("<script>").skip(1).filter_map(|rest| rest.split_once("</script>"));
    let hashes: Vec<String> =
        scripts.map(|(script, _)| format!("'sha256-{}'", BASE64.encode(Sha256::digest(script)))).collect();
    page.replace(MARK, &hashes.join(" "))
}

/// What lies under `www/` and is neither page nor source of a bundle.
fn copy_static(from: &Path, to: &Path, is_top: bool) -> Result<()> {
    for entry in std::fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let name = entry.file_name();
        let target = to.join(&name);
        if entry.file_type()?.is_dir() {
            if !(is_top && (name == "js" || name == "css")) {
                std::fs::create_dir_all(&target)?;
                copy_static(&entry.path(), &target, false)?;
            }
        } else if !name.to_string_lossy().ends_with(".html") {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

pub fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for path in files_of(from)? {
        let target = to.join(&path);
        std::fs::create_dir_all(target.parent().context("a file has a folder")?)?;
        std::fs::copy(from.join(&path), target)?;
    }
    Ok(())
}

/// All files below a folder, relative, with `/`, sorted.
pub fn files_of(tree: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        for entry in
            std::fs::read_dir(tree.join(&folder)).with_context(|| format!("cannot read {}", folder.display()))?
        {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                waiting.push(path);
            } else {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logical_names_become_paths() {
        let paths = BTreeMap::from([("app.css".to_owned(), "assets/app-1.css".to_owned())]);
        assert_eq!(with_paths(r#"<link href="css/app.css">"#, &paths), r#"<link href="assets/app-1.css">"#);
        assert_eq!(with_paths(r#"<link href="css/other.css">"#, &paths), r#"<link href="css/other.css">"#);
    }

    #[test]
    fn sheets_become_one() {
        let page = "<link rel=\"stylesheet\" href=\"css/a.css\">\n<link rel=\"stylesheet\" href=\"css/b.css\">\n<p>";
        assert_eq!(with_one_sheet(page), "<link rel=\"stylesheet\" href=\"css/styles.css\">\n<p>");
    }

    #[test]
    fn inline_scripts_pass_the_policy() {
        let page = "<meta content=\"script-src 'sha256-INLINE'\"><script>1</script><script src=x></script>";
        let hash = "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='";
        assert_eq!(with_script_hashes(page), page.replace("'sha256-INLINE'", hash));
    }

    #[test]
    fn map_replaces_what_the_element_held() {
        let map = Map::from_iter([("version".to_owned(), json!("1</script>"))]);
        let page = with_map(r#"<script id="assets">{}</script><p>"#, &map);
        assert_eq!(page, r#"<script id="assets">{"version":"1\u003c/script>"}</script><p>"#);
    }
}
