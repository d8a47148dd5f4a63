/** Whether what was given is a lesson: one file that begins as every lesson does. */
import type { GivenFile } from '../../scenario/input-given';

/** Long enough for a byte order mark, spaces and the first field. */
const HEAD_BYTES = 256;

/** The text of the lesson; undefined for anything else. */
export function lessonIn(given: readonly GivenFile[]): string | undefined {
  const [only, ...more] = given;
  if (!only || more.length > 0) return undefined;
  const head = new TextDecoder().decode(only.bytes.subarray(0, HEAD_BYTES));
  return /^\s*\{\s*"carveoutLesson"/.test(head) ? new TextDecoder().decode(only.bytes) : undefined;
}
