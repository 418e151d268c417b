//! Why a notebook could not be opened, each case in words of its own.

use notebook::{ParseError, ParseErrorKind};

use crate::i18n::tr;

/// Why a notebook could not be opened.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// This device has no network.
    Offline,
    /// The network works, but the server does not answer.
    Unreachable {
        host: String,
    },
    /// The server answers, but does not let other sites read.
    Refused {
        host: String,
    },
    /// GitHub counts unsigned requests: 60 an hour.
    RateLimited {
        reset_ms: Option<f64>,
    },
    /// The repository is there, the file is not.
    NoFile {
        place: String,
    },
    /// GitHub does not tell a private repository from one that never was.
    NoRepository {
        place: String,
    },
    NoGist,
    /// The server has nothing at this address.
    NotFound {
        place: String,
    },
    /// The server wants to know who asks.
    Forbidden {
        host: String,
    },
    Status {
        host: String,
        status: u16,
    },
    /// Larger than what opens unasked; the person may insist.
    Large {
        bytes: u64,
    },
    /// Larger than what can be opened at all.
    TooLarge {
        bytes: u64,
    },
    NotANotebook {
        reason: String,
    },
    Broken {
        line: usize,
        column: usize,
        reason: String,
    },
    /// Kept here once, and no longer.
    Gone,
    NotAnAddress {
        text: String,
    },
    /// The person closed it.
    Stopped,
}

/// Files above this open only when the person says so.
pub const LARGE_BYTES: u64 = 50 * 1024 * 1024;

impl Problem {
    /// What happened, as a title.
    pub fn title_key(&self) -> &'static str {
        match self {
            Self::Offline => "open.offline.title",
            Self::Unreachable { .. } => "open.unreachable.title",
            Self::Refused { .. } => "open.refused.title",
            Self::RateLimited { .. } => "open.rate.title",
            Self::NoFile { .. } => "open.no-file.title",
            Self::NoRepository { .. } => "open.no-repository.title",
            Self::NoGist => "open.no-gist.title",
            Self::NotFound { .. } => "open.not-found.title",
            Self::Forbidden { .. } => "open.forbidden.title",
            Self::Status { .. } => "open.status.title",
            Self::Large { .. } => "open.large.title",
            Self::TooLarge { .. } => "open.too-large.title",
            Self::NotANotebook { .. } => "open.not-notebook.title",
            Self::Broken { .. } => "open.broken.title",
            Self::Gone => "open.gone.title",
            Self::NotAnAddress { .. } => "open.not-address.title",
            Self::Stopped => "open.stopped.title",
        }
    }

    /// What it means and what to do next.
    pub fn explanation(&self) -> String {
        match self {
            Self::Offline => tr("open.offline.text", &[]),
            Self::Unreachable { host } => tr("open.unreachable.text", &[("host", host)]),
            Self::Refused { host } => tr("open.refused.text", &[("host", host)]),
            Self::RateLimited { reset_ms: Some(reset_ms) } => {
                tr("open.rate.text", &[("time", &crate::web::clock_time(*reset_ms))])
            }
            Self::RateLimited { reset_ms: None } => tr("open.rate.text-later", &[]),
            Self::NoFile { place } => tr("open.no-file.text", &[("place", place)]),
            Self::NoRepository { place } => tr("open.no-repository.text", &[("place", place)]),
            Self::NoGist => tr("open.no-gist.text", &[]),
            Self::NotFound { place } => tr("open.not-found.text", &[("place", place)]),
            Self::Forbidden { host } => tr("open.forbidden.text", &[("host", host)]),
            Self::Status { host, status } => tr("open.status.text", &[("host", host), ("status", &status.to_string())]),
            Self::Large { bytes } => tr("open.large.text", &[("size", &megabytes(*bytes))]),
            Self::TooLarge { bytes } => {
                let limit = megabytes(notebook::MAX_BYTES as u64);
                tr("open.too-large.text", &[("size", &megabytes(*bytes)), ("limit", &limit)])
            }
            Self::NotANotebook { reason } => tr("open.not-notebook.text", &[("reason", reason)]),
            Self::Broken { line, column, reason } => {
                let (line, column) = (line.to_string(), column.to_string());
                tr("open.broken.text", &[("line", &line), ("column", &column), ("reason", reason)])
            }
            Self::Gone => tr("open.gone.text", &[]),
            Self::NotAnAddress { text } => tr("open.not-address.text", &[("text", text)]),
            Self::Stopped => tr("open.stopped.text", &[]),
        }
    }

    /// Whether the same request may do better later: then a copy from before may stand in now.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::Offline | Self::Unreachable { .. } | Self::Refused { .. } | Self::RateLimited { .. } | Self::Stopped
        ) || matches!(self, Self::Status { status, .. } if *status >= 500)
    }
}

impl From<ParseError> for Problem {
    fn from(error: ParseError) -> Self {
        let reason = error.kind.to_string();
        match error.kind {
            ParseErrorKind::TooLarge { bytes, .. } => Self::TooLarge { bytes: bytes as u64 },
            ParseErrorKind::WebPage | ParseErrorKind::NotANotebook(_) | ParseErrorKind::Version(_) => {
                Self::NotANotebook { reason }
            }
            _ => Self::Broken { line: error.line, column: error.column, reason },
        }
    }
}

/// `73 MB`
pub fn megabytes(bytes: u64) -> String {
    let tenths = bytes / (1024 * 1024 / 10);
    if tenths >= 100 { format!("{} MB", tenths / 10) } else { format!("{}.{} MB", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well() {
        assert_eq!(megabytes(73 * 1024 * 1024), "73 MB");
        assert_eq!(megabytes(1_600_000), "1.5 MB");
    }

    #[test]
    fn faults_of_files_are_told_apart() {
        let fault = |kind| Problem::from(ParseError { line: 3, column: 7, kind });
        assert_eq!(
            fault(ParseErrorKind::Cut),
            Problem::Broken { line: 3, column: 7, reason: "the file is cut short".to_owned() }
        );
        assert!(matches!(fault(ParseErrorKind::WebPage), Problem::NotANotebook { .. }));
        assert!(matches!(fault(ParseErrorKind::TooLarge { bytes: 1, limit: 1 }), Problem::TooLarge { bytes: 1 }));
    }

    #[test]
    fn only_passing_faults_let_an_old_copy_stand_in() {
        assert!(Problem::Offline.may_pass());
        assert!(Problem::Status { host: "h".to_owned(), status: 502 }.may_pass());
        assert!(!Problem::NoFile { place: "p".to_owned() }.may_pass());
    }
}
