/**
 * Which buffers, or other things with a place, are alive at a step, by address, fast at a million steps: checkpoints with sorted lists, and
 * between two of them the few that were born since are merged in.
 *
 * Checkpoints lie as far apart as an eighth of the buffers alive, and at least CHECKPOINT_STEPS, so that all of them
 * together hold a few entries a step, whatever the workload.
 */
/** Things with a life and a place, in the order of their births. `lane` keeps apart what may overlap. */
export type Lived = {
  readonly count: number;
  readonly steps: number;
  readonly birth: Uint32Array;
  readonly death: Uint32Array;
  readonly first: Uint32Array;
  readonly lane: Uint16Array;
  readonly lanes: number;
};

const CHECKPOINT_STEPS = 4096;
const LIVE_SHARE = 8;
/** Sorting keys are `first page * 2^20 + number`, exact in a double as long as fewer are sorted at once. */
const KEY_NUMBERS = 2 ** 20;

type Checkpoint = { readonly step: number; readonly alive: readonly Uint32Array[] };

const NOTHING: Uint32Array = new Uint32Array(0);

export class LiveIndex {
  private readonly checkpoints: Checkpoint[];

  constructor(private readonly lived: Lived) {
    const before: Checkpoint = { step: -1, alive: Array<Uint32Array>(lived.lanes).fill(NOTHING) };
    this.checkpoints = [this.after(before, 0)];
    for (let last = this.checkpoints[0]!; ; this.checkpoints.push(last)) {
      const live = last.alive.reduce((sum, list) => sum + list.length, 0);
      const step = last.step + Math.max(CHECKPOINT_STEPS, Math.min(Math.floor(live / LIVE_SHARE), KEY_NUMBERS - 1));
      if (step > lived.steps) return;
      last = this.after(last, step);
    }
  }

  /** Numbers of those of a lane that are alive at a step, by address. */
  aliveAt(lane: number, step: number): Uint32Array {
    return this.merged(this.checkpointBefore(step), lane, step);
  }

  private after(checkpoint: Checkpoint, step: number): Checkpoint {
    return { step, alive: Array.from({ length: this.lived.lanes }, (_, lane) => this.merged(checkpoint, lane, step)) };
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
  private merged(checkpoint: Checkpoint, lane: number, step: number): Uint32Array {
    const { death, first } = this.lived;
    const old = checkpoint.alive[lane]!;
    const fresh = this.bornSince(checkpoint.step, lane, step);
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
  private bornSince(since: number, lane: number, step: number): Uint32Array {
    const { lane: lanes, death, first } = this.lived;
    const from = this.firstBornAfter(since);
    const to = this.firstBornAfter(step);
    const keys = new Float64Array(to - from);
    let count = 0;
    for (let life = from; life < to; life++)
      if (lanes[life] === lane && death[life]! > step) keys[count++] = first[life]! * KEY_NUMBERS + life - from;
    return Uint32Array.from(keys.subarray(0, count).sort(), (key) => from + (key % KEY_NUMBERS));
  }

  private firstBornAfter(step: number): number {
    const { birth, count } = this.lived;
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
