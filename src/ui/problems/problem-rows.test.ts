import { expect, it } from 'vitest';
import type { Diagnostic, Severity } from '../../lib/diagnostic';
import { oneFileScenario } from '../../scenario/scenario';
import { simulate } from '../../scenario/simulate';
import type { Computed } from '../../state/run-store';
import { problemCount } from './problem-count';
import { FOLD_FROM, problemGroups } from './problem-rows';

const BOARD = '/dts-v1/; / { memory@40000000 { device_type = "memory"; reg = <0x40000000 0x40000000>; }; };';

const computed = (text: string, workload = ''): Computed => {
  const scenario = oneFileScenario({ path: 'b.dts', text }, { workload });
  return { runId: 1, scenario, simulation: simulate(scenario) };
};

const found = (code: string, severity: Severity): Diagnostic => {
  return { code, severity, message: code, span: { file: 'b.dts', start: 0, end: 1 } };
};

const many = (count: number, code: string, severity: Severity) =>
  Array.from({ length: count }, () => found(code, severity));

/** `error:code*number`, folded ones in brackets. */
const picture = (latest: Computed, list: readonly Diagnostic[]): string[] =>
  (problemGroups({ latest, findings: { scenario: latest.scenario, list } }) ?? []).map(({ rows, folds }) => {
    const text = `${rows[0]?.word}:${rows[0]?.code ?? 'step'}*${rows.length}`;
    return folds ? `[${text}]` : text;
  });

it('the worst comes first, and many of one code are folded', () => {
  const list = [...many(300, 'hint', 'info'), ...many(FOLD_FROM - 1, 'warned', 'warning'), found('odd', 'info')];
  expect(picture(computed(BOARD, 'alloc a system 8GiB\n'), list)).toEqual([
    `warning:warned*${FOLD_FROM - 1}`,
    'run:step*1',
    '[info:hint*300]',
    'info:odd*1',
  ]);
});

it('beside mistakes nothing else is listed: it belongs to another text', () => {
  expect(picture(computed('/dts-v1/; / { a = <1>'), many(9, 'hint', 'info'))).toEqual([
    'error:semicolon-expected*1',
    'error:brace-expected*1',
  ]);
});

it('a heap that is not there is one problem, however many steps ask it or have nothing to free for it', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `alloc b-${i} nowhere 1MiB\nfree b-${i}\n`);
  const latest = computed(BOARD, `${lines.join('')}alloc other elsewhere 4096\n`);
  expect(problemCount({ latest, findings: undefined })).toBe(2);
  expect(picture(latest, [])).toEqual(['[warning:workload-unknown-heap*21]']);
});

it('hints are listed but not counted', () => {
  const latest = computed(BOARD, 'alloc a system 8GiB\n');
  const list = [...many(5, 'hint', 'info'), found('warned', 'warning')];
  expect(problemCount({ latest, findings: { scenario: latest.scenario, list } })).toBe(2);
  expect(problemCount({ latest: undefined, findings: undefined })).toBeUndefined();
});
