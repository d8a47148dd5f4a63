/** The buffers of an area at one step: what the page map shows, as a table. */
import type { Machine } from '../../kernel/machine';
import { ALIVE, type Frame, type Run } from '../../scenario/run';

/** More rows than this are counted, not listed. */
export const MAX_BUFFER_ROWS = 300;

export type BufferRow = {
  /** Index into Lives. */
  readonly life: number;
  readonly name: string;
  readonly pages: number;
  readonly bytes: bigint;
  readonly base: bigint;
  /** Why it cannot be freed by a line at the end of the workload; undefined when it can. */
  readonly keptBecause: string | undefined;
};

export type BufferList = { readonly rows: readonly BufferRow[]; readonly inAll: number };

export function bufferRows(machine: Machine, run: Run, frame: Frame, area: number): BufferList {
  const buffers = frame.areas.find((one) => one.area === area)?.buffers ?? new Uint32Array();
  const rows = [...buffers.subarray(0, MAX_BUFFER_ROWS)].map((life) => bufferRow(machine, run, area, life));
  return { rows, inAll: buffers.length };
}

export function bufferRow(machine: Machine, { lives, names }: Run, area: number, life: number): BufferRow {
  const pageSize = BigInt(machine.pageSize);
  const pages = lives.pages[life] ?? 0;
  const first = (machine.areas[area]?.base ?? 0) + (lives.first[life] ?? 0);
  const death = lives.death[life] ?? ALIVE;
  return {
    life,
    name: names[lives.name[life] ?? 0] ?? '',
    pages,
    bytes: BigInt(pages) * pageSize,
    base: BigInt(first) * pageSize,
    keptBecause: lives.birth[life] === 0 ? 'held since boot' : death === ALIVE ? undefined : `freed at step ${death}`,
  };
}
