/** The RAM field: `2GiB`, `1GiB@0x40000000`, several with commas; empty leaves it to the tree or to an assumption. */
import type { PhysAddr } from '../../lib/units';
import type { RangeText } from '../../scenario/scenario';

const RANGE = /^(0x[0-9a-f]+|\d+)\s*([kmgt])?(?:i?b)?(?:\s*@\s*(0x[0-9a-f_]+))?$/i;

export type RamText =
  | { readonly ok: true; readonly ranges: readonly RangeText[] | undefined }
  | { readonly ok: false; readonly message: string };

/** @param base where a range starts that gives only a size */
export function parseRam(text: string, base: PhysAddr): RamText {
  if (text.trim() === '') return { ok: true, ranges: undefined };
  const ranges: RangeText[] = [];
  for (const part of text.split(',')) {
    const match = RANGE.exec(part.trim());
    if (!match) {
      return { ok: false, message: `RAM “${part.trim()}” is not a size: write 2GiB, or 1GiB@0x40000000.` };
    }
    const [, size = '', unit, at] = match;
    ranges.push({
      base: at?.replaceAll('_', '').toLowerCase() ?? `0x${base.toString(16)}`,
      size: unit ? `${size}${unit.toUpperCase()}iB` : size,
    });
  }
  return { ok: true, ranges };
}

export const formatRam = (ranges: readonly RangeText[] | undefined): string =>
  (ranges ?? []).map(({ base, size }) => `${size}@${base}`).join(', ');
