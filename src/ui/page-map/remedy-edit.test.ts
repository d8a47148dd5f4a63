import { describe, expect, it } from 'vitest';
import { frameAt } from '../../scenario/frame';
import { remediesAt } from '../../scenario/remedies';
import { oneFileScenario, type Scenario } from '../../scenario/scenario';
import { simulate } from '../../scenario/simulate';
import { applyEdit, draftOf } from '../../state/scenario-edit';
import { enlargeProperty } from './enlarge-property';
import { refusalOf } from './FailureExplanation';
import { changeOf, type Change, type Failed } from './remedy-edit';
import { insertLine, moveLine } from './workload-lines';

const BOARD = `/dts-v1/;
/ {
	#address-cells = <2>;
	#size-cells = <2>;
	memory@40000000 { device_type = "memory"; reg = <0x0 0x40000000 0x0 0x40000000>; };
	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;
		video@50000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x50000000 0x0 0x01000000>; /* size = <1>; */
		};
	};
};
`;
const HEAP = 'video@50000000';
/** 16 MiB, 10 of them free in two holes, because c took the first page of the one that was long enough. */
const WORKLOAD = `alloc a ${HEAP} 6MiB
alloc b ${HEAP} 5MiB
free a
alloc c ${HEAP} 1MiB
alloc big ${HEAP} 6MiB
`;

function failedAt(scenario: Scenario, step: number): Failed {
  const { machine, run } = simulate(scenario);
  const failure = frameAt(machine, run, step).report?.failure;
  if (!failure) throw new Error(`step ${step} did not fail`);
  return { scenario, machine, run, step, area: failure.area };
}

function changesAt(scenario: Scenario, step: number): Readonly<Record<string, Change | undefined>> {
  const failed = failedAt(scenario, step);
  const remedies = remediesAt(scenario, failed.machine, step);
  return Object.fromEntries(remedies.map((remedy) => [remedy.kind, changeOf(remedy, failed)]));
}

/** What the step comes to once the change is made. */
function outcomeOf(scenario: Scenario, { edit, step }: Change): string | undefined {
  const { machine, run } = simulate({ ...scenario, ...applyEdit(draftOf(scenario), edit) });
  return frameAt(machine, run, step).report?.outcome;
}

const scenarioOf = (workload: string, board = BOARD): Scenario =>
  oneFileScenario({ path: 'board.dts', text: board }, { workload });

describe('a change that was tried', () => {
  const scenario = scenarioOf(WORKLOAD);
  const changes = changesAt(scenario, 5);

  it.each(['free-first', 'earlier', 'larger-area'])('%s, once made, lets the request pass', (kind) => {
    const change = changes[kind];
    expect(change).toBeDefined();
    expect(outcomeOf(scenario, change!)).toBe('ok');
  });

  it('writes the size where it stands, and nothing else', () => {
    const edit = changes['larger-area']?.edit;
    const text = edit?.kind === 'replace' ? edit.text : '';
    expect(text.replace(/0x0 0x[0-9a-f]{8}>; \/\*/, '0x0 0x01000000>; /*')).toBe(BOARD);
    expect(text).not.toBe(BOARD);
  });

  it('sets the alignment of the kernel', () => {
    const aligned = scenarioOf(`alloc a ${HEAP} 8p\nalloc b ${HEAP} 7MiB\nalloc c ${HEAP} 8500KiB\n`);
    const change = changesAt(aligned, 3)['smaller-alignment'];
    expect(change?.edit).toMatchObject({
      kind: 'profile',
      set: { config: { CMA_ALIGNMENT: expect.any(Number) as number } },
    });
    expect(outcomeOf(aligned, change!)).toBe('ok');
  });

  it('makes the built-in area larger in Kconfig, or on the command line where it is set there', () => {
    const bare = BOARD.replace(/video@50000000 \{[\s\S]*?\};\n/, '');
    const workload = 'alloc a default_cma_region 63MiB\nalloc b default_cma_region 4MiB\n';
    const inKconfig = scenarioOf(workload, bare);
    const kconfig = changesAt(inKconfig, 2)['larger-area'];
    expect(outcomeOf(inKconfig, kconfig!)).toBe('ok');
    const profile = { ...inKconfig.profile, cmdline: 'quiet cma=64M@0-4G' };
    const onLine = { ...inKconfig, profile };
    const cmdline = changesAt(onLine, 2)['larger-area'];
    expect(cmdline?.edit).toMatchObject({ set: { cmdline: expect.stringMatching(/^quiet cma=\d+M@0-4G$/) as string } });
    expect(outcomeOf(onLine, cmdline!)).toBe('ok');
  });

  it('is left to the reader where a line is many steps', () => {
    const repeated = scenarioOf(`repeat 2 {\nalloc x$i ${HEAP} 6MiB\nalloc y$i ${HEAP} 6MiB\n}\n`);
    const some = changesAt(repeated, 3);
    expect(some['free-first']).toBeUndefined();
    expect(some['larger-area']).toBeDefined();
  });
});

describe('lines of the workload', () => {
  it('are put before another', () => {
    expect(insertLine('a\nb\n', 2, 'x')).toBe('a\nx\nb\n');
  });
  it('move with the expectation that is about them', () => {
    expect(moveLine('a\nb\nc\nexpect fail\nd\n', 3, 1)).toBe('c\nexpect fail\na\nb\nd\n');
    expect(moveLine('a\nb', 2, 1)).toBe('b\na');
  });
});

describe('enlargeProperty', () => {
  const enlarged = (body: string, size: bigint, by = 0x10_0000n) => {
    const text = `x: n@1 { ${body} };`;
    return enlargeProperty(text, { start: 0, end: text.length }, size, by)?.slice('x: n@1 { '.length, -' };'.length);
  };
  it.each([
    ['size = <0x100000>;', 0x10_0000n, 'size = <0x200000>;'],
    ['size = <0 0x04000000>;', 0x400_0000n, 'size = <0x0 0x04100000>;'],
    ['size = <0x0 0xfff00000>;', 0xfff0_0000n, 'size = <0x1 0x00000000>;'],
    ['reg = <0x50000000 1048576>;', 0x10_0000n, 'reg = <0x50000000 0x200000>;'],
    ['reg = <0x50000000 0xfff00000>;', 0xfff0_0000n, undefined],
    ['reg = <0x0 0x50000000 0x100000>;', 0x10_0000n, 'reg = <0x0 0x50000000 0x200000>;'],
    ['reg = <0 1 0 2 0 3>;', 3n, undefined],
    ['reg = <0x0 0x50000000 0x0 0x100000>;', 0x10_0000n, 'reg = <0x0 0x50000000 0x0 0x200000>;'],
    ['size = <0xfff00000>;', 0xfff0_0000n, undefined],
    ['size = <0x0 /* high */ 0x100000>;', 0x10_0000n, undefined],
    ['size = <SIZE>;', 0x10_0000n, undefined],
    ['size = <0x200000>;', 0x10_0000n, undefined],
    ['/* size = <0x100000>; */ k = "size = <0x100000>;";', 0x10_0000n, undefined],
    ['c { size = <0x100000>; };', 0x10_0000n, undefined],
  ])('%s', (body, size, expected) => {
    expect(enlarged(body, size)).toBe(expected);
  });
});

describe('refusalOf', () => {
  it.each([
    ['217 pages; none left after aligning to 1 MiB', 'none left after aligning to 1 MiB'],
    ['217 pages, 12 short', '12 short'],
    ['4 pinned pages, 20 clear at most', '4 pinned pages, 20 clear at most'],
  ])('%s', (sentence, expected) => {
    expect(refusalOf(sentence, '217 pages')).toBe(expected);
  });
});
