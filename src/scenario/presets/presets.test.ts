import { describe, expect, it } from 'vitest';
import { formatAddress, formatBytes } from '../../lib/format';
import { DEFAULT_SCENARIO } from '../default-scenario';
import { OUTCOMES } from '../run';
import type { Scenario } from '../scenario';
import { decodeLink, encodeLink } from '../share/link';
import { simulate } from '../simulate';
import { parseWorkload } from '../workload/workload';
import { PRESETS } from './presets';

type Claim = {
  /** Under /dev/dma_heap on 7.3 and 6.12, in order of registration. */
  readonly heaps: readonly string[];
  readonly heapsOf612: readonly string[];
  /** Errno numbers of the buffers that fail on 7.3, by name. */
  readonly failures: Readonly<Record<string, number>>;
  /** Base of the regions whose place is the point. */
  readonly bases?: Readonly<Record<string, bigint | undefined>>;
};

const ENOENT = 2;
const ENOMEM = 12;
const hdmiBase = { 'hdmi-receiver-cma': 0xe600_0000n };

const CLAIMS: Readonly<Record<string, Claim>> = {
  'first visit': {
    heaps: ['system', 'default_cma_region', 'linux,cma', 'video@90000000'],
    heapsOf612: ['system', 'linux,cma'],
    failures: { 'display-3': ENOMEM },
    bases: { 'linux,cma': 0x7c00_0000n },
  },
  'default-pool': {
    heaps: ['system', 'default_cma_region', 'linux,cma'],
    heapsOf612: ['system', 'linux,cma'],
    failures: {},
  },
  'ecc-off-framebuffer': {
    heaps: ['system', 'default_cma_region', 'linux,cma', 'display-noecc@b8000000'],
    heapsOf612: ['system', 'linux,cma'],
    failures: { 'fb-5': ENOMEM },
  },
  coprocessor: {
    heaps: ['system', 'default_cma_region', 'video@90000000', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: { 'spy-1': ENOENT },
  },
  'rk3588-hdmi-mainline': {
    heaps: ['system', 'default_cma_region', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: { 'app-3': ENOMEM },
    bases: hdmiBase,
  },
  'rk3588-hdmi-board': {
    heaps: ['system', 'default_cma_region', 'hdmi-receiver-cma', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: {},
    bases: hdmiBase,
  },
  'pool-does-not-fit': {
    heaps: ['system', 'default_cma_region', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: { 'fb-1': ENOMEM },
    bases: { 'linux,cma': undefined },
  },
  fragmentation: {
    heaps: ['system', 'default_cma_region', 'video@50000000', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: { 'fb-1': ENOMEM },
  },
  'capture-queue': {
    heaps: ['system', 'default_cma_region', 'linux,cma'],
    heapsOf612: ['system', 'linux,cma'],
    failures: { 'cam-6': ENOMEM },
  },
  'hard-coded-name': {
    heaps: ['system', 'default_cma_region', 'linux,cma'],
    heapsOf612: ['system', 'linux,cma'],
    failures: { 'camera-1': ENOENT },
  },
  'command-line-wins': {
    heaps: ['system', 'default_cma_region', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: { 'fb-2': ENOMEM, 'fb-3': ENOMEM },
  },
  'failed-to-reserve': {
    heaps: ['system', 'default_cma_region', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: {},
  },
  'odd-size': {
    heaps: ['system', 'default_cma_region', 'image-buf1@51400000', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: { 'img-1': ENOENT },
  },
  'reg-and-size': {
    heaps: ['system', 'default_cma_region', 'cma'],
    heapsOf612: ['system', 'cma'],
    failures: { 'rx-6': ENOMEM, 'rx-7': ENOMEM, 'rx-8': ENOMEM },
  },
  'one-cell-short': {
    heaps: ['system', 'default_cma_region', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: { 'fb-2': ENOMEM },
  },
  'missing-link': {
    heaps: ['system', 'default_cma_region', 'linux,cma', 'decoder-mem@60000000'],
    heapsOf612: ['system', 'linux,cma'],
    failures: { 'ref-3': ENOMEM, 'ref-4': ENOMEM },
  },
  'whole-region': {
    heaps: ['system', 'default_cma_region', 'image-buf@50000000', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: { 'img-1': ENOMEM },
  },
  'into-the-monitor': {
    heaps: ['system', 'default_cma_region', 'linux,cma@43000000'],
    heapsOf612: ['system', 'linux,cma@43000000'],
    failures: {},
  },
  'drained-pool': {
    heaps: ['system', 'default_cma_region', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: { 'eth-1': ENOMEM },
  },
  'heap-driver-off': {
    heaps: ['system'],
    heapsOf612: ['system'],
    failures: { 'cam-1': ENOENT, 'cam-2': ENOENT, 'cam-3': ENOENT },
  },
  leak: {
    heaps: ['system', 'default_cma_region', 'video@50000000', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: { 'film-13': ENOMEM },
  },
  'half-of-ram': {
    heaps: ['system', 'default_cma_region', 'linux,cma'],
    heapsOf612: ['system', 'linux,cma'],
    failures: { 'fb-2': ENOMEM },
  },
  'gpu-mem': {
    heaps: ['system', 'default_cma_region', 'linux,cma'],
    heapsOf612: ['system', 'linux,cma'],
    failures: { 'cam-2': ENOMEM },
  },
  'misspelt-parent': {
    heaps: ['system', 'default_cma_region', 'reserved'],
    heapsOf612: ['system', 'reserved'],
    failures: {},
  },
};

const scenarios: readonly (readonly [string, Scenario])[] = [
  ['first visit', DEFAULT_SCENARIO],
  ...PRESETS.map(({ id, scenario }) => [id, scenario] as const),
];

const heapsOn = (scenario: Scenario, version: string): readonly string[] =>
  simulate({ ...scenario, profile: { ...scenario.profile, version } }).machine.heaps.map((heap) => heap.name);

/** Heaps, regions, boot log and steps on 7.3, for a kernel developer to review. */
function reviewed(scenario: Scenario): string {
  const { machine, run } = simulate(scenario);
  const lines = scenario.workload.split('\n');
  const steps = Array.from(run.steps.line, (line, i) => {
    const errno = run.steps.errno[i] as number;
    return `${OUTCOMES[run.steps.outcome[i] as number] as string}${errno === 0 ? '' : ` ${errno}`}: ${lines[line - 1] as string}`;
  });
  const part = (title: string, entries: readonly string[]): string =>
    `${title}\n${entries.map((e) => `  ${e}\n`).join('')}`;
  return [
    part(
      '/dev/dma_heap',
      machine.heaps.map((heap) => heap.name),
    ),
    part(
      '/reserved-memory and the default area',
      machine.fates.map(({ name, kind, base, size }) => {
        const place = base === undefined ? 'nowhere' : formatAddress(base);
        return `${place} ${formatBytes(size)} ${kind} ${name}`;
      }),
    ),
    part(
      'boot log',
      machine.log.map((line) => line.text),
    ),
    part('steps', steps),
  ].join('\n');
}

/** The errno of each buffer that did not come to be. */
function failuresOf(scenario: Scenario): Record<string, number> {
  const { steps } = simulate(scenario).run;
  const { operations } = parseWorkload(scenario.workload, scenario.profile.pageSize);
  const failed = operations.flatMap((operation, i) => {
    const outcome = OUTCOMES[steps.outcome[i] as number];
    if (outcome === 'ok') return [];
    return [['name' in operation ? operation.name : operation.kind, steps.errno[i] as number] as const];
  });
  return Object.fromEntries(failed);
}

describe.each(scenarios)('%s', (id, scenario) => {
  const claim = CLAIMS[id] as Claim;

  it('is complete source, and a workload without a mistake', () => {
    const { diagnostics, complete, machine } = simulate(scenario);
    expect(diagnostics).toEqual([]);
    expect(complete).toBe(true);
    expect(machine.fatal).toBeUndefined();
    expect(parseWorkload(scenario.workload, scenario.profile.pageSize).diagnostics).toEqual([]);
  });

  it('has the heaps that it claims', () => {
    expect(heapsOn(scenario, '7.3')).toEqual(claim.heaps);
    expect(heapsOn(scenario, '6.12')).toEqual(claim.heapsOf612);
  });

  it('fails where it claims, and nowhere else', () => {
    expect(failuresOf(scenario)).toEqual(claim.failures);
  });

  it('has its regions where it claims', () => {
    const { fates } = simulate(scenario).machine;
    const bases = Object.keys(claim.bases ?? {}).map((name) => [name, fates.find((fate) => fate.name === name)?.base]);
    expect(Object.fromEntries(bases)).toEqual(claim.bases ?? {});
  });

  it('boots and runs as the text beside this test says', async () => {
    await expect(reviewed(scenario)).toMatchFileSnapshot(`golden/${id.replace(' ', '-')}.txt`);
  });

  it('selects a node that is there', () => {
    expect(simulate(scenario).machine.fates.map((fate) => fate.path ?? 'cma')).toContain(scenario.view.selection);
  });

  it('fits into a link that a chat program takes', () => {
    const link = encodeLink(scenario);
    expect(link.length).toBeLessThan(2000);
    expect(decodeLink(link)).toEqual({ ok: true, scenario, notes: [] });
  });
});

describe('what the sentences say', () => {
  const byId = (id: string): Scenario => PRESETS.find((one) => one.id === id)?.scenario as Scenario;
  /** With one passage of the board or the workload changed. */
  const changed = (scenario: Scenario, from: string, to: string): Scenario => {
    const files = scenario.files.map((file) => ({ ...file, text: file.text.replace(from, to) }));
    return { ...scenario, files, workload: scenario.workload.replace(from, to) };
  };

  it('every preset has an id, words and a claim of its own', () => {
    expect(PRESETS.map((one) => one.id)).toEqual(Object.keys(CLAIMS).slice(1));
    expect(new Set(PRESETS.flatMap((one) => [one.title, one.sentence, one.lookAt])).size).toBe(3 * PRESETS.length);
  });

  it('the pool fits once the blob is moved, or once 448 MiB are asked for', () => {
    const scenario = byId('pool-does-not-fit');
    const preReserved = [{ base: '0x2f000000', size: '0x13800', what: 'dtb' }];
    const moved = { ...scenario, profile: { ...scenario.profile, preReserved } };
    const smaller = changed(scenario, 'size = <0x20000000>', 'size = <0x1c000000>');
    for (const fixed of [moved, smaller])
      expect(heapsOn(fixed, '7.3')).toEqual(['system', 'default_cma_region', 'linux,cma']);
    expect(heapsOn(scenario, '7.3')).not.toContain('linux,cma');
  });

  it('three times as much is free as is asked for, in holes of 1024 pages', () => {
    const scenario = byId('fragmentation');
    const { run } = simulate(scenario);
    const failed = run.steps.errno.indexOf(ENOMEM);
    expect(run.steps.pages[failed]).toBe(2025);
    const held = Array.from({ length: run.lives.count }, (_, life) => life).filter(
      (life) =>
        run.lives.area[life] === run.steps.area[failed] &&
        (run.lives.birth[life] as number) <= failed &&
        (run.lives.death[life] as number) > failed,
    );
    const used = held.reduce((sum, life) => sum + (run.lives.pages[life] as number), 0);
    expect(16384 - used).toBe(6144);
  });

  it('one word makes the RK3588 pool a heap', () => {
    const opened = changed(byId('rk3588-hdmi-mainline'), 'no-map;', 'reusable;');
    expect(heapsOn(opened, '7.3')).toContain('hdmi-receiver-cma');
  });

  it('a base of 0x8ea0_0000 would make the refused area of the first board a heap', () => {
    const mended = changed(
      changed(DEFAULT_SCENARIO, 'isp@8e900000', 'isp@8ea00000'),
      '0x8e900000 0x0',
      '0x8ea00000 0x0',
    );
    expect(heapsOn(mended, '7.3')).toContain('isp@8ea00000');
  });
});
