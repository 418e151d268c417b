//! Strided arrays without Python: dtypes, layouts, storage, casts, and the loops of universal functions.
//!
//! *Invariant:* returns `Result`, never panics on input; memory is touched in `loops`, `cast` and `array` alone, and only
//! after layouts were checked against storages.

pub mod apply;
pub mod array;
pub mod cast;
pub mod dtype;
pub mod element;
pub mod error;
pub mod gather;
pub mod layout;
pub mod linear;
pub mod loops;
pub mod reduce;
pub mod sort;
pub mod status;
pub mod storage;
pub mod walk;

pub use array::Array;
pub use dtype::{DType, Kind, Num};
pub use error::{Error, Result};
pub use layout::{Dims, Layout, Order, Strides};
pub use storage::Storage;
