//! Transforms of few points, forward. Backward ones are these with real and imaginary parts swapped before and after.

use num_complex::Complex;

use super::plan::Real;

pub(super) type C<T> = Complex<T>;

#[inline(always)]
pub(super) fn plus<T: Real>(a: C<T>, b: C<T>) -> C<T> {
    Complex { re: a.re + b.re, im: a.im + b.im }
}

#[inline(always)]
pub(super) fn minus<T: Real>(a: C<T>, b: C<T>) -> C<T> {
    Complex { re: a.re - b.re, im: a.im - b.im }
}

#[inline(always)]
pub(super) fn times<T: Real>(a: C<T>, b: C<T>) -> C<T> {
    Complex { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re }
}

/// `a` times the conjugate of `b`.
#[inline(always)]
pub(super) fn times_conjugate<T: Real>(a: C<T>, b: C<T>) -> C<T> {
    Complex { re: a.re * b.re + a.im * b.im, im: a.im * b.re - a.re * b.im }
}

#[inline(always)]
pub(super) fn swapped<T: Real>(a: C<T>) -> C<T> {
    Complex { re: a.im, im: a.re }
}

/// A quarter turn clockwise.
#[inline(always)]
fn turned<T: Real>(a: C<T>) -> C<T> {
    Complex { re: a.im, im: -a.re }
}

#[inline(always)]
pub(super) fn two<T: Real>(x: [C<T>; 2]) -> [C<T>; 2] {
    [plus(x[0], x[1]), minus(x[0], x[1])]
}

#[inline(always)]
pub(super) fn four<T: Real>(x: [C<T>; 4]) -> [C<T>; 4] {
    let (even, odd) = (two([x[0], x[2]]), two([x[1], x[3]]));
    let turned = turned(odd[1]);
    [plus(even[0], odd[0]), plus(even[1], turned), minus(even[0], odd[0]), minus(even[1], turned)]
}

#[inline(always)]
pub(super) fn eight<T: Real>(x: [C<T>; 8]) -> [C<T>; 8] {
    let root = T::of(std::f64::consts::FRAC_1_SQRT_2);
    let [a1, a5] = two([x[1], x[5]]);
    let [a3, a7] = two([x[3], x[7]]);
    let [a1, a3] = two([a1, a3]);
    let a3 = turned(a3);
    let [a5, a7] = two([a5, turned(a7)]);
    // An eighth and three eighths of a turn.
    let a5 = Complex { re: root * (a5.re + a5.im), im: root * (a5.im - a5.re) };
    let a7 = Complex { re: root * (a7.im - a7.re), im: root * (-a7.re - a7.im) };
    let [a0, a4] = two([x[0], x[4]]);
    let [a2, a6] = two([x[2], x[6]]);
    let [a0, a2] = two([a0, a2]);
    let [a4, a6] = two([a4, turned(a6)]);
    let ([y0, y4], [y2, y6], [y1, y5], [y3, y7]) = (two([a0, a1]), two([a2, a3]), two([a4, a5]), two([a6, a7]));
    [y0, y1, y2, y3, y4, y5, y6, y7]
}

/// An odd number of points, from sums and differences of those at equal distances from the first. `group` is how many
/// products are added before they join the sum: it decides the last digits.
#[inline(always)]
pub(super) fn odd<T: Real>(x: &[C<T>], y: &mut [C<T>], roots: &[C<T>], group: usize) {
    let p = x.len();
    let half = p / 2;
    let zero = T::ZERO;
    let mut total = x[0];
    for j in 1..=half {
        total = plus(total, plus(x[j], x[p - j]));
    }
    y[0] = total;
    for m in 1..=half {
        let mut k = 0;
        let mut product = |j: usize| {
            k += m;
            if k >= p {
                k -= p;
            }
            let (root, sum, apart) = (roots[k], plus(x[j], x[p - j]), minus(x[j], x[p - j]));
            (
                Complex { re: root.re * sum.re, im: root.re * sum.im },
                Complex { re: root.im * apart.im, im: root.im * apart.re },
            )
        };
        let (cosines, mut sines) = product(1);
        let mut cosines = plus(x[0], cosines);
        let mut j = 2;
        while j <= half {
            let left = half + 1 - j;
            let take =
                if j == 2 { 1 } else { [4, 2].into_iter().find(|size| group >= *size && left >= *size).unwrap_or(1) };
            let (mut more_cosines, mut more_sines) = product(j);
            for place in j + 1..j + take {
                let next = product(place);
                more_cosines = plus(more_cosines, next.0);
                more_sines = plus(more_sines, next.1);
            }
            cosines = plus(cosines, more_cosines);
            sines = plus(sines, more_sines);
            j += take;
        }
        let turned = Complex { re: sines.re, im: zero - sines.im };
        y[m] = plus(cosines, turned);
        y[p - m] = minus(cosines, turned);
    }
}

#[inline(always)]
pub(super) fn few<T: Real, const P: usize>(x: [C<T>; P], roots: &[C<T>]) -> [C<T>; P] {
    let mut y = x;
    odd(&x, &mut y, &roots[..P], 1);
    y
}

/// The roots that pocketfft has as literals.
pub(super) fn literal_roots<T: Real>(p: usize) -> Option<Vec<C<T>>> {
    const THREE: [(f64, f64); 1] = [(-0.5, 0.866_025_403_784_438_6)];
    const FIVE: [(f64, f64); 2] =
        [(0.309_016_994_374_947_45, 0.951_056_516_295_153_5), (-0.809_016_994_374_947_5, 0.587_785_252_292_473_1)];
    const SEVEN: [(f64, f64); 3] = [
        (0.623_489_801_858_733_5, 0.781_831_482_468_029_8),
        (-0.222_520_933_956_314_4, 0.974_927_912_181_823_6),
        (-0.900_968_867_902_419_1, 0.433_883_739_117_558_1),
    ];
    const ELEVEN: [(f64, f64); 5] = [
        (0.841_253_532_831_181_2, 0.540_640_817_455_597_6),
        (0.415_415_013_001_886_44, 0.909_631_995_354_518_4),
        (-0.142_314_838_273_285_14, 0.989_821_441_880_932_7),
        (-0.654_860_733_945_285_1, 0.755_749_574_354_258_3),
        (-0.959_492_973_614_497_4, 0.281_732_556_841_429_67),
    ];
    let half: &[(f64, f64)] = match p {
        3 => &THREE,
        5 => &FIVE,
        7 => &SEVEN,
        11 => &ELEVEN,
        _ => return None,
    };
    let upper = half.iter().map(|(re, im)| Complex { re: T::of(*re), im: T::of(*im) });
    let lower = half.iter().rev().map(|(re, im)| Complex { re: T::of(*re), im: T::of(-im) });
    Some(std::iter::once(Complex { re: T::of(1.0), im: T::ZERO }).chain(upper).chain(lower).collect())
}
