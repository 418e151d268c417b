//! The generators of `numpy.random`: sources of bits, seeds for them, and the distributions drawn from them.
//!
//! *Invariant:* a source in the same state gives the same numbers as `NumPy` 2.1, for every distribution; so the order in
//! which numbers are taken from a source, and the order of floating-point operations, are part of each algorithm here.

mod beta;
mod bounded;
mod class;
mod continuous;
mod counts;
mod discrete;
mod distributions;
mod hypergeometric;
mod integers;
mod legacy;
mod mersenne;
mod params;
mod pcg;
mod philox;
mod places;
mod seed;
mod sfc;
mod vectors;
mod ziggurat;

#[cfg(test)]
mod tests;

pub(crate) use class::{make_classes, mix, words};

use mersenne::Mersenne;
use pcg::Pcg;
use philox::Philox;
use sfc::Sfc;

/// Where random bits come from.
#[derive(Debug, Clone)]
pub(crate) enum Bits {
    Mersenne(Box<Mersenne>),
    Pcg(Pcg),
    Philox(Philox),
    Sfc(Sfc),
}

/// The upper half of 64 bits, kept for the next time that 32 are asked for.
pub(crate) type Half = Option<u32>;

impl Bits {
    pub(crate) fn long(&mut self) -> u64 {
        match self {
            Self::Pcg(source) => source.long(),
            Self::Sfc(source) => source.long(),
            Self::Philox(source) => source.long(),
            Self::Mersenne(source) => {
                let high = u64::from(source.word());
                (high << 32) | u64::from(source.word())
            }
        }
    }

    pub(crate) fn word(&mut self) -> u32 {
        if let Self::Mersenne(source) = self {
            return source.word();
        }
        if let Some(kept) = self.half().and_then(Option::take) {
            return kept;
        }
        let long = self.long();
        if let Some(half) = self.half() {
            *half = Some((long >> 32) as u32);
        }
        long as u32
    }

    fn half(&mut self) -> Option<&mut Half> {
        match self {
            Self::Pcg(source) => Some(&mut source.half),
            Self::Sfc(source) => Some(&mut source.half),
            Self::Philox(source) => Some(&mut source.half),
            Self::Mersenne(_) => None,
        }
    }

    /// From 0 up to 1, which is left out; 53 bits.
    pub(crate) fn double(&mut self) -> f64 {
        if let Self::Mersenne(source) = self {
            let (high, low) = (source.word() >> 5, source.word() >> 6);
            return (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0;
        }
        (self.long() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// From 0 up to 1, which is left out; 24 bits.
    pub(crate) fn single(&mut self) -> f32 {
        (self.word() >> 8) as f32 * (1.0 / 16_777_216.0)
    }

    /// What the source makes at one time: 32 bits of a Mersenne Twister, 64 of others.
    pub(crate) fn raw(&mut self) -> u64 {
        match self {
            Self::Mersenne(source) => source.word().into(),
            _ => self.long(),
        }
    }
}
