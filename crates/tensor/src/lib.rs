//! Strided arrays without Python: dtypes, layouts, storage, casts, and the loops of universal functions.
//!
//! *Invariant:* returns `Result`, never panics on input; memory is touched in `loops`, `cast` and `array` alone, and only
//! after layouts were checked against storages.

#![expect(clippy::float_cmp, reason = "exact comparison is what NumPy does")]
#![expect(clippy::many_single_char_names, reason = "the names of the formulas")]
#![expect(clippy::return_self_not_must_use, reason = "noise on plain getters, as must_use_candidate")]
#![expect(clippy::inline_always, reason = "loops around closures are only fast as one")]
#![expect(clippy::cast_lossless, reason = "macros write one conversion for all pairs of types")]
#![expect(clippy::cast_ptr_alignment, reason = "alignment is looked at, or elements are read unaligned")]

pub mod apply;
pub mod array;
pub mod cast;
pub mod dtype;
pub mod element;
pub mod error;
pub mod fourier;
pub mod gather;
pub mod layout;
pub mod linalg;
pub mod linear;
pub mod loops;
pub mod reduce;
pub mod samples;
pub mod sort;
pub mod status;
pub mod storage;
pub mod walk;

pub use array::Array;
pub use dtype::{DType, Kind, Num};
pub use error::{Error, Result};
pub use layout::{Dims, Layout, Order, Strides};
pub use storage::Storage;
