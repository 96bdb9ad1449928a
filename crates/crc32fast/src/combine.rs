//! The checksum of two pieces from the checksums of each, without their bytes.
//!
//! A checksum is a polynomial over bits modulo the generator. Behind it stand `length` bytes, which
//! multiplies it by x to the power of eight times the length.

use super::POLYNOMIAL;

/// The polynomial 1: the highest bit is the lowest power.
const ONE: u32 = 1 << 31;
/// The polynomial x to the power of 8: one byte.
const BYTE: u32 = ONE >> 8;

/// The checksum of a piece with checksum `before` and one of `length` bytes with checksum `behind`.
pub(super) fn combine(before: u32, behind: u32, length: u64) -> u32 {
    let mut shift = ONE;
    let mut power = BYTE;
    let mut rest = length;
    while rest > 0 {
        if rest & 1 == 1 {
            shift = multiply(shift, power);
        }
        power = multiply(power, power);
        rest >>= 1;
    }
    multiply(shift, before) ^ behind
}

/// The product modulo the generator.
fn multiply(one: u32, other: u32) -> u32 {
    let mut product = 0;
    let mut shifted = other;
    for bit in (0..32).rev() {
        if one >> bit & 1 == 1 {
            product ^= shifted;
        }
        shifted = (shifted >> 1) ^ (POLYNOMIAL & (shifted & 1).wrapping_neg());
    }
    product
}
