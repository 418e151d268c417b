//! Which functions a small session calls: the module with a note at the front of each function, run under node.

use super::{Renumber, Shape};
use crate::paths;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_encoder::reencode::Reencode;
use wasm_encoder::{CodeSection, Function, Instruction, MemArg, Module, RawSection};
use wasmparser::{Parser, Payload};

/// The session that the profile is made from.
pub fn cells() -> PathBuf {
    paths::root().join("xtask/first-cells.py")
}

/// Runs the cells in `kernel_wasm` with the library in `scratch/tree`, and writes a byte for each function that was not
/// imported to `out`: whether it was called.
pub fn profile(kernel_wasm: &[u8], scratch: &Path, out: &Path) -> Result<()> {
    let module = scratch.join("noting.wasm");
    std::fs::write(&module, noting(kernel_wasm)?)?;
    let count = Shape::read(kernel_wasm)?.bodies.len();
    let mut node = Command::new("node");
    node.arg("--no-warnings").arg(paths::root().join("xtask/boot-image.mjs"));
    node.arg("profile").arg(&module).arg(scratch.join("tree")).arg(out).arg(cells());
    let status = node.arg(NOTES.to_string()).arg(count.to_string()).stdout(std::process::Stdio::null()).status();
    if !status.context("cannot start node")?.success() {
        bail!("the profile's cells did not run under node: see above");
    }
    Ok(())
}

/// Functions that were called, from the file that `profile` wrote.
pub fn read_profile(file: &Path, kernel_wasm: &[u8]) -> Result<BTreeSet<u32>> {
    let notes = std::fs::read(file).context("node wrote no profile")?;
    let imported = Shape::read(kernel_wasm)?.imported;
    Ok(notes.iter().zip(imported..).filter(|(note, _)| **note != 0).map(|(_, index)| index).collect())
}

/// Where the notes lie: the far end of the stack, which a small session never reaches. One byte a function.
const NOTES: u32 = 1024;
/// What the session may use of the stack.
const STACK_BYTES: u32 = 200 << 10;

/// The module that sets a byte of memory for each function that is called. Whoever runs it clears the bytes once it is
/// booted: what only booting calls is not needed by a booted image.
fn noting(wasm: &[u8]) -> Result<Vec<u8>> {
    let shape = Shape::read(wasm)?;
    if shape.stack_top.is_none_or(|top| top < NOTES + shape.bodies.len() as u32 + STACK_BYTES) {
        bail!("the stack is not where it was, or too small: there is no room for notes");
    }
    let mut numbers = Renumber((0..shape.functions.len() as u32).map(Some).collect());
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::CodeSectionStart { .. } => {
                let mut code = CodeSection::new();
                for (index, body) in shape.bodies.iter().enumerate() {
                    let mut function: Function = numbers.new_function_with_parsed_locals(&body.code)?;
                    let place = MemArg { offset: u64::from(NOTES), align: 0, memory_index: 0 };
                    function.instructions().i32_const(index as i32).i32_const(1).i32_store8(place);
                    let mut reader = body.code.get_operators_reader()?;
                    while !reader.eof() {
                        let instruction: Instruction = numbers.parse_instruction(&mut reader)?;
                        function.instruction(&instruction);
                    }
                    code.function(&function);
                }
                module.section(&code);
            }
            Payload::CodeSectionEntry(_) | Payload::CustomSection(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    module.section(&RawSection { id, data: &wasm[range] });
                }
            }
        }
    }
    Ok(module.finish())
}
