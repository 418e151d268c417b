use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub(crate) enum Arguments {
    Run(RunArguments),
    /// Serve Jupyter over the sockets of this connection file.
    Kernel(PathBuf),
    /// Make Jupyter know the kernel, under this prefix or for the user.
    InstallKernel(Option<PathBuf>),
    Help,
    Version,
}

#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct RunArguments {
    pub(crate) notebooks: Vec<PathBuf>,
    pub(crate) output: Output,
    /// Go on after a cell that raised, and count it as no failure.
    pub(crate) allow_errors: bool,
    /// How long one cell may run.
    pub(crate) timeout: Option<Duration>,
    /// Working folder; the notebook's own where none is given.
    pub(crate) cwd: Option<PathBuf>,
    pub(crate) quiet: bool,
}

/// Where the executed notebooks go.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) enum Output {
    /// Nowhere: only the exit code tells.
    #[default]
    Nowhere,
    Standard,
    File(PathBuf),
    Folder(PathBuf),
    InPlace,
}

pub(crate) const HELP: &str = "\
Run Jupyter notebooks with Colibri's Python, or serve it to Jupyter.

Usage: colibri run NOTEBOOK... [options]
       colibri kernel -f CONNECTION_FILE
       colibri kernel --install [--prefix DIR]

Options of run:
  -o, --output FILE      write the executed notebook to FILE (- for standard output)
      --out-dir DIR      write each executed notebook to DIR under its own name
      --in-place         write each executed notebook over itself
      --allow-errors     go on after a cell that raises
      --timeout SECONDS  end a cell that runs longer
      --cwd DIR          run in DIR instead of the notebook's folder
  -q, --quiet            show no progress

Options of kernel:
  -f FILE                serve Jupyter at the addresses in FILE, which Jupyter writes
      --install          make Jupyter know this kernel: jupyter console --kernel colibri
      --prefix DIR       install for the environment in DIR instead of the user

  -h, --help             show this text
  -V, --version          show the version

Without -o, --out-dir or --in-place nothing is written. Cells tagged raises-exception may raise.

Exit codes: 0 all ran, 1 a cell raised, 2 bad usage or file, 124 a cell ran out of time.
";

#[derive(Debug, thiserror::Error)]
pub(crate) enum UsageError {
    #[error("{0}")]
    Syntax(#[from] lexopt::Error),
    #[error("no command; try `colibri run NOTEBOOK`")]
    NoCommand,
    #[error("unknown command {0:?}; try `colibri run NOTEBOOK`")]
    UnknownCommand(OsString),
    #[error("`colibri kernel` takes -f CONNECTION_FILE or --install")]
    Kernel,
    #[error("no notebook to run")]
    NoNotebook,
    #[error("--output takes one notebook; use --out-dir for several")]
    OneOutput,
    #[error("--output, --out-dir and --in-place exclude each other")]
    TwoOutputs,
    #[error("--timeout must be a number of seconds above 0")]
    Timeout,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, UsageError> {
    use lexopt::prelude::{Long, Short, Value};
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut command: Option<OsString> = None;
    let mut run = RunArguments::default();
    let mut kernel = KernelArguments::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Arguments::Help),
            Short('V') | Long("version") => return Ok(Arguments::Version),
            Value(name) if command.is_none() => command = Some(name),
            argument if command.as_ref().is_some_and(|name| name == "kernel") => match argument {
                Short('f') => kernel.connection = Some(parser.value()?.into()),
                Long("install") => kernel.is_install = true,
                Long("prefix") => kernel.prefix = Some(parser.value()?.into()),
                other => return Err(other.unexpected().into()),
            },
            Value(path) => run.notebooks.push(path.into()),
            Short('o') | Long("output") => {
                let value = parser.value()?;
                let output = if value == "-" { Output::Standard } else { Output::File(value.into()) };
                choose(&mut run.output, output)?;
            }
            Long("out-dir") => choose(&mut run.output, Output::Folder(parser.value()?.into()))?,
            Long("in-place") => choose(&mut run.output, Output::InPlace)?,
            Long("allow-errors") => run.allow_errors = true,
            Long("timeout") => run.timeout = Some(timeout(&parser.value()?)?),
            Long("cwd") => run.cwd = Some(parser.value()?.into()),
            Short('q') | Long("quiet") => run.quiet = true,
            other => return Err(other.unexpected().into()),
        }
    }
    match command {
        None => return Err(UsageError::NoCommand),
        Some(name) if name == "kernel" => return kernel.meant(),
        Some(name) if name != "run" => return Err(UsageError::UnknownCommand(name)),
        Some(_) => {}
    }
    match (run.notebooks.len(), &run.output) {
        (0, _) => Err(UsageError::NoNotebook),
        (2.., Output::File(_) | Output::Standard) => Err(UsageError::OneOutput),
        _ => Ok(Arguments::Run(run)),
    }
}

#[derive(Default)]
struct KernelArguments {
    connection: Option<PathBuf>,
    is_install: bool,
    prefix: Option<PathBuf>,
}

impl KernelArguments {
    fn meant(self) -> Result<Arguments, UsageError> {
        match self {
            Self { connection: Some(path), is_install: false, prefix: None } => Ok(Arguments::Kernel(path)),
            Self { connection: None, is_install: true, prefix } => Ok(Arguments::InstallKernel(prefix)),
            _ => Err(UsageError::Kernel),
        }
    }
}

fn choose(chosen: &mut Output, output: Output) -> Result<(), UsageError> {
    if *chosen != Output::Nowhere {
        return Err(UsageError::TwoOutputs);
    }
    *chosen = output;
    Ok(())
}

fn timeout(value: &std::ffi::OsStr) -> Result<Duration, UsageError> {
    let seconds: f64 = value.to_str().and_then(|text| text.parse().ok()).ok_or(UsageError::Timeout)?;
    if seconds <= 0.0 {
        return Err(UsageError::Timeout);
    }
    Duration::try_from_secs_f64(seconds).map_err(|_| UsageError::Timeout)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Arguments, String> {
        parse(line.split_whitespace().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn options_in_any_order() {
        let expected = RunArguments {
            notebooks: vec!["a.ipynb".into()],
            output: Output::File("b.ipynb".into()),
            allow_errors: true,
            timeout: Some(Duration::from_millis(2500)),
            cwd: Some("/".into()),
            quiet: true,
        };
        for line in [
            "run a.ipynb -o b.ipynb --allow-errors --timeout 2.5 --cwd / -q",
            "run --timeout=2.5 --quiet --cwd=/ --allow-errors --output=b.ipynb a.ipynb",
        ] {
            assert_eq!(parsed(line), Ok(Arguments::Run(expected.clone())), "{line}");
        }
    }

    #[test]
    fn bad_usage_is_told() {
        let cases = [
            ("", "no command; try `colibri run NOTEBOOK`"),
            ("dance", "unknown command \"dance\"; try `colibri run NOTEBOOK`"),
            ("run", "no notebook to run"),
            ("run a b -o c", "--output takes one notebook; use --out-dir for several"),
            ("run a -o b --in-place", "--output, --out-dir and --in-place exclude each other"),
            ("run a --timeout 0", "--timeout must be a number of seconds above 0"),
            ("run a --timeout soon", "--timeout must be a number of seconds above 0"),
            ("run a --timeout nan", "--timeout must be a number of seconds above 0"),
            ("run a --what", "invalid option '--what'"),
            ("run a -f b", "invalid option '-f'"),
            ("kernel", "`colibri kernel` takes -f CONNECTION_FILE or --install"),
            ("kernel -f a --prefix b", "`colibri kernel` takes -f CONNECTION_FILE or --install"),
            ("kernel -q", "invalid option '-q'"),
            ("kernel a", "unexpected argument \"a\""),
        ];
        for (line, message) in cases {
            assert_eq!(parsed(line), Err(message.to_owned()), "{line}");
        }
        assert_eq!(parsed("kernel -f c.json"), Ok(Arguments::Kernel("c.json".into())));
        assert_eq!(parsed("kernel --install"), Ok(Arguments::InstallKernel(None)));
        assert_eq!(parsed("kernel --prefix /x --install"), Ok(Arguments::InstallKernel(Some("/x".into()))));
        assert_eq!(parsed("run -h"), Ok(Arguments::Help));
        assert_eq!(parsed("--version"), Ok(Arguments::Version));
    }
}
