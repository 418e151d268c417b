//! Transforms of lengths with small factors, one pass a factor.

use num_complex::Complex;

use super::butterfly::{C, eight, few, four, literal_roots, odd, swapped, times_conjugate, two};
use super::plan::Real;
use super::roots::Roots;

pub(super) struct Factor<T> {
    pub(super) radix: usize,
    /// For each place behind the first, roots for all but the first of the `radix` parts.
    pub(super) twiddles: Vec<C<T>>,
    /// The roots of order `radix`, where that is odd.
    pub(super) roots: Vec<C<T>>,
}

pub(super) struct Mixed<T> {
    len: usize,
    factors: Vec<Factor<T>>,
}

/// Factors, in the order of passes: `largest` (8 or 4) and 4 as often as they fit, a 2 in front, the odd ones.
pub(super) fn factors(len: usize, largest: usize) -> Vec<usize> {
    let mut left = len;
    let mut found = Vec::new();
    for radix in [largest, 4] {
        while left.is_multiple_of(radix) {
            found.push(radix);
            left /= radix;
        }
    }
    if left.is_multiple_of(2) {
        found.push(2);
        left /= 2;
        let last = found.len() - 1;
        found.swap(0, last);
    }
    let mut divisor = 3;
    while divisor * divisor <= left {
        while left.is_multiple_of(divisor) {
            found.push(divisor);
            left /= divisor;
        }
        divisor += 2;
    }
    if left > 1 {
        found.push(left);
    }
    found
}

impl<T: Real> Mixed<T> {
    pub(super) fn new(len: usize) -> Self {
        let all = Roots::new(len);
        let mut done = 1;
        let mut made = Vec::new();
        for radix in factors(len, 8) {
            let inner = len / (done * radix);
            let twiddles = (1..inner).flat_map(|i| (1..radix).map(move |j| j * i)).map(|k| all.at(k * done)).collect();
            let roots = if radix % 2 == 0 {
                Vec::new()
            } else {
                literal_roots(radix).unwrap_or_else(|| (0..radix).map(|j| all.at(j * done * inner)).collect())
            };
            made.push(Factor { radix, twiddles, roots });
            done *= radix;
        }
        Self { len, factors: made }
    }

    /// Transforms `data`, forward; `spare` is as long.
    pub(super) fn run(&self, data: &mut Vec<C<T>>, spare: &mut Vec<C<T>>) {
        let mut done = 1;
        for factor in &self.factors {
            let inner = self.len / (done * factor.radix);
            let pass = Pass { inner, outer: done, factor, from: data, to: spare };
            match factor.radix {
                2 => pass.run(two),
                3 => pass.run(|x: [C<T>; 3]| few(x, &factor.roots)),
                4 => pass.run(four),
                5 => pass.run(|x: [C<T>; 5]| few(x, &factor.roots)),
                7 => pass.run(|x: [C<T>; 7]| few(x, &factor.roots)),
                8 => pass.run(eight),
                11 => pass.run(|x: [C<T>; 11]| few(x, &factor.roots)),
                _ => pass.run_any(),
            }
            std::mem::swap(data, spare);
            done *= factor.radix;
        }
    }

    pub(super) fn transform(&self, data: &mut Vec<C<T>>, is_inverse: bool) {
        let mut spare = data.clone();
        if is_inverse {
            swap_parts(data);
        }
        self.run(data, &mut spare);
        if is_inverse {
            swap_parts(data);
        }
    }
}

/// Real and imaginary parts change places.
pub(super) fn swap_parts<T: Real>(data: &mut [C<T>]) {
    for value in data {
        *value = swapped(*value);
    }
}

struct Pass<'a, T> {
    inner: usize,
    outer: usize,
    factor: &'a Factor<T>,
    from: &'a [C<T>],
    to: &'a mut [C<T>],
}

impl<T: Real> Pass<'_, T> {
    #[inline(always)]
    fn run<const P: usize>(self, butterfly: impl Fn([C<T>; P]) -> [C<T>; P]) {
        let Self { inner, outer, factor, from, to } = self;
        for k in 0..outer {
            let block = &from[k * inner * P..(k + 1) * inner * P];
            for i in 0..inner {
                let mut y = butterfly(std::array::from_fn(|j| block[i + inner * j]));
                if i > 0 {
                    let twiddles = &factor.twiddles[(i - 1) * (P - 1)..i * (P - 1)];
                    for (value, twiddle) in y[1..].iter_mut().zip(twiddles) {
                        *value = times_conjugate(*value, *twiddle);
                    }
                }
                for (j, value) in y.into_iter().enumerate() {
                    to[i + inner * (k + outer * j)] = value;
                }
            }
        }
    }

    fn run_any(self) {
        let Self { inner, outer, factor, from, to } = self;
        let p = factor.radix;
        let mut x = vec![Complex { re: T::ZERO, im: T::ZERO }; p];
        let mut y = x.clone();
        for k in 0..outer {
            for i in 0..inner {
                for (j, value) in x.iter_mut().enumerate() {
                    *value = from[i + inner * (j + p * k)];
                }
                odd(&x, &mut y, &factor.roots, 2);
                for (j, value) in y.iter().enumerate() {
                    to[i + inner * (k + outer * j)] = if i > 0 && j > 0 {
                        times_conjugate(*value, factor.twiddles[(i - 1) * (p - 1) + j - 1])
                    } else {
                        *value
                    };
                }
            }
        }
    }
}
