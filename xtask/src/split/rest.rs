//! The half that comes when Python is already there.

use super::start::runs;
use super::{Plan, Renumber, START, Shape};
use anyhow::Result;
use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, Function, FunctionSection, GlobalType, ImportSection,
    MemoryType, Module, RefType, StartSection, TableType, TypeSection, ValType,
};
use wasmparser::{Parser, Payload};

pub(super) fn build(shape: &Shape, plan: &Plan) -> Result<Vec<u8>> {
    let mut numbers = Renumber(vec![None; shape.functions.len()]);
    for (number, index) in plan.shared.iter().enumerate() {
        numbers.0[*index as usize] = Some(number as u32);
    }
    let mut next = plan.shared.len() as u32;
    for (index, stays) in plan.stays.iter().enumerate() {
        if !stays {
            numbers.0[index] = Some(next);
            next += 1;
        }
    }
    let mut module = Module::new();
    let mut types = TypeSection::new();
    for payload in Parser::new(0).parse_all(shape.wasm) {
        if let Payload::TypeSection(section) = payload? {
            numbers.parse_type_section(&mut types, section)?;
            break;
        }
    }
    let start_type = types.len();
    types.ty().function([], []);
    module.section(&types);
    module.section(&imports(shape, plan, &mut numbers)?);

    let mut functions = FunctionSection::new();
    for (index, ty) in shape.functions.iter().enumerate() {
        if !plan.stays[index] {
            functions.function(*ty);
        }
    }
    functions.function(start_type);
    module.section(&functions);
    module.section(&StartSection { function_index: next });

    let in_table = shape
        .table
        .iter()
        .map(|(slot, function)| (*slot, *function))
        .filter(|(_, function)| !plan.stays[*function as usize]);
    let grown = plan.grown.iter().enumerate().map(|(index, function)| (shape.table_size + index as u32, *function));
    let mut elements = ElementSection::new();
    for (at, functions) in runs(in_table.chain(grown)) {
        let functions: Result<Vec<u32>, _> = functions.iter().map(|index| numbers.function_index(*index)).collect();
        elements.active(None, &ConstExpr::i32_const(at as i32), Elements::Functions(functions?.into()));
    }
    module.section(&elements);

    let mut code = CodeSection::new();
    for (index, body) in shape.bodies.iter().enumerate() {
        if !plan.stays[index + shape.imported as usize] {
            numbers.parse_function_body(&mut code, body.code.clone())?;
        }
    }
    // Elements are in their places when the start function runs: from here on the stubs find them.
    let mut loaded = Function::new([]);
    loaded.instructions().i32_const(1).global_set(shape.globals.len() as u32).end();
    code.function(&loaded);
    module.section(&code);
    Ok(module.finish())
}

fn imports(shape: &Shape, plan: &Plan, numbers: &mut Renumber) -> Result<ImportSection> {
    let mut imports = ImportSection::new();
    for index in &plan.shared {
        match shape.imports.get(*index as usize) {
            // The host's own functions come from the host, as for the start.
            Some(import) => imports.import(import.module, import.name, numbers.entity_type(import.ty)?),
            None => imports.import(START, &format!("f{index}"), EntityType::Function(shape.functions[*index as usize])),
        };
    }
    let minimum = u64::from(shape.table_size) + plan.grown.len() as u64;
    let table = TableType { element_type: RefType::FUNCREF, table64: false, minimum, maximum: None, shared: false };
    imports.import(START, "t", table);
    let memory = MemoryType { minimum: shape.memory.initial, ..numbers.memory_type(shape.memory)? };
    imports.import(START, "m", memory);
    for (index, global) in shape.globals.iter().enumerate() {
        imports.import(START, &format!("g{index}"), numbers.global_type(*global)?);
    }
    let is_loaded = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
    imports.import(START, &format!("g{}", shape.globals.len()), is_loaded);
    Ok(imports)
}
