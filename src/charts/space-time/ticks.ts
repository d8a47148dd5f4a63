/** Labels of both axes: steps in tidy decimal distances, addresses in powers of two, as memory has it. */
import { scaleLinear } from 'd3-scale';
import type { CmaArea } from '../../kernel/machine';
import { formatAddress } from '../../lib/format';
import type { Measure } from '../measure';
import type { Interval } from './interval';
import { lengthOf } from './interval';
import type { Box } from './time-room';

/** `anchor` is how the text stands to `x`. */
export type StepTick = { readonly x: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end' };
export type AddressTick = { readonly y: number; readonly text: string };

/** Free pixels between two labels of the step axis. */
const STEP_GAP = 28;
/** Free pixels from one address label to the next, baseline to baseline. */
const ADDRESS_PITCH = 20;
/** What the first label says besides its number. */
const STEP_WORD = 'step ';

/** Where the middle of a state is. */
export const stepX = (step: number, shown: Interval, plot: Box): number =>
  plot.x + ((step + 0.5 - shown.from) / lengthOf(shown)) * plot.width;

/** Whole steps only. */
export function stepTicks(shown: Interval, plot: Box, measure: Measure): StepTick[] {
  const width = measure(String(Math.ceil(shown.to)), 'mono') + STEP_GAP;
  const count = Math.max(1, Math.floor(plot.width / width));
  const steps = scaleLinear([shown.from, shown.to - 1], [0, 1])
    .ticks(count)
    .filter(Number.isInteger);
  return steps.flatMap((step, i): StepTick[] => {
    const text = i === 0 ? STEP_WORD + step : String(step);
    const x = stepX(step, shown, plot);
    const half = measure(text, 'mono') / 2;
    if (x < plot.x || x > plot.x + plot.width) return [];
    if (x - half < plot.x) return [{ x: plot.x, text, anchor: 'start' }];
    if (x + half > plot.x + plot.width) return [{ x: plot.x + plot.width, text, anchor: 'end' }];
    return [{ x, text, anchor: 'middle' }];
  });
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
