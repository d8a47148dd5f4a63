/**
 * Unsigned 64-bit arithmetic that stays on numbers while they are exact: a board's cells nearly all are.
 * Always true of a U64: a number when below 2^53, else a bigint below 2^64.
 */
export type U64 = number | bigint;

const MASK = 0xffff_ffff_ffff_ffffn;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Modulo 2^64. */
export function u64(value: bigint): U64 {
  const wrapped = value & MASK;
  return wrapped <= SAFE ? Number(wrapped) : wrapped;
}

const exact = (value: number): boolean => value >= 0 && value <= Number.MAX_SAFE_INTEGER;
const isSmall = (value: U64): value is number => typeof value === 'number' && value <= 0xffff_ffff;
const truth = (value: boolean): U64 => (value ? 1 : 0);

const arithmetic =
  (fast: (a: number, b: number) => number, full: (a: bigint, b: bigint) => bigint) =>
  (a: U64, b: U64): U64 => {
    if (typeof a === 'number' && typeof b === 'number') {
      const result = fast(a, b);
      if (exact(result)) return result;
    }
    return u64(full(BigInt(a), BigInt(b)));
  };

const bitwise =
  (fast: (a: number, b: number) => number, full: (a: bigint, b: bigint) => bigint) =>
  (a: U64, b: U64): U64 =>
    isSmall(a) && isSmall(b) ? fast(a, b) >>> 0 : u64(full(BigInt(a), BigInt(b)));

export const add = arithmetic(
  (a, b) => a + b,
  (a, b) => a + b,
);
export const subtract = arithmetic(
  (a, b) => a - b,
  (a, b) => a - b,
);
export const multiply = arithmetic(
  (a, b) => a * b,
  (a, b) => a * b,
);
/** The divisor is not 0. */
export const divide = arithmetic(
  (a, b) => Math.floor(a / b),
  (a, b) => a / b,
);
/** The divisor is not 0. */
export const modulo = arithmetic(
  (a, b) => a % b,
  (a, b) => a % b,
);
export const and = bitwise(
  (a, b) => a & b,
  (a, b) => a & b,
);
export const or = bitwise(
  (a, b) => a | b,
  (a, b) => a | b,
);
export const xor = bitwise(
  (a, b) => a ^ b,
  (a, b) => a ^ b,
);

/** A count of 64 and more gives 0. */
export const shiftLeft = (a: U64, count: U64): U64 => (count >= 64 ? 0 : u64(BigInt(a) << BigInt(count)));
/** A count of 64 and more gives 0. */
export const shiftRight = (a: U64, count: U64): U64 => (count >= 64 ? 0 : u64(BigInt(a) >> BigInt(count)));

export const negate = (a: U64): U64 => subtract(0, a);
export const invert = (a: U64): U64 => u64(~BigInt(a));

export const isLess = (a: U64, b: U64): U64 => truth(a < b);
export const isAtMost = (a: U64, b: U64): U64 => truth(a <= b);
export const isEqual = (a: U64, b: U64): U64 => truth(a === b);
export const isTrue = (a: U64): boolean => a !== 0;
export { truth };
