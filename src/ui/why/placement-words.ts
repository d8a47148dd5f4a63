/** The search of memblock in words, and the keys that walk through it. */
import type { Fate, PlacementReplay } from '../../kernel/machine';
import { formatBytes } from '../../lib/format';

const WAY: Readonly<Record<PlacementReplay['direction'], string>> = {
  'top-down': 'from the top of RAM downwards',
  'bottom-up': 'from the bottom of RAM upwards',
};

/** `64 MiB, aligned to 2 MiB, searched from the top of RAM downwards: 2 gaps looked at.` */
export function searchSentence({ size, align, direction, steps }: PlacementReplay): string {
  const aligned = align > 0n ? `, aligned to ${formatBytes(align)}` : '';
  const gaps = `${steps.length} ${steps.length === 1 ? 'gap' : 'gaps'}`;
  return `${formatBytes(size)}${aligned}, searched ${WAY[direction]}: ${gaps} looked at.`;
}

/** Why there is no search to replay. */
export const noSearchSentence = ({ base }: Pick<Fate, 'base'>): string =>
  base === undefined ? 'memblock was never asked for a place.' : 'Its place was given, so memblock did not search.';

/** Index of the gap that a key leads to; undefined for keys that move nothing. Stops at both ends. */
export function gapAfterKey(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
