//! `SeedSequence`: words of entropy mixed into a pool, and as many words as wanted made of that. M. E. O'Neill:
//! "Developing a `seed_seq` alternative" (2015).

const HALF: u32 = 16;

/// A hash whose multiplier changes with every word.
struct Hash {
    constant: u32,
    multiplier: u32,
}

impl Hash {
    fn of(&mut self, word: u32) -> u32 {
        let word = word ^ self.constant;
        self.constant = self.constant.wrapping_mul(self.multiplier);
        let word = word.wrapping_mul(self.constant);
        word ^ (word >> HALF)
    }
}

/// A pool of as many words as asked for, all of which depend on all words of entropy.
pub(crate) fn pool(len: usize, entropy: &[u32]) -> Vec<u32> {
    let mut hash = Hash { constant: 0x43b0_d7e5, multiplier: 0x931e_8875 };
    let mixed = |one: u32, other: u32| {
        let word = one.wrapping_mul(0xca01_f9dd).wrapping_sub(other.wrapping_mul(0x4973_f715));
        word ^ (word >> HALF)
    };
    let mut pool: Vec<u32> = (0..len).map(|i| hash.of(entropy.get(i).copied().unwrap_or(0))).collect();
    for from in 0..len {
        for to in 0..len {
            if from != to {
                pool[to] = mixed(pool[to], hash.of(pool[from]));
            }
        }
    }
    for word in entropy.iter().skip(len) {
        for to in &mut pool {
            *to = mixed(*to, hash.of(*word));
        }
    }
    pool
}

/// `count` words of a pool.
pub(crate) fn words(pool: &[u32], count: usize) -> Vec<u32> {
    let mut hash = Hash { constant: 0x8b51_f9dd, multiplier: 0x58f3_8ded };
    pool.iter().cycle().take(count).map(|word| hash.of(*word)).collect()
}
