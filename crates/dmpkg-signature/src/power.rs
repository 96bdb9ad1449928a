//! Powers by a modulus, which is all the arithmetic that a public key takes.
//!
//! By the method of Montgomery (*Modular multiplication without trial division*, 1985): a product comes
//! out divided by the radix, which is 2 to the number of bits that all digits have, and nothing has to
//! be divided on the way. Digits are to the base of 2³², because WebAssembly multiplies those in one
//! instruction. Nothing here is secret, so how long it takes may tell what it computes.

/// A modulus, with what products by it need.
struct Modulus {
    /// The smallest digit first, and a zero behind the largest: what is smaller than twice the modulus
    /// has as many digits.
    digits: Vec<u32>,
    /// What the smallest digit of a number is multiplied by, so that this many times the modulus added
    /// to the number ends in a zero.
    factor: u32,
}

/// `base` to the power of `exponent`, modulo `modulus`, in as many bytes as the modulus has. Numbers are
/// bytes, the largest first; the modulus has no zeros in front. None when the exponent is even or below
/// 3, the modulus is even, or the base is not smaller than it: no public key is like that.
pub(crate) fn power(base: &[u8], exponent: u64, modulus: &[u8]) -> Option<Vec<u8>> {
    let len = modulus.len();
    if exponent < 3 || exponent.is_multiple_of(2) || base.len() > len {
        return None;
    }
    let modulus = Modulus::new(modulus)?;
    let base = digits(base, modulus.digits.len());
    if !is_less(&base, &modulus.digits) {
        return None;
    }
    // Times the radix, which each product divides by once.
    let scaled = modulus.product(&base, &modulus.radix_squared());
    let mut power = scaled.clone();
    for bit in (0..exponent.ilog2()).rev() {
        power = modulus.product(&power, &power);
        if exponent >> bit & 1 == 1 {
            // The last bit is one: the product by the base as it came divides by the last radix.
            power = modulus.product(&power, if bit == 0 { &base } else { &scaled });
        }
    }
    let bytes = power.iter().rev().flat_map(|digit| digit.to_be_bytes());
    Some(bytes.skip(4 * power.len() - len).collect())
}

impl Modulus {
    fn new(bytes: &[u8]) -> Option<Self> {
        let digits = digits(bytes, bytes.len().div_ceil(4) + 1);
        let last = *digits.first()?;
        if last.is_multiple_of(2) || bytes == [1] {
            return None;
        }
        // An odd number is its own inverse modulo 8, and each step doubles the number of bits that fit.
        let mut inverse = last;
        for _ in 0..4 {
            let error = 2_u32.wrapping_sub(last.wrapping_mul(inverse));
            inverse = inverse.wrapping_mul(error);
        }
        Some(Self {
            digits,
            factor: inverse.wrapping_neg(),
        })
    }

    /// The product of two numbers below the modulus, divided by the radix.
    fn product(&self, left: &[u32], right: &[u32]) -> Vec<u32> {
        let len = self.digits.len();
        let mut sum = vec![0; 2 * len];
        let mut at = sum.as_mut_slice();
        for digit in left {
            add_multiple(at, right, *digit);
            at = at.get_mut(1..).unwrap_or_default();
        }
        let mut at = sum.as_mut_slice();
        for _ in 0..len {
            let last = at.first().copied().unwrap_or_default();
            add_multiple(at, &self.digits, last.wrapping_mul(self.factor));
            at = at.get_mut(1..).unwrap_or_default();
        }
        // The lower half is zeros now.
        let mut product = sum.split_off(len);
        self.reduce(&mut product);
        product
    }

    /// The square of the radix, by doubling and squaring: what a number is multiplied by to be scaled by
    /// the radix.
    fn radix_squared(&self) -> Vec<u32> {
        let len = self.digits.len();
        let used = self.digits.iter().rposition(|digit| *digit != 0);
        // The largest power of two below the modulus. Each digit has 32 bits, so that 2 to the number of
        // digits, squared five times, is the radix.
        let mut number = vec![0; len];
        let mut doublings = 33 * len;
        if let Some(at) = used
            && let (Some(to), Some(top)) = (number.get_mut(at), self.digits.get(at))
        {
            *to = 1 << top.ilog2();
            doublings -= 32 * at + usize::try_from(top.ilog2()).unwrap_or_default();
        }
        for _ in 0..doublings {
            let mut carry = 0;
            for digit in &mut number {
                (*digit, carry) = (*digit << 1 | carry, *digit >> 31);
            }
            self.reduce(&mut number);
        }
        for _ in 0..5 {
            number = self.product(&number, &number);
        }
        number
    }

    /// Takes the modulus from a number below twice the modulus, unless the number is smaller.
    fn reduce(&self, number: &mut [u32]) {
        if is_less(number, &self.digits) {
            return;
        }
        let mut borrows = false;
        for (digit, less) in number.iter_mut().zip(&self.digits) {
            let (once, first) = digit.overflowing_sub(*less);
            let (twice, second) = once.overflowing_sub(u32::from(borrows));
            (*digit, borrows) = (twice, first | second);
        }
    }
}

/// Adds a number, multiplied by a digit, to another one; what is carried goes as far as it has to.
fn add_multiple(sum: &mut [u32], number: &[u32], factor: u32) {
    let mut carry = 0_u64;
    let mut places = sum.iter_mut();
    // In this order: the other one would take a place too many.
    for (digit, place) in number.iter().zip(places.by_ref()) {
        // At most 2⁶⁴ - 1.
        carry += u64::from(*place) + u64::from(*digit) * u64::from(factor);
        *place = low(carry);
        carry >>= 32;
    }
    for place in places {
        if carry == 0 {
            break;
        }
        carry += u64::from(*place);
        *place = low(carry);
        carry >>= 32;
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is meant")]
const fn low(number: u64) -> u32 {
    number as u32
}

/// Bytes, the largest first, as `len` digits, the smallest first.
fn digits(bytes: &[u8], len: usize) -> Vec<u32> {
    let digits = bytes.rchunks(4).map(|chunk| {
        let add = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
        chunk.iter().fold(0, add)
    });
    digits.chain(std::iter::repeat(0)).take(len).collect()
}

fn is_less(left: &[u32], right: &[u32]) -> bool {
    left.iter().rev().lt(right.iter().rev())
}

#[cfg(test)]
mod tests {
    use super::power;

    /// The same by the definition, for numbers that a processor multiplies by itself.
    fn small(base: u64, exponent: u64, modulus: u64) -> u64 {
        let (base, modulus) = (u128::from(base), u128::from(modulus));
        let mut power = 1;
        for bit in (0..64).rev() {
            power = power * power % modulus;
            if exponent >> bit & 1 == 1 {
                power = power * base % modulus;
            }
        }
        u64::try_from(power).unwrap()
    }

    fn trimmed(number: u64) -> Vec<u8> {
        let bytes = number.to_be_bytes();
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        bytes[zeros..].to_vec()
    }

    #[test]
    fn powers_of_small_numbers_are_those_of_the_definition() {
        let moduli = [
            3,
            5,
            255,
            257,
            65_537,
            0xFFFF_FFFF,
            0x1_0000_0001,
            0x1_0000_000F,
            0x7FFF_FFFF_FFFF_FFFF,
            0x8000_0000_0000_0001,
            u64::MAX,
        ];
        for modulus in moduli {
            for base in [0, 1, 2, modulus / 2, modulus - 2, modulus - 1] {
                for exponent in [3, 5, 17, 65_537, 0xFFFF_FFFF, u64::MAX - 58, u64::MAX] {
                    let expected = small(base, exponent, modulus).to_be_bytes();
                    let modulus = trimmed(modulus);
                    let found = power(&trimmed(base), exponent, &modulus).unwrap();
                    assert_eq!(found, expected[8 - modulus.len()..]);
                }
            }
        }
    }

    #[test]
    fn what_belongs_to_no_key_has_no_power() {
        for (base, exponent, modulus) in [
            (&[2][..], 1, &[7][..]),
            (&[2], 0, &[7]),
            (&[2], 4, &[7]),
            (&[2], 3, &[8]),
            (&[7], 3, &[7]),
            (&[8], 3, &[7]),
            (&[0, 2], 3, &[7]),
            (&[], 3, &[1]),
            (&[], 3, &[]),
        ] {
            assert_eq!(
                power(base, exponent, modulus),
                None,
                "{base:?} {exponent} {modulus:?}"
            );
        }
        assert_eq!(power(&[], 3, &[7]), Some(vec![0]));
    }
}
