/** What firmware and boot loader hold before /reserved-memory is read, as rows of texts. */
import type { Machine } from '../../kernel/machine';
import { KIB, MIB, U64_MAX } from '../../lib/units';
import type { Assumption } from '../../scenario/assumption';
import type { Profile } from '../../scenario/scenario';
import { parseByteSize } from '../../scenario/workload/size';

export type HeldRow = NonNullable<Profile['preReserved']>[number];

export const EMPTY_ROW: HeldRow = { what: '', base: '', size: '' };

const ASSUMED = 'preReserved.';

/** The rows of the profile; where it has none, those that the boot assumed. */
export function heldRows(
  profile: Profile,
  machine: Pick<Machine, 'held'>,
  assumptions: readonly Assumption[],
): readonly HeldRow[] {
  if (profile.preReserved) return profile.preReserved;
  const names = assumptions.flatMap(({ key }) => (key.startsWith(ASSUMED) ? [key.slice(ASSUMED.length)] : []));
  return names.flatMap((what) => {
    const held = machine.held.find((one) => one.what === what);
    return held ? [{ what, base: `0x${held.base.toString(16)}`, size: sizeText(held.size) }] : [];
  });
}

/** Exactly the size, in the largest unit that divides it. */
function sizeText(size: bigint): string {
  if (size % MIB === 0n) return `${size / MIB}MiB`;
  return size % KIB === 0n ? `${size / KIB}KiB` : `0x${size.toString(16)}`;
}

/** As the profile keeps it: addresses may be pasted as the page prints them, `0x4020_0000`. */
export const cleaned = ({ what, base, size }: HeldRow): HeldRow => ({
  what,
  base: base.trim().replaceAll('_', ''),
  size: size.trim().replaceAll('_', '').replaceAll(' ', ''),
});

/** A sentence about the first row that cannot be applied. */
export function heldTrouble(rows: readonly HeldRow[]): string | undefined {
  for (const [index, row] of rows.entries()) {
    const reason = rowTrouble(cleaned(row));
    if (reason !== undefined) return `Row ${index + 1}: ${reason}`;
  }
  return undefined;
}

function rowTrouble({ what, base, size }: HeldRow): string | undefined {
  if (what.trim() === '') return 'say what it is, for example firmware.';
  const start = parseByteSize(base);
  if (start === undefined) return 'the base is no address; write for example 0x48000000.';
  const length = parseByteSize(size);
  if (length === undefined || length === 0n) return 'the size is none; write for example 2MiB or 0x200000.';
  return start + length - 1n > U64_MAX ? 'it ends beyond the last address.' : undefined;
}
