//! Everything that is done to Colibri from the outside: set-up, build, serve, test, measure.
//!
//! Reading order: this file, `build.rs` (what goes into `dist/`), `test.rs` (what CI runs), then the measurements
//! (`size`, `bench`, `replay`, `fuzz`) and the rules (`tidy`). Invariant: nothing here ends up in the product.

mod bench;
mod build;
mod cache;
mod cargo;
mod fuzz;
mod image;
mod licences;
mod pack;
mod patches;
mod paths;
mod process;
mod replay;
mod report;
mod serve;
mod setup;
mod size;
mod split;
mod test;
mod tidy;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
./x COMMAND

  serve [--port 8787] [--no-build] [--dev]   build, then serve dist/ on http://localhost:8787
  build [--dev] [--out DIR]                  make dist/, ready for any static host
  test [NAME…]                               run every check, or the named ones; `./x test --list` names them
  tidy                                       check the layering and the other rules of the house
  size                                       bytes to the first output against benches/budgets.toml
  bench [NAME…]                              time against bare Pyodide, 500 cells, typing, scrolling
  replay [--native] [--browser] [NAME…]      run real notebooks and compare their outputs
  fuzz [COUNT]                               run nasty programs and count the sessions that they end
  setup                                      install what the other commands need (they call it themselves)

--dev builds in a fraction of the time: no link-time optimisation, no wasm-opt, light compression.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("✗ {reason:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        println!("{HELP}");
        return Ok(());
    };
    if !matches!(command.as_str(), "help" | "-h" | "--help") {
        patches::prepare()?;
    }
    match command.as_str() {
        "setup" => setup::run(),
        "build" => build::run(&build::Options::parse(rest)?),
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "size" => size::run(),
        "fuzz" => fuzz::run(rest),
        "replay" => replay::run(rest),
        "bench" => bench::run(rest),
        "tidy" => tidy::run(),
        "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("no command `{other}`\n\n{HELP}"),
    }
}
