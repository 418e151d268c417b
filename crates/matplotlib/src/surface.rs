//! The drawing that an artist draws on, as a class of Python.

use std::cell::RefCell;
use std::rc::Rc;

use canvas::{Drawing, Filter, Item, Marks, Mesh, Picture, Shape, Snap, Stroke, paint, pdf, svg};
use rustpython_vm::builtins::{PyStrRef, PyType, PyTypeRef};
use rustpython_vm::class::PyClassImpl;
use rustpython_vm::function::ArgBytesLike;
use rustpython_vm::types::Constructor;
use rustpython_vm::{Py, PyObject, PyObjectRef, PyPayload, PyResult, VirtualMachine, pyclass};

use crate::convert::Frame;
use crate::{convert, fonts};

/// A list of everything drawn so far.
#[pyclass(module = "matplotlib", name = "Surface")]
#[derive(Debug, PyPayload)]
pub(crate) struct PySurface {
    drawing: RefCell<Drawing>,
    frame: Frame,
}

pub(crate) fn make_class() -> PyTypeRef {
    PySurface::make_static_type()
}

impl Constructor for PySurface {
    type Args = (f64, f64, f64, f64);

    /// Width, height, and where the left lower corner is.
    fn py_new(_cls: &Py<PyType>, (width, height, left, low): Self::Args, _vm: &VirtualMachine) -> PyResult<Self> {
        let frame = Frame { left, top: low + height };
        Ok(Self { drawing: RefCell::new(Drawing { width, height, items: Vec::new() }), frame })
    }
}

#[derive(rustpython_vm::FromArgs)]
pub(crate) struct ShapeArgs {
    #[pyarg(positional)]
    points: PyObjectRef,
    #[pyarg(positional)]
    codes: PyObjectRef,
    #[pyarg(positional)]
    transform: PyObjectRef,
    #[pyarg(positional)]
    fill: PyObjectRef,
    #[pyarg(positional)]
    stroke: PyObjectRef,
    #[pyarg(positional)]
    clip: PyObjectRef,
    /// 0 never, 1 always, 2 where all edges are horizontal or vertical.
    #[pyarg(positional)]
    snap: i32,
    #[pyarg(positional)]
    antialias: bool,
}

#[derive(rustpython_vm::FromArgs)]
pub(crate) struct TextArgs {
    #[pyarg(positional)]
    font: usize,
    #[pyarg(positional)]
    size: f64,
    #[pyarg(positional)]
    text: PyStrRef,
    /// From pixels at the start of the base line, y upwards.
    #[pyarg(positional)]
    transform: PyObjectRef,
    #[pyarg(positional)]
    colour: PyObjectRef,
    #[pyarg(positional)]
    stroke: PyObjectRef,
    #[pyarg(positional)]
    clip: PyObjectRef,
}

#[derive(rustpython_vm::FromArgs)]
pub(crate) struct MarksArgs {
    /// A list of `(points, codes, transform)`.
    #[pyarg(positional)]
    shapes: Vec<PyObjectRef>,
    #[pyarg(positional)]
    places: PyObjectRef,
    #[pyarg(positional)]
    transform: PyObjectRef,
    #[pyarg(positional)]
    sizes: PyObjectRef,
    #[pyarg(positional)]
    fills: PyObjectRef,
    #[pyarg(positional)]
    edges: PyObjectRef,
    #[pyarg(positional)]
    widths: PyObjectRef,
    #[pyarg(positional)]
    stroke: PyObjectRef,
    #[pyarg(positional)]
    clip: PyObjectRef,
    /// Marks go to the middle of pixels, their outlines to the raster.
    #[pyarg(positional)]
    snap: bool,
    #[pyarg(positional)]
    antialias: bool,
}

#[derive(rustpython_vm::FromArgs)]
pub(crate) struct MeshArgs {
    #[pyarg(positional)]
    rows: usize,
    #[pyarg(positional)]
    columns: usize,
    #[pyarg(positional)]
    corners: PyObjectRef,
    #[pyarg(positional)]
    transform: PyObjectRef,
    #[pyarg(positional)]
    fills: PyObjectRef,
    #[pyarg(positional)]
    edge: PyObjectRef,
    #[pyarg(positional)]
    clip: PyObjectRef,
    #[pyarg(positional)]
    antialias: bool,
}

#[derive(rustpython_vm::FromArgs)]
pub(crate) struct PictureArgs {
    #[pyarg(positional)]
    pixels: ArgBytesLike,
    #[pyarg(positional)]
    width: usize,
    #[pyarg(positional)]
    height: usize,
    /// Where the top left and the bottom right corner go: `x0 y0 x1 y1`.
    #[pyarg(positional)]
    area: PyObjectRef,
    #[pyarg(positional)]
    filter: PyStrRef,
    #[pyarg(positional)]
    opacity: f64,
    #[pyarg(positional)]
    clip: PyObjectRef,
}

#[pyclass(with(Constructor))]
impl PySurface {
    fn add(&self, item: Item, clip: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
        let clip = convert::clip(clip, self.frame, vm)?;
        self.drawing.borrow_mut().items.push((item, clip));
        Ok(())
    }

    /// Draws an outline, filled, stroked or both.
    #[pymethod]
    fn shape(zelf: &Py<Self>, args: ShapeArgs, vm: &VirtualMachine) -> PyResult<()> {
        let map = convert::affine(&args.transform, zelf.frame, vm)?;
        let mut shape = convert::shape(&args.points, &args.codes, &map, vm)?;
        let fill = convert::colour(&args.fill, vm)?;
        let stroke = convert::stroke(&args.stroke, vm)?;
        let snap = match args.snap {
            0 => Snap::Never,
            1 => Snap::Always,
            _ => Snap::Auto,
        };
        shape.snap(snap, stroke.as_ref().map_or(0.0, |stroke| stroke.width));
        zelf.add(Item::Shape { shape: Rc::new(shape), fill, stroke, antialias: args.antialias }, &args.clip, vm)
    }

    /// Draws a line of text in one font.
    #[pymethod]
    fn text(zelf: &Py<Self>, args: TextArgs, vm: &VirtualMachine) -> PyResult<()> {
        let map = convert::affine(&args.transform, zelf.frame, vm)?;
        let mut shape = Shape::default();
        fonts::with(args.font, vm, |font| font.outline(&args.text.to_string_lossy(), args.size, &map, &mut shape))?;
        let fill = convert::colour(&args.colour, vm)?;
        let stroke = convert::stroke(&args.stroke, vm)?;
        zelf.add(Item::Shape { shape: Rc::new(shape), fill, stroke, antialias: true }, &args.clip, vm)
    }

    /// Draws outlines at many places.
    #[pymethod]
    fn marks(zelf: &Py<Self>, args: MarksArgs, vm: &VirtualMachine) -> PyResult<()> {
        let map = convert::affine(&args.transform, zelf.frame, vm)?;
        let stroke = convert::stroke(&args.stroke, vm)?;
        let stroke = stroke.unwrap_or(Stroke {
            colour: [0.0; 4],
            width: 0.0,
            dashes: Vec::new(),
            dash_offset: 0.0,
            cap: canvas::Cap::Butt,
            join: canvas::Join::Miter,
        });
        let mut shapes = Vec::with_capacity(args.shapes.len());
        for given in &args.shapes {
            let parts = convert::parts(given, 3, "an outline", vm)?;
            let around = convert::affine(&parts[2], Frame::AROUND, vm)?;
            let mut shape = convert::shape(&parts[0], &parts[1], &around, vm)?;
            if args.snap {
                shape.snap(Snap::Auto, stroke.width);
            }
            shapes.push(shape);
        }
        let places = convert::list(&args.places, vm)?;
        let place = |at: &[f64]| {
            let (x, y) = map.apply(at[0], at[1]);
            if args.snap { [x.floor() + 0.5, y.floor() + 0.5] } else { [x, y] }
        };
        let marks = Marks {
            shapes,
            places: places.chunks_exact(2).map(place).collect(),
            sizes: convert::list(&args.sizes, vm)?,
            fills: convert::colours(&args.fills, vm)?,
            edges: convert::colours(&args.edges, vm)?,
            widths: convert::list(&args.widths, vm)?,
            stroke,
            antialias: args.antialias,
        };
        zelf.add(Item::Marks(Box::new(marks)), &args.clip, vm)
    }

    /// Draws a grid of quadrilaterals.
    #[pymethod]
    fn mesh(zelf: &Py<Self>, args: MeshArgs, vm: &VirtualMachine) -> PyResult<()> {
        let map = convert::affine(&args.transform, zelf.frame, vm)?;
        let corners = convert::list(&args.corners, vm)?;
        let mesh = Mesh {
            rows: args.rows,
            columns: args.columns,
            corners: corners.chunks_exact(2).map(|at| map.apply(at[0], at[1]).into()).collect(),
            fills: convert::colours(&args.fills, vm)?,
            edge: convert::stroke(&args.edge, vm)?,
            antialias: args.antialias,
        };
        zelf.add(Item::Mesh(Box::new(mesh)), &args.clip, vm)
    }

    /// Draws pixels over a box.
    #[pymethod]
    fn picture(zelf: &Py<Self>, args: PictureArgs, vm: &VirtualMachine) -> PyResult<()> {
        let pixels = args.pixels.borrow_buf().to_vec();
        if pixels.len() != 4 * args.width * args.height {
            return Err(vm.new_value_error("the number of bytes does not fit width and height".to_owned()));
        }
        let name = args.filter.to_string_lossy();
        let filter =
            Filter::by_name(&name).ok_or_else(|| vm.new_value_error(format!("unknown interpolation {name:?}")))?;
        let area = zelf.frame.corners(convert::floats(&args.area, "a box", vm)?);
        let picture = Picture {
            width: args.width,
            height: args.height,
            pixels: Rc::new(pixels),
            area,
            filter,
            opacity: args.opacity as f32,
        };
        zelf.add(Item::Picture(Box::new(picture)), &args.clip, vm)
    }

    /// The drawing as a PNG file.
    #[pymethod]
    fn png(zelf: &Py<Self>, dpi: f64, texts: Vec<String>, vm: &VirtualMachine) -> PyResult {
        let painter = paint::paint(&zelf.drawing.borrow()).map_err(|error| vm.new_value_error(error.to_string()))?;
        let file = painter.into_png(dpi, &pairs(&texts)).map_err(|error| vm.new_value_error(error.to_string()))?;
        Ok(vm.ctx.new_bytes(file).into())
    }

    /// Width, height, and rows of red, green, blue, opacity.
    #[pymethod]
    fn rgba(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<(usize, usize, PyObjectRef)> {
        let painter = paint::paint(&zelf.drawing.borrow()).map_err(|error| vm.new_value_error(error.to_string()))?;
        let (width, height) = (painter.width(), painter.height());
        Ok((width, height, vm.ctx.new_bytes(painter.into_rgba()).into()))
    }

    #[pymethod]
    fn svg(zelf: &Py<Self>, dpi: f64, vm: &VirtualMachine) -> PyResult<String> {
        svg::write(&zelf.drawing.borrow(), dpi).map_err(|error| vm.new_value_error(error.to_string()))
    }

    #[pymethod]
    fn pdf(zelf: &Py<Self>, dpi: f64, texts: Vec<String>, vm: &VirtualMachine) -> PyResult {
        Ok(vm.ctx.new_bytes(pdf::write(&zelf.drawing.borrow(), dpi, &pairs(&texts))).into())
    }
}

/// Keys and texts, one after the other, as pairs.
fn pairs(texts: &[String]) -> Vec<(String, String)> {
    texts.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}
