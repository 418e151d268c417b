//! What the split has to know of a module.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use wasmparser::{ElementItems, ElementKind, ExternalKind, FunctionBody, Operator, Parser, Payload, TypeRef};

/// A module as the linker makes it: one table, one memory, functions as its only imports.
pub(super) struct Shape<'a> {
    pub wasm: &'a [u8],
    /// Number of imported functions, which come first.
    pub imported: u32,
    pub imports: Vec<wasmparser::Import<'a>>,
    /// The type of each function, imported or not.
    pub functions: Vec<u32>,
    pub types: Vec<wasmparser::FuncType>,
    /// Functions by their places in the table.
    pub table: BTreeMap<u32, u32>,
    pub table_size: u32,
    pub memory: wasmparser::MemoryType,
    pub globals: Vec<wasmparser::GlobalType>,
    /// Where the stack begins, which grows down to nothing: by the linker's custom the first global.
    pub stack_top: Option<u32>,
    /// Functions.
    pub exported: Vec<u32>,
    /// Of the functions that are not imported.
    pub bodies: Vec<Body<'a>>,
}

pub(super) struct Body<'a> {
    pub code: FunctionBody<'a>,
    /// Functions that it calls or takes the address of; each once.
    pub calls: Vec<u32>,
}

impl<'a> Shape<'a> {
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self> {
        let (mut memory, mut table_size) = (None, None);
        let mut shape = Self {
            wasm,
            imported: 0,
            imports: Vec::new(),
            functions: Vec::new(),
            types: Vec::new(),
            table: BTreeMap::new(),
            table_size: 0,
            memory: wasmparser::MemoryType {
                memory64: false,
                shared: false,
                initial: 0,
                maximum: None,
                page_size_log2: None,
            },
            globals: Vec::new(),
            stack_top: None,
            exported: Vec::new(),
            bodies: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context("not a wasm module")? {
                Payload::TypeSection(section) => {
                    for ty in section.into_iter_err_on_gc_types() {
                        shape.types.push(ty?);
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        let TypeRef::Func(ty) = import.ty else {
                            bail!("{} is an import that is no function", import.name)
                        };
                        shape.functions.push(ty);
                        shape.imports.push(import);
                        shape.imported += 1;
                    }
                }
                Payload::FunctionSection(section) => {
                    for ty in section {
                        shape.functions.push(ty?);
                    }
                }
                Payload::TableSection(section) => {
                    for table in section {
                        let size = u32::try_from(table?.ty.initial).context("the table is too large")?;
                        if table_size.replace(size).is_some() {
                            bail!("the module has more than one table");
                        }
                    }
                }
                Payload::MemorySection(section) => {
                    for ty in section {
                        if memory.replace(ty?).is_some() {
                            bail!("the module has more than one memory");
                        }
                    }
                }
                Payload::GlobalSection(section) => {
                    for global in section {
                        let global = global?;
                        if let (true, Operator::I32Const { value }) = (
                            shape.globals.is_empty() && global.ty.mutable,
                            global.init_expr.get_operators_reader().read()?,
                        ) {
                            shape.stack_top = Some(value as u32);
                        }
                        shape.globals.push(global.ty);
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            shape.exported.push(export.index);
                        }
                    }
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        shape.read_element(&element?)?;
                    }
                }
                Payload::StartSection { .. } => {
                    bail!("the module starts by itself: it would call what is not there yet")
                }
                Payload::CodeSectionEntry(code) => {
                    let calls = calls_of(&code)?;
                    shape.bodies.push(Body { code, calls });
                }
                _ => {}
            }
        }
        shape.memory = memory.context("the module has no memory")?;
        shape.table_size = table_size.context("the module has no table")?;
        Ok(shape)
    }

    fn read_element(&mut self, element: &wasmparser::Element<'a>) -> Result<()> {
        let ElementKind::Active { table_index: None | Some(0), offset_expr } = &element.kind else {
            bail!("the module has elements that are not plainly active");
        };
        let mut offset = offset_expr.get_operators_reader();
        let Operator::I32Const { value } = offset.read()? else { bail!("elements have a place that is not plain") };
        let ElementItems::Functions(functions) = element.items.clone() else {
            bail!("elements are not plain functions")
        };
        for (index, function) in functions.into_iter().enumerate() {
            self.table.insert(value as u32 + index as u32, function?);
        }
        Ok(())
    }
}

fn calls_of(body: &FunctionBody) -> Result<Vec<u32>> {
    let mut calls = Vec::new();
    let mut reader = body.get_operators_reader()?;
    while !reader.eof() {
        if let Operator::Call { function_index }
        | Operator::ReturnCall { function_index }
        | Operator::RefFunc { function_index } = reader.read()?
        {
            calls.push(function_index);
        }
    }
    calls.sort_unstable();
    calls.dedup();
    Ok(calls)
}
