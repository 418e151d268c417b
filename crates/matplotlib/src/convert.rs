//! Arguments from Python.

use std::rc::Rc;

use canvas::{Affine, Cap, Clip, Join, Rgba, Shape, Stroke};
use rustpython_vm::builtins::PyTuple;
use rustpython_vm::function::ArgBytesLike;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, TryFromObject, VirtualMachine};

/// The numbers of a packed buffer of 64-bit floats.
pub(crate) fn doubles(buffer: &ArgBytesLike) -> Vec<f64> {
    let bytes = buffer.borrow_buf();
    bytes.chunks_exact(8).map(|bytes| f64::from_ne_bytes(bytes.try_into().unwrap_or_default())).collect()
}

pub(crate) fn bytes_of(values: &[f64], vm: &VirtualMachine) -> PyObjectRef {
    vm.ctx.new_bytes(values.iter().flat_map(|value| value.to_ne_bytes()).collect()).into()
}

fn float(object: &PyObject, vm: &VirtualMachine) -> PyResult<f64> {
    Ok(object.try_float(vm)?.to_f64())
}

/// The parts of a tuple that has at least `count`.
pub(crate) fn parts<'a>(
    object: &'a PyObject,
    count: usize,
    what: &str,
    vm: &VirtualMachine,
) -> PyResult<&'a [PyObjectRef]> {
    let tuple = object.downcast_ref::<PyTuple>().filter(|tuple| tuple.len() >= count);
    let tuple = tuple.ok_or_else(|| vm.new_type_error(format!("{what} is a tuple of {count}")))?;
    Ok(tuple.as_slice())
}

pub(crate) fn floats<const N: usize>(object: &PyObject, what: &str, vm: &VirtualMachine) -> PyResult<[f64; N]> {
    let mut out = [0.0; N];
    for (out, part) in out.iter_mut().zip(parts(object, N, what, vm)?) {
        *out = float(part, vm)?;
    }
    Ok(out)
}

/// Where the drawing lies in matplotlib's pixels, which count upwards: its left and its top edge.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) left: f64,
    pub(crate) top: f64,
}

impl Frame {
    /// For what is relative to a place: turned over, but not moved.
    pub(crate) const AROUND: Self = Self { left: 0.0, top: 0.0 };

    pub(crate) fn corners(self, [x0, y0, x1, y1]: [f64; 4]) -> [f64; 4] {
        [x0 - self.left, self.top - y0, x1 - self.left, self.top - y1]
    }
}

/// `(a, b, c, d, e, f)`, to pixels that count upwards; the result's count downwards.
pub(crate) fn affine(object: &PyObject, frame: Frame, vm: &VirtualMachine) -> PyResult<Affine> {
    let flip = Affine { d: -1.0, e: -frame.left, f: frame.top, ..Affine::IDENTITY };
    if vm.is_none(object) {
        return Ok(flip);
    }
    let [a, b, c, d, e, f] = floats(object, "a transform", vm)?;
    Ok(Affine { a, b, c, d, e, f }.then(&flip))
}

pub(crate) fn colour(object: &PyObject, vm: &VirtualMachine) -> PyResult<Option<Rgba>> {
    if vm.is_none(object) {
        return Ok(None);
    }
    Ok(Some(floats::<4>(object, "a colour", vm)?.map(|part| part as f32)))
}

/// Colours from a packed buffer of 64-bit floats, four each.
pub(crate) fn colours(object: &PyObject, vm: &VirtualMachine) -> PyResult<Vec<Rgba>> {
    if vm.is_none(object) {
        return Ok(Vec::new());
    }
    let values = list(object, vm)?;
    Ok(values
        .chunks_exact(4)
        .map(|parts| [parts[0] as f32, parts[1] as f32, parts[2] as f32, parts[3] as f32])
        .collect())
}

/// Numbers from a packed buffer, or none.
pub(crate) fn list(object: &PyObject, vm: &VirtualMachine) -> PyResult<Vec<f64>> {
    if vm.is_none(object) {
        return Ok(Vec::new());
    }
    Ok(doubles(&ArgBytesLike::try_from_object(vm, object.to_owned())?))
}

/// `(colour, width, dashes, offset, cap, join)`, or none.
pub(crate) fn stroke(object: &PyObject, vm: &VirtualMachine) -> PyResult<Option<Stroke>> {
    if vm.is_none(object) {
        return Ok(None);
    }
    let parts = parts(object, 6, "a stroke", vm)?;
    let dashes = match parts[2].downcast_ref::<PyTuple>() {
        Some(dashes) => dashes.as_slice().iter().map(|dash| float(dash, vm)).collect::<PyResult<Vec<_>>>()?,
        None => Vec::new(),
    };
    Ok(Some(Stroke {
        colour: colour(&parts[0], vm)?.unwrap_or_default(),
        width: float(&parts[1], vm)?,
        dashes,
        dash_offset: float(&parts[3], vm)?,
        cap: match float(&parts[4], vm)? as i32 {
            1 => Cap::Round,
            2 => Cap::Square,
            _ => Cap::Butt,
        },
        join: match float(&parts[5], vm)? as i32 {
            1 => Join::Round,
            2 => Join::Bevel,
            _ => Join::Miter,
        },
    }))
}

/// A shape from `points`, `codes` and a transform.
pub(crate) fn shape(points: &PyObject, codes: &PyObject, map: &Affine, vm: &VirtualMachine) -> PyResult<Shape> {
    let points = list(points, vm)?;
    if vm.is_none(codes) {
        return Ok(Shape::from_points(&points, None, map));
    }
    let codes = ArgBytesLike::try_from_object(vm, codes.to_owned())?;
    Ok(Shape::from_points(&points, Some(&codes.borrow_buf()), map))
}

/// None, or `(area, outline)`: a box `(x0, y0, x1, y1)` or none, and `(points, codes, transform)` or none.
pub(crate) fn clip(object: &PyObject, frame: Frame, vm: &VirtualMachine) -> PyResult<Clip> {
    if vm.is_none(object) {
        return Ok(Clip::default());
    }
    let both = parts(object, 2, "a clip", vm)?;
    let area = if vm.is_none(&both[0]) {
        None
    } else {
        let [x0, y1, x1, y0] = frame.corners(floats(&both[0], "a box", vm)?);
        Some([x0, y0, x1, y1])
    };
    let outline = if vm.is_none(&both[1]) {
        None
    } else {
        let given = parts(&both[1], 3, "an outline", vm)?;
        Some(Rc::new(shape(given[0].as_object(), &given[1], &affine(&given[2], frame, vm)?, vm)?))
    };
    Ok(Clip { area, outline })
}
