//! The half that the page loads first.

use super::{LOAD, Plan, Renumber, Shape};
use anyhow::Result;
use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, FunctionSection,
    GlobalSection, GlobalType, ImportSection, Module, RawSection, TableSection, TypeSection, ValType,
};
use wasmparser::{Parser, Payload};

pub(super) fn build(shape: &Shape, plan: &Plan) -> Result<Vec<u8>> {
    let load = shape.imported;
    let mut numbers = Renumber(vec![None; shape.functions.len()]);
    // Imports keep their places, then `load_rest`, then everything else in its order: neighbours call each other.
    let mut next = load + 1;
    for (index, number) in numbers.0.iter_mut().enumerate() {
        if (index as u32) < shape.imported {
            *number = Some(index as u32);
        } else if plan.stays[index] || plan.slots[index].is_some() {
            *number = Some(next);
            next += 1;
        }
    }
    let is_loaded = shape.globals.len() as u32;
    let (mut load_type, mut module) = (0, Module::new());
    for payload in Parser::new(0).parse_all(shape.wasm) {
        match payload? {
            Payload::TypeSection(section) => {
                let mut types = TypeSection::new();
                numbers.parse_type_section(&mut types, section)?;
                load_type = types.len();
                types.ty().function([], []);
                module.section(&types);
            }
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                numbers.parse_import_section(&mut imports, section)?;
                imports.import(LOAD.0, LOAD.1, EntityType::Function(load_type));
                module.section(&imports);
            }
            Payload::FunctionSection(_) => {
                let mut functions = FunctionSection::new();
                for (index, ty) in shape.functions.iter().enumerate().skip(shape.imported as usize) {
                    if numbers.0[index].is_some() {
                        functions.function(*ty);
                    }
                }
                module.section(&functions);
            }
            Payload::TableSection(section) => {
                let mut tables = TableSection::new();
                for table in section {
                    let mut ty = numbers.table_type(table?.ty)?;
                    ty.minimum += plan.grown.len() as u64;
                    ty.maximum = ty.maximum.map(|maximum| maximum + plan.grown.len() as u64);
                    tables.table(ty);
                }
                module.section(&tables);
            }
            Payload::GlobalSection(section) => {
                let mut globals = GlobalSection::new();
                numbers.parse_global_section(&mut globals, section)?;
                globals.global(
                    GlobalType { val_type: ValType::I32, mutable: true, shared: false },
                    &ConstExpr::i32_const(0),
                );
                module.section(&globals);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                numbers.parse_export_section(&mut exports, section)?;
                exports.export("t", ExportKind::Table, 0);
                exports.export("m", ExportKind::Memory, 0);
                for index in 0..=is_loaded {
                    exports.export(&format!("g{index}"), ExportKind::Global, index);
                }
                for index in plan.shared.iter().filter(|index| **index >= shape.imported) {
                    exports.export(&format!("f{index}"), ExportKind::Func, numbers.function_index(*index)?);
                }
                module.section(&exports);
            }
            Payload::ElementSection(_) => {
                let mut elements = ElementSection::new();
                for (at, functions) in runs(shape.table.iter().map(|(slot, function)| (*slot, *function))) {
                    let functions: Result<Vec<u32>, _> =
                        functions.iter().map(|index| numbers.function_index(*index)).collect();
                    elements.active(None, &ConstExpr::i32_const(at as i32), Elements::Functions(functions?.into()));
                }
                module.section(&elements);
            }
            Payload::CodeSectionStart { .. } => {
                let mut code = CodeSection::new();
                for (index, body) in shape.bodies.iter().enumerate() {
                    let index = index + shape.imported as usize;
                    if plan.stays[index] {
                        numbers.parse_function_body(&mut code, body.code.clone())?;
                    } else if let Some(slot) = plan.slots[index] {
                        let ty = shape.functions[index];
                        code.function(&stub(shape.types[ty as usize].params().len() as u32, ty, slot, is_loaded, load));
                    }
                }
                module.section(&code);
            }
            // Names and other notes are about the numbers of before.
            Payload::CodeSectionEntry(_) | Payload::CustomSection(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    module.section(&RawSection { id, data: &shape.wasm[range] });
                }
            }
        }
    }
    Ok(module.finish())
}

/// Calls the function in `slot` with its own arguments, after loading the rest where that has not happened yet.
fn stub(params: u32, ty: u32, slot: u32, is_loaded: u32, load: u32) -> Function {
    let mut function = Function::new([]);
    let mut code = function.instructions();
    code.global_get(is_loaded).i32_eqz().if_(wasm_encoder::BlockType::Empty).call(load).end();
    for param in 0..params {
        code.local_get(param);
    }
    code.i32_const(slot as i32).call_indirect(0, ty).end();
    function
}

/// Neighbouring places as one run: where it begins, and its functions.
pub(super) fn runs(places: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, Vec<u32>)> {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (slot, function) in places {
        match runs.last_mut() {
            Some((at, functions)) if *at + functions.len() as u32 == slot => functions.push(function),
            _ => runs.push((slot, vec![function])),
        }
    }
    runs
}
