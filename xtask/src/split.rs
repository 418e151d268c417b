//! Splits `kernel.wasm` in two, so that Python answers before most of its code has arrived.
//!
//! The *start* holds the functions that a small session was seen to call (`profile`), the *rest* all others. In the start
//! a stub stands for each function of the rest: it has the rest loaded (the import `colibri.load_rest`, once) and then
//! goes on to the function. The rest shares memory, table and globals; once instantiated it puts its functions into the
//! table, in the places that the stubs look at. Of the data nothing moves: pointers to functions are places in the table,
//! which stay as they were.

mod profile;
mod rest;
mod shape;
mod start;

use anyhow::Result;
pub use profile::{cells, profile, read_profile};
use shape::Shape;
use std::collections::BTreeSet;
use wasm_encoder::reencode::Reencode;

/// The import by which the start asks for the rest: `() -> ()`, returns when the rest is instantiated.
const LOAD: (&str, &str) = ("colibri", "load_rest");
/// Where the rest finds what the start exports.
const START: &str = "start";

/// The two modules.
#[derive(Debug)]
pub struct Halves {
    pub start: Vec<u8>,
    pub rest: Vec<u8>,
}

/// `used` are indices of functions that shall be in the start; exported ones are there in any case.
pub fn split(wasm: &[u8], used: &BTreeSet<u32>) -> Result<Halves> {
    let shape = Shape::read(wasm)?;
    let plan = Plan::new(&shape, used);
    Ok(Halves { start: start::build(&shape, &plan)?, rest: rest::build(&shape, &plan)? })
}

/// Which function goes where. Indices are those of the module that is split.
#[derive(Debug)]
struct Plan {
    /// Imports and what stays.
    stays: Vec<bool>,
    /// The place in the table of each function of the rest that the start knows.
    slots: Vec<Option<u32>>,
    /// Functions of the rest that only calls name, in the order of the places that the table grows by.
    grown: Vec<u32>,
    /// What of the start the rest calls.
    shared: Vec<u32>,
}

impl Plan {
    fn new(shape: &Shape, used: &BTreeSet<u32>) -> Self {
        let count = shape.functions.len();
        let mut stays: Vec<bool> =
            (0..count as u32).map(|index| index < shape.imported || used.contains(&index)).collect();
        for index in &shape.exported {
            stays[*index as usize] = true;
        }
        let mut slots = vec![None; count];
        for (slot, function) in &shape.table {
            if !stays[*function as usize] {
                slots[*function as usize] = Some(*slot);
            }
        }
        let mut grown = Vec::new();
        let mut shared = BTreeSet::new();
        for (index, body) in shape.bodies.iter().enumerate() {
            let is_start = stays[index + shape.imported as usize];
            for callee in &body.calls {
                let callee = *callee as usize;
                if is_start && !stays[callee] && slots[callee].is_none() {
                    slots[callee] = Some(shape.table_size + grown.len() as u32);
                    grown.push(callee as u32);
                } else if !is_start && stays[callee] {
                    shared.insert(callee as u32);
                }
            }
        }
        Self { stays, slots, grown, shared: shared.into_iter().collect() }
    }
}

/// Writes code over with new indices of functions; all other indices stay.
struct Renumber(Vec<Option<u32>>);

impl Reencode for Renumber {
    type Error = Missing;

    fn function_index(&mut self, index: u32) -> Result<u32, wasm_encoder::reencode::Error<Missing>> {
        let new = self.0.get(index as usize).copied().flatten();
        new.ok_or(wasm_encoder::reencode::Error::UserError(Missing(index)))
    }
}

/// A function that is needed where it is not.
#[derive(Debug, thiserror::Error)]
#[error("function {0} is not in this half")]
struct Missing(u32);

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
        FunctionSection, GlobalSection, GlobalType, ImportSection, MemorySection, MemoryType, Module, RefType,
        TableSection, TableType, TypeSection, ValType,
    };

    /// Function 0 is `colibri.add` of the host; 1 `run(x)`, exported, calls 2 directly and 3 through the table; 2 counts
    /// the global up, 3 calls 4, which only it knows, and the host.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], [ValType::I32]);
        types.ty().function([ValType::I32, ValType::I32], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("colibri", "add", EntityType::Function(1));
        let mut functions = FunctionSection::new();
        functions.function(0).function(0).function(0).function(0);
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 2,
            maximum: Some(2),
            shared: false,
        });
        let mut memories = MemorySection::new();
        memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        let mut globals = GlobalSection::new();
        globals.global(GlobalType { val_type: ValType::I32, mutable: true, shared: false }, &ConstExpr::i32_const(100));
        let mut exports = ExportSection::new();
        exports.export("run", ExportKind::Func, 1);
        exports.export("memory", ExportKind::Memory, 0);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(1), Elements::Functions(vec![3].into()));
        let mut code = CodeSection::new();
        let mut run = Function::new([]);
        run.instructions().local_get(0).call(2).i32_const(1).call_indirect(0, 0).end();
        let mut count = Function::new([]);
        count.instructions().global_get(0).local_get(0).i32_add().global_set(0).global_get(0).end();
        let mut through_table = Function::new([]);
        through_table.instructions().local_get(0).call(4).local_get(0).call(0).end();
        let mut doubled = Function::new([(1, ValType::I32)]);
        doubled.instructions().local_get(0).i32_const(2).i32_mul().local_tee(1).call(2).end();
        code.function(&run).function(&count).function(&through_table).function(&doubled);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&tables)
            .section(&memories)
            .section(&globals);
        module.section(&exports).section(&elements).section(&code);
        module.finish()
    }

    /// What `run(5)` and then `run(1)` give under node, and how often the rest was loaded.
    fn run(halves: &Halves) -> String {
        const SCRIPT: &str = "
            const [start, rest] = process.argv.slice(1).map((hex) => new WebAssembly.Module(Buffer.from(hex, 'hex')));
            let loads = 0, exports;
            const colibri = { add: (a, b) => a + b, load_rest: () => { loads += 1; new WebAssembly.Instance(rest, { colibri, start: exports }); } };
            exports = new WebAssembly.Instance(start, { colibri }).exports;
            console.log(exports.run(5), exports.run(1), loads);";
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let mut node = std::process::Command::new("node");
        node.args(["-e", SCRIPT, "--", &hex(&halves.start), &hex(&halves.rest)]);
        let output = node.output().expect("node runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    #[test]
    fn halves_do_what_the_whole_did_whatever_is_in_them() {
        // 105 + 2 · 105 = 315, 315 + 105 = 420; then 315 + 1 = 316, 316 + 632 = 948, 948 + 316 = 1264.
        for used in [vec![], vec![2], vec![3], vec![4], vec![2, 3], vec![3, 4], vec![2, 4]] {
            let halves = split(&module(), &used.iter().copied().collect()).expect("splits");
            assert_eq!(run(&halves), "420 1264 1", "{used:?}");
        }
        let whole = split(&module(), &BTreeSet::from([2, 3, 4])).expect("splits");
        assert_eq!(run(&whole), "420 1264 0");
    }

    #[test]
    fn a_module_of_another_kind_is_refused() {
        assert!(split(b"\0asm", &BTreeSet::new()).is_err());
        assert!(split(&Module::new().finish(), &BTreeSet::new()).is_err());
    }
}
