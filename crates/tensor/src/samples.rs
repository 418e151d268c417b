//! Counts of numbers, and values between points.

use crate::array::Array;
use crate::error::{Error, Result};

/// How often each number below `length` is among `numbers` (64-bit integers, not negative), or the sum of its weights.
pub fn counts(numbers: &Array, weights: Option<&Array>, length: usize) -> Result<Array> {
    let outside = || Error::value("a number lies outside of the counts");
    let place = |number: i64| usize::try_from(number).ok().filter(|place| *place < length).ok_or_else(outside);
    let numbers = numbers.to_vec::<i64>();
    if let Some(weights) = weights {
        let mut sums = vec![0.0_f64; length];
        for (number, weight) in numbers.into_iter().zip(weights.to_vec::<f64>()) {
            sums[place(number)?] += weight;
        }
        return Array::from_slice(&sums, &[length]);
    }
    let mut found = vec![0_i64; length];
    for number in numbers {
        found[place(number)?] += 1;
    }
    Array::from_slice(&found, &[length])
}

/// Values at `x` on the straight lines through the points (`xs`, `ys`), `xs` growing; `left` and `right` beyond them.
/// All are 64-bit floats; there is at least one point.
pub fn interpolate(x: &Array, xs: &Array, ys: &Array, left: f64, right: f64) -> Result<Array> {
    let (xs, ys) = (xs.to_vec::<f64>(), ys.to_vec::<f64>());
    let last = xs.len().min(ys.len()).checked_sub(1).ok_or_else(|| Error::value("array of sample points is empty"))?;
    let mut guess = 0;
    let found: Vec<f64> = x
        .to_vec::<f64>()
        .into_iter()
        .map(|x| {
            if x.is_nan() {
                return x;
            }
            if x < xs[0] {
                return left;
            }
            if x > xs[last] {
                return right;
            }
            // Neighbouring values are often between the same points.
            if !(xs[guess] <= x && (guess == last || x < xs[guess + 1])) {
                guess = xs[..=last].partition_point(|point| *point <= x).saturating_sub(1);
            }
            if guess == last || xs[guess] == x {
                return ys[guess];
            }
            let slope = (ys[guess + 1] - ys[guess]) / (xs[guess + 1] - xs[guess]);
            let mut value = slope * (x - xs[guess]) + ys[guess];
            if value.is_nan() {
                value = slope * (x - xs[guess + 1]) + ys[guess + 1];
                if value.is_nan() && ys[guess] == ys[guess + 1] {
                    value = ys[guess];
                }
            }
            value
        })
        .collect();
    Array::from_slice(&found, x.shape())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floats(values: &[f64]) -> Array {
        Array::from_slice(values, &[values.len()]).expect("an array")
    }

    #[test]
    fn counting_counts_and_weighs() {
        let numbers = Array::from_slice(&[1_i64, 3, 1], &[3]).expect("an array");
        assert_eq!(counts(&numbers, None, 4).expect("counts").to_vec::<i64>(), [0, 2, 0, 1]);
        let weights = floats(&[0.5, 2.0, 1.0]);
        assert_eq!(counts(&numbers, Some(&weights), 4).expect("counts").to_vec::<f64>(), [0.0, 1.5, 0.0, 2.0]);
        assert!(counts(&numbers, None, 3).is_err());
    }

    #[test]
    fn values_lie_on_lines() {
        let (xs, ys) = (floats(&[0.0, 1.0, 3.0]), floats(&[0.0, 10.0, 30.0]));
        let found = interpolate(&floats(&[-1.0, 0.0, 0.5, 3.0, 2.0, 4.0]), &xs, &ys, -7.0, 7.0).expect("values");
        assert_eq!(found.to_vec::<f64>(), [-7.0, 0.0, 5.0, 30.0, 20.0, 7.0]);
    }
}
