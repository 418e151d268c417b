//! Functions of calculus on floats and complex numbers.

use half::f16;
use num_complex::Complex;

use crate::element::{C64, C128, Element};

/// What real and complex numbers both have.
pub(crate) trait Elementary: Element {
    fn sqrt(self) -> Self;
    fn exp(self) -> Self;
    fn exp2(self) -> Self;
    fn expm1(self) -> Self;
    fn log(self) -> Self;
    fn log2(self) -> Self;
    fn log10(self) -> Self;
    fn log1p(self) -> Self;
    fn sin(self) -> Self;
    fn cos(self) -> Self;
    fn tan(self) -> Self;
    fn arcsin(self) -> Self;
    fn arccos(self) -> Self;
    fn arctan(self) -> Self;
    fn sinh(self) -> Self;
    fn cosh(self) -> Self;
    fn tanh(self) -> Self;
    fn arcsinh(self) -> Self;
    fn arccosh(self) -> Self;
    fn arctanh(self) -> Self;
    fn rint(self) -> Self;
}

/// What only real numbers have.
pub(crate) trait Real: Elementary {
    fn cbrt(self) -> Self;
    fn floor(self) -> Self;
    fn ceil(self) -> Self;
    fn trunc(self) -> Self;
    fn fabs(self) -> Self;
    fn arctan2(self, other: Self) -> Self;
    fn hypot(self, other: Self) -> Self;
    fn copysign(self, other: Self) -> Self;
    fn nextafter(self, other: Self) -> Self;
    fn spacing(self) -> Self;
    fn logaddexp(self, other: Self) -> Self;
    fn logaddexp2(self, other: Self) -> Self;
    fn heaviside(self, at_zero: Self) -> Self;
    fn degrees(self) -> Self;
    fn radians(self) -> Self;
    fn signbit(self) -> bool;
    fn is_infinite(self) -> bool;
    fn frexp(self) -> (Self, i32);
    fn ldexp(self, exponent: i64) -> Self;
    fn modf(self) -> (Self, Self);
}

macro_rules! floats {
    ($($type:ty, $bits:ty, $pi:expr, $ln2:expr, $log2e:expr);*) => {$(
        impl Elementary for $type {
            #[inline(always)]
            fn sqrt(self) -> Self { <$type>::sqrt(self) }
            fn exp(self) -> Self { <$type>::exp(self) }
            fn exp2(self) -> Self { <$type>::exp2(self) }
            fn expm1(self) -> Self { <$type>::exp_m1(self) }
            fn log(self) -> Self { <$type>::ln(self) }
            fn log2(self) -> Self { <$type>::log2(self) }
            fn log10(self) -> Self { <$type>::log10(self) }
            fn log1p(self) -> Self { <$type>::ln_1p(self) }
            fn sin(self) -> Self { <$type>::sin(self) }
            fn cos(self) -> Self { <$type>::cos(self) }
            fn tan(self) -> Self { <$type>::tan(self) }
            fn arcsin(self) -> Self { <$type>::asin(self) }
            fn arccos(self) -> Self { <$type>::acos(self) }
            fn arctan(self) -> Self { <$type>::atan(self) }
            fn sinh(self) -> Self { <$type>::sinh(self) }
            fn cosh(self) -> Self { <$type>::cosh(self) }
            fn tanh(self) -> Self { <$type>::tanh(self) }
            // The standard library's own lose digits.
            fn arcsinh(self) -> Self {
                let size = f64::from(self.abs());
                let result = if size > 1e150 { size.ln() + std::f64::consts::LN_2 } else { (size + size * size / (1.0 + (size * size + 1.0).sqrt())).ln_1p() };
                (result as Self).copysign(self)
            }
            fn arccosh(self) -> Self {
                let x = f64::from(self);
                if x > 1e150 { (x.ln() + std::f64::consts::LN_2) as Self } else { let t = x - 1.0; (t + (2.0 * t + t * t).sqrt()).ln_1p() as Self }
            }
            fn arctanh(self) -> Self {
                let x = f64::from(self.abs());
                ((0.5 * (2.0 * x / (1.0 - x)).ln_1p()) as Self).copysign(self)
            }
            #[inline(always)]
            fn rint(self) -> Self { self.round_ties_even() }
        }
        impl Real for $type {
            fn cbrt(self) -> Self { <$type>::cbrt(self) }
            #[inline(always)]
            fn floor(self) -> Self { <$type>::floor(self) }
            #[inline(always)]
            fn ceil(self) -> Self { <$type>::ceil(self) }
            #[inline(always)]
            fn trunc(self) -> Self { <$type>::trunc(self) }
            #[inline(always)]
            fn fabs(self) -> Self { self.abs() }
            fn arctan2(self, other: Self) -> Self { self.atan2(other) }
            fn hypot(self, other: Self) -> Self { f64::from(self).hypot(f64::from(other)) as Self }
            fn copysign(self, other: Self) -> Self { <$type>::copysign(self, other) }
            fn nextafter(self, other: Self) -> Self {
                if self.is_nan() || other.is_nan() {
                    self + other
                } else if self == other {
                    other
                } else if other > self {
                    self.next_up()
                } else {
                    self.next_down()
                }
            }
            fn spacing(self) -> Self {
                if self.is_infinite() { return <$type>::NAN; }
                if self < 0.0 { self.next_down() - self } else { self.next_up() - self }
            }
            fn logaddexp(self, other: Self) -> Self {
                if self == other { return self + $ln2; }
                let apart = self - other;
                if apart > 0.0 { self + (-apart).exp().ln_1p() } else if apart <= 0.0 { other + apart.exp().ln_1p() } else { apart }
            }
            fn logaddexp2(self, other: Self) -> Self {
                if self == other { return self + 1.0; }
                let apart = self - other;
                if apart > 0.0 { self + (-apart).exp2().ln_1p() * $log2e } else if apart <= 0.0 { other + apart.exp2().ln_1p() * $log2e } else { apart }
            }
            fn heaviside(self, at_zero: Self) -> Self {
                if self.is_nan() { self } else if self == 0.0 { at_zero } else if self < 0.0 { 0.0 } else { 1.0 }
            }
            fn degrees(self) -> Self { self * (180.0 / $pi) }
            fn radians(self) -> Self { self * ($pi / 180.0) }
            #[inline(always)]
            fn signbit(self) -> bool { self.is_sign_negative() }
            #[inline(always)]
            fn is_infinite(self) -> bool { <$type>::is_infinite(self) }
            fn frexp(self) -> (Self, i32) {
                if self == 0.0 || !self.is_finite() {
                    return (self, 0);
                }
                let wide = f64::from(self);
                let scaled = if wide.abs() < f64::MIN_POSITIVE { wide * 2f64.powi(64) } else { wide };
                let extra = if wide.abs() < f64::MIN_POSITIVE { 64 } else { 0 };
                let bits = scaled.to_bits();
                let exponent = ((bits >> 52) & 0x7ff) as i32 - 1022;
                let mantissa = f64::from_bits((bits & !(0x7ff << 52)) | (1022 << 52));
                (mantissa as Self, exponent - extra)
            }
            fn ldexp(self, exponent: i64) -> Self {
                let mut left = exponent.clamp(-2200, 2200) as i32;
                let mut value = f64::from(self);
                while left > 1000 { value *= 2f64.powi(1000); left -= 1000; }
                while left < -1000 { value *= 2f64.powi(-1000); left += 1000; }
                (value * 2f64.powi(left)) as Self
            }
            fn modf(self) -> (Self, Self) {
                if self.is_infinite() { return ((0.0 as Self).copysign(self), self); }
                let whole = self.trunc();
                ((self - whole).copysign(self), whole)
            }
        }
    )*};
}
floats!(
    f32, u32, std::f32::consts::PI, std::f32::consts::LN_2, std::f32::consts::LOG2_E;
    f64, u64, std::f64::consts::PI, std::f64::consts::LN_2, std::f64::consts::LOG2_E
);

macro_rules! half_elementary {
    ($($name:ident),*) => {
        impl Elementary for f16 {$(
            fn $name(self) -> Self {
                Self::from_f32(Elementary::$name(self.to_f32()))
            }
        )*}
    };
}
half_elementary!(
    sqrt, exp, exp2, expm1, log, log2, log10, log1p, sin, cos, tan, arcsin, arccos, arctan, sinh, cosh, tanh, arcsinh,
    arccosh, arctanh, rint
);

macro_rules! half_real {
    (one: $($one:ident),*; two: $($two:ident),*) => {
        impl Real for f16 {
            $(fn $one(self) -> Self {
                Self::from_f32(Real::$one(self.to_f32()))
            })*
            $(fn $two(self, other: Self) -> Self {
                Self::from_f32(Real::$two(self.to_f32(), other.to_f32()))
            })*
            fn nextafter(self, other: Self) -> Self {
                if self.is_nan() || other.is_nan() {
                    return Self::NAN;
                }
                if self == other {
                    return other;
                }
                if self == Self::ZERO {
                    return Self::from_bits(if other > self { 1 } else { 0x8001 });
                }
                let is_away = (other > self) == (self > Self::ZERO);
                Self::from_bits(if is_away { self.to_bits() + 1 } else { self.to_bits() - 1 })
            }
            fn spacing(self) -> Self {
                // As npymath's: upwards for positive and negative numbers alike.
                Self::from_f32(self.nextafter(Self::INFINITY).to_f32() - self.to_f32())
            }
            fn signbit(self) -> bool {
                self.to_bits() >> 15 == 1
            }
            fn is_infinite(self) -> bool {
                Self::is_infinite(self)
            }
            fn frexp(self) -> (Self, i32) {
                let (mantissa, exponent) = self.to_f32().frexp();
                (Self::from_f32(mantissa), exponent)
            }
            fn ldexp(self, exponent: i64) -> Self {
                Self::from_f32(self.to_f32().ldexp(exponent))
            }
            fn modf(self) -> (Self, Self) {
                let (part, whole) = self.to_f32().modf();
                (Self::from_f32(part), Self::from_f32(whole))
            }
        }
    };
}
half_real!(one: cbrt, floor, ceil, trunc, fabs, degrees, radians; two: arctan2, hypot, copysign, logaddexp, logaddexp2, heaviside);

macro_rules! complexes {
    ($($type:ty, $real:ty);*) => {$(
        impl Elementary for $type {
            fn sqrt(self) -> Self { narrow(wide(self).sqrt()) }
            fn exp(self) -> Self { narrow(wide(self).exp()) }
            fn exp2(self) -> Self { narrow((wide(self) * std::f64::consts::LN_2).exp()) }
            fn expm1(self) -> Self {
                let z = wide(self);
                let half = (z.im / 2.0).sin();
                narrow(Complex::new(z.re.exp_m1() * z.im.cos() - 2.0 * half * half, z.re.exp() * z.im.sin()))
            }
            fn log(self) -> Self { narrow(wide(self).ln()) }
            fn log2(self) -> Self { narrow(wide(self).ln() * std::f64::consts::LOG2_E) }
            fn log10(self) -> Self { narrow(wide(self).ln() * std::f64::consts::LOG10_E) }
            fn log1p(self) -> Self {
                let z = wide(self);
                let size = (z.re + 1.0).hypot(z.im);
                narrow(Complex::new(size.ln(), z.im.atan2(z.re + 1.0)))
            }
            fn sin(self) -> Self { narrow(wide(self).sin()) }
            fn cos(self) -> Self { narrow(wide(self).cos()) }
            fn tan(self) -> Self { narrow(wide(self).tan()) }
            fn arcsin(self) -> Self {
                let z = wide(self);
                let (less, more) = (Complex::new(1.0 - z.re, -z.im).sqrt(), Complex::new(1.0 + z.re, z.im).sqrt());
                narrow(Complex::new(z.re.atan2((less * more).re), Elementary::arcsinh((less.conj() * more).im)))
            }
            fn arccos(self) -> Self {
                let z = wide(self);
                let (less, more) = (Complex::new(1.0 - z.re, -z.im).sqrt(), Complex::new(1.0 + z.re, z.im).sqrt());
                narrow(Complex::new(2.0 * less.re.atan2(more.re), Elementary::arcsinh((more.conj() * less).im)))
            }
            fn arctan(self) -> Self {
                let z = wide(self);
                let turned = arctanh_of(Complex::new(-z.im, z.re));
                narrow(Complex::new(turned.im, -turned.re))
            }
            fn sinh(self) -> Self { narrow(wide(self).sinh()) }
            fn cosh(self) -> Self { narrow(wide(self).cosh()) }
            fn tanh(self) -> Self { narrow(wide(self).tanh()) }
            fn arcsinh(self) -> Self {
                let z = wide(self);
                let turned = Elementary::arcsin(Complex::new(-z.im, z.re));
                narrow(Complex::new(turned.im, -turned.re))
            }
            fn arccosh(self) -> Self {
                let z = wide(self);
                let (less, more) = (Complex::new(z.re - 1.0, z.im).sqrt(), Complex::new(z.re + 1.0, z.im).sqrt());
                narrow(Complex::new(Elementary::arcsinh((less.conj() * more).re), 2.0 * less.im.atan2(more.re)))
            }
            fn arctanh(self) -> Self { narrow(arctanh_of(wide(self))) }
            fn rint(self) -> Self { Self::new(self.re.round_ties_even(), self.im.round_ties_even()) }
        }
        impl Wide for $type {
            fn wide(self) -> C128 {
                Complex::new(f64::from(self.re), f64::from(self.im))
            }
            fn narrow(wide: C128) -> Self {
                Self::new(wide.re as $real, wide.im as $real)
            }
        }
    )*};
}

/// Complex functions count in double precision.
/// Kahan's form: exact near zero, and on the cuts the sign of zero tells the side.
fn arctanh_of(z: C128) -> C128 {
    let apart = (1.0 - z.re) * (1.0 - z.re) + z.im * z.im;
    if !apart.is_finite() {
        return z.atanh();
    }
    let turn = (2.0 * z.im).atan2((1.0 - z.re) * (1.0 + z.re) - z.im * z.im);
    Complex::new(0.25 * (4.0 * z.re / apart).ln_1p(), 0.5 * turn)
}

trait Wide {
    fn wide(self) -> C128;
    fn narrow(wide: C128) -> Self;
}

fn wide<T: Wide>(value: T) -> C128 {
    value.wide()
}

fn narrow<T: Wide>(value: C128) -> T {
    T::narrow(value)
}

complexes!(C64, f32; C128, f64);
