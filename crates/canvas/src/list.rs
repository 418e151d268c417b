//! What a drawing consists of.

use std::rc::Rc;

use crate::shape::Shape;

/// Red, green, blue, opacity between 0 and 1.
pub type Rgba = [f32; 4];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    Butt,
    Round,
    Square,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    Miter,
    Round,
    Bevel,
}

/// How an outline is drawn; widths and dashes in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    pub colour: Rgba,
    pub width: f64,
    pub dashes: Vec<f64>,
    pub dash_offset: f64,
    pub cap: Cap,
    pub join: Join,
}

/// Where something may be seen: a box `x0 y0 x1 y1`, and inside an outline.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clip {
    pub area: Option<[f64; 4]>,
    pub outline: Option<Rc<Shape>>,
}

/// One outline at many places.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// Around the origin; the n-th mark takes the n-th outline, over and over.
    pub shapes: Vec<Shape>,
    pub places: Vec<[f64; 2]>,
    /// Factors on outlines; over and over, as everything below. Empty means 1.
    pub sizes: Vec<f64>,
    pub fills: Vec<Rgba>,
    pub edges: Vec<Rgba>,
    pub widths: Vec<f64>,
    pub stroke: Stroke,
    pub antialias: bool,
}

/// A grid of quadrilaterals.
#[derive(Debug, Clone, PartialEq)]
pub struct Mesh {
    pub rows: usize,
    pub columns: usize,
    /// `(rows + 1) (columns + 1)` corners, row by row.
    pub corners: Vec<[f64; 2]>,
    /// `rows columns` colours.
    pub fills: Vec<Rgba>,
    pub edge: Option<Stroke>,
    pub antialias: bool,
}

/// Between the pixels of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    Nearest,
    Bilinear,
    Bicubic,
    Hanning,
    Hamming,
    Hermite,
    Kaiser,
    Quadric,
    Catrom,
    Gaussian,
    Mitchell,
    Spline16,
    Spline36,
    Sinc,
    Lanczos,
    Blackman,
}

/// Pixels, 8 bits of red, green, blue, opacity each, stretched over the box `x0 y0 x1 y1` (sides may be swapped).
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Rc<Vec<u8>>,
    pub area: [f64; 4],
    pub filter: Filter,
    pub opacity: f32,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Shape { shape: Rc<Shape>, fill: Option<Rgba>, stroke: Option<Stroke>, antialias: bool },
    Marks(Box<Marks>),
    Mesh(Box<Mesh>),
    Picture(Box<Picture>),
}

/// Items in the order in which they are painted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub items: Vec<(Item, Clip)>,
}

/// The n-th of values that are used over and over.
pub(crate) fn cycled<T: Copy>(values: &[T], index: usize) -> Option<T> {
    if values.is_empty() { None } else { Some(values[index % values.len()]) }
}
