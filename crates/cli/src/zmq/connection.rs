use std::path::{Path, PathBuf};

use serde::Deserialize;

/// Where a front end listens, as Jupyter writes it for a kernel that it starts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Connection {
    #[serde(default = "tcp")]
    pub(crate) transport: String,
    pub(crate) ip: String,
    pub(crate) shell_port: u16,
    pub(crate) iopub_port: u16,
    pub(crate) stdin_port: u16,
    pub(crate) control_port: u16,
    pub(crate) hb_port: u16,
    #[serde(default)]
    pub(crate) key: String,
    #[serde(default = "hmac_sha256")]
    pub(crate) signature_scheme: String,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ConnectionError {
    #[error("{path}: cannot read: {error}")]
    Read { path: PathBuf, error: std::io::Error },
    #[error("{path}: not a connection file: {error}")]
    Parse { path: PathBuf, error: serde_json::Error },
    #[error("{path}: signature scheme {scheme:?} is not supported; use hmac-sha256")]
    Scheme { path: PathBuf, scheme: String },
}

impl Connection {
    pub(crate) fn read(path: &Path) -> Result<Self, ConnectionError> {
        let text =
            std::fs::read_to_string(path).map_err(|error| ConnectionError::Read { path: path.to_owned(), error })?;
        let connection: Self =
            serde_json::from_str(&text).map_err(|error| ConnectionError::Parse { path: path.to_owned(), error })?;
        if connection.signature_scheme != hmac_sha256() {
            return Err(ConnectionError::Scheme { path: path.to_owned(), scheme: connection.signature_scheme });
        }
        Ok(connection)
    }

    /// The address of one socket: `tcp://127.0.0.1:5555`, or `ipc://` with the port as the end of a file's name.
    pub(crate) fn endpoint(&self, port: u16) -> String {
        let separator = if self.transport == "ipc" { '-' } else { ':' };
        format!("{}://{}{separator}{port}", self.transport, self.ip)
    }
}

fn tcp() -> String {
    "tcp".to_owned()
}

fn hmac_sha256() -> String {
    "hmac-sha256".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Connection, String> {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), text).expect("written");
        let path = file.path().display().to_string();
        Connection::read(file.path()).map_err(|error| error.to_string().replace(&path, "FILE"))
    }

    #[test]
    fn jupyters_file_is_read() {
        let connection = read(
            r#"{"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1",
                "key": "k", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": "colibri"}"#,
        )
        .expect("read");
        assert_eq!(connection.endpoint(connection.hb_port), "tcp://127.0.0.1:5");
        let ipc = Connection { transport: "ipc".into(), ip: "/run/k".into(), ..connection };
        assert_eq!(ipc.endpoint(1), "ipc:///run/k-1");
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert!(read("{").expect_err("cut").starts_with("FILE: not a connection file"));
        let other = r#"{"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "h",
            "signature_scheme": "hmac-md5"}"#;
        assert_eq!(
            read(other).expect_err("scheme"),
            "FILE: signature scheme \"hmac-md5\" is not supported; use hmac-sha256"
        );
        assert!(Connection::read(Path::new("/no/such")).is_err());
    }
}
