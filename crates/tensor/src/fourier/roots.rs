//! Roots of unity, each the product of two from short tables, computed in double precision.

use num_complex::Complex;

use super::plan::Real;

/// An eighth of a turn times 2¹²⁶.
const EIGHTH: u128 = 0x3243_f6a8_885a_308d_3131_98a2_e037_0734;

/// `exp(2πi·k/n)` for all `k < n`.
pub(super) struct Roots {
    n: usize,
    shift: u32,
    fine: Vec<Complex<f64>>,
    coarse: Vec<Complex<f64>>,
}

impl Roots {
    pub(super) fn new(n: usize) -> Self {
        // Divided with more digits than a double has, then rounded.
        let angle = (EIGHTH / n as u128) as f64 / (1_u128 << 126) as f64;
        let half = usize::midpoint(n, 2);
        let mut shift = 1;
        while (1 << shift) * (1 << shift) < half {
            shift += 1;
        }
        let step = 1 << shift;
        Self {
            n,
            shift,
            fine: (0..step).map(|k| root(k, n, angle)).collect(),
            coarse: (0..half.div_ceil(step)).map(|k| root(k * step, n, angle)).collect(),
        }
    }

    pub(super) fn at<T: Real>(&self, k: usize) -> Complex<T> {
        let is_low = 2 * k <= self.n;
        let k = if is_low { k } else { self.n - k };
        let (a, b) = (self.fine[k & ((1 << self.shift) - 1)], self.coarse[k >> self.shift]);
        let (re, im) = (a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
        Complex { re: T::of(re), im: T::of(if is_low { im } else { -im }) }
    }
}

/// One root from the sine and cosine of an angle below an eighth of a turn; `angle` is an eighth of that of the first.
fn root(k: usize, n: usize, angle: f64) -> Complex<f64> {
    let mut eighths = 8 * k;
    let is_lower = eighths >= 4 * n;
    if is_lower {
        eighths = 8 * n - eighths;
    }
    let is_left = eighths >= 2 * n;
    if is_left {
        eighths -= 2 * n;
    }
    let sin_cos = |k: usize| (k as f64 * angle).sin_cos();
    let (sin, cos) = if eighths < n {
        sin_cos(eighths)
    } else {
        let (sin, cos) = sin_cos(2 * n - eighths);
        (cos, sin)
    };
    let (re, im) = if is_left { (-sin, cos) } else { (cos, sin) };
    Complex { re, im: if is_lower { -im } else { im } }
}
