/**
 * Which buffers are alive at a step, by area and address, fast at a million steps: checkpoints with sorted lists, and
 * between two of them the few that were born since are merged in.
 *
 * Checkpoints lie as far apart as an eighth of the buffers alive, and at least CHECKPOINT_STEPS, so that all of them
 * together hold a few entries a step, whatever the workload.
 */
import type { Run } from './run';

const CHECKPOINT_STEPS = 4096;
const LIVE_SHARE = 8;
/** Sorting keys are `first page * 2^20 + number`, exact in a double as long as fewer are sorted at once. */
const KEY_NUMBERS = 2 ** 20;

type Checkpoint = { readonly step: number; readonly alive: readonly Uint32Array[] };

const NOTHING: Uint32Array = new Uint32Array(0);

export class LiveIndex {
  private readonly checkpoints: Checkpoint[];

  constructor(
    private readonly run: Run,
    private readonly areas: number,
  ) {
    const before: Checkpoint = { step: -1, alive: Array<Uint32Array>(areas).fill(NOTHING) };
    this.checkpoints = [this.after(before, 0)];
    for (let last = this.checkpoints[0]!; ; this.checkpoints.push(last)) {
      const live = last.alive.reduce((sum, list) => sum + list.length, 0);
      const step = last.step + Math.max(CHECKPOINT_STEPS, Math.min(Math.floor(live / LIVE_SHARE), KEY_NUMBERS - 1));
      if (step > run.steps.count) return;
      last = this.after(last, step);
    }
  }

  /** Numbers of the buffers of an area that are alive at a step, by address. */
  aliveAt(area: number, step: number): Uint32Array {
    return this.merged(this.checkpointBefore(step), area, step);
  }

  private after(checkpoint: Checkpoint, step: number): Checkpoint {
    return { step, alive: Array.from({ length: this.areas }, (_, area) => this.merged(checkpoint, area, step)) };
  }

  private checkpointBefore(step: number): Checkpoint {
    let low = 0;
    let high = this.checkpoints.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.checkpoints[middle]!.step <= step) low = middle;
      else high = middle - 1;
    }
    return this.checkpoints[low]!;
  }

  /** The checkpoint's buffers that still live at `step`, and those born since. */
  private merged(checkpoint: Checkpoint, area: number, step: number): Uint32Array {
    const { death, first } = this.run.lives;
    const old = checkpoint.alive[area]!;
    const fresh = this.bornSince(checkpoint.step, area, step);
    const out = new Uint32Array(old.length + fresh.length);
    let count = 0;
    let next = 0;
    for (const life of old) {
      if (death[life]! <= step) continue;
      while (next < fresh.length && first[fresh[next]!]! < first[life]!) out[count++] = fresh[next++]!;
      out[count++] = life;
    }
    while (next < fresh.length) out[count++] = fresh[next++]!;
    return out.slice(0, count);
  }

  /** By address; lives are numbered in the order of their births. */
  private bornSince(since: number, area: number, step: number): Uint32Array {
    const { area: areas, death, first } = this.run.lives;
    const from = this.firstBornAfter(since);
    const to = this.firstBornAfter(step);
    const keys = new Float64Array(to - from);
    let count = 0;
    for (let life = from; life < to; life++)
      if (areas[life] === area && death[life]! > step) keys[count++] = first[life]! * KEY_NUMBERS + life - from;
    return Uint32Array.from(keys.subarray(0, count).sort(), (key) => from + (key % KEY_NUMBERS));
  }

  private firstBornAfter(step: number): number {
    const { birth, count } = this.run.lives;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (birth[middle]! <= step) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
