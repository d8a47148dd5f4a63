/**
 * What a lesson may ask the engine: a closed set of named queries, each with what it needs and the kind of its
 * answer. A lesson stores queries, never answers, so that it cannot contradict the engine.
 */
import { errnoName } from '../../kernel/errno';
import type { Fate, Machine } from '../../kernel/machine';
import { areaAt } from '../area-frame';
import { NO_AREA, NO_LIFE, OPERATION_CODE, OUTCOMES, type AreaFrame, type Outcome, type Run } from '../run';
import { readValue, sameValue, type Answer, type AnswerKind, type AnswerValue, type Literal } from './answer';

/** What queries are asked of: a part of a Simulation. */
export type Asked = { readonly machine: Machine; readonly run: Run };

export const FIELDS = ['name', 'region', 'device', 'area', 'buffer', 'text'] as const;
export type Field = (typeof FIELDS)[number];

type Definition = {
  readonly kind: AnswerKind;
  readonly needs?: Field;
  /** For the README and for teachers. */
  readonly meaning: string;
  /** @param given the field that it needs. Throws Unanswerable. */
  readonly answer: (asked: Asked, given: string) => AnswerValue;
};

/** A query about something that is not there: a fault of the lesson, said by `lessons --check`. */
export class Unanswerable extends Error {}

const define = <const T extends Readonly<Record<string, Definition>>>(table: T): T => table;

export const QUERIES = define({
  boots: {
    kind: 'yes-no',
    meaning: 'does the kernel get through the boot and the workload',
    answer: ({ machine, run }) => machine.fatal === undefined && run.fatal === undefined,
  },
  heaps: {
    kind: 'count',
    meaning: 'how many nodes there are under /dev/dma_heap',
    answer: ({ machine }) => machine.heaps.length,
  },
  hasHeap: {
    kind: 'yes-no',
    needs: 'name',
    meaning: 'is there /dev/dma_heap/NAME',
    answer: ({ machine }, name) => machine.heaps.some((heap) => heap.name === name),
  },
  heapsOf: {
    kind: 'words',
    needs: 'region',
    meaning: 'the heaps that hand out the memory of a region',
    answer: (asked, region) => fateOf(asked, region).heaps,
  },
  isHeap: {
    kind: 'yes-no',
    needs: 'region',
    meaning: 'does any heap hand out the memory of a region',
    answer: (asked, region) => fateOf(asked, region).heaps.length > 0,
  },
  kindOf: {
    kind: 'word',
    needs: 'region',
    meaning: 'what a region became: cma, cma-noheap, coherent, nomap, other or refused',
    answer: (asked, region) => fateOf(asked, region).kind,
  },
  baseOf: {
    kind: 'address',
    needs: 'region',
    meaning: 'where a region lies; none where it got no place',
    answer: (asked, region) => fateOf(asked, region).base,
  },
  sizeOf: {
    kind: 'bytes',
    needs: 'region',
    meaning: 'how large a region is',
    answer: (asked, region) => fateOf(asked, region).size,
  },
  blockSize: {
    kind: 'bytes',
    meaning: 'what base and size of a CMA area must be multiples of',
    answer: ({ machine }) => machine.cmaMinAlignment,
  },
  defaultArea: {
    kind: 'word',
    meaning: 'the name of the default CMA area',
    answer: ({ machine }) => machine.areas.find((area) => area.isDefault)?.name,
  },
  regionOf: {
    kind: 'word',
    needs: 'device',
    meaning: 'the region that a device names first in memory-region',
    answer: (asked, device) => {
      const path = ownerOf(asked, device)?.region;
      return asked.machine.fates.find((fate) => fate.path === path && path !== undefined)?.name;
    },
  },
  memoryOf: {
    kind: 'word',
    needs: 'device',
    meaning:
      'what a device gets of its region: own-area, coherent-pool, restricted-pool, address-only, default-pool, refused or no-region; none without memory-region',
    answer: (asked, device) => ownerOf(asked, device)?.outcome,
  },
  bootLogSays: {
    kind: 'yes-no',
    needs: 'text',
    meaning: 'does a line of the boot log hold this text',
    answer: ({ machine }, text) => machine.log.some((line) => line.text.includes(text)),
  },
  fails: {
    kind: 'yes-no',
    needs: 'buffer',
    meaning: 'does the last alloc of this name fail',
    answer: (asked, buffer) => outcomeOf(asked.run, allocOf(asked, buffer)) !== 'ok',
  },
  errno: {
    kind: 'word',
    needs: 'buffer',
    meaning: 'the errno of that alloc, ENOMEM for example; none if it goes through',
    answer: (asked, buffer) => errnoName(asked.run.steps.errno[allocOf(asked, buffer) - 1] ?? 0),
  },
  firstFailure: {
    kind: 'word',
    meaning: 'the name of the first buffer that is refused',
    answer: ({ run }) => {
      const step = allocSteps(run).find((one) => outcomeOf(run, one) === 'failed');
      return step === undefined ? undefined : run.names[run.steps.name[step - 1] ?? 0];
    },
  },
  failures: {
    kind: 'count',
    meaning: 'how many allocations are refused',
    answer: ({ run }) => allocSteps(run).filter((step) => outcomeOf(run, step) === 'failed').length,
  },
  placedAt: {
    kind: 'count',
    needs: 'buffer',
    meaning: 'the first page of a buffer, counted from the start of its area; none if it is refused',
    answer: (asked, buffer) => placeOf(asked, buffer)?.first,
  },
  addressOf: {
    kind: 'address',
    needs: 'buffer',
    meaning: 'the address of a buffer',
    answer: (asked, buffer) => {
      const place = placeOf(asked, buffer);
      const base = asked.machine.areas[place?.area ?? NO_AREA]?.base;
      return place && base !== undefined ? BigInt(base + place.first) * BigInt(asked.machine.pageSize) : undefined;
    },
  },
  pagesOf: {
    kind: 'pages',
    needs: 'buffer',
    meaning: 'how many pages an alloc asks for',
    answer: (asked, buffer) => asked.run.steps.pages[allocOf(asked, buffer) - 1],
  },
  buffersIn: {
    kind: 'count',
    needs: 'area',
    meaning: 'how many buffers of the workload an area holds at the end',
    answer: (asked, area) => liveIn(asked, area).length,
  },
  free: {
    kind: 'pages',
    needs: 'area',
    meaning: 'free pages of an area at the end',
    answer: (asked, area) => endOf(asked, area).free,
  },
  largestRun: {
    kind: 'pages',
    needs: 'area',
    meaning: 'the longest run of free pages of an area at the end',
    answer: (asked, area) => endOf(asked, area).largestFree,
  },
  holes: {
    kind: 'count',
    needs: 'area',
    meaning: 'how many runs of free pages an area has at the end',
    answer: (asked, area) => endOf(asked, area).freeFirst.length,
  },
});

export type Ask = keyof typeof QUERIES;
export const ASKS = Object.keys(QUERIES) as readonly Ask[];
export const definitionOf = (ask: Ask): Definition => QUERIES[ask];

/** The field that the query needs is there, and no other: the schema sees to it. */
export type Query = { readonly ask: Ask } & { readonly [field in Field]?: string | undefined };
/** Holds when the answer is that. */
export type Claim = Query & { readonly is: Literal };

/** Throws Unanswerable where the query names something that is not there. */
export function answerOf(asked: Asked, query: Query): Answer {
  const { kind, needs, answer } = definitionOf(query.ask);
  return { kind, value: answer(asked, (needs && query[needs]) ?? '') };
}

/** Throws Unanswerable as answerOf() does, and for a value that is none of the query's kind. */
export function holds(asked: Asked, claim: Claim): boolean {
  const { kind, value } = answerOf(asked, claim);
  const expected = readValue(kind, claim.is);
  if (expected === 'unreadable') throw new Unanswerable(`${JSON.stringify(claim.is)} is no answer to ${claim.ask}`);
  return sameValue(value, expected.value);
}

function fateOf({ machine }: Asked, region: string): Fate {
  const fate = machine.fates.find((one) => one.name === region || one.path === region);
  if (!fate) throw new Unanswerable(`there is no region ${region}`);
  return fate;
}

function ownerOf({ machine }: Asked, device: string): Machine['owners'][number] | undefined {
  return machine.owners.find((owner) => owner.device === device || owner.device.endsWith(`/${device}`));
}

const outcomeOf = (run: Run, step: number): Outcome | undefined => OUTCOMES[run.steps.outcome[step - 1] ?? -1];

/** Steps that allocate, from 1. */
const allocSteps = (run: Run): number[] =>
  Array.from({ length: run.steps.count }, (_, i) => i + 1).filter(
    (step) => run.steps.operation[step - 1] === OPERATION_CODE.alloc,
  );

function allocOf({ run }: Asked, buffer: string): number {
  const step = allocSteps(run).findLast((one) => run.names[run.steps.name[one - 1] ?? 0] === buffer);
  if (step === undefined) throw new Unanswerable(`the workload allocates no ${buffer}`);
  return step;
}

function placeOf(asked: Asked, buffer: string): { readonly area: number; readonly first: number } | undefined {
  const { lives, steps } = asked.run;
  const life = steps.life[allocOf(asked, buffer) - 1] ?? NO_LIFE;
  const area = lives.area[life];
  const first = lives.first[life];
  return area === undefined || area === NO_AREA || first === undefined ? undefined : { area, first };
}

function indexOf({ machine }: Asked, area: string): number {
  const index = machine.areas.findIndex((one) => one.name === area);
  if (index < 0) throw new Unanswerable(`there is no CMA area ${area}`);
  return index;
}

const endOf = (asked: Asked, area: string): AreaFrame =>
  areaAt(asked.machine, asked.run, asked.run.steps.count, indexOf(asked, area));

/** What drivers hold since boot is not of the workload. */
const liveIn = (asked: Asked, area: string): number[] =>
  [...endOf(asked, area).buffers].filter((life) => asked.run.lives.birth[life] !== 0);
