//! QR steps with two shifts at once on a real Hessenberg matrix.

use super::Stuck;
use super::matrix::Matrix;
use super::reflect::reflection;
use super::rotate::root_of_squares;
use crate::element::C128;

const ULP: f64 = f64::EPSILON;
const EPSILON: f64 = f64::EPSILON / 2.0;

/// Leaves blocks of one and two (these for conjugate pairs) on the diagonal of `h`; gives eigenvalues.
pub(super) fn schur(
    h: &mut Matrix<f64>,
    mut z: Option<&mut Matrix<f64>>,
    low: usize,
    high: usize,
) -> Result<Vec<C128>, Stuck> {
    let n = h.rows();
    let mut values: Vec<C128> = (0..n).map(|i| C128::new(h[(i, i)], 0.0)).collect();
    let tiny = f64::MIN_POSITIVE * ((high - low + 1) as f64 / ULP);
    let mut left = 30 * (high - low + 1).max(10);
    let mut end = high;
    let mut deflations = 0;
    loop {
        let start = first_small(h, low, end, high, tiny);
        if start > low {
            h[(start, start - 1)] = 0.0;
        }
        if start + 1 >= end {
            if start == end {
                values[end] = C128::new(h[(end, end)], 0.0);
            } else {
                let (one, two, turn) = standardize(h, end - 1);
                (values[end - 1], values[end]) = (one, two);
                rotate(h, z.as_deref_mut(), end - 1, turn);
            }
            deflations = 0;
            if start <= low {
                return Ok(values);
            }
            end = start - 1;
            continue;
        }
        if left == 0 {
            return Err(Stuck);
        }
        left -= 1;
        deflations += 1;
        let shifts = shifts(h, start, end, deflations);
        let (m, v) = begin(h, start, end, shifts);
        sweep(h, z.as_deref_mut(), (start, m, end), v);
    }
}

/// The row from which on, up to `end`, no element below the diagonal is negligible.
fn first_small(h: &Matrix<f64>, low: usize, end: usize, high: usize, tiny: f64) -> usize {
    for k in (low + 1..=end).rev() {
        let below = h[(k, k - 1)].abs();
        if below <= tiny {
            return k;
        }
        let mut around = h[(k - 1, k - 1)].abs() + h[(k, k)].abs();
        if around == 0.0 {
            if k >= low + 2 {
                around += h[(k - 1, k - 2)].abs();
            }
            if k < high {
                around += h[(k + 1, k)].abs();
            }
        }
        if below <= ULP * around {
            let above = h[(k - 1, k)].abs();
            let (ab, ba) = (below.max(above), below.min(above));
            let (here, apart) = (h[(k, k)].abs(), (h[(k - 1, k - 1)] - h[(k, k)]).abs());
            let (aa, bb) = (here.max(apart), here.min(apart));
            let s = aa + ab;
            if ba * (ab / s) <= tiny.max(ULP * (bb * (aa / s))) {
                return k;
            }
        }
    }
    low
}

/// Real and imaginary parts of both shifts.
fn shifts(h: &Matrix<f64>, start: usize, end: usize, deflations: usize) -> [f64; 4] {
    let unusual = |s: f64, at: f64| (0.75 * s + at, -0.4375 * s, s, 0.75 * s + at);
    let (a, b, c, d) = if deflations.is_multiple_of(20) {
        unusual(h[(end, end - 1)].abs() + h[(end - 1, end - 2)].abs(), h[(end, end)])
    } else if deflations.is_multiple_of(10) {
        unusual(h[(start + 1, start)].abs() + h[(start + 2, start + 1)].abs(), h[(start, start)])
    } else {
        (h[(end - 1, end - 1)], h[(end - 1, end)], h[(end, end - 1)], h[(end, end)])
    };
    let s = a.abs() + b.abs() + c.abs() + d.abs();
    if s == 0.0 {
        return [0.0; 4];
    }
    let (a, b, c, d) = (a / s, b / s, c / s, d / s);
    let half = f64::midpoint(a, d);
    let det = (a - half) * (d - half) - b * c;
    let root = det.abs().sqrt();
    if det >= 0.0 {
        return [half * s, root * s, half * s, -root * s];
    }
    let (one, two) = (half + root, half - root);
    let near = if (one - d).abs() <= (two - d).abs() { one } else { two };
    [near * s, 0.0, near * s, 0.0]
}

/// Where a step may begin, and the first column there of the product of both shifted matrices.
fn begin(h: &Matrix<f64>, start: usize, end: usize, [re1, im1, re2, im2]: [f64; 4]) -> (usize, [f64; 3]) {
    let mut m = end - 2;
    loop {
        let below = h[(m + 1, m)].abs();
        let s = (h[(m, m)] - re2).abs() + im2.abs() + below;
        let ratio = h[(m + 1, m)] / s;
        let x = ratio * h[(m, m + 1)] + (h[(m, m)] - re1) * ((h[(m, m)] - re2) / s) - im1 * (im2 / s);
        let y = ratio * (h[(m, m)] + h[(m + 1, m + 1)] - re1 - re2);
        let w = ratio * h[(m + 2, m + 1)];
        let s = x.abs() + y.abs() + w.abs();
        let (x, y, w) = (x / s, y / s, w / s);
        if m == start {
            return (m, [x, y, w]);
        }
        let around = h[(m - 1, m - 1)].abs() + h[(m, m)].abs() + h[(m + 1, m + 1)].abs();
        if h[(m, m - 1)].abs() * (y.abs() + w.abs()) <= ULP * x.abs() * around {
            return (m, [x, y, w]);
        }
        m -= 1;
    }
}

/// Chases the bulge from row `m` to `end`.
fn sweep(h: &mut Matrix<f64>, mut z: Option<&mut Matrix<f64>>, (start, m, end): (usize, usize, usize), v: [f64; 3]) {
    let n = h.rows();
    let mut v = v;
    for k in m..end {
        let count = 3.min(end - k + 1);
        if k > m {
            v[..count].copy_from_slice(&h.column(k - 1)[k..k + count]);
        }
        let (beta, tau) = reflection(&mut v[..count]);
        if k > m {
            h[(k, k - 1)] = beta;
            h[(k + 1, k - 1)] = 0.0;
            if k + 1 < end {
                h[(k + 2, k - 1)] = 0.0;
            }
        } else if m > start {
            h[(k, k - 1)] *= 1.0 - tau;
        }
        let v = [1.0, v[1], v[2]];
        h.reflect_left(&v[..count], tau, k, k..n);
        h.reflect_right(&v[..count], tau, 0..(k + 4).min(end + 1), k);
        if let Some(z) = z.as_deref_mut() {
            z.reflect_right(&v[..count], tau, 0..n, k);
        }
    }
}

/// The rotation that makes a block of two a triangle or, for a pair, gives it equal diagonal elements; its eigenvalues.
fn standardize(h: &mut Matrix<f64>, at: usize) -> (C128, C128, (f64, f64)) {
    let sign = |value: f64| 1_f64.copysign(value);
    let (mut a, mut b, mut c, mut d) = (h[(at, at)], h[(at, at + 1)], h[(at + 1, at)], h[(at + 1, at + 1)]);
    let (mut cos, mut sin) = (1.0, 0.0);
    if c == 0.0 {
    } else if b == 0.0 {
        (cos, sin) = (0.0, 1.0);
        (a, b, c, d) = (d, -c, 0.0, a);
    } else if a - d == 0.0 && sign(b) != sign(c) {
    } else {
        let apart = a - d;
        let p = 0.5 * apart;
        let most = b.abs().max(c.abs());
        let least = b.abs().min(c.abs()) * sign(b) * sign(c);
        let scale = p.abs().max(most);
        let inside = (p / scale) * p + (most / scale) * least;
        if inside >= 4.0 * EPSILON {
            let root = p + (scale.sqrt() * inside.sqrt()).copysign(p);
            a = d + root;
            d -= (most / root) * least;
            let tau = root_of_squares(c, root);
            (cos, sin) = (root / tau, c / tau);
            (b, c) = (b - c, 0.0);
        } else {
            let sigma = b + c;
            let tau = root_of_squares(sigma, apart);
            cos = (0.5 * (1.0 + sigma.abs() / tau)).sqrt();
            sin = -(p / (tau * cos)) * sign(sigma);
            let (aa, bb, cc, dd) = (a * cos + b * sin, -a * sin + b * cos, c * cos + d * sin, -c * sin + d * cos);
            (a, b, c, d) = (aa * cos + cc * sin, bb * cos + dd * sin, -aa * sin + cc * cos, -bb * sin + dd * cos);
            let middle = 0.5 * (a + d);
            (a, d) = (middle, middle);
            if c != 0.0 {
                if b == 0.0 {
                    (b, c) = (-c, 0.0);
                    (cos, sin) = (-sin, cos);
                } else if sign(b) == sign(c) {
                    let (root_b, root_c) = (b.abs().sqrt(), c.abs().sqrt());
                    let p = (root_b * root_c).copysign(c);
                    let tau = 1.0 / (b + c).abs().sqrt();
                    (a, d) = (middle + p, middle - p);
                    (b, c) = (b - c, 0.0);
                    let (more_cos, more_sin) = (root_b * tau, root_c * tau);
                    (cos, sin) = (cos * more_cos - sin * more_sin, cos * more_sin + sin * more_cos);
                }
            }
        }
    }
    (h[(at, at)], h[(at, at + 1)], h[(at + 1, at)], h[(at + 1, at + 1)]) = (a, b, c, d);
    let im = if c == 0.0 { 0.0 } else { b.abs().sqrt() * c.abs().sqrt() };
    (C128::new(a, im), C128::new(d, 0.0 - im), (cos, sin))
}

/// Turns what is right of a block and above it, and `z`.
fn rotate(h: &mut Matrix<f64>, z: Option<&mut Matrix<f64>>, at: usize, (cos, sin): (f64, f64)) {
    for j in at + 2..h.columns() {
        let column = h.column_mut(j);
        let (x, y) = (column[at], column[at + 1]);
        (column[at], column[at + 1]) = (cos * x + sin * y, cos * y - sin * x);
    }
    let (one, two) = h.pair(at, at + 1);
    for (x, y) in one[..at].iter_mut().zip(&mut two[..at]) {
        (*x, *y) = (cos * *x + sin * *y, cos * *y - sin * *x);
    }
    if let Some(z) = z {
        z.rotate(at, at + 1, (cos, sin));
    }
}
