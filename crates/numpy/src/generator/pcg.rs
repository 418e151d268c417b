//! Permuted congruential generators of 128 bits. M. E. O'Neill: "PCG: A family of simple fast space-efficient
//! statistically good algorithms for random number generation" (2014).

use super::Half;

const MULTIPLIER: u128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645;
const CHEAP: u64 = 0xda94_2042_e4dd_58b5;
/// The golden ratio's fraction of 2¹²⁸ steps.
const JUMP: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;

/// `PCG64` (XSL-RR), or `PCG64DXSM`, whose multiplier is half as long.
#[derive(Debug, Clone)]
pub(crate) struct Pcg {
    pub state: u128,
    pub increment: u128,
    pub half: Half,
    pub is_dxsm: bool,
}

impl Pcg {
    /// From four words: the state's upper and lower half, the stream's upper and lower half.
    pub(crate) fn seeded(words: [u64; 4], is_dxsm: bool) -> Self {
        let joined = |high: u64, low: u64| (u128::from(high) << 64) | u128::from(low);
        let increment = (joined(words[2], words[3]) << 1) | 1;
        // Both start with the longer multiplier.
        let mut made = Self { state: 0, increment, half: None, is_dxsm: false };
        made.step();
        made.state = made.state.wrapping_add(joined(words[0], words[1]));
        made.step();
        Self { is_dxsm, ..made }
    }

    fn multiplier(&self) -> u128 {
        if self.is_dxsm { CHEAP.into() } else { MULTIPLIER }
    }

    fn step(&mut self) {
        self.state = self.state.wrapping_mul(self.multiplier()).wrapping_add(self.increment);
    }

    pub(crate) fn long(&mut self) -> u64 {
        if self.is_dxsm {
            let (mut high, low) = ((self.state >> 64) as u64, self.state as u64 | 1);
            self.step();
            high ^= high >> 32;
            high = high.wrapping_mul(CHEAP);
            high ^= high >> 48;
            return high.wrapping_mul(low);
        }
        self.step();
        let folded = (self.state >> 64) as u64 ^ self.state as u64;
        folded.rotate_right((self.state >> 122) as u32)
    }

    /// Goes `count` steps on, in as many squarings as `count` has bits. F. B. Brown: "Random number generation with
    /// arbitrary strides" (1994).
    pub(crate) fn advance(&mut self, mut count: u128) {
        let (mut factor, mut summand) = (self.multiplier(), self.increment);
        let (mut all_factor, mut all_summand) = (1_u128, 0_u128);
        while count > 0 {
            if count & 1 == 1 {
                all_factor = all_factor.wrapping_mul(factor);
                all_summand = all_summand.wrapping_mul(factor).wrapping_add(summand);
            }
            summand = factor.wrapping_add(1).wrapping_mul(summand);
            factor = factor.wrapping_mul(factor);
            count >>= 1;
        }
        self.state = all_factor.wrapping_mul(self.state).wrapping_add(all_summand);
        self.half = None;
    }

    pub(crate) fn jump(&mut self, times: u128) {
        self.advance(JUMP.wrapping_mul(times));
    }
}
