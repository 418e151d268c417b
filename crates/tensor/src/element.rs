//! Rust types of numeric elements, and what differs between them.

use half::f16;
use num_complex::Complex;

use crate::dtype::Num;

pub type C64 = Complex<f32>;
pub type C128 = Complex<f64>;

/// A numeric element as it lies in memory.
pub trait Element: Copy + PartialEq + PartialOrdOrComplex + Default + 'static {
    const NUM: Num;

    fn is_nan(self) -> bool {
        false
    }

    /// Zero is false, all else (NaN too) true.
    fn truth(self) -> bool;
}

/// The order in which `NumPy` sorts: numbers, then NaN; complex numbers by real, then by imaginary part.
pub trait PartialOrdOrComplex {
    fn is_less(&self, other: &Self) -> bool;
}

macro_rules! integers {
    ($($type:ty => $num:ident),*) => {$(
        impl Element for $type {
            const NUM: Num = Num::$num;
            fn truth(self) -> bool {
                self != 0
            }
        }
        impl PartialOrdOrComplex for $type {
            #[inline]
            fn is_less(&self, other: &Self) -> bool {
                self < other
            }
        }
    )*};
}
integers!(i8 => Int8, u8 => UInt8, i16 => Int16, u16 => UInt16, i32 => Int32, u32 => UInt32, i64 => Int64, u64 => UInt64);

impl Element for bool {
    const NUM: Num = Num::Bool;
    fn truth(self) -> bool {
        self
    }
}
impl PartialOrdOrComplex for bool {
    fn is_less(&self, other: &Self) -> bool {
        self < other
    }
}

macro_rules! floats {
    ($($type:ty => $num:ident, $zero:expr);*) => {$(
        impl Element for $type {
            const NUM: Num = Num::$num;
            #[inline]
            fn is_nan(self) -> bool {
                <$type>::is_nan(self)
            }
            #[inline]
            fn truth(self) -> bool {
                self != $zero
            }
        }
        impl PartialOrdOrComplex for $type {
            #[inline]
            fn is_less(&self, other: &Self) -> bool {
                self < other || (<$type>::is_nan(*other) && !<$type>::is_nan(*self))
            }
        }
    )*};
}
floats!(f16 => Float16, f16::ZERO; f32 => Float32, 0.0; f64 => Float64, 0.0);

macro_rules! complexes {
    ($($type:ty => $num:ident),*) => {$(
        impl Element for $type {
            const NUM: Num = Num::$num;
            fn is_nan(self) -> bool {
                self.re.is_nan() || self.im.is_nan()
            }
            fn truth(self) -> bool {
                self.re != 0.0 || self.im != 0.0
            }
        }
        impl PartialOrdOrComplex for $type {
            // As npysort's: NaN parts go behind, real parts first.
            fn is_less(&self, other: &Self) -> bool {
                if self.re < other.re {
                    !self.im.is_nan() || other.im.is_nan()
                } else if self.re > other.re {
                    other.im.is_nan() && !self.im.is_nan()
                } else if self.re == other.re || (self.re.is_nan() && other.re.is_nan()) {
                    self.im < other.im || (other.im.is_nan() && !self.im.is_nan())
                } else {
                    other.re.is_nan()
                }
            }
        }
    )*};
}
complexes!(C64 => Complex64, C128 => Complex128);

/// Calls a macro-like block with `T` as the element type of a [`Num`].
#[macro_export]
macro_rules! with_element {
    ($num:expr, $T:ident => $body:expr) => {
        match $num {
            $crate::Num::Bool => {
                type $T = bool;
                $body
            }
            $crate::Num::Int8 => {
                type $T = i8;
                $body
            }
            $crate::Num::UInt8 => {
                type $T = u8;
                $body
            }
            $crate::Num::Int16 => {
                type $T = i16;
                $body
            }
            $crate::Num::UInt16 => {
                type $T = u16;
                $body
            }
            $crate::Num::Int32 => {
                type $T = i32;
                $body
            }
            $crate::Num::UInt32 => {
                type $T = u32;
                $body
            }
            $crate::Num::Int64 => {
                type $T = i64;
                $body
            }
            $crate::Num::UInt64 => {
                type $T = u64;
                $body
            }
            $crate::Num::Float16 => {
                type $T = $crate::element::Half;
                $body
            }
            $crate::Num::Float32 => {
                type $T = f32;
                $body
            }
            $crate::Num::Float64 => {
                type $T = f64;
                $body
            }
            $crate::Num::Complex64 => {
                type $T = $crate::element::C64;
                $body
            }
            $crate::Num::Complex128 => {
                type $T = $crate::element::C128;
                $body
            }
        }
    };
}

pub type Half = f16;

/// Conversion as C has it: towards zero, wrapping in integers, real parts of complex numbers.
pub trait Cast<To> {
    fn cast(self) -> To;
}

macro_rules! cast_primitives {
    ($($from:ty),* => $to:tt) => {$(cast_primitives!(@row $from => $to);)*};
    (@row $from:ty => [$($to:ty),*]) => {$(
        impl Cast<$to> for $from {
            #[inline]
            #[allow(clippy::cast_lossless, reason = "one macro for all pairs")]
            fn cast(self) -> $to {
                self as $to
            }
        }
    )*};
}
cast_primitives!(i8, u8, i16, u16, i32, u32, i64, u64 => [i8, u8, i16, u16, i32, u32, i64, u64, f32, f64]);
cast_primitives!(f32, f64 => [f32, f64]);
cast_primitives!(bool => [i8, u8, i16, u16, i32, u32, i64, u64]);

/// What x86 does where a float does not fit: narrow integers are cut from a wide one, and what fits no wide one becomes
/// its lowest value.
macro_rules! float_to_int {
    ($($to:ty => $wide:ty, $lowest:expr);*) => {$(
        impl Cast<$to> for f64 {
            #[inline]
            fn cast(self) -> $to {
                let wide = self as $wide;
                let fits = self > (<$wide>::MIN as f64) - 1.0 && self < -(<$wide>::MIN as f64);
                if fits || self == <$wide>::MIN as f64 { wide as $to } else { $lowest as $to }
            }
        }
        impl Cast<$to> for f32 {
            #[inline]
            fn cast(self) -> $to {
                f64::from(self).cast()
            }
        }
    )*};
}
float_to_int!(i8 => i32, i32::MIN; u8 => i32, i32::MIN; i16 => i32, i32::MIN; u16 => i32, i32::MIN; i32 => i32, i32::MIN; u32 => i64, i64::MIN; i64 => i64, i64::MIN);

impl Cast<u64> for f64 {
    #[inline]
    fn cast(self) -> u64 {
        const HALF: f64 = 9_223_372_036_854_775_808.0;
        if self < HALF {
            let signed: i64 = self.cast();
            signed as u64
        } else if self < 2.0 * HALF {
            self as u64
        } else {
            1 << 63
        }
    }
}
impl Cast<u64> for f32 {
    #[inline]
    fn cast(self) -> u64 {
        f64::from(self).cast()
    }
}

macro_rules! cast_bool {
    ($($from:ty),*) => {$(
        impl Cast<bool> for $from {
            #[inline]
            fn cast(self) -> bool {
                self.truth()
            }
        }
    )*};
}
cast_bool!(i8, u8, i16, u16, i32, u32, i64, u64, f16, f32, f64, C64, C128);

impl Cast<f32> for bool {
    fn cast(self) -> f32 {
        f32::from(u8::from(self))
    }
}
impl Cast<f64> for bool {
    fn cast(self) -> f64 {
        f64::from(u8::from(self))
    }
}

macro_rules! cast_half {
    ($($type:ty),*) => {$(
        impl Cast<f16> for $type {
            #[inline]
            fn cast(self) -> f16 {
                let wide: f64 = self.cast();
                f16::from_f64(wide)
            }
        }
        impl Cast<$type> for f16 {
            #[inline]
            fn cast(self) -> $type {
                self.to_f64().cast()
            }
        }
    )*};
}
cast_half!(i8, u8, i16, u16, i32, u32, i64, u64, f64);
impl Cast<f16> for bool {
    fn cast(self) -> f16 {
        f16::from_f32(self.cast())
    }
}
impl Cast<f16> for f32 {
    fn cast(self) -> f16 {
        f16::from_f32(self)
    }
}
impl Cast<f32> for f16 {
    fn cast(self) -> f32 {
        self.to_f32()
    }
}
impl Cast<Self> for f16 {
    fn cast(self) -> Self {
        self
    }
}

macro_rules! cast_complex {
    ($($type:ty),*) => {$(
        impl Cast<C64> for $type {
            #[inline]
            fn cast(self) -> C64 {
                C64::new(self.cast(), 0.0)
            }
        }
        impl Cast<C128> for $type {
            #[inline]
            fn cast(self) -> C128 {
                C128::new(self.cast(), 0.0)
            }
        }
        impl Cast<$type> for C64 {
            #[inline]
            fn cast(self) -> $type {
                self.re.cast()
            }
        }
        impl Cast<$type> for C128 {
            #[inline]
            fn cast(self) -> $type {
                self.re.cast()
            }
        }
    )*};
}
cast_complex!(i8, u8, i16, u16, i32, u32, i64, u64, f16, f32, f64);
impl Cast<C64> for bool {
    fn cast(self) -> C64 {
        C64::new(self.cast(), 0.0)
    }
}
impl Cast<C128> for bool {
    fn cast(self) -> C128 {
        C128::new(self.cast(), 0.0)
    }
}
impl Cast<Self> for bool {
    fn cast(self) -> Self {
        self
    }
}
impl Cast<Self> for C64 {
    fn cast(self) -> Self {
        self
    }
}
impl Cast<C128> for C64 {
    fn cast(self) -> C128 {
        C128::new(f64::from(self.re), f64::from(self.im))
    }
}
impl Cast<C64> for C128 {
    fn cast(self) -> C64 {
        C64::new(self.re as f32, self.im as f32)
    }
}
impl Cast<Self> for C128 {
    fn cast(self) -> Self {
        self
    }
}
