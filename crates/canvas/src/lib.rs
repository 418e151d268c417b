//! Drawings without Python: a list of shapes, marks, meshes and pictures, painted to pixels or written as SVG or PDF.
//!
//! Coordinates are pixels with the origin at the top left. *Invariant:* no drawing panics, whatever its numbers are:
//! what is not finite breaks a line, and what lies far outside is cut off.

#![expect(clippy::many_single_char_names, reason = "the names of the formulas, and of points")]
#![expect(clippy::float_cmp, reason = "exact comparison is meant: edges that were not moved keep their numbers")]

pub mod contour;
pub mod font;
pub mod list;
pub mod paint;
pub mod pdf;
pub mod resample;
pub mod shape;
pub mod svg;

mod lines;
mod marks;
mod mesh;

pub use list::{Cap, Clip, Drawing, Filter, Item, Join, Marks, Mesh, Picture, Rgba, Stroke};
pub use shape::{Affine, Segment, Shape, Snap};

/// Why a drawing could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Pictures are at most 65,535 pixels wide and high, and 512 MB.
    #[error("Image size of {0}x{1} pixels is too large. It must be less than 2^16 in each direction.")]
    Size(u32, u32),
    #[error("cannot write a PNG: {0}")]
    Png(#[from] png::EncodingError),
    #[error("not a font: {0}")]
    Font(#[from] ttf_parser::FaceParsingError),
}
