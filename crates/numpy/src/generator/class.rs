//! The native classes behind `BitGenerator`, `Generator` and `RandomState`; the Python half adds the rest.

use std::cell::{Cell, RefCell};

use rustpython_vm::builtins::{PyBaseExceptionRef, PyIntRef, PyListRef, PyStr, PyTuple, PyType, PyTypeRef};
use rustpython_vm::class::PyClassImpl;
use rustpython_vm::function::FuncArgs;
use rustpython_vm::types::Constructor;
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass};
use tensor::element::Element;
use tensor::{Array, DType, Num, Order};

use super::distributions::{self, Distribution, Draw};
use super::legacy::Source;
use super::mersenne::{self, Mersenne};
use super::params::{self, Given};
use super::pcg::Pcg;
use super::philox::Philox;
use super::sfc::Sfc;
use super::{Bits, Half, integers, places, seed, vectors};
use crate::array::{self, PyArray};
use crate::registry::OrRaise;

pub(crate) fn make_classes() -> [(&'static str, PyTypeRef); 2] {
    [("_Bits", PyBits::make_static_type()), ("_Source", PySource::make_static_type())]
}

/// A pool of words of entropy for a seed sequence.
pub(crate) fn mix(len: usize, entropy: &[u32], vm: &VirtualMachine) -> PyResult {
    wrapped(&seed::pool(len, entropy), vm)
}

/// Words made of such a pool.
pub(crate) fn words(pool: &[u32], count: usize, vm: &VirtualMachine) -> PyResult {
    wrapped(&seed::words(pool, count), vm)
}

fn wrapped<T: Element>(values: &[T], vm: &VirtualMachine) -> PyResult {
    Ok(PyArray::from(Array::from_slice(values, &[values.len()]).or_raise(vm)?).into_object(vm))
}

/// The error of an array for which there is no room.
fn no_memory(count: usize, vm: &VirtualMachine) -> PyBaseExceptionRef {
    vm.new_memory_error(format!("Unable to allocate an array with shape ({count},) and data type int64"))
}

fn fixed<const N: usize>(words: &[u64]) -> [u64; N] {
    std::array::from_fn(|i| words.get(i).copied().unwrap_or(0))
}

/// A source of bits.
#[pyclass(module = "numpy.random", name = "_Bits")]
#[derive(Debug, PyPayload)]
pub(crate) struct PyBits {
    bits: RefCell<Bits>,
}

impl Constructor for PyBits {
    /// A name, and words of a seed.
    type Args = (String, Vec<u64>);

    fn py_new(_cls: &Py<PyType>, (name, words): Self::Args, vm: &VirtualMachine) -> PyResult<Self> {
        let bits = match name.as_str() {
            "MT19937" => Bits::Mersenne(Box::new(Mersenne::keyed(words.into_iter().map(|word| word as u32).collect()))),
            "PCG64" | "PCG64DXSM" => Bits::Pcg(Pcg::seeded(fixed(&words), name == "PCG64DXSM")),
            "Philox" => Bits::Philox(Philox::seeded(fixed(&words), fixed(words.get(2..).unwrap_or_default()))),
            "SFC64" => Bits::Sfc(Sfc::seeded(fixed(&words))),
            _ => return Err(vm.new_value_error(format!("no source of bits {name}"))),
        };
        Ok(Self { bits: RefCell::new(bits) })
    }
}

/// Whether a half is kept, and which.
fn half_of(half: Half, vm: &VirtualMachine) -> [PyObjectRef; 2] {
    [vm.ctx.new_int(u8::from(half.is_some())).into(), vm.ctx.new_int(half.unwrap_or(0)).into()]
}

#[pyclass(with(Constructor))]
impl PyBits {
    /// Starts anew from an integer, as `RandomState` does.
    #[pymethod]
    fn seed(zelf: &Py<Self>, seed: u32) {
        zelf.bits.replace(Bits::Mersenne(Box::new(Mersenne::seeded(seed))));
    }

    /// Starts anew from words, as `RandomState` does.
    #[pymethod]
    fn seed_by(zelf: &Py<Self>, words: Vec<u32>, vm: &VirtualMachine) -> PyResult<()> {
        if words.is_empty() {
            return Err(vm.new_value_error("Seed must be non-empty".to_owned()));
        }
        zelf.bits.replace(Bits::Mersenne(Box::new(Mersenne::seeded_by(&words))));
        Ok(())
    }

    /// The parts of the state, in the order in which `set_state` takes them.
    #[pymethod]
    fn state(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyRef<PyTuple>> {
        let parts = match &*zelf.bits.borrow() {
            Bits::Mersenne(source) => vec![wrapped(&source.key, vm)?, vm.ctx.new_int(source.at).into()],
            Bits::Pcg(source) => {
                let [is_kept, half] = half_of(source.half, vm);
                vec![vm.ctx.new_int(source.state).into(), vm.ctx.new_int(source.increment).into(), is_kept, half]
            }
            Bits::Philox(source) => {
                let [is_kept, half] = half_of(source.half, vm);
                let at = vm.ctx.new_int(source.at).into();
                let (counter, key) = (wrapped(&source.counter, vm)?, wrapped(&source.key, vm)?);
                vec![counter, key, wrapped(&source.buffer, vm)?, at, is_kept, half]
            }
            Bits::Sfc(source) => {
                let [is_kept, half] = half_of(source.half, vm);
                vec![wrapped(&source.state, vm)?, is_kept, half]
            }
        };
        Ok(vm.ctx.new_tuple(parts))
    }

    /// Sets the state from integers: those of all parts, one after the other.
    #[pymethod]
    fn set_state(zelf: &Py<Self>, parts: PyListRef, vm: &VirtualMachine) -> PyResult<()> {
        let parts = parts.borrow_vec().to_vec();
        let wide = parts.iter().map(|part| wide(part, vm)).collect::<PyResult<Vec<u128>>>()?;
        let words: Vec<u64> = wide.iter().map(|part| *part as u64).collect();
        let half = match words.as_slice() {
            [.., is_kept, half] if *is_kept != 0 => Some(*half as u32),
            _ => None,
        };
        match &mut *zelf.bits.borrow_mut() {
            Bits::Mersenne(source) if words.len() == mersenne::LEN + 1 => {
                source.key = words[..mersenne::LEN].iter().map(|word| *word as u32).collect();
                source.at = (words[mersenne::LEN] as usize).min(mersenne::LEN);
            }
            Bits::Pcg(source) if words.len() == 4 => {
                (source.state, source.increment, source.half) = (wide[0], wide[1], half);
            }
            Bits::Philox(source) if words.len() == 13 => {
                (source.counter, source.key) = (fixed(&words), fixed(&words[4..]));
                (source.buffer, source.at, source.half) = (fixed(&words[6..]), words[10] as usize, half);
            }
            Bits::Sfc(source) if words.len() == 6 => (source.state, source.half) = (fixed(&words), half),
            _ => return Err(vm.new_value_error("state has a wrong number of parts".to_owned())),
        }
        Ok(())
    }

    /// Goes on as if so many numbers had been drawn: a count of up to 256 bits, lowest word first.
    #[pymethod]
    fn advance(zelf: &Py<Self>, words: Vec<u64>) {
        let words = fixed::<4>(&words);
        match &mut *zelf.bits.borrow_mut() {
            Bits::Pcg(source) => source.advance((u128::from(words[1]) << 64) | u128::from(words[0])),
            Bits::Philox(source) => source.advance(words),
            Bits::Mersenne(_) | Bits::Sfc(_) => {}
        }
    }

    /// Goes far on, `times` times.
    #[pymethod]
    fn jump(zelf: &Py<Self>, times: u64) {
        match &mut *zelf.bits.borrow_mut() {
            Bits::Mersenne(source) => (0..times).for_each(|_| source.jump()),
            Bits::Pcg(source) => source.jump(times.into()),
            Bits::Philox(source) => source.advance([0, 0, times, 0]),
            Bits::Sfc(_) => {}
        }
    }

    /// What the source makes at one time, `count` times.
    #[pymethod]
    fn raw(zelf: &Py<Self>, count: usize, vm: &VirtualMachine) -> PyResult {
        let array = Array::zeros(&[count], Num::UInt64.into(), Order::C).or_raise(vm)?;
        let mut bits = zelf.bits.borrow_mut();
        (0..count).for_each(|i| array.write(i * size_of::<u64>(), bits.raw()));
        Ok(PyArray::from(array).into_object(vm))
    }

    #[pymethod]
    fn copy(zelf: &Py<Self>, vm: &VirtualMachine) -> PyRef<Self> {
        Self { bits: RefCell::new(zelf.bits.borrow().clone()) }.into_ref(&vm.ctx)
    }
}

fn wide(object: &PyObject, vm: &VirtualMachine) -> PyResult<u128> {
    let int: PyIntRef = object.to_owned().try_index(vm)?;
    u128::try_from(int.as_bigint())
        .map_err(|_outside| vm.new_overflow_error("can't convert negative int to unsigned".to_owned()))
}

/// A source of bits as distributions draw from it.
#[pyclass(module = "numpy.random", name = "_Source")]
#[derive(Debug, PyPayload)]
pub(crate) struct PySource {
    bits: PyRef<PyBits>,
    gauss: Cell<Option<f64>>,
    is_legacy: bool,
}

impl Constructor for PySource {
    /// The bits, and whether they are for `RandomState`.
    type Args = (PyRef<PyBits>, bool);

    fn py_new(_cls: &Py<PyType>, (bits, is_legacy): Self::Args, _vm: &VirtualMachine) -> PyResult<Self> {
        Ok(Self { bits, gauss: Cell::new(None), is_legacy })
    }
}

impl PySource {
    fn with<R>(&self, act: impl FnOnce(&mut Source) -> R) -> R {
        let mut gauss = self.gauss.take();
        let done = act(&mut Source { bits: &mut self.bits.bits.borrow_mut(), gauss: &mut gauss });
        self.gauss.set(gauss);
        done
    }

    /// Numbers of a distribution, into `out` or a new array; a number of Python's where neither size nor array is given.
    fn drawn(
        &self,
        of: &Distribution,
        size: Option<PyObjectRef>,
        out: Option<PyObjectRef>,
        objects: &[PyObjectRef],
        vm: &VirtualMachine,
    ) -> PyResult {
        let num = match of.draw {
            Draw::Real(_) => Num::Float64,
            Draw::Single(_) => Num::Float32,
            Draw::Whole(_) => Num::Int64,
        };
        if let Some(out) = &out {
            check_out(out, num, of.parts.is_empty(), size.as_ref(), vm)?;
        }
        let given = Given::read(of.parts, objects, vm)?;
        let own = params::common_shape(&given.shapes(), vm)?;
        given.check(of, &own, vm)?;
        let shape = match (&size, out.as_ref().and_then(|out| out.downcast_ref::<PyArray>())) {
            (_, Some(out)) => out.array().shape().into(),
            (Some(size), None) => array::known_shape(size, vm)?,
            (None, None) if given.are_single() => return Ok(self.single(of, &given.spread(&[], vm)?.at(0), vm)),
            (None, None) => own,
        };
        if !given.are_single() {
            params::fitted(&shape, given.shapes(), vm)?;
        }
        let spread = given.spread(&shape, vm)?;
        let result = match &out {
            Some(out) => out.clone(),
            None => PyArray::from(Array::zeros(&shape, num.into(), Order::C).or_raise(vm)?).into_object(vm),
        };
        let Some(array) = result.downcast_ref::<PyArray>().map(|array| array.array()) else { return Ok(result) };
        self.with(|source| match of.draw {
            Draw::Real(draw) => fill(&array, source, &spread, draw),
            Draw::Single(draw) => fill(&array, source, &spread, draw),
            Draw::Whole(draw) => fill(&array, source, &spread, draw),
        });
        Ok(result)
    }

    fn single(&self, of: &Distribution, params: &params::Params, vm: &VirtualMachine) -> PyObjectRef {
        match of.draw {
            Draw::Real(draw) => vm.ctx.new_float(self.with(|source| draw(source, params))).into(),
            Draw::Single(draw) => vm.ctx.new_float(self.with(|source| draw(source, params)).into()).into(),
            Draw::Whole(draw) => vm.ctx.new_int(self.with(|source| draw(source, params))).into(),
        }
    }
}

/// Draws all elements in the order in which they lie.
fn fill<T: Element>(
    array: &Array,
    source: &mut Source,
    spread: &params::Spread,
    draw: fn(&mut Source, &params::Params) -> T,
) {
    let at = array.layout().offset;
    let same = spread.same();
    for i in 0..array.size() {
        let drawn = match &same {
            Some(params) => draw(source, params),
            None => draw(source, &spread.at(i)),
        };
        array.write(at + i * size_of::<T>(), drawn);
    }
}

/// Refuses arrays that cannot take the numbers as they are drawn; with parameters, these must lie in C's order.
fn check_out(
    out: &PyObject,
    num: Num,
    is_plain: bool,
    size: Option<&PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let words = format!(
        "Supplied output array must be {}contiguous, writable, aligned, and in machine byte-order.",
        if is_plain { "" } else { "C-" }
    );
    let Some(array) = out.downcast_ref::<PyArray>() else { return Err(vm.new_value_error(words)) };
    array.check_writeable(&words, vm)?;
    let array = array.array();
    let is_packed = array.is_packed(Order::C) || is_plain && array.is_packed(Order::F);
    if !is_packed || *array.dtype() != array.dtype().native() {
        return Err(vm.new_value_error(words));
    }
    if *array.dtype() != DType::from(num) {
        let found = crate::dtype::wrap(array.dtype().clone(), vm).as_object().str(vm)?;
        return Err(vm.new_type_error(format!(
            "Supplied output array has the wrong type. Expected {}, got {found}",
            num.name()
        )));
    }
    let is_same = |size: &PyObjectRef| {
        array::shape_of(size, vm).is_ok_and(|shape| {
            shape.len() == array.ndim()
                && shape.iter().zip(array.shape()).all(|(one, other)| usize::try_from(*one) == Ok(*other))
        })
    };
    if size.is_some_and(|size| !is_same(size)) {
        return Err(vm.new_value_error("size must match out.shape when used together".to_owned()));
    }
    Ok(())
}

#[pyclass(with(Constructor))]
impl PySource {
    /// `draw(name, size, *parameters, out=None)`.
    #[pymethod]
    fn draw(zelf: &Py<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        let [name, size, objects @ ..] = args.args.as_slice() else {
            return Err(vm.new_type_error("draw() takes a name and a size".to_owned()));
        };
        let name = name.downcast_ref::<PyStr>().and_then(|name| name.to_str()).unwrap_or_default();
        let of = distributions::find(name, zelf.is_legacy)
            .ok_or_else(|| vm.new_value_error(format!("no distribution {name}")))?;
        if objects.len() != of.parts.len() {
            return Err(vm.new_type_error(format!("{name}() takes {} parameters", of.parts.len())));
        }
        let given = |object: &PyObjectRef| (!vm.is_none(object)).then(|| object.clone());
        zelf.drawn(of, given(size), args.kwargs.get("out").and_then(given), objects, vm)
    }

    /// Integers of a type from `low` on, up to `most` more (both as bits); a scalar where no size is given.
    #[pymethod]
    fn integers(
        zelf: &Py<Self>,
        low: u64,
        most: u64,
        size: PyObjectRef,
        dtype: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult {
        let num = crate::dtype::parse(&dtype, vm)?.num().unwrap_or(Num::Int64);
        let is_single = vm.is_none(&size);
        let shape = if is_single { tensor::layout::Dims::new() } else { array::known_shape(&size, vm)? };
        let array =
            zelf.with(|source| integers::drawn(source.bits, num, (&[low], &[most]), &shape, zelf.is_legacy, vm))?;
        if is_single {
            return crate::element::to_scalar(&array, array.layout().offset, vm);
        }
        Ok(PyArray::from(array).into_object(vm))
    }

    /// Integers of a type, each with its own bounds.
    #[pymethod]
    fn integers_each(
        zelf: &Py<Self>,
        lows: PyRef<PyArray>,
        mosts: PyRef<PyArray>,
        dtype: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult {
        let num = crate::dtype::parse(&dtype, vm)?.num().unwrap_or(Num::Int64);
        let (lows, mosts) = (lows.array(), mosts.array());
        let bits = |array: &Array| Ok(array.cast(Num::UInt64).or_raise(vm)?.to_vec::<u64>());
        let (low_bits, most_bits): (Vec<u64>, Vec<u64>) = (bits(&lows)?, bits(&mosts)?);
        if low_bits.len() != most_bits.len() {
            return Err(vm.new_value_error("bounds differ in shape".to_owned()));
        }
        let array = zelf.with(|source| {
            integers::drawn(source.bits, num, (&low_bits, &most_bits), lows.shape(), zelf.is_legacy, vm)
        })?;
        Ok(PyArray::from(array).into_object(vm))
    }

    /// Places 0 to `count - 1` in random order.
    #[pymethod]
    fn shuffled(zelf: &Py<Self>, count: usize, vm: &VirtualMachine) -> PyResult {
        let places = zelf.with(|source| places::shuffled(source.bits, count));
        wrapped(&places.ok_or_else(|| no_memory(count, vm))?, vm)
    }

    /// Different places below `most`.
    #[pymethod]
    fn chosen(zelf: &Py<Self>, most: u64, count: usize, is_shuffled: bool, vm: &VirtualMachine) -> PyResult {
        if count as u64 > most {
            return Err(vm.new_value_error("more places than there are".to_owned()));
        }
        let places = zelf.with(|source| places::chosen(source.bits, most, count, is_shuffled));
        wrapped(&places.ok_or_else(|| no_memory(count, vm))?, vm)
    }

    /// `count` rows; trials and places of chances are one of each, or one for each row.
    #[pymethod]
    fn multinomial(
        zelf: &Py<Self>,
        trials: PyRef<PyArray>,
        starts: PyRef<PyArray>,
        chances: PyRef<PyArray>,
        len: usize,
        count: usize,
        vm: &VirtualMachine,
    ) -> PyResult {
        let rows =
            zelf.with(|source| vectors::multinomial(source.bits, (&trials, &starts), &chances, len, count, vm))?;
        Ok(PyArray::from(rows).into_object(vm))
    }

    #[pymethod]
    fn colours(
        zelf: &Py<Self>,
        colours: PyRef<PyArray>,
        sample: i64,
        count: usize,
        is_listed: bool,
        vm: &VirtualMachine,
    ) -> PyResult {
        let rows = zelf.with(|source| vectors::colours(source.bits, &colours, sample, count, is_listed, vm))?;
        Ok(PyArray::from(rows).into_object(vm))
    }

    #[pymethod]
    fn dirichlet(zelf: &Py<Self>, alpha: PyRef<PyArray>, count: usize, vm: &VirtualMachine) -> PyResult {
        let rows = zelf.with(|source| vectors::dirichlet(source, &alpha, count, zelf.is_legacy, vm))?;
        Ok(PyArray::from(rows).into_object(vm))
    }

    /// The second of a pair of normal numbers, where it is still to be given.
    #[pymethod]
    fn gauss(zelf: &Py<Self>) -> Option<f64> {
        zelf.gauss.get()
    }

    #[pymethod]
    fn set_gauss(zelf: &Py<Self>, gauss: Option<f64>) {
        zelf.gauss.set(gauss);
    }
}
