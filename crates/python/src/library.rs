use std::path::PathBuf;

/// Where the sources of the standard library lie on this machine, if they do: the folder that the build took them from.
/// kernel.wasm has none: its library is mounted by the page.
pub fn standard_library_folder() -> Option<PathBuf> {
    #[cfg(not(target_arch = "wasm32"))]
    {
        let folder = PathBuf::from(rustpython_pylib::LIB_PATH);
        folder.join("os.py").is_file().then_some(folder)
    }
    #[cfg(target_arch = "wasm32")]
    {
        None
    }
}
