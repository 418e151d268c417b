//! QR steps with one shift on a complex Hessenberg matrix, whose elements below the diagonal are kept real.

use super::Stuck;
use super::matrix::Matrix;
use super::reflect::reflection;
use super::scalar::Scalar;
use crate::element::C128;

const ULP: f64 = f64::EPSILON;

/// Leaves a triangle in `h`; gives its diagonal.
pub(super) fn schur(
    h: &mut Matrix<C128>,
    mut z: Option<&mut Matrix<C128>>,
    low: usize,
    high: usize,
) -> Result<Vec<C128>, Stuck> {
    let n = h.rows();
    for i in low + 1..=high {
        let below = h[(i, i - 1)];
        if below.im != 0.0 {
            let turn = below.times(1.0 / below.rough()).conj();
            let turn = turn.times(1.0 / turn.size());
            h[(i, i - 1)] = C128::of(below.size());
            scale_row(h, i, i..n, turn);
            scale_column(h, i, 0..(i + 2).min(high + 1), turn.conj());
            if let Some(z) = z.as_deref_mut() {
                scale_column(z, i, 0..n, turn.conj());
            }
        }
    }
    let tiny = f64::MIN_POSITIVE * ((high - low + 1) as f64 / ULP);
    let mut left = 30 * (high - low + 1).max(10);
    let mut end = high;
    let mut deflations = 0;
    loop {
        let start = first_small(h, low, end, high, tiny);
        if start > low {
            h[(start, start - 1)] = C128::ZERO;
        }
        if start == end {
            deflations = 0;
            if end == low {
                return Ok((0..n).map(|i| h[(i, i)]).collect());
            }
            end -= 1;
            continue;
        }
        if left == 0 {
            return Err(Stuck);
        }
        left -= 1;
        deflations += 1;
        let shift = shift(h, start, end, deflations);
        let (m, v) = begin(h, start, end, shift);
        sweep(h, z.as_deref_mut(), (start, m, end), v);
    }
}

#[inline(never)]
fn scale_row(a: &mut Matrix<C128>, row: usize, columns: std::ops::Range<usize>, factor: C128) {
    for j in columns {
        a[(row, j)] *= factor;
    }
}

#[inline(never)]
fn scale_column(a: &mut Matrix<C128>, column: usize, rows: std::ops::Range<usize>, factor: C128) {
    super::matrix::multiply(&mut a.column_mut(column)[rows], factor);
}

fn first_small(h: &Matrix<C128>, low: usize, end: usize, high: usize, tiny: f64) -> usize {
    for k in (low + 1..=end).rev() {
        let below = h[(k, k - 1)].rough();
        if below <= tiny {
            return k;
        }
        let mut around = h[(k - 1, k - 1)].rough() + h[(k, k)].rough();
        if around == 0.0 {
            if k >= low + 2 {
                around += h[(k - 1, k - 2)].re.abs();
            }
            if k < high {
                around += h[(k + 1, k)].re.abs();
            }
        }
        if h[(k, k - 1)].re.abs() <= ULP * around {
            let above = h[(k - 1, k)].rough();
            let (ab, ba) = (below.max(above), below.min(above));
            let (here, apart) = (h[(k, k)].rough(), (h[(k - 1, k - 1)] - h[(k, k)]).rough());
            let (aa, bb) = (here.max(apart), here.min(apart));
            let s = aa + ab;
            if ba * (ab / s) <= tiny.max(ULP * (bb * (aa / s))) {
                return k;
            }
        }
    }
    low
}

/// The eigenvalue of the last block of two that is nearer to the last element.
fn shift(h: &Matrix<C128>, start: usize, end: usize, deflations: usize) -> C128 {
    if deflations.is_multiple_of(20) {
        return h[(end, end)] + C128::of(0.75 * h[(end, end - 1)].re.abs());
    }
    if deflations.is_multiple_of(10) {
        return h[(start, start)] + C128::of(0.75 * h[(start + 1, start)].re.abs());
    }
    let t = h[(end, end)];
    let u = h[(end - 1, end)].sqrt() * h[(end, end - 1)].sqrt();
    if u.rough() == 0.0 {
        return t;
    }
    let x = (h[(end - 1, end - 1)] - t).times(0.5);
    let s = u.rough().max(x.rough());
    let (near, far) = (x.times(1.0 / s), u.times(1.0 / s));
    let mut y = (near * near + far * far).sqrt().times(s);
    if x.rough() > 0.0 && x.re * y.re + x.im * y.im < 0.0 {
        y = -y;
    }
    t - u * u.over(x + y)
}

fn begin(h: &Matrix<C128>, start: usize, end: usize, shift: C128) -> (usize, [C128; 2]) {
    let mut m = end - 1;
    loop {
        let (here, next) = (h[(m, m)], h[(m + 1, m + 1)]);
        let apart = here - shift;
        let below = h[(m + 1, m)].re;
        let s = apart.rough() + below.abs();
        let (apart, below) = (apart.times(1.0 / s), below / s);
        if m == start {
            return (m, [apart, C128::of(below)]);
        }
        let before = h[(m, m - 1)].re;
        if before.abs() * below.abs() <= ULP * (apart.rough() * (here.rough() + next.rough())) {
            return (m, [apart, C128::of(below)]);
        }
        m -= 1;
    }
}

fn sweep(h: &mut Matrix<C128>, mut z: Option<&mut Matrix<C128>>, (start, m, end): (usize, usize, usize), v: [C128; 2]) {
    let n = h.rows();
    let mut v = v;
    for k in m..end {
        if k > m {
            v.copy_from_slice(&h.column(k - 1)[k..k + 2]);
        }
        let (beta, tau) = reflection(&mut v);
        if k > m {
            h[(k, k - 1)] = C128::of(beta);
            h[(k + 1, k - 1)] = C128::ZERO;
        }
        let direction = [C128::ONE, v[1]];
        h.reflect_left(&direction, tau.conj(), k, k..n);
        h.reflect_right(&direction, tau, 0..(k + 3).min(end + 1), k);
        if let Some(z) = z.as_deref_mut() {
            z.reflect_right(&direction, tau, 0..n, k);
        }
        if k == m && m > start {
            // A step that begins further down leaves an element that is not real.
            let turn = C128::ONE - tau;
            let turn = turn.times(1.0 / turn.size());
            h[(m + 1, m)] *= turn.conj();
            if m + 2 <= end {
                h[(m + 2, m + 1)] *= turn;
            }
            for j in (m..=end).filter(|j| *j != m + 1) {
                scale_row(h, j, j + 1..n, turn);
                scale_column(h, j, 0..j, turn.conj());
                if let Some(z) = z.as_deref_mut() {
                    scale_column(z, j, 0..n, turn.conj());
                }
            }
        }
    }
    let below = h[(end, end - 1)];
    if below.im != 0.0 {
        let size = below.size();
        h[(end, end - 1)] = C128::of(size);
        let turn = below.times(1.0 / size);
        scale_row(h, end, end + 1..n, turn.conj());
        scale_column(h, end, 0..end, turn);
        if let Some(z) = z {
            scale_column(z, end, 0..n, turn);
        }
    }
}
