//! The native half of matplotlib: the module `_matplotlib`. Its Python half is in `python/matplotlib`.
//!
//! Coordinates from Python are pixels with the origin at the bottom left, as matplotlib's; the drawing's are at the top left.
//! *Invariant:* every call checks what it is given; a drawing with nonsense in it is a `ValueError` or not visible.

#![expect(clippy::many_single_char_names, reason = "the names of the formulas, and of points")]
#![expect(clippy::unnecessary_wraps, reason = "functions of a module have one shape")]

mod convert;
mod fonts;
mod surface;

/// The module `_matplotlib`.
pub fn module_def(ctx: &rustpython_vm::Context) -> &'static rustpython_vm::builtins::PyModuleDef {
    _matplotlib::module_def(ctx)
}

#[rustpython_vm::pymodule]
mod _matplotlib {
    use canvas::contour::Grid;
    use canvas::{Affine, Filter, Segment, Shape, resample};
    use rustpython_vm::builtins::{PyModule, PyStrRef};
    use rustpython_vm::function::ArgBytesLike;
    use rustpython_vm::{Py, PyObjectRef, PyResult, VirtualMachine};

    use crate::convert::{bytes_of, doubles, floats};
    use crate::{fonts, surface};

    pub(crate) fn module_exec(vm: &VirtualMachine, module: &Py<PyModule>) -> PyResult<()> {
        __module_exec(vm, module);
        module.set_attr("Surface", surface::make_class(), vm)?;
        Ok(())
    }

    /// Takes a font file in and returns its number.
    #[pyfunction]
    fn load_font(file: ArgBytesLike, vm: &VirtualMachine) -> PyResult<usize> {
        fonts::load(file.borrow_buf().to_vec()).map_err(|error| vm.new_value_error(error.to_string()))
    }

    /// Advance, then the smallest box around the letters: `x_min`, `y_min`, `x_max`, `y_max`; pixels, y upwards.
    #[pyfunction]
    fn extent(font: usize, size: f64, text: PyStrRef, vm: &VirtualMachine) -> PyResult<(f64, f64, f64, f64, f64)> {
        let extent = fonts::with(font, vm, |font| font.extent(&text.to_string_lossy(), size))?;
        Ok((extent.advance, extent.x_min, extent.y_min, extent.x_max, extent.y_max))
    }

    /// Ascender, descender and height of a line as parts of the size.
    #[pyfunction]
    fn font_line(font: usize, vm: &VirtualMachine) -> PyResult<(f64, f64, f64)> {
        fonts::with(font, vm, canvas::font::Font::line)
    }

    #[pyfunction]
    fn has_glyph(font: usize, letter: PyStrRef, vm: &VirtualMachine) -> PyResult<bool> {
        fonts::with(font, vm, |font| letter.to_string_lossy().chars().all(|letter| font.has(letter)))
    }

    /// The outlines of a text: points and codes.
    #[pyfunction]
    fn text_outline(
        font: usize,
        size: f64,
        text: PyStrRef,
        vm: &VirtualMachine,
    ) -> PyResult<(PyObjectRef, PyObjectRef)> {
        let mut shape = Shape::default();
        fonts::with(font, vm, |font| font.outline(&text.to_string_lossy(), size, &Affine::IDENTITY, &mut shape))?;
        let (mut points, mut codes) = (Vec::new(), Vec::new());
        for segment in &shape.segments {
            let (code, list): (u8, Vec<f64>) = match *segment {
                Segment::Move(x, y) => (1, vec![x, y]),
                Segment::Line(x, y) => (2, vec![x, y]),
                Segment::Quad(a, b, x, y) => (3, vec![a, b, x, y]),
                Segment::Cubic(a, b, c, d, x, y) => (4, vec![a, b, c, d, x, y]),
                Segment::Close => (79, vec![0.0, 0.0]),
            };
            codes.extend(std::iter::repeat_n(code, list.len() / 2));
            points.extend(list);
        }
        Ok((bytes_of(&points, vm), vm.ctx.new_bytes(codes).into()))
    }

    #[derive(rustpython_vm::FromArgs)]
    struct GridArgs {
        #[pyarg(positional)]
        x: ArgBytesLike,
        #[pyarg(positional)]
        y: ArgBytesLike,
        #[pyarg(positional)]
        z: ArgBytesLike,
        #[pyarg(positional)]
        rows: usize,
        #[pyarg(positional)]
        columns: usize,
    }

    /// Lines of one height: a list of points and whether the line is closed.
    #[pyfunction]
    fn contour_lines(grid: GridArgs, height: f64, vm: &VirtualMachine) -> PyResult {
        let (x, y, z) = (doubles(&grid.x), doubles(&grid.y), doubles(&grid.z));
        let lines = Grid { rows: grid.rows, columns: grid.columns, x: &x, y: &y, z: &z }.lines(height);
        let lines = lines.into_iter().map(|(points, closed)| {
            let parts = vec![bytes_of(points.as_flattened(), vm), vm.ctx.new_bool(closed).into()];
            vm.ctx.new_tuple(parts).into()
        });
        Ok(vm.ctx.new_list(lines.collect()).into())
    }

    /// Outlines of what lies between two heights.
    #[pyfunction]
    fn contour_regions(grid: GridArgs, lower: f64, upper: f64, vm: &VirtualMachine) -> PyResult {
        let (x, y, z) = (doubles(&grid.x), doubles(&grid.y), doubles(&grid.z));
        let regions = Grid { rows: grid.rows, columns: grid.columns, x: &x, y: &y, z: &z }.regions(lower, upper);
        let regions = regions.into_iter().map(|points| bytes_of(points.as_flattened(), vm));
        Ok(vm.ctx.new_list(regions.collect()).into())
    }

    #[derive(rustpython_vm::FromArgs)]
    struct ResampleArgs {
        #[pyarg(positional)]
        values: ArgBytesLike,
        #[pyarg(positional)]
        rows: usize,
        #[pyarg(positional)]
        columns: usize,
        #[pyarg(positional)]
        area: PyObjectRef,
        #[pyarg(positional)]
        width: i32,
        #[pyarg(positional)]
        height: i32,
        #[pyarg(positional)]
        filter: PyStrRef,
    }

    /// Numbers of a picture stretched over the pixels `0..width`, `0..height`; `area` is where the corners are: `x0 y0 x1 y1`.
    #[pyfunction]
    fn resample_values(args: ResampleArgs, vm: &VirtualMachine) -> PyResult {
        let values: Vec<f32> = doubles(&args.values).into_iter().map(|value| value as f32).collect();
        let name = args.filter.to_string_lossy();
        let filter =
            Filter::by_name(&name).ok_or_else(|| vm.new_value_error(format!("unknown interpolation {name:?}")))?;
        if values.len() < args.rows * args.columns || args.rows == 0 || args.columns == 0 {
            return Err(vm.new_value_error("fewer values than rows and columns".to_owned()));
        }
        let [x0, y0, x1, y1] = floats(&args.area, "a box", vm)?;
        let (width, height) = (args.width.clamp(0, 1 << 15), args.height.clamp(0, 1 << 15));
        let columns = resample::weights(args.columns, x0, x1, 0, width, filter);
        let rows = resample::weights(args.rows, y0, y1, 0, height, filter);
        let mixed = resample::mix::<1>(&values[..args.rows * args.columns], args.columns, &columns, &rows);
        let mixed: Vec<f64> = mixed.into_iter().map(f64::from).collect();
        Ok(bytes_of(&mixed, vm))
    }

    /// A PNG file of rows of red, green, blue, opacity.
    #[pyfunction]
    fn png(pixels: ArgBytesLike, width: u32, height: u32, dpi: f64, vm: &VirtualMachine) -> PyResult {
        let pixels = pixels.borrow_buf();
        if pixels.len() != width as usize * height as usize * 4 {
            return Err(vm.new_value_error("the number of bytes does not fit width and height".to_owned()));
        }
        let file = canvas::paint::png_file(&pixels, width, height, dpi, &[])
            .map_err(|error| vm.new_value_error(error.to_string()))?;
        Ok(vm.ctx.new_bytes(file).into())
    }
}
