//! Philox 4×64 with ten rounds. J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw: "Parallel random numbers: as easy as
//! 1, 2, 3" (2011).

use super::Half;

const MULTIPLIERS: [u64; 2] = [0xd2e7_470e_e14c_6c93, 0xca5a_8263_9512_1157];
const WEYL: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xbb67_ae85_84ca_a73b];
const ROUNDS: usize = 10;

/// A counter, encrypted: four numbers at a time.
#[derive(Debug, Clone)]
pub(crate) struct Philox {
    pub counter: [u64; 4],
    pub key: [u64; 2],
    pub buffer: [u64; 4],
    pub at: usize,
    pub half: Half,
}

impl Philox {
    pub(crate) fn seeded(key: [u64; 2], counter: [u64; 4]) -> Self {
        Self { counter, key, buffer: [0; 4], at: 4, half: None }
    }

    pub(crate) fn long(&mut self) -> u64 {
        if let Some(kept) = self.buffer.get(self.at) {
            self.at += 1;
            return *kept;
        }
        self.add([1, 0, 0, 0]);
        self.buffer = self.encrypted();
        self.at = 1;
        self.buffer[0]
    }

    fn encrypted(&self) -> [u64; 4] {
        let product = |a: u64, b: u64| {
            let whole = u128::from(a) * u128::from(b);
            ((whole >> 64) as u64, whole as u64)
        };
        let ([mut a, mut b, mut c, mut d], mut key) = (self.counter, self.key);
        for _ in 0..ROUNDS {
            let ((high_a, low_a), (high_c, low_c)) = (product(MULTIPLIERS[0], a), product(MULTIPLIERS[1], c));
            [a, b, c, d] = [high_c ^ b ^ key[0], low_c, high_a ^ d ^ key[1], low_a];
            key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
        }
        [a, b, c, d]
    }

    fn add(&mut self, count: [u64; 4]) {
        let mut carry = false;
        for (digit, more) in self.counter.iter_mut().zip(count) {
            let (sum, over) = digit.overflowing_add(more);
            let (sum, over_again) = sum.overflowing_add(carry.into());
            (*digit, carry) = (sum, over || over_again);
        }
    }

    /// Goes on by as many counts: each is four numbers.
    pub(crate) fn advance(&mut self, count: [u64; 4]) {
        self.add(count);
        (self.buffer, self.at, self.half) = ([0; 4], 4, None);
    }
}
