use std::result;

/// What goes wrong in a file system, each with its number in WASI preview 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[repr(u16)]
pub enum Error {
    #[error("permission denied")]
    Access = 2,
    /// The bytes are on their way: whoever can wait fetches them and calls again. A guest never sees it.
    #[error("not here yet")]
    NotHere = 6,
    #[error("bad file descriptor")]
    BadDescriptor = 8,
    #[error("resource busy")]
    Busy = 10,
    #[error("file exists")]
    Exists = 20,
    #[error("bad address")]
    Fault = 21,
    #[error("file too large")]
    FileTooBig = 22,
    #[error("illegal byte sequence")]
    IllegalBytes = 25,
    #[error("invalid argument")]
    Invalid = 28,
    #[error("input/output error")]
    Io = 29,
    #[error("is a directory")]
    IsDirectory = 31,
    #[error("too many levels of symbolic links")]
    Loop = 32,
    #[error("too many open files")]
    TooManyFiles = 33,
    #[error("too many links")]
    TooManyLinks = 34,
    #[error("file name too long")]
    NameTooLong = 37,
    #[error("no such file or directory")]
    NoEntry = 44,
    #[error("no space left on device")]
    NoSpace = 51,
    #[error("function not implemented")]
    NotImplemented = 52,
    #[error("not a directory")]
    NotDirectory = 54,
    #[error("directory not empty")]
    NotEmpty = 55,
    #[error("not a socket")]
    NotSocket = 57,
    #[error("not supported")]
    NotSupported = 58,
    #[error("operation not permitted")]
    NotPermitted = 63,
    #[error("read-only file system")]
    ReadOnly = 69,
    #[error("illegal seek")]
    NotSeekable = 70,
    #[error("cross-device link")]
    CrossDevice = 75,
    #[error("outside of the directory")]
    NotCapable = 76,
}

impl Error {
    /// The number that WASI knows it by.
    pub fn errno(self) -> u16 {
        self as u16
    }
}

pub type Result<T> = result::Result<T, Error>;
