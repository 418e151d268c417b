//! The colibri command: the same kernel without a browser, for notebooks and for Jupyter.
//!
//! `colibri run` plays the page's part: a [`session::Session`] holds the notebook and its queue, and a kernel process
//! of the same binary answers. *Invariant:* a kernel that hangs or crashes ends its process, never this one.

mod arguments;
mod command;
mod frame;
mod kernel_client;
mod kernel_process;
mod kernelspec;
mod library;
mod link;
mod native_world;
mod run;
mod zmq;

use std::io::Write;
use std::process::ExitCode;

use arguments::Arguments;

/// The command line or a file is at fault.
const BAD_USAGE: u8 = 2;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    if words.first().is_some_and(|word| word == kernel_process::COMMAND) {
        return kernel_process::serve();
    }
    match arguments::parse(words) {
        Ok(Arguments::Run(run)) => command::run(&run),
        Ok(Arguments::Kernel(connection)) => done(zmq::serve(&connection)),
        Ok(Arguments::InstallKernel(prefix)) => match kernelspec::install(prefix.as_deref()) {
            Ok(folder) => print(&format!("Jupyter finds the kernel in {}\n", folder.display())),
            Err(error) => done(Err(error)),
        },
        Ok(Arguments::Help) => print(arguments::HELP),
        Ok(Arguments::Version) => print(concat!("colibri ", env!("CARGO_PKG_VERSION"), "\n")),
        Err(error) => {
            eprintln!("colibri: {error}\nTry `colibri --help`.");
            ExitCode::from(BAD_USAGE)
        }
    }
}

fn done<E: std::fmt::Display>(outcome: Result<(), E>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("colibri: {error}");
            ExitCode::from(BAD_USAGE)
        }
    }
}

fn print(text: &str) -> ExitCode {
    // A reader that went away (as `head` does) is no failure.
    drop(std::io::stdout().write_all(text.as_bytes()));
    ExitCode::SUCCESS
}
