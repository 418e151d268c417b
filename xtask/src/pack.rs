//! Builds `stdlib.pack`: the standard library of the interpreter, trimmed, and our own Python packages.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// Where the standard library lies in the kernel's tree.
const LIBRARY: &str = "usr/lib/python3.14";
/// The text that `rustpython-vm` reads docstrings of builtins from, by place and length.
const DOCSTRINGS: &str = "usr/lib/python3.14/docstrings.txt";
/// Where our packages lie.
const PACKAGES: &str = "usr/local/lib/python3.14/dist-packages";

/// What of the standard library stays behind, each with its reason.
const LEFT_OUT: &[(&str, &str)] = &[
    ("ensurepip", "holds wheels of pip for a file system that can run programs"),
    ("idlelib", "an editor over Tk"),
    ("lib2to3", "gone from Python 3.13"),
    ("pydoc_data", "help topics of the language, 600 KB"),
    ("tkinter", "there is no Tk"),
    ("turtle.py", "drawn with Tk"),
    ("turtledemo", "drawn with Tk"),
    ("venv", "makes environments of programs"),
    ("_aix_support.py", "another system"),
    ("_android_support.py", "another system"),
    ("_apple_support.py", "another system"),
    ("_ios_support.py", "another system"),
    ("_osx_support.py", "another system"),
    ("ctypes/macholib", "another system"),
    ("__phello__", "a test of the importer"),
    ("README.md", "about the source folder"),
];

/// Folders that hold tests or caches, wherever they are.
const NEVER: &[&str] = &["__pycache__", "test", "tests", "idle_test"];

/// What went into a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PackReport {
    pub files: usize,
    pub bytes: u64,
    pub files_left_out: usize,
}

/// Writes the pack `out` from the interpreter's `Lib` folder and the repository's `python/*/` packages.
pub fn build(lib_path: &Path, python_dir: &Path, out: &Path) -> Result<PackReport> {
    let mut files = BTreeMap::new();
    let mut report = PackReport::default();
    collect(lib_path, "", &mut |path| !is_left_out(path), LIBRARY, &mut files, &mut report)?;
    for entry in std::fs::read_dir(python_dir).with_context(|| format!("cannot read {}", python_dir.display()))? {
        let distribution = entry?.path();
        if distribution.is_dir() {
            collect(&distribution, "", &mut is_of_package, PACKAGES, &mut files, &mut report)?;
        }
    }
    let docstrings = xz::decode_all(rustpython_doc::BLOB).context("the docstrings of builtins")?;
    files.insert(DOCSTRINGS.to_owned(), docstrings);
    report.files += 1;
    let bytes = vfs::pack::write(&files, vfs::pack::MODIFIED)?;
    report.bytes = bytes.len() as u64;
    std::fs::write(out, bytes).with_context(|| format!("cannot write {}", out.display()))?;
    Ok(report)
}

fn is_left_out(path: &str) -> bool {
    LEFT_OUT.iter().any(|(name, _why)| *name == path)
}

/// Beside its packages a distribution's folder holds what only concerns us: tests, notes, build files.
fn is_of_package(path: &str) -> bool {
    path.contains('/') || path.ends_with(".py") || !path.contains('.')
}

fn collect(
    root: &Path,
    below: &str,
    wanted: &mut dyn FnMut(&str) -> bool,
    target: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
    report: &mut PackReport,
) -> Result<()> {
    let folder = root.join(below);
    for entry in std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_str().context("a file name is not UTF-8")?.to_owned();
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        let is_folder = entry.path().is_dir();
        if NEVER.contains(&name.as_str()) && is_folder || name.starts_with('.') || !wanted(&path) {
            report.files_left_out += 1;
        } else if is_folder {
            collect(root, &path, wanted, target, files, report)?;
        } else if !name.ends_with(".pyc") {
            let bytes = std::fs::read(entry.path()).with_context(|| format!("cannot read {path}"))?;
            files.insert(format!("{target}/{path}"), bytes);
            report.files += 1;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn library_is_trimmed_and_packages_are_added() {
        let root = std::env::temp_dir().join(format!("pack-{}", std::process::id()));
        let put = |path: &str| {
            let file = root.join(path);
            std::fs::create_dir_all(file.parent().expect("a parent")).expect("makes folders");
            std::fs::write(file, path).expect("writes");
        };
        for path in [
            "Lib/json/__init__.py",
            "Lib/idlelib/run.py",
            "Lib/unittest/test/x.py",
            "Lib/turtle.py",
            "Lib/re/__pycache__/x.pyc",
            "python/ours/pkg/__init__.py",
            "python/ours/pkg/data.json",
            "python/ours/pyproject.toml",
            "python/ours/tests/test_it.py",
        ] {
            put(path);
        }
        let out = root.join("out.pack");
        let report = build(&root.join("Lib"), &root.join("python"), &out).expect("builds");
        let pack = vfs::pack::Pack::read(std::fs::read(&out).expect("reads")).expect("is a pack");
        let names: Vec<_> = pack.files().map(|(path, _)| path).collect();
        assert_eq!(
            names,
            [
                "usr/lib/python3.14/docstrings.txt",
                "usr/lib/python3.14/json/__init__.py",
                "usr/local/lib/python3.14/dist-packages/pkg/__init__.py",
                "usr/local/lib/python3.14/dist-packages/pkg/data.json",
            ]
        );
        assert_eq!(report.files, 4);
        std::fs::remove_dir_all(root).expect("removes");
    }
}
