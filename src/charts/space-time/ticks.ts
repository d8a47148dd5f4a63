/** Labels of both axes: steps in tidy decimal distances, addresses in powers of two, as memory has it. */
import { scaleLinear } from 'd3-scale';
import type { CmaArea } from '../../kernel/machine';
import { formatAddress } from '../../lib/format';
import type { Measure } from '../measure';
import type { Interval } from './interval';
import { lengthOf } from './interval';
import type { Box } from './time-room';

/** `anchor` is how the text, empty where it has no room, stands to `textX`. */
export type StepTick = {
  readonly x: number;
  readonly textX: number;
  readonly text: string;
  readonly anchor: 'middle' | 'end';
};
export type AddressTick = { readonly y: number; readonly text: string };

/** Free pixels between two labels of the step axis. */
const STEP_GAP = 28;
const LEAST_GAP = 8;
/** Free pixels from one address label to the next, baseline to baseline. */
const ADDRESS_PITCH = 20;
/** What the first label says besides its number. */
const STEP_WORD = 'step ';

/** Where the middle of a state is. */
export const stepX = (step: number, shown: Interval, plot: Box): number =>
  plot.x + ((step + 0.5 - shown.from) / lengthOf(shown)) * plot.width;

/** Plain, with thin spaces from 10 000 on. */
export const formatCount = (count: number): string =>
  count < 10_000 ? String(count) : String(count).replace(/\B(?=(?:\d{3})+$)/g, '\u2009');

/** The word stands left of the number, beside the plot if need be, so that the number is below its own tick. */
const firstTick = (x: number, text: string, half: number): StepTick => ({ x, textX: x + half, text, anchor: 'end' });

function tickAt(x: number, text: string, half: number, plot: Box): StepTick {
  const right = plot.x + plot.width;
  return x + half > right ? { x, textX: right, text, anchor: 'end' } : { x, textX: x, text, anchor: 'middle' };
}

/** Whole steps only. The first label says what is counted; one that would touch another is left out. */
export function stepTicks(shown: Interval, plot: Box, measure: Measure): StepTick[] {
  const width = measure(formatCount(Math.ceil(shown.to)), 'mono') + STEP_GAP;
  const count = Math.max(1, Math.floor(plot.width / width));
  const steps = scaleLinear([shown.from, shown.to - 1], [0, 1])
    .ticks(count)
    .filter(Number.isInteger);
  const ticks: StepTick[] = [];
  let free = -Infinity;
  for (const step of steps) {
    const number = formatCount(step);
    const x = stepX(step, shown, plot);
    if (x < plot.x || x > plot.x + plot.width) continue;
    const half = measure(number, 'mono') / 2;
    const tick = ticks.length === 0 ? firstTick(x, STEP_WORD + number, half) : tickAt(x, number, half, plot);
    const wide = measure(tick.text, 'mono');
    const left = tick.textX - (tick.anchor === 'end' ? wide : wide / 2);
    ticks.push(left < free ? { ...tick, text: '' } : tick);
    if (left >= free) free = left + wide + LEAST_GAP;
  }
  return ticks;
}

export const pageY = (page: number, shown: Interval, plot: Box): number =>
  plot.y + ((shown.to - page) / lengthOf(shown)) * plot.height;

/** Addresses that are multiples of a power of two, the lowest first. */
export function addressTicks(area: CmaArea, pageSize: number, shown: Interval, plot: Box): AddressTick[] {
  const pitch = (lengthOf(shown) * ADDRESS_PITCH) / Math.max(1, plot.height);
  const step = 2 ** Math.ceil(Math.log2(Math.max(1, pitch)));
  const ticks: AddressTick[] = [];
  const start = Math.ceil((area.base + shown.from) / step) * step;
  for (let pfn = start; pfn <= area.base + shown.to; pfn += step) {
    const y = pageY(pfn - area.base, shown, plot);
    ticks.push({ y, text: formatAddress(BigInt(pfn) * BigInt(pageSize)) });
  }
  return ticks;
}
