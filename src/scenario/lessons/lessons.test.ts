import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate';
import firstFit from './files/first-fit.json';
import nodeToHeap from './files/node-to-heap.json';
import { changeLines } from './change';
import { candidatesOf, judge, NONE_OF_THEM } from './judge';
import { openLesson, readLesson, type Lesson } from './lesson';
import { MAX_LESSON_LENGTH } from './lesson-form';
import { LESSON_FILES } from './lessons';
import { answerOf, ASKS, definitionOf, holds, QUERIES } from './query';

function opened(value: unknown): Lesson {
  const result = readLesson(value);
  if (!result.ok) throw new Error(result.message);
  return result.lesson;
}

const messageOf = (value: unknown): string => {
  const result = readLesson(value);
  return result.ok ? '' : result.message;
};

/** A lesson of one step, with parts of it replaced. */
const small = (step: object = {}, rest: object = {}): unknown => ({
  carveoutLesson: 1,
  id: 'small',
  title: 'Small',
  about: 'One step.',
  board: ['/dts-v1/;', '/ { };'],
  steps: [
    {
      title: 'One',
      text: ['Look.'],
      question: { kind: 'type', ask: 'How many heaps?', of: { ask: 'heaps' } },
      then: ['So it is.'],
      ...step,
    },
  ],
  ...rest,
});

describe('a lesson as a file', () => {
  it('opens, each step going on from the one before', () => {
    const { steps } = opened(nodeToHeap);
    expect(steps.map((step) => step.after.files[0]?.text).slice(0, -1)).toEqual(
      steps.slice(1).map((step) => step.before.files[0]?.text),
    );
    expect(steps[0]?.before.files[0]?.text).not.toContain('video@50000000');
    expect(steps.at(-1)?.after.workload).toBe('alloc fb-1 video@50000000 1920x1080 xrgb8888\n');
  });

  it('opens from its text as from its value', () => {
    expect(openLesson(JSON.stringify(nodeToHeap))).toEqual(readLesson(nodeToHeap));
  });

  it('each that comes with the page opens, and has an id of its own', () => {
    const ids = LESSON_FILES.map((file) => opened(file).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['not JSON', 'This lesson is damaged'],
    ['{"carveoutLesson": 1', 'This lesson is damaged'],
    ['{"a": 1}', 'carveoutLesson is missing'],
    ['{"carveoutLesson": 2}', 'made for a newer Carveout (form 2)'],
    ['{"carveoutLesson": 1, "__proto__": {"x": 1}}', 'field names that no lesson has'],
    ['null', 'This is no lesson'],
    [`"${'x'.repeat(MAX_LESSON_LENGTH)}"`, 'larger than 256 KiB'],
  ])('refuses %.40s', (text, message) => {
    const result = openLesson(text);
    expect(result.ok ? '' : result.message).toContain(message);
  });

  it.each<[string, object, string]>([
    ['an unknown query', { question: { kind: 'type', ask: 'x', of: { ask: 'secret' } } }, 'steps.1.question'],
    ['a query without its field', { question: { kind: 'type', ask: 'x', of: { ask: 'baseOf' } } }, 'steps.1.question'],
    [
      'a query with another field',
      { question: { kind: 'type', ask: 'x', of: { ask: 'heaps', name: 'y' } } },
      'steps.1',
    ],
    ['a stored answer', { answer: 4 }, 'steps.1.answer'],
    ['markup as a paragraph', { text: [{ html: '<b>' }] }, 'steps.1.text.1'],
    ['too many paragraphs', { text: Array.from({ length: 13 }, () => 'x') }, 'steps.1.text'],
    ['a change that finds nothing', { change: { replace: [{ from: 'x', to: 'y' }] } }, '"x" is nowhere in board.dts'],
    ['a change that finds two', { change: { replace: [{ from: '/', to: 'y' }] } }, '"/" is 3 times in board.dts'],
    ['a profile that is none', { change: { profile: { arch: 'z80' } } }, 'Step 1 of this lesson: the lesson holds'],
  ])('refuses %s', (_, step, message) => {
    expect(messageOf(small(step))).toContain(message);
  });

  it('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.jsonValue(), (text, value) => {
        openLesson(text);
        readLesson({ ...(small() as object), steps: value });
        readLesson(small({ question: value }));
      }),
    );
  });
});

describe('a change as a reader sees it', () => {
  it('is lines that go and lines that come, by text', () => {
    const change = {
      replace: [{ from: '\t\tno-map;', to: '\t\treusable;' }],
      append: ['alloc a system 4096'],
      profile: { version: '6.12', cmdline: null },
    };
    expect(changeLines(change)).toEqual([
      {
        where: 'board.dts',
        lines: [
          { sign: '−', text: 'no-map;' },
          { sign: '+', text: 'reusable;' },
        ],
      },
      { where: 'workload', lines: [{ sign: '+', text: 'alloc a system 4096' }] },
      { where: 'boot profile', lines: [{ sign: '+', text: 'version: 6.12' }] },
      { where: 'boot profile', lines: [{ sign: '+', text: 'cmdline: as by default' }] },
    ]);
  });
});

describe('lines that a change leaves', () => {
  it('stand around those that it does not', () => {
    const change = { replace: [{ from: '\tpool {\n\t\treg = <1>;\n\t};', to: '\tpool {\n\t\tsize = <1>;\n\t};' }] };
    const picture = changeLines(change).flatMap(({ lines }) => lines.map(({ sign, text }) => `${sign} ${text}`));
    expect(picture).toEqual(['= pool {', '−   reg = <1>;', '+   size = <1>;', '= };']);
  });
});

describe('an answer', () => {
  const [threeHoles, ...others] = opened(firstFit).steps;
  if (!threeHoles) throw new Error('first-fit has no step');
  const before = simulate(threeHoles.before);
  const after = simulate(threeHoles.after);
  const area = before.machine.areas.findIndex((one) => one.name === 'video@50000000');
  const candidates = candidatesOf(threeHoles.question, before, area);
  const choice = (...chosen: number[]) => ({ kind: 'choice', chosen }) as const;

  it('to a mark is a hole of the map before, lettered by address', () => {
    expect(candidates.map(({ letter, name }) => `${letter} ${name}`)).toEqual([
      'A 2048 pages',
      'B 1024 pages',
      'C 11776 pages',
    ]);
    expect(judge(threeHoles.question, choice(0), after, candidates)).toMatchObject({ right: true, truth: [0] });
    expect(judge(threeHoles.question, choice(1), after, candidates)).toMatchObject({ right: false, truth: [0] });
    expect(judge(threeHoles.question, choice(NONE_OF_THEM), after, candidates)).toMatchObject({ right: false });
  });

  it('to a mark that fails is none of them', () => {
    const failing = simulate({ ...threeHoles.after, workload: 'alloc new-1 video@50000000 1GiB\n' });
    expect(judge(threeHoles.question, choice(NONE_OF_THEM), failing, candidates)).toMatchObject({ right: true });
  });

  it('that is typed may be written as people write numbers', () => {
    const longest = others.at(-1);
    if (!longest) throw new Error('first-fit has one step');
    const asked = simulate(longest.after);
    const right = (text: string) => judge(longest.question, { kind: 'typed', text }, asked, []).right;
    expect(['3072', ' 3072 pages', '3072p'].map(right)).toEqual([true, true, true]);
    expect(['3071', 'many', '', 'none'].map(right)).toEqual([false, false, false, false]);
  });

  it('reads addresses and sizes with units', () => {
    const is = (text: string) => holds(after, { ask: 'sizeOf', region: 'video@50000000', is: text });
    expect(['64MiB', '64 MiB', '0x4000000', '0x0400_0000', '67108864'].every(is)).toBe(true);
    expect(holds(after, { ask: 'baseOf', region: 'video@50000000', is: '0x5000_0000' })).toBe(true);
  });
});

describe('the queries', () => {
  it('each have a meaning, and an answer of their kind or a sentence that says what is missing', () => {
    const asked = simulate(opened(nodeToHeap).steps.at(-1)!.after);
    const given = {
      name: 'system',
      region: 'video@50000000',
      device: 'codec@0',
      area: 'video@50000000',
      buffer: 'fb-1',
      text: 'created CMA memory pool',
    };
    const answers = ASKS.map((ask) => [ask, answerOf(asked, { ask, ...given }).value] as const);
    expect(Object.fromEntries(answers)).toEqual({
      boots: true,
      heaps: 3,
      hasHeap: true,
      heapsOf: ['default_cma_region', 'video@50000000'],
      isHeap: true,
      kindOf: 'cma',
      baseOf: 0x5000_0000n,
      sizeOf: 0x400_0000n,
      blockSize: 0x20_0000n,
      defaultArea: 'video@50000000',
      regionOf: undefined,
      memoryOf: undefined,
      bootLogSays: true,
      fails: false,
      errno: undefined,
      firstFailure: undefined,
      failures: 0,
      placedAt: 256,
      addressOf: 0x5010_0000n,
      pagesOf: 2025,
      buffersIn: 1,
      free: 14_327,
      largestRun: 14_103,
      holes: 2,
    });
    for (const { meaning } of Object.values(QUERIES)) expect(meaning).not.toBe('');
    expect(() => answerOf(asked, { ask: 'baseOf', region: 'nobody' })).toThrow('there is no region nobody');
    expect(() => answerOf(asked, { ask: 'fails', buffer: 'nobody' })).toThrow('the workload allocates no nobody');
    expect(() => answerOf(asked, { ask: 'free', area: 'nobody' })).toThrow('there is no CMA area nobody');
    expect(() => holds(asked, { ask: 'heaps', is: 'three' })).toThrow('"three" is no answer to heaps');
  });

  it('are all in the README, with what they need, answer and mean', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| `(\w+)` +\| (?:`(\w+)`|–) +\| ([\w-]+) +\| (.+?) +\|$/gm)];
    const told = rows.map(([, ask, needs, kind, meaning]) => ({ ask, needs, kind, meaning }));
    const defined = ASKS.map((ask) => {
      const { kind, needs, meaning } = definitionOf(ask);
      return { ask, needs, kind, meaning };
    });
    expect(told).toEqual(defined);
  });
});
