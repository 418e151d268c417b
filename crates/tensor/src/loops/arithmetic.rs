//! Sums, products, quotients and powers, as `NumPy` has them for each type.

use half::f16;
use num_complex::Complex;

use crate::element::{C64, C128, Element};
use crate::status;

/// What arithmetic is on an element. Integers wrap, floats follow IEEE 754.
pub(crate) trait Arithmetic: Element {
    fn add(self, other: Self) -> Self;
    fn subtract(self, other: Self) -> Self;
    fn multiply(self, other: Self) -> Self;
    fn negative(self) -> Self;
    fn power(self, exponent: Self) -> Self;
    fn reciprocal(self) -> Self;
    fn sign(self) -> Self;
}

/// What division is on real numbers: quotients rounded down, remainders with the sign of the divisor.
pub(crate) trait Division: Arithmetic {
    fn floor_divide(self, other: Self) -> Self;
    fn remainder(self, other: Self) -> Self;
    fn fmod(self, other: Self) -> Self;
}

macro_rules! integers {
    ($($type:ty, $is_signed:tt);*) => {$(
        impl Arithmetic for $type {
            #[inline(always)]
            fn add(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            #[inline(always)]
            fn subtract(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }
            #[inline(always)]
            fn multiply(self, other: Self) -> Self {
                self.wrapping_mul(other)
            }
            #[inline(always)]
            fn negative(self) -> Self {
                self.wrapping_neg()
            }
            fn power(self, exponent: Self) -> Self {
                let (mut base, mut left, mut result) = (self, exponent, 1 as Self);
                while left != 0 {
                    if left & 1 == 1 {
                        result = result.wrapping_mul(base);
                    }
                    base = base.wrapping_mul(base);
                    left >>= 1;
                }
                result
            }
            fn reciprocal(self) -> Self {
                if self == 0 {
                    status::raise(status::DIVIDE | status::INVALID);
                    return if size_of::<Self>() >= 4 && $is_signed { Self::MIN } else { 0 };
                }
                1 / self
            }
            #[inline(always)]
            #[allow(unused_comparisons, reason = "one macro for signed and unsigned")]
            fn sign(self) -> Self {
                if self > 0 { 1 } else if self < 0 { (0 as Self).wrapping_sub(1) } else { 0 }
            }
        }
        impl Division for $type {
            #[inline]
            #[allow(unused_comparisons, reason = "one macro for signed and unsigned")]
            fn floor_divide(self, other: Self) -> Self {
                if other == 0 {
                    status::raise(status::DIVIDE);
                    return 0;
                }
                let Some(quotient) = self.checked_div(other) else {
                    status::raise(status::OVERFLOW);
                    return Self::MIN;
                };
                if $is_signed && (self < 0) != (other < 0) && quotient.wrapping_mul(other) != self { quotient - 1 } else { quotient }
            }
            #[inline]
            #[allow(unused_comparisons, reason = "one macro for signed and unsigned")]
            fn remainder(self, other: Self) -> Self {
                if other == 0 {
                    status::raise(status::DIVIDE);
                    return 0;
                }
                let rest = self.wrapping_rem(other);
                if $is_signed && rest != 0 && (rest < 0) != (other < 0) { rest.wrapping_add(other) } else { rest }
            }
            #[inline]
            fn fmod(self, other: Self) -> Self {
                if other == 0 {
                    status::raise(status::DIVIDE);
                    return 0;
                }
                self.wrapping_rem(other)
            }
        }
    )*};
}
integers!(i8, true; u8, false; i16, true; u16, false; i32, true; u32, false; i64, true; u64, false);

macro_rules! floats {
    ($($type:ty),*) => {$(
        impl Arithmetic for $type {
            #[inline(always)]
            fn add(self, other: Self) -> Self {
                self + other
            }
            #[inline(always)]
            fn subtract(self, other: Self) -> Self {
                self - other
            }
            #[inline(always)]
            fn multiply(self, other: Self) -> Self {
                self * other
            }
            #[inline(always)]
            fn negative(self) -> Self {
                -self
            }
            #[inline]
            fn power(self, exponent: Self) -> Self {
                if exponent == 2.0 { self * self } else { self.powf(exponent) }
            }
            #[inline(always)]
            fn reciprocal(self) -> Self {
                1.0 / self
            }
            #[inline(always)]
            fn sign(self) -> Self {
                if self > 0.0 { 1.0 } else if self < 0.0 { -1.0 } else if self == 0.0 { 0.0 } else { self }
            }
        }
        impl Division for $type {
            fn floor_divide(self, other: Self) -> Self {
                if other == 0.0 {
                    return self / other;
                }
                let mut quotient = (self - self % other) / other;
                let rest = self % other;
                if rest != 0.0 && (other < 0.0) != (rest < 0.0) {
                    quotient -= 1.0;
                }
                if quotient == 0.0 {
                    return (0.0 as Self).copysign(self / other);
                }
                let floor = quotient.floor();
                if quotient - floor > 0.5 { floor + 1.0 } else { floor }
            }
            fn remainder(self, other: Self) -> Self {
                let rest = self % other;
                if other == 0.0 {
                    return rest;
                }
                if rest != 0.0 {
                    if (other < 0.0) == (rest < 0.0) { rest } else { rest + other }
                } else {
                    (0.0 as Self).copysign(other)
                }
            }
            fn fmod(self, other: Self) -> Self {
                self % other
            }
        }
    )*};
}
floats!(f32, f64);

/// Half floats count in single precision.
impl Arithmetic for f16 {
    fn add(self, other: Self) -> Self {
        Self::from_f32(self.to_f32() + other.to_f32())
    }
    fn subtract(self, other: Self) -> Self {
        Self::from_f32(self.to_f32() - other.to_f32())
    }
    fn multiply(self, other: Self) -> Self {
        Self::from_f32(self.to_f32() * other.to_f32())
    }
    fn negative(self) -> Self {
        -self
    }
    fn power(self, exponent: Self) -> Self {
        Self::from_f32(self.to_f32().power(exponent.to_f32()))
    }
    fn reciprocal(self) -> Self {
        Self::from_f32(1.0 / self.to_f32())
    }
    fn sign(self) -> Self {
        if self.is_nan() { self } else { Self::from_f32(self.to_f32().sign()) }
    }
}
impl Division for f16 {
    fn floor_divide(self, other: Self) -> Self {
        Self::from_f32(self.to_f32().floor_divide(other.to_f32()))
    }
    fn remainder(self, other: Self) -> Self {
        Self::from_f32(self.to_f32().remainder(other.to_f32()))
    }
    fn fmod(self, other: Self) -> Self {
        Self::from_f32(self.to_f32() % other.to_f32())
    }
}

macro_rules! complexes {
    ($($type:ty, $real:ty);*) => {$(
        impl Arithmetic for $type {
            #[inline(always)]
            fn add(self, other: Self) -> Self {
                self + other
            }
            #[inline(always)]
            fn subtract(self, other: Self) -> Self {
                self - other
            }
            #[inline(always)]
            fn multiply(self, other: Self) -> Self {
                Self::new(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)
            }
            #[inline(always)]
            fn negative(self) -> Self {
                -self
            }
            fn power(self, exponent: Self) -> Self {
                complex_power(Complex::new(f64::from(self.re), f64::from(self.im)), Complex::new(f64::from(exponent.re), f64::from(exponent.im)))
                    .map_or_else(|| { let nan = <$real>::NAN; Self::new(nan, nan) }, |power| Self::new(power.re as $real, power.im as $real))
            }
            fn reciprocal(self) -> Self {
                if self.im.abs() <= self.re.abs() {
                    let ratio = self.im / self.re;
                    let scale = self.re + self.im * ratio;
                    Self::new(1.0 / scale, -ratio / scale)
                } else {
                    let ratio = self.re / self.im;
                    let scale = self.re * ratio + self.im;
                    Self::new(ratio / scale, -1.0 / scale)
                }
            }
            /// The number divided by its absolute value.
            fn sign(self) -> Self {
                let size = self.re.hypot(self.im);
                if size == 0.0 { Self::new(0.0, 0.0) } else { Self::new(self.re / size, self.im / size) }
            }
        }
    )*};
}
complexes!(C64, f32; C128, f64);

/// As npymath: zero to what is not a positive real power is NaN with a flag.
fn complex_power(base: C128, exponent: C128) -> Option<C128> {
    if exponent.re == 0.0 && exponent.im == 0.0 {
        return Some(Complex::new(1.0, 0.0));
    }
    if base.re == 0.0 && base.im == 0.0 {
        if exponent.re > 0.0 && exponent.im == 0.0 {
            return Some(Complex::new(0.0, 0.0));
        }
        status::raise(status::INVALID);
        return None;
    }
    let whole = exponent.re as i64;
    if exponent.im == 0.0 && whole as f64 == exponent.re && (-100..100).contains(&whole) {
        if whole == 1 {
            return Some(base);
        }
        if whole == 2 {
            return Some(Arithmetic::multiply(base, base));
        }
        let (mut factor, mut left) = (base, whole.unsigned_abs());
        let mut result = Complex::new(1.0, 0.0);
        while left > 0 {
            if left & 1 == 1 {
                result = Arithmetic::multiply(result, factor);
            }
            factor = Arithmetic::multiply(factor, factor);
            left >>= 1;
        }
        return Some(if whole < 0 { divide_complex(Complex::new(1.0, 0.0), result) } else { result });
    }
    Some(base.powc(exponent))
}

/// Real numbers that make complex ones.
pub(crate) trait Part:
    Copy
    + PartialOrd
    + std::ops::Add<Output = Self>
    + std::ops::Sub<Output = Self>
    + std::ops::Mul<Output = Self>
    + std::ops::Div<Output = Self>
{
    const ZERO: Self;
    const ONE: Self;
    fn abs(self) -> Self;
}
impl Part for f32 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    fn abs(self) -> Self {
        self.abs()
    }
}
impl Part for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    fn abs(self) -> Self {
        self.abs()
    }
}

/// Smith's algorithm: no overflow on the way.
pub(crate) fn divide_complex<P: Part>(a: Complex<P>, b: Complex<P>) -> Complex<P> {
    if b.re.abs() >= b.im.abs() {
        if b.re == P::ZERO && b.im == P::ZERO {
            return Complex { re: a.re / b.re.abs(), im: a.im / b.re.abs() };
        }
        let ratio = b.im / b.re;
        let scale = P::ONE / (b.re + b.im * ratio);
        Complex { re: (a.re + a.im * ratio) * scale, im: (a.im - a.re * ratio) * scale }
    } else {
        let ratio = b.re / b.im;
        let scale = P::ONE / (b.im + b.re * ratio);
        Complex { re: (a.re * ratio + a.im) * scale, im: (a.im * ratio - a.re) * scale }
    }
}
