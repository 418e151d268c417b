//! `colibri run`: reads each notebook, runs it, writes it, and says how it went.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use notebook::Notebook;

use crate::arguments::{Output, RunArguments};
use crate::run::{self, End, Options};

/// Why a notebook could not be read or written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileError {
    #[error("{path}: cannot read: {error}")]
    Read { path: String, error: std::io::Error },
    #[error("{path}: not a notebook: {error}")]
    Parse { path: String, error: notebook::ParseError },
    #[error("{path}: cannot write: {error}")]
    Write { path: String, error: std::io::Error },
}

/// How one notebook went, in the order of how much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Ran,
    Raised,
    TimedOut,
    Failed,
}

impl Outcome {
    fn exit_code(self) -> u8 {
        match self {
            Self::Ran => 0,
            Self::Raised => 1,
            Self::TimedOut => 124,
            Self::Failed => 2,
        }
    }
}

/// Runs all notebooks, one after the other; the exit code is that of the one that went worst.
pub(crate) fn run(arguments: &RunArguments) -> ExitCode {
    let outcomes = arguments.notebooks.iter().map(|path| {
        run_file(path, arguments).unwrap_or_else(|error| {
            eprintln!("colibri: {error}");
            Outcome::Failed
        })
    });
    ExitCode::from(outcomes.max().map_or(0, Outcome::exit_code))
}

fn run_file(path: &Path, arguments: &RunArguments) -> Result<Outcome, FileError> {
    let name = path.display().to_string();
    let notebook = read(path)?;
    let own_folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let options = Options {
        cwd: arguments.cwd.as_deref().unwrap_or(own_folder),
        allow_errors: arguments.allow_errors,
        timeout: arguments.timeout,
    };
    let bar = progress_bar(&name, arguments.quiet);
    let (notebook, end) = run::run(notebook, &options, |done, total| {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
        bar.tick();
    });
    bar.finish_and_clear();
    write(&notebook, path, &arguments.output)?;
    let (outcome, text) = describe(&end, arguments.timeout);
    if outcome != Outcome::Ran || !arguments.quiet {
        eprintln!("{name}: {text} ({:.1} s)", bar.elapsed().as_secs_f64());
    }
    Ok(outcome)
}

fn describe(end: &End, timeout: Option<Duration>) -> (Outcome, String) {
    match end {
        End::Finished => (Outcome::Ran, "ran".to_owned()),
        End::Raised { cell, ename } => (Outcome::Raised, format!("cell {cell} raised {ename}")),
        End::TimedOut { cell } => {
            let seconds = timeout.unwrap_or_default().as_secs_f64();
            (Outcome::TimedOut, format!("cell {cell} ran longer than {seconds} s"))
        }
        End::KernelDied { cell: Some(cell), reason } => (Outcome::Failed, format!("in cell {cell} {reason}")),
        End::KernelDied { cell: None, reason } => (Outcome::Failed, format!("no kernel: {reason}")),
    }
}

fn progress_bar(name: &str, quiet: bool) -> ProgressBar {
    // Draws nothing where standard error is no terminal.
    let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(Some(0), target);
    if let Ok(style) = ProgressStyle::with_template("{prefix} {wide_bar} {pos}/{len} cells {elapsed}") {
        bar.set_style(style);
    }
    bar.with_prefix(name.to_owned())
}

fn read(path: &Path) -> Result<Notebook, FileError> {
    let name = || path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| FileError::Read { path: name(), error })?;
    let parsed = notebook::parse_bytes(&bytes).map_err(|error| FileError::Parse { path: name(), error })?;
    let (notebook, repairs) = parsed.into_notebook();
    for repair in repairs {
        let place = repair.cell_index.map(|index| format!(" cell {}:", index + 1)).unwrap_or_default();
        eprintln!("{}:{place} {}", name(), repair.what);
    }
    Ok(notebook)
}

fn write(notebook: &Notebook, from: &Path, output: &Output) -> Result<(), FileError> {
    let to: PathBuf = match output {
        Output::Nowhere => return Ok(()),
        Output::Standard => {
            let written = std::io::stdout().write_all(notebook.to_json().as_bytes());
            return written.map_err(|error| FileError::Write { path: "standard output".to_owned(), error });
        }
        Output::File(path) => path.clone(),
        Output::Folder(folder) => folder.join(from.file_name().unwrap_or(from.as_os_str())),
        Output::InPlace => from.to_owned(),
    };
    write_whole(&to, &notebook.to_json()).map_err(|error| FileError::Write { path: to.display().to_string(), error })
}

/// Writes beside the file first: whoever reads it meanwhile, or after a crash, finds the old one or the new one whole.
fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    if !path.is_file() && path.exists() {
        // A device or a pipe cannot be replaced.
        return std::fs::write(path, text);
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    std::fs::write(&beside, text)?;
    std::fs::rename(&beside, path)
}
