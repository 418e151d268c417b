//! With the feature `standalone`: packs the Python library for the binary to carry.

#[cfg(not(feature = "standalone"))]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}

#[cfg(feature = "standalone")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = std::collections::BTreeMap::new();
    pack::collect(rustpython_pylib::LIB_PATH.as_ref(), "library", &mut files)?;
    let packages = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../python");
    for distribution in std::fs::read_dir(&packages)? {
        let folder = distribution?.path();
        if folder.is_dir() {
            println!("cargo::rerun-if-changed={}", folder.display());
            pack::collect(&folder, "packages", &mut files)?;
        }
    }
    let out = std::path::PathBuf::from(std::env::var("OUT_DIR")?).join("library.pack");
    std::fs::write(out, vfs::pack::write(&files, vfs::pack::MODIFIED)?)?;
    Ok(())
}

#[cfg(feature = "standalone")]
mod pack {
    use std::collections::BTreeMap;
    use std::io;
    use std::path::Path;

    /// Folders that a program in a notebook has no use for, wherever they are.
    const LEFT_OUT: [&str; 9] =
        ["__pycache__", "ensurepip", "idlelib", "pydoc_data", "test", "tests", "tkinter", "turtledemo", "venv"];

    /// Adds the files under `folder` as `target/…`.
    pub(super) fn collect(folder: &Path, target: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if LEFT_OUT.contains(&name) || name.starts_with('.') {
                continue;
            }
            let inside = format!("{target}/{name}");
            if path.is_dir() {
                collect(&path, &inside, files)?;
            } else {
                files.insert(inside, std::fs::read(&path)?);
            }
        }
        Ok(())
    }
}
