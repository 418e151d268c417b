//! What Python says as a type: classes, texts, lists of fields.

use std::rc::Rc;

use rustpython_vm::builtins::{PyDict, PyList, PyStr, PyTuple, PyType};
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, PyResult, VirtualMachine};
use tensor::dtype::{Field, Struct, TimeUnit, Unit};
use tensor::{DType, Kind, Num};

use crate::dtype::{PyDType, structure};
use crate::registry;

/// What an object of Python says as a type. Lists that hold themselves, and objects whose `dtype` leads back to them, are errors.
pub(crate) fn parse(object: &PyObject, vm: &VirtualMachine) -> PyResult<DType> {
    if let Some(dtype) = object.downcast_ref::<PyDType>() {
        return Ok(dtype.dtype.clone());
    }
    vm.with_recursion(" while making a dtype", || parse_other(object, vm))
}

fn parse_other(object: &PyObject, vm: &VirtualMachine) -> PyResult<DType> {
    if vm.is_none(object) {
        return Ok(DType::FLOAT64);
    }
    if let Some(class) = object.downcast_ref::<PyType>() {
        return of_class(class, vm);
    }
    if let Some(text) = object.downcast_ref::<PyStr>() {
        return of_text(text.as_ref()).ok_or_else(|| vm.new_type_error(format!("data type '{text}' not understood")));
    }
    if let Some(fields) = object.downcast_ref::<PyList>() {
        return of_fields(&fields.borrow_vec(), vm);
    }
    if let Some(pair) = object.downcast_ref::<PyTuple>()
        && pair.len() == 2
    {
        return of_pair(&pair.as_slice()[0], &pair.as_slice()[1], vm);
    }
    if object.downcast_ref::<PyDict>().is_some() {
        return of_dict(object, vm);
    }
    if let Ok(inner) = object.get_attr("dtype", vm)
        && !inner.is(object)
    {
        return parse(&inner, vm);
    }
    Err(vm.new_type_error(format!("Cannot interpret '{}' as a data type", object.repr(vm)?)))
}

fn of_class(class: &Py<PyType>, vm: &VirtualMachine) -> PyResult<DType> {
    let types = &vm.ctx.types;
    let is = |other: &Py<PyType>| class.is(other);
    if is(types.float_type) {
        return Ok(DType::FLOAT64);
    }
    if is(types.int_type) {
        return Ok(DType::INT64);
    }
    if is(types.bool_type) {
        return Ok(DType::BOOL);
    }
    if is(types.complex_type) {
        return Ok(DType::COMPLEX128);
    }
    if is(types.str_type) {
        return Ok(DType::new(Kind::Str(0)));
    }
    if is(types.bytes_type) {
        return Ok(DType::new(Kind::Bytes(0)));
    }
    if is(types.memoryview_type) {
        return Ok(DType::new(Kind::Void(0)));
    }
    if let Some(dtype) = registry::dtype_of_class(class) {
        return Ok(dtype);
    }
    if let Ok(inner) = class.as_object().get_attr("dtype", vm)
        && let Some(dtype) = inner.downcast_ref::<PyDType>()
    {
        return Ok(dtype.dtype.clone());
    }
    let name = class.name().to_string();
    let abstract_class = match name.as_str() {
        "floating" | "inexact" => Some(DType::FLOAT64),
        "complexfloating" => Some(DType::COMPLEX128),
        "integer" | "signedinteger" => Some(DType::INT64),
        "unsignedinteger" => Some(DType::from(Num::UInt64)),
        "character" => Some(DType::new(Kind::Bytes(0))),
        "generic" | "flexible" | "number" => {
            return Err(vm.new_type_error(format!("Converting 'np.{name}' to a dtype is not allowed")));
        }
        _ => None,
    };
    Ok(abstract_class.unwrap_or(DType::OBJECT))
}

fn of_pair(first: &PyObjectRef, second: &PyObjectRef, vm: &VirtualMachine) -> PyResult<DType> {
    let base = parse(first, vm)?;
    if let Ok(len) = second.try_index(vm) {
        let len = len.try_to_primitive::<usize>(vm)?;
        return Ok(match base.kind {
            Kind::Str(0) => DType::new(Kind::Str(len)),
            Kind::Bytes(0) => DType::new(Kind::Bytes(len)),
            Kind::Void(0) => DType::new(Kind::Void(len)),
            _ if len == 1 => base,
            _ => DType::new(Kind::Sub(Rc::new((base, vec![len])))),
        });
    }
    if let Some(shape) = second.downcast_ref::<PyTuple>() {
        let mut lens = Vec::new();
        for len in shape.as_slice() {
            lens.push(len.try_index(vm)?.try_to_primitive::<usize>(vm)?);
        }
        if lens.is_empty() {
            return Ok(base);
        }
        return Ok(match base.kind {
            Kind::Sub(inner) => {
                lens.extend(&inner.1);
                DType::new(Kind::Sub(Rc::new((inner.0.clone(), lens))))
            }
            _ => DType::new(Kind::Sub(Rc::new((base, lens)))),
        });
    }
    // `(np.void, dtype)` and the like: the second says what the first is made of.
    parse(second, vm)
}

fn of_fields(fields: &[PyObjectRef], vm: &VirtualMachine) -> PyResult<DType> {
    let mut parsed = Vec::new();
    for (place, field) in fields.iter().enumerate() {
        let Some(parts) = field.downcast_ref::<PyTuple>().filter(|parts| matches!(parts.len(), 2 | 3)) else {
            return Err(vm.new_type_error(format!("Field elements must be 2- or 3-tuples, got '{}'", field.repr(vm)?)));
        };
        let parts = parts.as_slice();
        let (title, name) = match parts[0].downcast_ref::<PyTuple>() {
            Some(pair) if pair.len() == 2 => {
                (Some(pair.as_slice()[0].str(vm)?.to_string()), pair.as_slice()[1].str(vm)?.to_string())
            }
            _ => (None, parts[0].str(vm)?.to_string()),
        };
        let dtype = match parts.get(2) {
            Some(shape) => of_pair(&parts[1], shape, vm)?,
            None => parse(&parts[1], vm)?,
        };
        let name = if name.is_empty() { format!("f{place}") } else { name };
        if parsed.iter().any(|(known, _, _)| *known == name) {
            return Err(vm.new_value_error(format!("field '{name}' occurs more than once")));
        }
        parsed.push((name, title, dtype));
    }
    Ok(structure(parsed, false))
}

fn of_dict(dict: &PyObject, vm: &VirtualMachine) -> PyResult<DType> {
    let part = |name: &str| dict.get_item(name, vm).ok();
    let (Some(names), Some(formats)) = (part("names"), part("formats")) else {
        // {'name': (dtype, offset)}
        let mut fields = Vec::new();
        let pairs = dict.downcast_ref::<PyDict>().map(|dict| dict.items_vec()).unwrap_or_default();
        for (name, entry) in pairs {
            let entry = entry.downcast::<PyTuple>().map_err(|_other| vm.new_type_error("entry not a tuple"))?;
            let dtype = parse(&entry.as_slice()[0], vm)?;
            let offset = entry.as_slice()[1].try_index(vm)?.try_to_primitive::<usize>(vm)?;
            fields.push(Field { name: name.str(vm)?.to_string(), title: None, dtype, offset });
        }
        fields.sort_by_key(|field| field.offset);
        let size = fields.iter().map(|field| field.offset + field.dtype.size()).max().unwrap_or(0);
        return Ok(DType::new(Kind::Struct(Rc::new(Struct { fields, size, is_aligned: false }))));
    };
    let names: Vec<PyObjectRef> = names.try_to_value(vm)?;
    let formats: Vec<PyObjectRef> = formats.try_to_value(vm)?;
    let titles: Option<Vec<PyObjectRef>> =
        part("titles").filter(|titles| !vm.is_none(titles)).map(|titles| titles.try_to_value(vm)).transpose()?;
    let is_aligned = part("aligned").is_some_and(|aligned| aligned.try_to_bool(vm).unwrap_or(false));
    let mut fields = Vec::new();
    for (place, (name, format)) in names.iter().zip(&formats).enumerate() {
        let title = titles
            .as_ref()
            .and_then(|titles| titles.get(place))
            .map(|title| title.str(vm).map(|title| title.to_string()))
            .transpose()?;
        fields.push((name.str(vm)?.to_string(), title, parse(format, vm)?));
    }
    let dtype = structure(fields, is_aligned);
    let Kind::Struct(parts) = &dtype.kind else { return Ok(dtype) };
    let mut parts = Struct::clone(parts);
    if let Some(offsets) = part("offsets") {
        let offsets: Vec<PyObjectRef> = offsets.try_to_value(vm)?;
        for (field, offset) in parts.fields.iter_mut().zip(offsets) {
            field.offset = offset.try_index(vm)?.try_to_primitive::<usize>(vm)?;
        }
        parts.size = parts.fields.iter().map(|field| field.offset + field.dtype.size()).max().unwrap_or(0);
    }
    if let Some(size) = part("itemsize") {
        parts.size = size.try_index(vm)?.try_to_primitive::<usize>(vm)?;
    }
    Ok(DType::new(Kind::Struct(Rc::new(parts))))
}

/// `f8`, `<i4`, `int64`, `U10`, `M8[D]`, `i4,f8`, `(2,3)f8`, `3i2`.
pub(crate) fn of_text(text: &str) -> Option<DType> {
    let text = text.trim();
    let parts = fields_of_text(text)?;
    if parts.len() > 1 {
        let fields: Option<Vec<_>> = parts
            .into_iter()
            .filter(|part| !part.trim().is_empty())
            .enumerate()
            .map(|(place, part)| Some((format!("f{place}"), None, of_text(part)?)))
            .collect();
        return Some(structure(fields?, false));
    }
    let is_order = |c: char| matches!(c, '<' | '>' | '=' | '|' | '!');
    let (order, counted) = text.split_at(usize::from(text.starts_with(is_order)));
    let lens = if let Some(rest) = counted.strip_prefix('(') {
        // One length alone needs its comma.
        let (inner, bare) = rest.split_once(')').filter(|(inner, _)| inner.contains(','))?;
        let lens = inner.split(',').map(str::trim).filter(|len| !len.is_empty());
        Some((lens.map(|len| len.parse().ok()).collect::<Option<Vec<usize>>>()?, bare))
    } else {
        let digits = counted.find(|c: char| !c.is_ascii_digit())?;
        (digits > 0).then(|| Some((vec![counted[..digits].parse().ok()?], &counted[digits..]))).flatten()
    };
    if let Some((lens, bare)) = lens {
        return match of_text(&format!("{order}{}", bare.trim()))? {
            DType { kind: Kind::Str(0), .. } if lens.len() == 1 => Some(DType::new(Kind::Str(lens[0]))),
            DType { kind: Kind::Bytes(0), .. } if lens.len() == 1 => Some(DType::new(Kind::Bytes(lens[0]))),
            DType { kind: Kind::Void(0), .. } if lens.len() == 1 => Some(DType::new(Kind::Void(lens[0]))),
            base => Some(DType::new(Kind::Sub(Rc::new((base, lens))))),
        };
    }
    let (is_swapped, bare) = match text.chars().next()? {
        '<' | '=' | '|' => (false, &text[1..]),
        '>' | '!' => (true, &text[1..]),
        _ => (false, text),
    };
    let dtype = of_bare(bare)?;
    let has_order = dtype.byte_order() == '=';
    Some(DType { is_swapped: is_swapped && has_order, ..dtype })
}

/// What stands between commas outside of brackets.
fn fields_of_text(text: &str) -> Option<Vec<&str>> {
    let (mut depth, mut start, mut parts) = (0_usize, 0, Vec::new());
    for (place, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => {
                parts.push(&text[start..place]);
                start = place + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    Some(parts)
}

fn of_bare(text: &str) -> Option<DType> {
    let num = |num: Num| Some(DType::from(num));
    match text {
        "bool" | "?" | "b1" | "bool_" | "bool8" => return num(Num::Bool),
        "b" | "i1" | "int8" | "byte" => return num(Num::Int8),
        "B" | "u1" | "uint8" | "ubyte" => return num(Num::UInt8),
        "h" | "i2" | "int16" | "short" => return num(Num::Int16),
        "H" | "u2" | "uint16" | "ushort" => return num(Num::UInt16),
        "i" | "i4" | "int32" | "intc" => return num(Num::Int32),
        "I" | "u4" | "uint32" | "uintc" => return num(Num::UInt32),
        "l" | "q" | "p" | "n" | "i8" | "int64" | "int" | "int_" | "long" | "longlong" | "intp" => {
            return num(Num::Int64);
        }
        "L" | "Q" | "P" | "N" | "u8" | "uint64" | "uint" | "ulong" | "ulonglong" | "uintp" => return num(Num::UInt64),
        "e" | "f2" | "float16" | "half" => return num(Num::Float16),
        "f" | "f4" | "float32" | "single" => return num(Num::Float32),
        "d" | "g" | "f8" | "float64" | "float" | "double" | "longdouble" => return num(Num::Float64),
        "F" | "c8" | "complex64" | "csingle" => return num(Num::Complex64),
        "D" | "G" | "c16" | "complex128" | "complex" | "cdouble" | "clongdouble" => return num(Num::Complex128),
        "O" | "O8" | "object" | "object_" => return Some(DType::OBJECT),
        "str" | "str_" | "unicode" => return Some(DType::new(Kind::Str(0))),
        "bytes" | "bytes_" => return Some(DType::new(Kind::Bytes(0))),
        "void" => return Some(DType::new(Kind::Void(0))),
        "c" => return Some(DType::new(Kind::Bytes(1))),
        _ => {}
    }
    for (prefixes, is_date) in [(["datetime64", "M8"], true), (["timedelta64", "m8"], false)] {
        for prefix in prefixes {
            if let Some(rest) = text.strip_prefix(prefix) {
                let unit = time_unit(rest)?;
                return Some(DType::new(if is_date { Kind::DateTime(unit) } else { Kind::TimeDelta(unit) }));
            }
        }
    }
    match text {
        "M" => return Some(DType::new(Kind::DateTime(TimeUnit::GENERIC))),
        "m" => return Some(DType::new(Kind::TimeDelta(TimeUnit::GENERIC))),
        _ => {}
    }
    let (code, digits) = text.split_at_checked(1)?;
    let len = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    match code {
        "U" => Some(DType::new(Kind::Str(len))),
        "S" | "a" => Some(DType::new(Kind::Bytes(len))),
        "V" => Some(DType::new(Kind::Void(len))),
        _ => None,
    }
}

/// `[25s]`, or nothing.
pub(crate) fn time_unit(text: &str) -> Option<TimeUnit> {
    if text.is_empty() {
        return Some(TimeUnit::GENERIC);
    }
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    if inner == "generic" {
        return Some(TimeUnit::GENERIC);
    }
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let count = if digits == 0 { 1 } else { inner[..digits].parse().ok()? };
    let name = &inner[digits..];
    let unit = Unit::ALL.iter().find(|(_, known)| *known == name || name == "μs" && *known == "us")?.0;
    Some(TimeUnit { unit, count })
}
