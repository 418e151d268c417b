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

/// Every single one of all colours, by the number of its colour; `None` where that needs too much memory.
pub(crate) fn listed(colours: &[i64], total: i64) -> Option<Vec<u32>> {
    let mut list = Vec::new();
    list.try_reserve_exact(usize::try_from(total).ok()?).ok()?;
    for (i, count) in colours.iter().enumerate() {
        list.extend(std::iter::repeat_n(i as u32, *count as usize));
    }
    Some(list)
}

/// How many of each colour are in a sample without replacement: drawn one by one from a list of all.
pub(crate) fn by_list(bits: &mut Bits, list: &mut [u32], colours: &[i64], sample: i64, row: &mut [i64]) {
    let total = list.len() as i64;
    if total == 0 || sample == 0 {
        return;
    }
    let is_rest = sample > total / 2;
    let drawn = if is_rest { total - sample } else { sample } as usize;
    for j in 0..drawn {
        let k = j + interval(bits, (list.len() - j - 1) as u64) as usize;
        list.swap(j, k);
    }
    for colour in &list[..drawn] {
        row[*colour as usize] += 1;
    }
    turn(row, colours, is_rest);
}

/// How many of each colour are in a sample without replacement: colour by colour.
pub(crate) fn by_margins(bits: &mut Bits, colours: &[i64], sample: i64, row: &mut [i64]) {
    let total: i64 = colours.iter().sum();
    if total == 0 || sample == 0 {
        return;
    }
    let is_rest = sample > total / 2;
    let (mut to_draw, mut others) = (if is_rest { total - sample } else { sample }, total);
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

/// What is not in a sample instead of what is.
fn turn(row: &mut [i64], colours: &[i64], is_rest: bool) {
    if is_rest {
        for (count, colour) in row.iter_mut().zip(colours) {
            *count = colour - *count;
        }
    }
}

/// Shares that add up to one; where all parameters are small a stick is broken, so that no sum is zero.
pub(crate) struct Shares<'a> {
    alpha: &'a [f64],
    /// Sums of the parameters from each on, if a stick is broken.
    rest: Option<Vec<f64>>,
}

impl<'a> Shares<'a> {
    pub(crate) fn new(alpha: &'a [f64]) -> Self {
        let are_small = !alpha.is_empty() && alpha.iter().all(|one| *one < 0.1);
        let rest = are_small.then(|| {
            let mut rest = vec![0.0; alpha.len()];
            let mut sum = 0.0;
            for (to, one) in rest.iter_mut().zip(alpha).rev() {
                sum += one;
                *to = sum;
            }
            rest
        });
        Self { alpha, rest }
    }

    pub(crate) fn draw(&self, bits: &mut Bits, row: &mut [f64]) {
        match &self.rest {
            None => shares(row, self.alpha, |shape| gamma(bits, shape)),
            Some(rest) if rest[0] > 0.0 => break_stick(bits, self.alpha, rest, row),
            Some(_) => {}
        }
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
    for to in row {
        *to *= inverse;
    }
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
