/** Addresses along the axis, and the scale bar. Both step in powers of two, as memory does. */
import { formatAddress, formatBytes } from '../../lib/format';
import type { PhysAddr } from '../../lib/units';
import { rangeEnd } from '../../lib/units';
import type { Measure } from '../measure';
import type { AddressScale } from './address-scale';
import type { FoldedSpace, Segment } from './folded-space';
import { TICK_LENGTH } from './rows';
import type { SceneText, TextSpan } from './scene';
import { textAt } from './text-row';

/** A line of the axis, and its address as text. */
export type Tick = { readonly key: string; readonly x: number; readonly text: SceneText };

/** Free pixels between two labels of the axis. */
const LABEL_GAP = 20;
/** The scale bar is the largest power of two of bytes that is not longer than this. */
const MAX_SCALE_BAR = 96;
/** … nor than this share of the width. */
const MAX_SCALE_SHARE = 1 / 6;

/** Smallest power of two of bytes that is at least `pixels` long. */
function stepFor(scale: AddressScale, pixels: number): bigint {
  const bytes = Math.max(1, scale.bytesPerPixel * pixels);
  return 1n << BigInt(Math.ceil(Math.log2(bytes)));
}

/** The part of a segment that is in view. */
function visible(segment: Segment, { window }: AddressScale): readonly [PhysAddr, PhysAddr] {
  const from = segment.base > window.from ? segment.base : window.from;
  const to = rangeEnd(segment) < window.to ? rangeEnd(segment) : window.to;
  return [from, to];
}

/** Addresses worth a label: multiples of the step in each bank, and where a bank starts if that would go without. */
function labelled(space: FoldedSpace, scale: AddressScale, spacing: number): PhysAddr[] {
  const step = stepFor(scale, spacing);
  return space.segments.flatMap((segment) => {
    const [from, to] = visible(segment, scale);
    if (segment.kind === 'hole' || from >= to) return [];
    const first = ((from + step - 1n) / step) * step;
    const addresses: PhysAddr[] = first >= to || scale.x(first) - scale.x(from) >= spacing ? [from] : [];
    for (let address = first; address < to; address += step) addresses.push(address);
    return addresses;
  });
}

/** `limit` is how far to the right labels may reach; labels that would touch another are left out with their line. */
export function axisTicks(
  space: FoldedSpace,
  scale: AddressScale,
  measure: Measure,
  axisY: number,
  limit: number,
): Tick[] {
  const spacing = measure(formatAddress(scale.window.to), 'mono') + LABEL_GAP;
  const ticks: Tick[] = [];
  let free = 0;
  for (const address of labelled(space, scale, spacing)) {
    const x = Math.round(scale.x(address));
    const text = formatAddress(address);
    const width = measure(text, 'mono');
    if (x < free || x + width > limit) continue;
    const key = `tick ${address}`;
    ticks.push({ key, x, text: textAt(key, x, axisY + TICK_LENGTH - 1, width, [axisSpan(text)]) });
    free = x + width + LABEL_GAP / 2;
  }
  return ticks;
}

const axisSpan = (text: string): TextSpan => ({ text, face: 'mono', tone: 'text-2', gap: 0 });

export type ScaleBar = { readonly width: number; readonly text: string };

export function scaleBar(scale: AddressScale): ScaleBar {
  const bytes = Math.max(1, scale.bytesPerPixel * Math.min(MAX_SCALE_BAR, scale.width * MAX_SCALE_SHARE));
  const size = 1n << BigInt(Math.floor(Math.log2(bytes)));
  return { width: Number(size) / scale.bytesPerPixel, text: formatBytes(size) };
}
