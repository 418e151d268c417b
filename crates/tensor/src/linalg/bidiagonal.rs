//! Singular values of a bidiagonal matrix by QR steps, with shift zero where that keeps small ones exact.

use super::Stuck;
use super::matrix::Matrix;
use super::rotate::{rotation, singular, singular_values};

type Turns = Option<(Matrix<f64>, Matrix<f64>)>;

const EPSILON: f64 = f64::EPSILON / 2.0;

/// Leaves the singular values in `d`, descending; gives the vectors of both sides in columns. `e` is above the diagonal, or
/// below it in a lower matrix.
pub(super) fn svd(d: &mut [f64], e: &mut [f64], is_lower: bool, wants: bool) -> Result<Turns, Stuck> {
    let n = d.len();
    let mut turns = wants.then(|| (Matrix::identity(n, n), Matrix::identity(n, n)));
    let mut raising = Vec::new();
    if is_lower && n > 1 {
        for i in 0..n - 1 {
            let ((cos, sin), r) = rotation(d[i], e[i]);
            d[i] = r;
            e[i] = sin * d[i + 1];
            d[i + 1] *= cos;
            raising.push((cos, sin));
        }
    }
    if !wants && n == 2 {
        (d[1], d[0]) = singular_values(d[0], e[0], d[1]);
        return Ok(None);
    }
    let mut work = Work { d, e, turns: turns.as_mut() };
    work.run()?;
    work.finish(n == 1);
    if let Some((u, _)) = turns.as_mut() {
        for (i, (cos, sin)) in raising.into_iter().enumerate().rev() {
            for column in u.columns_mut() {
                let (x, y) = (column[i], column[i + 1]);
                (column[i], column[i + 1]) = (cos * x - sin * y, cos * y + sin * x);
            }
        }
    }
    Ok(turns)
}

struct Work<'a> {
    d: &'a mut [f64],
    e: &'a mut [f64],
    turns: Option<&'a mut (Matrix<f64>, Matrix<f64>)>,
}

impl Work<'_> {
    fn turn(&mut self, i: usize, left: (f64, f64), right: (f64, f64)) {
        if let Some((u, v)) = self.turns.as_deref_mut() {
            u.rotate(i, i + 1, left);
            v.rotate(i, i + 1, right);
        }
    }

    fn run(&mut self) -> Result<(), Stuck> {
        let n = self.d.len();
        let tolerance = EPSILON * (EPSILON.powf(-0.125)).clamp(10.0, 100.0);
        let tiny = 6.0 * n as f64 * (n as f64 * f64::MIN_POSITIVE);
        let floor = (tolerance * self.least() / (n as f64).sqrt()).max(tiny);
        let mut left = 6 * n * n;
        let mut known = None;
        let mut is_down = true;
        let mut end = n.saturating_sub(1);
        while end > 0 {
            let mut most = self.d[end].abs();
            let mut start = 0;
            for l in (0..end).rev() {
                if self.e[l].abs() <= floor {
                    self.e[l] = 0.0;
                    start = l + 1;
                    break;
                }
                most = most.max(self.d[l].abs()).max(self.e[l].abs());
            }
            if start == end {
                end -= 1;
                continue;
            }
            if start + 1 == end {
                let (large, small, right, left) = singular(self.d[start], self.e[start], self.d[end]);
                (self.d[start], self.e[start], self.d[end]) = (large, 0.0, small);
                self.turn(start, left, right);
                if end < 2 {
                    break;
                }
                end -= 2;
                continue;
            }
            // The direction is chosen anew for a new part.
            if known.is_none_or(|(low, high)| start > high || end < low) {
                is_down = self.d[start].abs() >= self.d[end].abs();
            }
            let Some(least) = self.settle(start, end, is_down, tolerance) else { continue };
            known = Some((start, end));
            let shift = self.shift(start, end, is_down, tolerance, least / most, n);
            let Some(rest) = left.checked_sub(end - start) else { return Err(Stuck) };
            left = rest;
            match (shift == 0.0, is_down) {
                (true, true) => self.plain_down(start, end, floor),
                (true, false) => self.plain_up(start, end, floor),
                (false, true) => self.down(start, end, shift, floor),
                (false, false) => self.up(start, end, shift, floor),
            }
        }
        Ok(())
    }

    /// A lower bound of the smallest singular value.
    fn least(&self) -> f64 {
        let mut mu = self.d.first().map_or(0.0, |value| value.abs());
        let mut least = mu;
        for (d, e) in self.d.iter().skip(1).zip(&*self.e) {
            if least == 0.0 {
                break;
            }
            mu = d.abs() * (mu / (mu + e.abs()));
            least = least.min(mu);
        }
        least
    }

    /// Sets an element above the diagonal to zero if it may be, and then gives none; else a bound of the least value.
    fn settle(&mut self, start: usize, end: usize, is_down: bool, tolerance: f64) -> Option<f64> {
        let (d, e) = (&self.d, &mut self.e);
        let last = if is_down { end - 1 } else { start };
        if e[last].abs() <= tolerance * if is_down { d[end].abs() } else { d[start].abs() } {
            e[last] = 0.0;
            return None;
        }
        let mut mu = if is_down { d[start].abs() } else { d[end].abs() };
        let mut least = mu;
        for step in 0..end - start {
            let place = if is_down { start + step } else { end - 1 - step };
            if e[place].abs() <= tolerance * mu {
                e[place] = 0.0;
                return None;
            }
            let next = if is_down { d[place + 1] } else { d[place] };
            mu = next.abs() * (mu / (mu + e[place].abs()));
            least = least.min(mu);
        }
        Some(least)
    }

    fn shift(&self, start: usize, end: usize, is_down: bool, tolerance: f64, ratio: f64, n: usize) -> f64 {
        if n as f64 * tolerance * ratio <= EPSILON.max(0.01 * tolerance) {
            return 0.0;
        }
        let (d, e) = (&self.d, &self.e);
        let (far, shift) = if is_down {
            (d[start].abs(), singular_values(d[end - 1], e[end - 1], d[end]).0)
        } else {
            (d[end].abs(), singular_values(d[start], e[start], d[start + 1]).0)
        };
        if far > 0.0 && (shift / far).powi(2) < EPSILON { 0.0 } else { shift }
    }

    fn plain_down(&mut self, start: usize, end: usize, floor: f64) {
        let (mut cos, mut old) = (1.0, (1.0, 0.0));
        for i in start..end {
            let (right, r) = rotation(self.d[i] * cos, self.e[i]);
            cos = right.0;
            if i > start {
                self.e[i - 1] = old.1 * r;
            }
            (old, self.d[i]) = rotation(old.0 * r, self.d[i + 1] * right.1);
            self.turn(i, old, right);
        }
        let h = self.d[end] * cos;
        self.d[end] = h * old.0;
        self.e[end - 1] = h * old.1;
        self.drop_small(end - 1, floor);
    }

    fn plain_up(&mut self, start: usize, end: usize, floor: f64) {
        let (mut cos, mut old) = (1.0, (1.0, 0.0));
        for i in (start + 1..=end).rev() {
            let (left, r) = rotation(self.d[i] * cos, self.e[i - 1]);
            cos = left.0;
            if i < end {
                self.e[i] = old.1 * r;
            }
            (old, self.d[i]) = rotation(old.0 * r, self.d[i - 1] * left.1);
            self.turn(i - 1, (left.0, -left.1), (old.0, -old.1));
        }
        let h = self.d[start] * cos;
        self.d[start] = h * old.0;
        self.e[start] = h * old.1;
        self.drop_small(start, floor);
    }

    fn down(&mut self, start: usize, end: usize, shift: f64, floor: f64) {
        let mut f = towards(self.d[start], shift);
        let mut g = self.e[start];
        for i in start..end {
            let (right, r) = rotation(f, g);
            if i > start {
                self.e[i - 1] = r;
            }
            f = right.0 * self.d[i] + right.1 * self.e[i];
            self.e[i] = right.0 * self.e[i] - right.1 * self.d[i];
            g = right.1 * self.d[i + 1];
            self.d[i + 1] *= right.0;
            let (left, r) = rotation(f, g);
            self.d[i] = r;
            f = left.0 * self.e[i] + left.1 * self.d[i + 1];
            self.d[i + 1] = left.0 * self.d[i + 1] - left.1 * self.e[i];
            if i + 1 < end {
                g = left.1 * self.e[i + 1];
                self.e[i + 1] *= left.0;
            }
            self.turn(i, left, right);
        }
        self.e[end - 1] = f;
        self.drop_small(end - 1, floor);
    }

    fn up(&mut self, start: usize, end: usize, shift: f64, floor: f64) {
        let mut f = towards(self.d[end], shift);
        let mut g = self.e[end - 1];
        for i in (start + 1..=end).rev() {
            let (left, r) = rotation(f, g);
            if i < end {
                self.e[i] = r;
            }
            f = left.0 * self.d[i] + left.1 * self.e[i - 1];
            self.e[i - 1] = left.0 * self.e[i - 1] - left.1 * self.d[i];
            g = left.1 * self.d[i - 1];
            self.d[i - 1] *= left.0;
            let (right, r) = rotation(f, g);
            self.d[i] = r;
            f = right.0 * self.e[i - 1] + right.1 * self.d[i - 1];
            self.d[i - 1] = right.0 * self.d[i - 1] - right.1 * self.e[i - 1];
            if i > start + 1 {
                g = right.1 * self.e[i - 2];
                self.e[i - 2] *= right.0;
            }
            self.turn(i - 1, (left.0, -left.1), (right.0, -right.1));
        }
        self.e[start] = f;
        self.drop_small(start, floor);
    }

    fn drop_small(&mut self, place: usize, floor: f64) {
        if self.e[place].abs() <= floor {
            self.e[place] = 0.0;
        }
    }

    /// Makes values positive and sorts them, smallest to the end first. The sign of a single one goes to the left.
    fn finish(&mut self, is_single: bool) {
        let n = self.d.len();
        for i in 0..n {
            if self.d[i] < 0.0 || self.d[i] == 0.0 && self.d[i].is_sign_negative() {
                let was_zero = self.d[i] == 0.0;
                self.d[i] = -self.d[i];
                if let Some((u, v)) = self.turns.as_deref_mut().filter(|_| !was_zero || is_single) {
                    let side = if is_single { u } else { v };
                    side.column_mut(i).iter_mut().for_each(|value| *value = -*value);
                }
            }
        }
        for last in (1..n).rev() {
            let least = (1..=last).fold(0, |least, j| if self.d[j] <= self.d[least] { j } else { least });
            if least != last {
                self.d.swap(least, last);
                if let Some((u, v)) = self.turns.as_deref_mut() {
                    u.swap_columns(least, last);
                    v.swap_columns(least, last);
                }
            }
        }
    }
}

fn towards(d: f64, shift: f64) -> f64 {
    (d.abs() - shift) * (1_f64.copysign(d) + shift / d)
}
