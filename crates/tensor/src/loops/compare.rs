//! Orders and extremes.

use half::f16;

use crate::element::{C64, C128, Element};

/// Comparisons, and the greater and the smaller of two: NaN is passed on, `fmax` and `fmin` pass it over.
pub(crate) trait Compare: Element {
    fn less(self, other: Self) -> bool;
    fn less_equal(self, other: Self) -> bool;

    #[inline(always)]
    fn maximum(self, other: Self) -> Self {
        if self.is_nan() || other.less_equal(self) { self } else { other }
    }
    #[inline(always)]
    fn minimum(self, other: Self) -> Self {
        if self.is_nan() || self.less_equal(other) { self } else { other }
    }
    #[inline(always)]
    fn fmax(self, other: Self) -> Self {
        if other.is_nan() || other.less_equal(self) { self } else { other }
    }
    #[inline(always)]
    fn fmin(self, other: Self) -> Self {
        if other.is_nan() || self.less_equal(other) { self } else { other }
    }
}

macro_rules! plain {
    ($($type:ty),*) => {$(
        impl Compare for $type {
            #[inline(always)]
            fn less(self, other: Self) -> bool {
                self < other
            }
            #[inline(always)]
            fn less_equal(self, other: Self) -> bool {
                self <= other
            }
        }
    )*};
}
plain!(bool, i8, u8, i16, u16, i32, u32, i64, u64, f16, f32, f64);

/// Complex numbers by real, then by imaginary part.
macro_rules! complex {
    ($($type:ty),*) => {$(
        impl Compare for $type {
            fn less(self, other: Self) -> bool {
                self.re < other.re && !self.im.is_nan() && !other.im.is_nan() || self.re == other.re && self.im < other.im
            }
            fn less_equal(self, other: Self) -> bool {
                self.re < other.re && !self.im.is_nan() && !other.im.is_nan() || self.re == other.re && self.im <= other.im
            }
        }
    )*};
}
complex!(C64, C128);
