use std::path::{Path, PathBuf};

/// Set to a list of folders (as in `PATH`) to run with another library.
pub(crate) const LIBRARY_VARIABLE: &str = "COLIBRI_LIBRARY";

/// Folders of `sys.path`: the standard library, then our packages.
pub(crate) fn folders() -> Vec<PathBuf> {
    if let Some(list) = std::env::var_os(LIBRARY_VARIABLE) {
        return std::env::split_paths(&list).collect();
    }
    #[cfg(feature = "standalone")]
    match standalone::unpacked() {
        Ok(folders) => return folders,
        Err(error) => eprintln!("colibri: cannot unpack the Python library: {error}"),
    }
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../python");
    python::standard_library_folder().into_iter().chain(subfolders(&packages)).collect()
}

/// The library that the binary carries.
#[cfg(feature = "standalone")]
mod standalone {
    use std::hash::{DefaultHasher, Hash, Hasher};
    use std::io;
    use std::path::PathBuf;

    static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.pack"));

    /// Its folders on this machine. They are named by their contents, so that another version never meets them.
    pub(super) fn unpacked() -> io::Result<Vec<PathBuf>> {
        let mut hasher = DefaultHasher::new();
        PACK.hash(&mut hasher);
        let cache = super::cache_folder().unwrap_or_else(|| std::env::temp_dir().join("colibri"));
        let folder = cache.join(format!("library-{:016x}", hasher.finish()));
        if !folder.is_dir() {
            unpack(&folder)?;
        }
        Ok(vec![folder.join("library"), folder.join("packages")])
    }

    /// Unpacks beside the folder and moves there: it is whole from its first moment.
    fn unpack(folder: &std::path::Path) -> io::Result<()> {
        let pack = vfs::pack::Pack::read(PACK.to_vec()).map_err(io::Error::other)?;
        let beside = folder.with_extension(format!("{}.part", std::process::id()));
        for (path, contents) in pack.files() {
            let path = beside.join(path);
            std::fs::create_dir_all(path.parent().unwrap_or(&beside))?;
            std::fs::write(path, contents)?;
        }
        match std::fs::rename(&beside, folder) {
            // Another process was faster: what it unpacked is the same.
            Err(_) if folder.is_dir() => std::fs::remove_dir_all(&beside),
            result => result,
        }
    }
}

/// The distributions in `folder`, in a fixed order.
fn subfolders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.into_iter().map(|path| path.canonicalize().unwrap_or(path)).collect()
}

/// Where compiled modules are kept between runs.
pub(crate) fn bytecode_cache() -> Option<PathBuf> {
    Some(cache_folder()?.join("bytecode"))
}

/// The user's cache folder for this program.
fn cache_folder() -> Option<PathBuf> {
    let base = std::env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty()).map(PathBuf::from);
    let base = base.or_else(|| std::env::var_os("LOCALAPPDATA").map(PathBuf::from));
    let base = base.or_else(|| std::env::home_dir().map(|home| home.join(".cache")))?;
    Some(base.join("colibri"))
}
