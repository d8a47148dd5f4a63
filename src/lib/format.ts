/** One format everywhere for sizes, addresses and page counts, on screen, in sentences and in exports. */

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;
const UNIT_STEP = 1024;
const SIGNIFICANT = 3;
const ADDRESS_DIGITS = 8;

/**
 * A size in the largest unit of which it has at least one, at most three significant figures, trailing zeros
 * dropped: `7.91 MiB`, `64 MiB`, `4 KiB`. Whole units are never rounded to tens: `1023 KiB`.
 */
export function formatBytes(bytes: bigint | number): string {
  if (bytes < 0) return `-${formatBytes(-bytes)}`;
  let value = Number(bytes);
  let unit = 0;
  // Rounded first: 1023.9 KiB reads 1 MiB, not 1024 KiB.
  while (unit < UNITS.length - 1 && roundFigures(value) >= UNIT_STEP) {
    value /= UNIT_STEP;
    unit++;
  }
  return `${roundFigures(value)} ${UNITS[unit]}`;
}

function roundFigures(value: number): number {
  const whole = String(Math.trunc(value)).length;
  return Number(value.toFixed(Math.max(0, SIGNIFICANT - whole)));
}

/** A physical address: `0x7c00_0000`, `0x1_8000_0000`; lower case, at least eight digits, groups of four from the right. */
export function formatAddress(address: bigint | number): string {
  const digits = BigInt(address).toString(16).padStart(ADDRESS_DIGITS, '0');
  return `0x${digits.replace(/\B(?=(?:[0-9a-f]{4})+$)/g, '_')}`;
}

/** A count of pages: `1 page`, `2025 pages`. */
export function formatPages(pages: number): string {
  return `${pages} ${pages === 1 ? 'page' : 'pages'}`;
}
