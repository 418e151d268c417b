//! Bits, shifts and divisors of integers.

use crate::element::Element;

/// What only integers (and, for the logic, bools) have.
pub(crate) trait Integer: Element {
    fn and(self, other: Self) -> Self;
    fn or(self, other: Self) -> Self;
    fn xor(self, other: Self) -> Self;
    fn not(self) -> Self;
    fn shift_left(self, by: Self) -> Self;
    fn shift_right(self, by: Self) -> Self;
    fn gcd(self, other: Self) -> Self;
    fn lcm(self, other: Self) -> Self;
    fn bit_count(self) -> u8;
}

macro_rules! magnitude {
    ($type:ty, $unsigned:ty, $value:expr) => {{
        let value = $value;
        #[allow(unused_comparisons, reason = "one macro for signed and unsigned")]
        if value < 0 { (value as $unsigned).wrapping_neg() } else { value as $unsigned }
    }};
}

macro_rules! integers {
    ($($type:ty, $unsigned:ty);*) => {$(
        impl Integer for $type {
            #[inline(always)]
            fn and(self, other: Self) -> Self {
                self & other
            }
            #[inline(always)]
            fn or(self, other: Self) -> Self {
                self | other
            }
            #[inline(always)]
            fn xor(self, other: Self) -> Self {
                self ^ other
            }
            #[inline(always)]
            fn not(self) -> Self {
                !self
            }
            #[inline]
            #[allow(unused_comparisons, reason = "one macro for signed and unsigned")]
            fn shift_left(self, by: Self) -> Self {
                if by >= 0 && (by as u64) < <$type>::BITS as u64 { self << by } else { 0 }
            }
            #[inline]
            #[allow(unused_comparisons, reason = "one macro for signed and unsigned")]
            fn shift_right(self, by: Self) -> Self {
                if by >= 0 && (by as u64) < <$type>::BITS as u64 { self >> by } else if self < 0 { !0 } else { 0 }
            }
            fn gcd(self, other: Self) -> Self {
                let (mut a, mut b) = (magnitude!($type, $unsigned, self), magnitude!($type, $unsigned, other));
                while b != 0 {
                    (a, b) = (b, a % b);
                }
                a as Self
            }
            fn lcm(self, other: Self) -> Self {
                let gcd = self.gcd(other) as $unsigned;
                if gcd == 0 {
                    return 0;
                }
                (magnitude!($type, $unsigned, self) / gcd).wrapping_mul(magnitude!($type, $unsigned, other)) as Self
            }
            fn bit_count(self) -> u8 {
                magnitude!($type, $unsigned, self).count_ones() as u8
            }
        }
    )*};
}

integers!(i8, u8; u8, u8; i16, u16; u16, u16; i32, u32; u32, u32; i64, u64; u64, u64);

impl Integer for bool {
    fn and(self, other: Self) -> Self {
        self & other
    }
    fn or(self, other: Self) -> Self {
        self | other
    }
    fn xor(self, other: Self) -> Self {
        self ^ other
    }
    fn not(self) -> Self {
        !self
    }
    fn shift_left(self, _by: Self) -> Self {
        self
    }
    fn shift_right(self, _by: Self) -> Self {
        self
    }
    fn gcd(self, other: Self) -> Self {
        self | other
    }
    fn lcm(self, other: Self) -> Self {
        self & other
    }
    fn bit_count(self) -> u8 {
        u8::from(self)
    }
}
