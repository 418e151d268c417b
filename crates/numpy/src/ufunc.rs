//! Universal functions: which loop, on what, into what.

use rustpython_vm::builtins::{PyBool, PyComplex, PyFloat, PyInt, PyTuple, PyTypeRef};
use rustpython_vm::class::{PyClassImpl, StaticType};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::types::{Callable, PyTypeFlags, Representable};
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass};
use smallvec::SmallVec;
use tensor::layout::Dims;
use tensor::loops::{Entry, Function};
use tensor::{Array, DType, Num, Order, apply};

use crate::array::PyArray;
use crate::registry::{self, OrRaise};
use crate::{convert, dtype, errstate, scalar};

/// A universal function with loops for numbers; other types are the Python half's.
#[pyclass(module = "numpy", name = "ufunc")]
#[derive(Debug, PyPayload)]
pub(crate) struct PyUfunc {
    pub function: &'static Function,
    /// Its name; `true_divide` and `divide` are the same.
    pub name: &'static str,
}

pub(crate) fn make_class() -> PyTypeRef {
    PyUfunc::make_static_type()
}

/// An input, and whether it is a number of Python's that takes on the type of what it meets (NEP 50).
#[derive(Debug, Clone)]
pub(crate) struct Operand {
    pub array: Array,
    pub weak: Option<Weak>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weak {
    Int,
    Float,
    Complex,
}

pub(crate) fn operand(object: &PyObject, vm: &VirtualMachine) -> PyResult<Operand> {
    if let Some(array) = object.downcast_ref::<PyArray>() {
        return Ok(Operand { array: array.array(), weak: None });
    }
    let weak = if scalar::is_scalar(object) || object.downcast_ref_if_exact::<PyBool>(vm).is_some() {
        None
    } else if object.downcast_ref::<PyInt>().is_some() {
        Some(Weak::Int)
    } else if object.downcast_ref::<PyFloat>().is_some() {
        Some(Weak::Float)
    } else if object.downcast_ref::<PyComplex>().is_some() {
        Some(Weak::Complex)
    } else {
        None
    };
    Ok(Operand { array: convert::to_array(object, None, vm)?, weak })
}

/// The types that inputs count as: numbers of Python's adapt to the others.
pub(crate) fn adapted(operands: &[Operand]) -> Option<SmallVec<[Num; 2]>> {
    let mut common: Option<Num> = None;
    for operand in operands {
        let num = operand.array.num()?;
        if operand.weak.is_none() {
            common = Some(common.map_or(num, |common| common.promote(num)));
        }
    }
    let adapt = |operand: &Operand| {
        let own = operand.array.num().unwrap_or(Num::Float64);
        let Some(weak) = operand.weak else { return own };
        match (weak, common) {
            (Weak::Int, Some(common)) if common != Num::Bool => common,
            (Weak::Float, Some(common)) if common.is_inexact() => common.real(),
            (Weak::Complex, Some(common)) if common.is_inexact() => common.complex(),
            _ => own,
        }
    };
    Some(operands.iter().map(adapt).collect())
}

/// Positional inputs and what else a call says.
#[derive(Default)]
struct Options {
    outs: Vec<Option<PyObjectRef>>,
    mask: Option<Array>,
    dtype: Option<DType>,
    casting: Option<String>,
    order: Option<Order>,
    /// Whether an operator asks, which speaks of scalars.
    is_operator: bool,
}

impl Callable for PyUfunc {
    type Args = FuncArgs;

    fn call(zelf: &Py<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        if let Some(result) = overridden(zelf, "__call__", &args, vm)? {
            return Ok(result);
        }
        let (nin, nout) = (zelf.function.nin, zelf.function.nout);
        if args.args.len() < nin || args.args.len() > nin + nout {
            return Err(vm.new_type_error(format!(
                "{}() takes {} positional arguments but {} were given",
                zelf.name,
                if nout > 0 { format!("from {nin} to {}", nin + nout) } else { nin.to_string() },
                args.args.len()
            )));
        }
        let mut options = Options { outs: args.args[nin..].iter().cloned().map(Some).collect(), ..Options::default() };
        for (keyword, value) in &args.kwargs {
            match keyword.as_str().unwrap_or_default() {
                "out" => {
                    options.outs = match value.downcast_ref::<PyTuple>() {
                        Some(outs) => outs.as_slice().iter().cloned().map(Some).collect(),
                        None => vec![Some(value.clone())],
                    };
                }
                "where" => {
                    let mask = convert::to_array(value, Some(&DType::BOOL), vm)?;
                    let is_all = mask.ndim() == 0 && mask.read::<u8>(mask.layout().offset) != 0;
                    options.mask = (!is_all).then_some(mask);
                }
                "dtype" => options.dtype = dtype::optional(Some(value.clone()), vm)?,
                "casting" => options.casting = Some(value.str(vm)?.to_string()),
                "order" => {
                    options.order = match value.str(vm)?.to_string().as_str() {
                        "C" => Some(Order::C),
                        "F" => Some(Order::F),
                        _ => None,
                    }
                }
                "subok" => {}
                "signature" | "sig" => options.dtype = signature_type(value, vm)?,
                other => {
                    return Err(
                        vm.new_type_error(format!("{}() got an unexpected keyword argument '{other}'", zelf.name))
                    );
                }
            }
        }
        for out in &mut options.outs {
            if out.as_ref().is_some_and(|out| vm.is_none(out)) {
                *out = None;
            }
        }
        if options.outs.iter().flatten().any(|out| out.downcast_ref::<PyArray>().is_none()) {
            return Err(vm.new_type_error("return arrays must be of ArrayType".to_owned()));
        }
        run(zelf.function, zelf.name, &args.args[..nin], options, vm)
    }
}

/// The output type that a signature such as `dd->d` asks for.
fn signature_type(value: &PyObject, vm: &VirtualMachine) -> PyResult<Option<DType>> {
    let text = match value.downcast_ref::<PyTuple>() {
        Some(parts) => match parts.as_slice().last() {
            Some(last) if !vm.is_none(last) => return dtype::parse(last, vm).map(Some),
            _ => return Ok(None),
        },
        None => value.str(vm)?.to_string(),
    };
    Ok(text.rsplit("->").next().and_then(dtype::of_text))
}

/// A function of two, as operators call it.
pub(crate) fn binary(name: &'static str, a: &PyObject, b: &PyObject, vm: &VirtualMachine) -> PyResult {
    let Some(function) = tensor::loops::find(name) else {
        return Err(vm.new_runtime_error(format!("no function {name}")));
    };
    run(function, name, &[a.to_owned(), b.to_owned()], Options { is_operator: true, ..Options::default() }, vm)
}

/// A function of one, as operators call it.
pub(crate) fn unary(name: &'static str, a: &PyObject, vm: &VirtualMachine) -> PyResult {
    let Some(function) = tensor::loops::find(name) else {
        return Err(vm.new_runtime_error(format!("no function {name}")));
    };
    run(function, name, &[a.to_owned()], Options { is_operator: true, ..Options::default() }, vm)
}

/// A function of two whose result goes into the first, as `+=` calls it.
pub(crate) fn in_place(name: &'static str, a: &PyObject, b: &PyObject, vm: &VirtualMachine) -> PyResult {
    let Some(function) = tensor::loops::find(name) else {
        return Err(vm.new_runtime_error(format!("no function {name}")));
    };
    let options = Options { outs: vec![Some(a.to_owned())], ..Options::default() };
    run(function, name, &[a.to_owned(), b.to_owned()], options, vm)
}

/// What says with `__array_ufunc__` that it does the work itself: subclasses first, then from left to right.
fn overridden(zelf: &Py<PyUfunc>, method: &str, args: &FuncArgs, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
    let name = vm.ctx.intern_str("__array_ufunc__");
    let plain = |object: &PyObjectRef| {
        object.class().is(PyArray::static_type())
            || object.downcast_ref_if_exact::<PyFloat>(vm).is_some()
            || object.downcast_ref_if_exact::<PyInt>(vm).is_some()
            || scalar::is_scalar(object)
    };
    let outs = args.kwargs.get("out").map(|out| match out.downcast_ref::<PyTuple>() {
        Some(outs) => outs.as_slice().to_vec(),
        None => vec![out.clone()],
    });
    let mut found: Vec<PyObjectRef> = Vec::new();
    for object in args.args.iter().chain(outs.iter().flatten()) {
        if plain(object) || found.iter().any(|other| other.class().is(object.class())) {
            continue;
        }
        let Some(own) = object.class().get_attr(name) else { continue };
        if vm.is_none(&own) {
            return Err(vm.new_type_error(format!(
                "operand '{}' does not support ufuncs (__array_ufunc__=None)",
                object.class().name()
            )));
        }
        if object.downcast_ref::<PyArray>().is_some() && registry::get("_ndarray_array_ufunc", vm)?.is(&own) {
            continue;
        }
        let place = found.iter().position(|other| object.class().fast_issubclass(other.class()));
        found.insert(place.unwrap_or(found.len()), object.clone());
    }
    if found.is_empty() {
        return Ok(None);
    }
    let mut all = args.clone();
    if let Some(outs) = outs {
        all.kwargs.insert("out".into(), vm.ctx.new_tuple(outs).into());
    }
    all.args.insert(0, vm.ctx.new_str(method).into());
    all.args.insert(0, zelf.to_owned().into());
    for object in &found {
        let result = vm.get_attribute_opt(object, name)?.map(|own| own.call(all.clone(), vm)).transpose()?;
        if let Some(result) = result.filter(|result| !result.is(&vm.ctx.not_implemented)) {
            return Ok(Some(result));
        }
    }
    registry::get("_ufunc_refused", vm)?.call(all, vm).map(Some)
}

fn run(
    function: &'static Function,
    name: &'static str,
    inputs: &[PyObjectRef],
    options: Options,
    vm: &VirtualMachine,
) -> PyResult {
    let mut operands: SmallVec<[Operand; 2]> = SmallVec::new();
    for input in inputs {
        operands.push(operand(input, vm)?);
    }
    let wraps = wraps(inputs, &options.outs, vm);
    let special = operands.iter().any(|operand| operand.array.num().is_none())
        || options.dtype.as_ref().is_some_and(|dtype| dtype.num().is_none());
    let nums = if special { None } else { adapted(&operands) };
    let Some(mut nums) = nums else {
        let result = fall_back(name, inputs, &options, vm)?;
        return if wraps { wrapped(name, inputs, &options.outs, vec![result], vm) } else { Ok(result) };
    };
    let entry = if let Some(wanted) = options.dtype.as_ref().and_then(DType::num) {
        function
            .entries
            .iter()
            .find(|entry| entry.outs[0] == wanted && entry.ins.iter().all(|num| *num == entry.ins[0]))
            .ok_or_else(|| no_loop(name, &operands, vm))?
    } else {
        if is_comparison(name)
            && nums.len() == 2
            && let Some(result) = compare_beyond(name, &operands, &mut nums, inputs, vm)?
        {
            return if wraps { wrapped(name, inputs, &options.outs, vec![result], vm) } else { Ok(result) };
        }
        let is_refused = nums.iter().all(|num| *num == Num::Bool)
            && matches!(name, "subtract" | "negative" | "positive" | "sign" | "gcd" | "lcm");
        function.find(&nums).filter(|_| !is_refused).ok_or_else(|| no_loop(name, &operands, vm))?
    };
    if let Some(casting) = options.casting.as_deref()
        && let Some((from, to)) = nums
            .iter()
            .zip(&entry.ins)
            .find(|(from, to)| !dtype::can_cast(&DType::from(**from), &DType::from(**to), casting))
    {
        return Err(casting_error(name, &DType::from(*from), &DType::from(*to), casting, "input", vm));
    }
    let mut ins = Vec::with_capacity(operands.len());
    for ((operand, input), num) in operands.iter().zip(inputs).zip(&entry.ins) {
        ins.push(concrete(operand, input, *num, vm)?);
    }
    if name == "power" && entry.ins[0].is_signed() && has_negative(&ins[1]) {
        return Err(vm.new_value_error("Integers to negative integer powers are not allowed.".to_owned()));
    }
    let given: Vec<Option<Array>> = (0..function.nout)
        .map(|k| {
            options
                .outs
                .get(k)
                .and_then(Option::as_ref)
                .and_then(|out| out.downcast_ref::<PyArray>())
                .map(|array| array.array())
        })
        .collect();
    let shape = shape_of(&ins, &given, options.mask.as_ref(), vm)?;
    let casting = options.casting.as_deref().unwrap_or("same_kind");
    let mut outs = Vec::with_capacity(function.nout);
    for (k, num) in entry.outs.iter().enumerate() {
        match &given[k] {
            Some(out) => {
                if !dtype::can_cast(&DType::from(*num), out.dtype(), casting) {
                    return Err(casting_error(name, &DType::from(*num), out.dtype(), casting, "output", vm));
                }
                if let Some(array) = options.outs[k].as_ref().and_then(|out| out.downcast_ref::<PyArray>()) {
                    array.check_writeable("output array is read-only", vm)?;
                }
                outs.push(out.clone());
            }
            None => outs.push(fresh(&shape, &ins, *num, options.order).or_raise(vm)?),
        }
    }
    let spread: Vec<Array> =
        ins.iter().map(|array| array.broadcast_to(&shape)).collect::<tensor::Result<_>>().or_raise(vm)?;
    let mask = options.mask.map(|mask| mask.broadcast_to(&shape)).transpose().or_raise(vm)?;
    apply::elementwise(entry, &spread, &outs, mask.as_ref()).or_raise(vm)?;
    let is_scalar = shape.is_empty();
    let all_scalars = inputs.iter().all(|input| input.downcast_ref::<PyArray>().is_none());
    if all_scalars && is_scalar && options.is_operator {
        note_overflow(name, &ins, &outs);
        errstate::report(&format!("scalar {name}"), vm)?;
    } else {
        errstate::report(name, vm)?;
    }
    let mut results = Vec::with_capacity(outs.len());
    for (k, out) in outs.into_iter().enumerate() {
        results.push(match options.outs.get(k).cloned().flatten() {
            Some(given) => given,
            None if is_scalar && !wraps => crate::element::to_scalar(&out, out.layout().offset, vm)?,
            None => PyArray::from(out).into_object(vm),
        });
    }
    if wraps {
        return wrapped(name, inputs, &options.outs, results, vm);
    }
    Ok(match results.len() {
        1 => results.remove(0),
        _ => vm.ctx.new_tuple(results).into(),
    })
}

/// Single integers tell that they overflow; arrays of them do not.
fn note_overflow(name: &str, ins: &[Array], outs: &[Array]) {
    let whole = |array: &Array| match scalar::Value::read(array, array.layout().offset) {
        scalar::Value::Int(value) => Some(i128::from(value)),
        scalar::Value::UInt(value) => Some(i128::from(value)),
        _ => None,
    };
    let [out] = outs else { return };
    let exact = match (name, ins) {
        ("negative" | "absolute", [a]) => whole(a).map(|a| if name == "negative" { -a } else { a.abs() }),
        ("add" | "subtract" | "multiply", [a, b]) => whole(a).zip(whole(b)).map(|(a, b)| match name {
            "add" => a + b,
            "subtract" => a - b,
            _ => a * b,
        }),
        _ => None,
    };
    if exact.is_some() && exact != whole(out) {
        tensor::status::raise(tensor::status::OVERFLOW);
    }
}

/// Whether the class of an operand has a say in what the result becomes: subclasses of arrays, and what else has
/// `__array_wrap__`.
fn wraps(inputs: &[PyObjectRef], outs: &[Option<PyObjectRef>], vm: &VirtualMachine) -> bool {
    let base = PyArray::static_type();
    inputs.iter().chain(outs.iter().flatten()).any(|object| {
        let class = object.class();
        !class.is(base)
            && class.slots.flags.has_feature(PyTypeFlags::HEAPTYPE)
            && !scalar::is_scalar(object)
            && class.get_attr(vm.ctx.intern_str("__array_wrap__")).is_some()
    })
}

/// Results after `__array_wrap__` of those operands that have it.
fn wrapped(
    name: &str,
    inputs: &[PyObjectRef],
    outs: &[Option<PyObjectRef>],
    results: Vec<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult {
    let outs = outs.iter().map(|out| out.clone().unwrap_or_else(|| vm.ctx.none())).collect();
    let wrap = registry::get("_wrap_outputs", vm)?;
    let inputs = vm.ctx.new_tuple(inputs.to_vec());
    wrap.call((vm.ctx.new_str(name), inputs, vm.ctx.new_tuple(outs), vm.ctx.new_tuple(results)), vm)
}

fn is_comparison(name: &str) -> bool {
    matches!(name, "equal" | "not_equal" | "less" | "less_equal" | "greater" | "greater_equal")
}

/// Comparisons with an integer that the other type cannot hold have one answer; signed with unsigned 64-bit integers
/// are compared as integers.
fn compare_beyond(
    name: &str,
    operands: &[Operand],
    nums: &mut [Num],
    inputs: &[PyObjectRef],
    vm: &VirtualMachine,
) -> PyResult<Option<PyObjectRef>> {
    for k in 0..2 {
        if operands[k].weak == Some(Weak::Int) && nums[k].is_integer() && nums[k] != Num::Int64 {
            let fits = inputs[k].downcast_ref::<PyInt>().is_some_and(|int| fits(int, nums[k]));
            if !fits {
                nums[k] = operands[k].array.num().unwrap_or(Num::Int64);
            }
        }
    }
    if nums.contains(&Num::UInt64) && nums.iter().any(|num| num.is_signed()) {
        let made = registry::get("_compare_mixed", vm)?.call(
            (
                vm.ctx.new_str(name),
                PyArray::from(operands[0].array.clone()).into_object(vm),
                PyArray::from(operands[1].array.clone()).into_object(vm),
            ),
            vm,
        )?;
        return Ok(Some(made));
    }
    Ok(None)
}

fn fits(int: &PyInt, num: Num) -> bool {
    let int = int.as_bigint();
    match num {
        Num::Int8 => i8::try_from(int).is_ok(),
        Num::UInt8 => u8::try_from(int).is_ok(),
        Num::Int16 => i16::try_from(int).is_ok(),
        Num::UInt16 => u16::try_from(int).is_ok(),
        Num::Int32 => i32::try_from(int).is_ok(),
        Num::UInt32 => u32::try_from(int).is_ok(),
        Num::UInt64 => u64::try_from(int).is_ok(),
        _ => i64::try_from(int).is_ok(),
    }
}

/// The input as an array of its type: a number of Python's that does not fit is an error.
fn concrete(operand: &Operand, input: &PyObject, num: Num, vm: &VirtualMachine) -> PyResult<Array> {
    if operand.weak == Some(Weak::Int) && num.is_integer() && operand.array.num() != Some(num) {
        let array = Array::zeros(&[], num.into(), Order::C).or_raise(vm)?;
        crate::element::write(&array, 0, input, vm)?;
        return Ok(array);
    }
    operand.array.native().or_raise(vm)
}

fn has_negative(array: &Array) -> bool {
    match array.cast(Num::Int64) {
        Ok(wide) => wide.layout().offsets().any(|offset| wide.read::<i64>(offset) < 0),
        Err(_refused) => false,
    }
}

fn shape_of(ins: &[Array], outs: &[Option<Array>], mask: Option<&Array>, vm: &VirtualMachine) -> PyResult<Dims> {
    let shapes: SmallVec<[&[usize]; 4]> = ins.iter().chain(mask).map(Array::shape).collect();
    let mut shape = tensor::layout::broadcast(shapes.iter().copied());
    if let Some(found) = &shape {
        for out in outs.iter().flatten() {
            let both = tensor::layout::broadcast([&found[..], out.shape()]);
            if both.as_deref() != Some(out.shape()) {
                return Err(vm.new_value_error(format!(
                    "non-broadcastable output operand with shape {} doesn't match the broadcast shape {}",
                    tensor::array::joined(out.shape()),
                    tensor::array::joined(both.as_deref().unwrap_or(found))
                )));
            }
        }
        if let Some(out) = outs.iter().flatten().next() {
            shape = Some(Dims::from_slice(out.shape()));
        }
    }
    shape.ok_or_else(|| {
        let listed: Vec<String> = ins.iter().map(|array| tensor::array::joined(array.shape())).collect();
        vm.new_value_error(format!("operands could not be broadcast together with shapes {} ", listed.join(" ")))
    })
}

/// A new output, its dimensions in the order of memory that the inputs have.
fn fresh(shape: &[usize], ins: &[Array], num: Num, order: Option<Order>) -> tensor::Result<Array> {
    if let Some(order) = order {
        return Array::zeros(shape, num.into(), order);
    }
    let same: SmallVec<[&Array; 2]> = ins.iter().filter(|array| array.shape() == shape && shape.len() > 1).collect();
    match same.first() {
        Some(first) if same.iter().all(|array| !array.is_packed(Order::C)) => {
            Array::zeros_like_order(shape, first.strides(), num.into())
        }
        _ => Array::zeros(shape, num.into(), Order::C),
    }
}

fn fall_back(name: &str, inputs: &[PyObjectRef], options: &Options, vm: &VirtualMachine) -> PyResult {
    let out = options.outs.first().cloned().flatten().unwrap_or_else(|| vm.ctx.none());
    let mask = options.mask.clone().map_or_else(|| vm.ctx.none(), |mask| PyArray::from(mask).into_object(vm));
    let dtype = options.dtype.clone().map_or_else(|| vm.ctx.none(), |wanted| dtype::wrap(wanted, vm).into());
    registry::get("_special", vm)?.call((vm.ctx.new_str(name), vm.ctx.new_tuple(inputs.to_vec()), out, mask, dtype), vm)
}

fn no_loop(name: &str, operands: &[Operand], vm: &VirtualMachine) -> rustpython_vm::builtins::PyBaseExceptionRef {
    if matches!(name, "gcd" | "lcm" | "positive" | "sign") {
        let types: Vec<String> = operands.iter().map(type_text).collect();
        let types = if types.len() == 1 { types[0].clone() } else { format!("({})", types.join(", ")) };
        let text = format!("ufunc '{name}' did not contain a loop with signature matching types {types} -> None");
        return match registry::get("_UFuncNoLoopError", vm) {
            Ok(class) => registry::exception(&class, vec![vm.ctx.new_str(text).into()], vm),
            Err(error) => error,
        };
    }
    let is_bool = operands.iter().all(|operand| operand.array.num() == Some(Num::Bool));
    vm.new_type_error(match name {
        "subtract" if is_bool => "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.".to_owned(),
        "negative" if is_bool => "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.".to_owned(),
        _ => format!(
            "ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''"
        ),
    })
}

/// The class of an input's type, as messages name it.
fn type_text(operand: &Operand) -> String {
    match operand.weak {
        Some(Weak::Int) => "<class 'numpy.dtypes._PyLongDType'>".to_owned(),
        Some(Weak::Float) => "<class 'numpy.dtypes._PyFloatDType'>".to_owned(),
        Some(Weak::Complex) => "<class 'numpy.dtypes._PyComplexDType'>".to_owned(),
        None => format!("<class 'numpy.dtypes.{}'>", dtype::class_name(operand.array.dtype())),
    }
}

fn casting_error(
    name: &str,
    from: &DType,
    to: &DType,
    casting: &str,
    side: &str,
    vm: &VirtualMachine,
) -> rustpython_vm::builtins::PyBaseExceptionRef {
    let text = format!(
        "Cannot cast ufunc '{name}' {side} from dtype('{}') to dtype('{}') with casting rule '{casting}'",
        from.name(),
        to.name()
    );
    match registry::get("UFuncTypeError", vm) {
        Ok(class) => registry::exception(&class, vec![vm.ctx.new_str(text).into()], vm),
        Err(error) => error,
    }
}

/// The loop of a function of two that stays within a type.
pub(crate) fn same_type_entry(function: &'static Function, num: Num) -> Option<&'static Entry> {
    function
        .entries
        .iter()
        .find(|entry| entry.ins.len() == 2 && entry.ins.iter().all(|each| *each == num) && entry.outs[0] == num)
}

impl Representable for PyUfunc {
    fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
        Ok(format!("<ufunc '{}'>", zelf.name))
    }
}

#[pyclass(with(Callable, Representable))]
impl PyUfunc {
    #[pygetset(name = "__name__")]
    fn name(zelf: &Py<Self>) -> &'static str {
        zelf.name
    }

    #[pygetset(name = "__qualname__")]
    fn qualname(zelf: &Py<Self>) -> &'static str {
        zelf.name
    }

    #[pygetset]
    fn nin(zelf: &Py<Self>) -> usize {
        zelf.function.nin
    }

    #[pygetset]
    fn nout(zelf: &Py<Self>) -> usize {
        zelf.function.nout
    }

    #[pygetset]
    fn nargs(zelf: &Py<Self>) -> usize {
        zelf.function.nin + zelf.function.nout
    }

    #[pygetset]
    fn ntypes(zelf: &Py<Self>) -> usize {
        zelf.function.entries.len()
    }

    #[pygetset]
    fn types(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        let code = |nums: &[Num]| nums.iter().map(|num| num.code()).collect::<String>();
        let types = zelf
            .function
            .entries
            .iter()
            .map(|entry| vm.ctx.new_str(format!("{}->{}", code(&entry.ins), code(&entry.outs))).into());
        vm.ctx.new_list(types.collect()).into()
    }

    #[pygetset]
    fn signature(_zelf: &Py<Self>) -> Option<String> {
        None
    }

    #[pygetset]
    fn identity(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        match identity(zelf.name) {
            Some(Identity::Zero) => vm.ctx.new_int(0).into(),
            Some(Identity::One) => vm.ctx.new_int(1).into(),
            Some(Identity::MinusOne) => vm.ctx.new_int(-1).into(),
            Some(Identity::True) => vm.ctx.new_bool(true).into(),
            Some(Identity::False) => vm.ctx.new_bool(false).into(),
            Some(Identity::MinusInfinity) => vm.ctx.new_float(f64::NEG_INFINITY).into(),
            None => vm.ctx.none(),
        }
    }

    #[pygetset(name = "__doc__")]
    fn doc(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        registry::get("_ufunc_docs", vm)
            .and_then(|docs| docs.get_item(zelf.name, vm))
            .unwrap_or_else(|_none| vm.ctx.none())
    }

    /// `_reduce(array, axes, dtype, out, keepdims, initial, where)`: the Python half has read the arguments.
    #[pymethod]
    fn _reduce(zelf: &Py<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        crate::reduce::reduce(zelf, args, vm)
    }

    #[pymethod]
    fn _accumulate(zelf: &Py<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        crate::reduce::accumulate(zelf, args, vm)
    }

    #[pymethod]
    fn reduce(zelf: PyRef<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        if let Some(result) = overridden(&zelf, "reduce", &args, vm)? {
            return Ok(result);
        }
        with_self("_ufunc_reduce", zelf, args, vm)
    }

    #[pymethod]
    fn accumulate(zelf: PyRef<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        if let Some(result) = overridden(&zelf, "accumulate", &args, vm)? {
            return Ok(result);
        }
        with_self("_ufunc_accumulate", zelf, args, vm)
    }

    #[pymethod]
    fn reduceat(zelf: PyRef<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        if let Some(result) = overridden(&zelf, "reduceat", &args, vm)? {
            return Ok(result);
        }
        with_self("_ufunc_reduceat", zelf, args, vm)
    }

    #[pymethod]
    fn outer(zelf: PyRef<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        if let Some(result) = overridden(&zelf, "outer", &args, vm)? {
            return Ok(result);
        }
        with_self("_ufunc_outer", zelf, args, vm)
    }

    #[pymethod]
    fn at(zelf: PyRef<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        if let Some(result) = overridden(&zelf, "at", &args, vm)? {
            return Ok(result);
        }
        with_self("_ufunc_at", zelf, args, vm)
    }

    #[pymethod]
    fn resolve_dtypes(zelf: PyRef<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        with_self("_ufunc_resolve", zelf, args, vm)
    }

    #[pymethod]
    fn __reduce__(zelf: &Py<Self>) -> &'static str {
        zelf.name
    }
}

fn with_self(function: &str, zelf: PyRef<PyUfunc>, mut args: FuncArgs, vm: &VirtualMachine) -> PyResult {
    args.args.insert(0, zelf.into());
    registry::get(function, vm)?.call(args, vm)
}

/// What a function starts from where there is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Identity {
    Zero,
    One,
    MinusOne,
    True,
    False,
    MinusInfinity,
}

pub(crate) fn identity(name: &str) -> Option<Identity> {
    Some(match name {
        "add" | "bitwise_or" | "bitwise_xor" | "hypot" | "gcd" => Identity::Zero,
        "multiply" => Identity::One,
        "bitwise_and" => Identity::MinusOne,
        "logical_and" => Identity::True,
        "logical_or" | "logical_xor" => Identity::False,
        "logaddexp" | "logaddexp2" => Identity::MinusInfinity,
        _ => return None,
    })
}
