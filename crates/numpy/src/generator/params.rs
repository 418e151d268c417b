//! Parameters of distributions: read from objects of Python, checked, and spread over the shape of a result.

use rustpython_vm::builtins::{PyBaseExceptionRef, PyFloat, PyInt, PyStr};
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};
use smallvec::SmallVec;
use tensor::layout::Dims;
use tensor::{Array, DType, Num};

use super::distributions::{Distribution, MOST_POISSON};
use crate::array::PyArray;
use crate::registry::OrRaise;
use crate::scalar::Value;
use crate::{convert, dtype};

/// One number for each parameter, at its place.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Params {
    pub reals: [f64; 3],
    pub wholes: [i64; 3],
}

/// A parameter: its name, what it must be, whether it is a whole number.
#[derive(Debug)]
pub(crate) struct Part {
    name: &'static str,
    rule: Rule,
    is_whole: bool,
}

pub(crate) const fn real(name: &'static str, rule: Rule) -> Part {
    Part { name, rule, is_whole: false }
}

pub(crate) const fn whole(name: &'static str, rule: Rule) -> Part {
    Part { name, rule, is_whole: true }
}

/// What a parameter must be; NaN is allowed where the name does not say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    Any,
    NotNegative,
    Positive,
    PositiveNumber,
    /// From 0 to 1, with or without the ends; no NaN.
    Share,
    PositiveShare,
    ShareBelowOne,
    AboveOne,
    AtLeastOne,
    Mean,
}

impl Rule {
    /// Words that say what is wrong with values, if anything is.
    fn broken(self, name: &str, values: &[f64], is_array: bool) -> Option<String> {
        let any = |test: fn(f64) -> bool| values.iter().any(|value| test(*value));
        let is_nan = if is_array { "contains NaNs" } else { "is NaN" };
        let with_nan = |words: &str| Some(format!("{words} or {name} {is_nan}"));
        match self {
            Self::NotNegative if any(|x| !x.is_nan() && x.is_sign_negative()) => Some(format!("{name} < 0")),
            Self::PositiveNumber if any(f64::is_nan) => Some(format!("{name} must not be NaN")),
            Self::Positive | Self::PositiveNumber if any(|x| x <= 0.0) => Some(format!("{name} <= 0")),
            Self::Share if any(|x| !(0.0..=1.0).contains(&x)) => with_nan(&format!("{name} < 0, {name} > 1")),
            Self::PositiveShare if any(|x| !(x > 0.0 && x <= 1.0)) => {
                Some(format!("{name} <= 0, {name} > 1 or {name} contains NaNs"))
            }
            Self::ShareBelowOne if any(|x| !(0.0..1.0).contains(&x)) => with_nan(&format!("{name} < 0, {name} >= 1")),
            Self::AboveOne if any(|x| x.is_nan() || x <= 1.0) => with_nan(&format!("{name} <= 1")),
            Self::AtLeastOne if any(|x| x.is_nan() || x < 1.0) => with_nan(&format!("{name} < 1")),
            Self::Mean if any(|x| x > MOST_POISSON) => Some(format!("{name} value too large")),
            Self::Mean if any(|x| x.is_nan() || x < 0.0) => with_nan(&format!("{name} < 0")),
            _ => None,
        }
    }
}

/// What parameters must be together.
pub(crate) struct Check {
    pub fails: fn(&Params) -> bool,
    pub words: &'static str,
    pub words_for_arrays: &'static str,
    pub is_overflow: bool,
}

impl Check {
    pub(crate) const fn new(fails: fn(&Params) -> bool, words: &'static str) -> Self {
        Self { fails, words, words_for_arrays: words, is_overflow: false }
    }
}

/// One parameter's numbers.
#[derive(Debug, Clone)]
enum Numbers {
    Real(f64),
    Whole(i64),
    Array(Array),
}

/// Parameters as they were given.
#[derive(Debug)]
pub(crate) struct Given {
    numbers: SmallVec<[Numbers; 3]>,
}

impl Given {
    pub(crate) fn read(parts: &[Part], objects: &[PyObjectRef], vm: &VirtualMachine) -> PyResult<Self> {
        let numbers = parts
            .iter()
            .zip(objects)
            .map(|(part, object)| if part.is_whole { whole_number(object, vm) } else { real_number(object, vm) });
        Ok(Self { numbers: numbers.collect::<PyResult<_>>()? })
    }

    pub(crate) fn are_single(&self) -> bool {
        self.numbers.iter().all(|numbers| !matches!(numbers, Numbers::Array(_)))
    }

    pub(crate) fn shapes(&self) -> SmallVec<[Dims; 4]> {
        let shape = |numbers: &Numbers| match numbers {
            Numbers::Array(array) => Dims::from_slice(array.shape()),
            _ => Dims::new(),
        };
        self.numbers.iter().map(shape).collect()
    }

    /// Refuses parameters that the distribution does not have.
    pub(crate) fn check(&self, of: &Distribution, shape: &[usize], vm: &VirtualMachine) -> PyResult<()> {
        if of.checks_first {
            self.check_together(of, shape, vm)?;
        }
        let is_array = !self.are_single();
        for (part, numbers) in of.parts.iter().zip(&self.numbers) {
            if part.rule == Rule::Any {
                continue;
            }
            let broken = match numbers {
                Numbers::Real(value) => part.rule.broken(part.name, &[*value], is_array),
                Numbers::Whole(value) => part.rule.broken(part.name, &[*value as f64], is_array),
                Numbers::Array(array) => {
                    part.rule.broken(part.name, &array.cast(Num::Float64).or_raise(vm)?.to_vec(), is_array)
                }
            };
            if let Some(words) = broken {
                return Err(vm.new_value_error(words));
            }
        }
        if of.checks_first { Ok(()) } else { self.check_together(of, shape, vm) }
    }

    fn check_together(&self, of: &Distribution, shape: &[usize], vm: &VirtualMachine) -> PyResult<()> {
        if of.checks.is_empty() {
            return Ok(());
        }
        let spread = self.spread(shape, vm)?;
        for check in of.checks {
            if (0..shape.iter().product()).any(|i| (check.fails)(&spread.at(i))) {
                let words = if self.are_single() { check.words } else { check.words_for_arrays };
                return Err(if check.is_overflow {
                    vm.new_overflow_error(words.to_owned())
                } else {
                    vm.new_value_error(words.to_owned())
                });
            }
        }
        Ok(())
    }

    /// Repeated to a shape, which the parameters' shapes must fit.
    pub(crate) fn spread(&self, shape: &[usize], vm: &VirtualMachine) -> PyResult<Spread> {
        let columns = self.numbers.iter().map(|numbers| {
            Ok(match numbers {
                Numbers::Real(value) => Column::Real(*value),
                Numbers::Whole(value) => Column::Whole(*value),
                Numbers::Array(array) => {
                    let array = array.broadcast_to(shape).or_raise(vm)?;
                    if array.num() == Some(Num::Int64) {
                        Column::Wholes(array.to_vec())
                    } else {
                        Column::Reals(array.to_vec())
                    }
                }
            })
        });
        Ok(Spread { columns: columns.collect::<PyResult<_>>()? })
    }
}

#[derive(Debug)]
enum Column {
    Real(f64),
    Whole(i64),
    Reals(Vec<f64>),
    Wholes(Vec<i64>),
}

/// Parameters for each number of a result.
#[derive(Debug)]
pub(crate) struct Spread {
    columns: SmallVec<[Column; 3]>,
}

impl Spread {
    pub(crate) fn at(&self, i: usize) -> Params {
        let mut params = Params::default();
        for (k, column) in self.columns.iter().enumerate() {
            match column {
                Column::Real(value) => params.reals[k] = *value,
                Column::Whole(value) => params.wholes[k] = *value,
                Column::Reals(values) => params.reals[k] = values[i],
                Column::Wholes(values) => params.wholes[k] = values[i],
            }
        }
        params
    }

    /// The parameters of all numbers, where they are the same.
    pub(crate) fn same(&self) -> Option<Params> {
        let single = |column: &Column| matches!(column, Column::Real(_) | Column::Whole(_));
        self.columns.iter().all(single).then(|| self.at(0))
    }
}

/// A single number in an array of a class of its own, which may convert in its own way.
fn converted(object: &PyObject, method: &'static str, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
    let is_own = object.downcast_ref::<PyArray>().is_some_and(|array| array.array().ndim() == 0)
        && !object.class().is(PyArray::static_type_of());
    if is_own { vm.call_method(object, method, ()).map(Some) } else { Ok(None) }
}

fn real_number(object: &PyObject, vm: &VirtualMachine) -> PyResult<Numbers> {
    if let Some(number) = converted(object, "__float__", vm)? {
        return real_number(&number, vm);
    }
    if let Some(float) = object.downcast_ref::<PyFloat>() {
        return Ok(Numbers::Real(float.to_f64()));
    }
    if let Some((value, _)) = Value::of(object, vm)
        && !(matches!(value, Value::Complex(_)) && object.class().is(vm.ctx.types.complex_type))
    {
        return Ok(Numbers::Real(value.float()));
    }
    if let Some(int) = object.downcast_ref::<PyInt>() {
        return rustpython_vm::builtins::try_bigint_to_f64(int.as_bigint(), vm).map(Numbers::Real);
    }
    let array = array_of(object, Num::Float64, vm)?;
    if array.ndim() > 0 || object.downcast_ref::<PyArray>().is_some() {
        return Ok(numbers(array));
    }
    if object.downcast_ref::<PyStr>().is_some() || vm.is_none(object) {
        return Err(vm.new_type_error(format!("must be real number, not {}", object.class().name())));
    }
    Ok(numbers(array))
}

fn whole_number(object: &PyObject, vm: &VirtualMachine) -> PyResult<Numbers> {
    if let Some(number) = converted(object, "__int__", vm)? {
        return whole_number(&number, vm);
    }
    if let Some(float) = object.downcast_ref::<PyFloat>() {
        let int = vm.call_method(float.as_object(), "__trunc__", ())?;
        return whole_number(&int, vm);
    }
    match Value::of(object, vm) {
        Some((Value::Int(value), _)) => return Ok(Numbers::Whole(value)),
        Some((Value::Bool(value), _)) => return Ok(Numbers::Whole(value.into())),
        Some((Value::UInt(value), _)) => {
            return i64::try_from(value).map(Numbers::Whole).map_err(|_large| too_large(vm));
        }
        Some((Value::Float(value), _)) => return Ok(Numbers::Whole(value as i64)),
        _ => {}
    }
    if object.downcast_ref::<PyInt>().is_some() {
        return Err(too_large(vm));
    }
    if object.downcast_ref::<PyStr>().is_some() {
        return Err(vm.new_type_error("an integer is required".to_owned()));
    }
    if vm.is_none(object) {
        return Err(vm.new_type_error(
            "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'".to_owned(),
        ));
    }
    Ok(numbers(array_of(object, Num::Int64, vm)?))
}

fn too_large(vm: &VirtualMachine) -> PyBaseExceptionRef {
    vm.new_overflow_error("Python int too large to convert to C long".to_owned())
}

/// Arrays convert where nothing can get lost; other objects as `numpy.array` does it.
pub(crate) fn array_of(object: &PyObject, num: Num, vm: &VirtualMachine) -> PyResult<Array> {
    let wanted = DType::from(num);
    if let Some(array) = object.downcast_ref::<PyArray>() {
        let array = array.array();
        if !dtype::can_cast(array.dtype(), &wanted, "safe") {
            let shown =
                |dtype: &DType| dtype::wrap(dtype.clone(), vm).as_object().repr(vm).map(|text| text.to_string());
            return Err(vm.new_type_error(format!(
                "Cannot cast {} from {} to {} according to the rule 'safe'",
                if array.ndim() == 0 { "scalar" } else { "array data" },
                shown(array.dtype())?,
                shown(&wanted)?
            )));
        }
        return array.native().or_raise(vm)?.cast(num).or_raise(vm);
    }
    convert::to_array(object, Some(&wanted), vm)
}

fn numbers(array: Array) -> Numbers {
    if array.ndim() > 0 {
        return Numbers::Array(array);
    }
    let at = array.layout().offset;
    if array.num() == Some(Num::Int64) { Numbers::Whole(array.read(at)) } else { Numbers::Real(array.read(at)) }
}

/// The shape that all fit, or the two that do not.
pub(crate) fn common_shape(shapes: &[Dims], vm: &VirtualMachine) -> PyResult<Dims> {
    let ndim = shapes.iter().map(Dims::len).max().unwrap_or(0);
    let mut common = Dims::from_elem(1, ndim);
    for (axis, length) in common.iter_mut().enumerate() {
        let mut owner = 0;
        for (k, shape) in shapes.iter().enumerate() {
            let Some(own) = (axis + shape.len()).checked_sub(ndim).map(|i| shape[i]) else { continue };
            if own == 1 || own == *length {
                continue;
            }
            if *length != 1 {
                return Err(vm.new_value_error(format!(
                    "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg {owner} with shape {} and arg {k} with shape {}.",
                    shown(&shapes[owner]),
                    shown(shape)
                )));
            }
            (*length, owner) = (own, k);
        }
    }
    Ok(common)
}

/// A shape as Python writes it.
pub(crate) fn shown(shape: &[usize]) -> String {
    match shape {
        [only] => format!("({only},)"),
        _ => format!("({})", shape.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")),
    }
}

/// The shape of a result of this size, which parameters must fit without making it greater.
pub(crate) fn fitted(size: &[usize], mut shapes: SmallVec<[Dims; 4]>, vm: &VirtualMachine) -> PyResult<()> {
    shapes.insert(0, Dims::from_slice(size));
    let common = common_shape(&shapes, vm)?;
    if common.as_slice() == size {
        return Ok(());
    }
    Err(vm.new_value_error(format!(
        "Output size {} is not compatible with broadcast dimensions of inputs {}.",
        shown(size),
        shown(&common)
    )))
}
