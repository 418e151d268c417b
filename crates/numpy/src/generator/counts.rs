//! Distributions whose numbers are vectors: each function fills rows of a result.

use super::beta::beta;
use super::bounded::interval;
use super::continuous::gamma;
use super::hypergeometric::hypergeometric;
use super::{Bits, discrete};

/// How many of `n` trials fall to each outcome; `row` is all zeros.
pub(crate) fn multinomial(bits: &mut Bits, n: i64, chances: &[f64], row: &mut [i64]) {
    let Some((last, firsts)) = row.split_last_mut() else { return };
    let (mut left, mut share) = (n, 1.0);
    for (count, chance) in firsts.iter_mut().zip(chances) {
        *count = discrete::binomial(bits, left, chance / share);
        left -= *count;
        if left <= 0 {
            break;
        }
        share -= chance;
    }
    if left > 0 {
        *last = left;
    }
}

/// How many of each colour are in samples without replacement: drawn one by one from a list of all.
pub(crate) fn by_list(bits: &mut Bits, colours: &[i64], sample: i64, rows: &mut [i64]) {
    let total: i64 = colours.iter().sum();
    if total == 0 || sample == 0 {
        return;
    }
    let mut list: Vec<usize> =
        colours.iter().enumerate().flat_map(|(i, count)| std::iter::repeat_n(i, *count as usize)).collect();
    let is_rest = sample > total / 2;
    let drawn = if is_rest { total - sample } else { sample } as usize;
    for row in rows.chunks_exact_mut(colours.len()) {
        for j in 0..drawn {
            let k = j + interval(bits, (list.len() - j - 1) as u64) as usize;
            list.swap(j, k);
        }
        for colour in &list[..drawn] {
            row[*colour] += 1;
        }
        turn(row, colours, is_rest);
    }
}

/// How many of each colour are in samples without replacement: colour by colour.
pub(crate) fn by_margins(bits: &mut Bits, colours: &[i64], sample: i64, rows: &mut [i64]) {
    let total: i64 = colours.iter().sum();
    if total == 0 || sample == 0 {
        return;
    }
    let is_rest = sample > total / 2;
    let drawn = if is_rest { total - sample } else { sample };
    for row in rows.chunks_exact_mut(colours.len()) {
        let (mut to_draw, mut others) = (drawn, total);
        let Some((last, firsts)) = row.split_last_mut() else { return };
        for (count, colour) in firsts.iter_mut().zip(colours) {
            if to_draw <= 0 {
                break;
            }
            others -= colour;
            *count = hypergeometric(bits, *colour, others, to_draw);
            to_draw -= *count;
        }
        if to_draw > 0 {
            *last = to_draw;
        }
        turn(row, colours, is_rest);
    }
}

/// What is not in a sample instead of what is.
fn turn(row: &mut [i64], colours: &[i64], is_rest: bool) {
    if is_rest {
        for (count, colour) in row.iter_mut().zip(colours) {
            *count = colour - *count;
        }
    }
}

/// Shares that add up to one; small parameters break sticks, so that no sum is zero.
pub(crate) fn dirichlet(bits: &mut Bits, alpha: &[f64], rows: &mut [f64]) {
    let most = alpha.iter().copied().fold(f64::NEG_INFINITY, |most, one| if one > most || one.is_nan() { one } else { most });
    if alpha.is_empty() {
        return;
    }
    if most < 0.1 {
        let mut rest = vec![0.0; alpha.len()];
        let mut sum = 0.0;
        for (to, one) in rest.iter_mut().zip(alpha).rev() {
            sum += one;
            *to = sum;
        }
        if sum > 0.0 {
            rows.chunks_exact_mut(alpha.len()).for_each(|row| break_stick(bits, alpha, &rest, row));
        }
        return;
    }
    for row in rows.chunks_exact_mut(alpha.len()) {
        shares(row, alpha, |shape| gamma(bits, shape));
    }
}

/// Gamma numbers over their sum.
pub(crate) fn shares(row: &mut [f64], alpha: &[f64], mut gamma: impl FnMut(f64) -> f64) {
    let mut sum = 0.0;
    for (to, shape) in row.iter_mut().zip(alpha) {
        *to = gamma(*shape);
        sum += *to;
    }
    let inverse = 1.0 / sum;
    row.iter_mut().for_each(|to| *to *= inverse);
}

fn break_stick(bits: &mut Bits, alpha: &[f64], rest: &[f64], row: &mut [f64]) {
    let mut left = 1.0;
    for j in 0..alpha.len() - 1 {
        let part = beta(bits, alpha[j], rest[j + 1]);
        row[j] = left * part;
        left *= 1.0 - part;
        if rest[j + 1] == 0.0 {
            break;
        }
    }
    row[alpha.len() - 1] = left;
}
