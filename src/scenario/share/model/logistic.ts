/**
 * Probabilities and their logits as integers, so that every engine computes the same. Frozen: links of form 2 depend on
 * every figure in this folder.
 */

/** Probabilities are in 1/4096. */
export const ONE = 4096;
/** Logits are in 1/256 and stay between -LOGIT_MAX and LOGIT_MAX. */
export const LOGIT_MAX = 2047;

/** 4096 / (1 + e^-x) for x from -8 to 8 in halves; the last stays below one. */
const KNOTS = [
  1, 2, 4, 6, 10, 17, 27, 45, 74, 120, 194, 311, 488, 747, 1102, 1546, 2048, 2550, 2994, 3349, 3608, 3785, 3902, 3976,
  4022, 4051, 4069, 4079, 4086, 4090, 4092, 4094, 4095,
] as const;
const KNOT_BITS = 7;

const SQUASHED = Int16Array.from({ length: 2 * LOGIT_MAX + 2 }, (_, i) => {
  const at = i >> KNOT_BITS;
  const part = i & ((1 << KNOT_BITS) - 1);
  const [low = 0, high = low] = KNOTS.slice(at, at + 2);
  return (low * ((1 << KNOT_BITS) - part) + high * part + 64) >> KNOT_BITS;
});

/** The probability of a logit, which may be out of bounds. */
export const squash = (logit: number): number =>
  SQUASHED[(logit > LOGIT_MAX ? LOGIT_MAX : logit < -LOGIT_MAX ? -LOGIT_MAX : logit) + LOGIT_MAX + 1] as number;

/** For each probability the least logit that reaches it. */
export const STRETCHED = stretched();

function stretched(): Int16Array {
  const table = new Int16Array(ONE).fill(LOGIT_MAX);
  let next = 0;
  for (let logit = -LOGIT_MAX; logit <= LOGIT_MAX; logit++)
    for (const reached = squash(logit); next <= reached; next++) table[next] = logit;
  return table;
}
