//! Makes Jupyter know this kernel.

use std::path::{Path, PathBuf};

use serde_json::json;

/// Its name to programs, as in `jupyter console --kernel colibri`.
const NAME: &str = "colibri";

#[derive(Debug, thiserror::Error)]
#[error("{path}: cannot write: {error}")]
pub(crate) struct InstallError {
    path: PathBuf,
    error: std::io::Error,
}

/// Writes the kernelspec under `prefix` (as `jupyter kernelspec install --prefix` does), or for the user alone.
/// Returns its folder.
pub(crate) fn install(prefix: Option<&Path>) -> Result<PathBuf, InstallError> {
    let data = prefix.map_or_else(user_data_folder, |prefix| prefix.join("share/jupyter"));
    let folder = data.join("kernels").join(NAME);
    let write = || -> std::io::Result<()> {
        let spec = json!({
            "argv": [std::env::current_exe()?, "kernel", "-f", "{connection_file}"],
            "display_name": "Colibri (Python 3)",
            "language": "python",
            "interrupt_mode": "message",
        });
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("kernel.json"), format!("{spec:#}\n"))
    };
    match write() {
        Ok(()) => Ok(folder),
        Err(error) => Err(InstallError { path: folder, error }),
    }
}

/// Where Jupyter looks for what one user installed.
fn user_data_folder() -> PathBuf {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = set("JUPYTER_DATA_DIR") {
        return folder;
    }
    let home = std::env::home_dir().unwrap_or_default();
    if cfg!(target_os = "macos") {
        return home.join("Library/Jupyter");
    }
    if cfg!(windows) {
        return set("APPDATA").unwrap_or(home).join("jupyter");
    }
    set("XDG_DATA_HOME").unwrap_or_else(|| home.join(".local/share")).join("jupyter")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernelspec_starts_this_program() {
        let prefix = tempfile::tempdir().expect("a folder");
        let folder = install(Some(prefix.path())).expect("installed");
        assert_eq!(folder, prefix.path().join("share/jupyter/kernels/colibri"));
        let text = std::fs::read_to_string(folder.join("kernel.json")).expect("kernel.json");
        let spec: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let argv = spec["argv"].as_array().expect("argv");
        assert_eq!(argv[1..], ["kernel", "-f", "{connection_file}"]);
        assert_eq!(spec["language"], "python");
        assert!(install(Some(&folder.join("kernel.json"))).is_err(), "a file is no prefix");
    }
}
