import { expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from './default-scenario';
import { reproduceNote } from './reproduce-note';
import { oneFileScenario } from './scenario';
import { simulate } from './simulate';

it('says where to look, and the log that the kernel is expected to print, of the failing step too', () => {
  const note = reproduceNote(DEFAULT_SCENARIO, simulate(DEFAULT_SCENARIO), 'https://carveout.example/#2.abc');
  expect(note).toContain('1. Open <https://carveout.example/#2.abc> in Carveout.');
  expect(note).toMatch(/## Expected boot log\n\n {4}\S/);
  expect(note).toMatch(/^ {4}.*[Rr]eserved mem/m);
  expect(note).toMatch(
    /Step 27, `alloc display-3 video@90000000 1920x1080 xrgb8888`:\n\n {4}.*req-size: 2025 pages, ret: -\d+/,
  );
});

it('lets nothing that a user wrote be markup', () => {
  const scenario = oneFileScenario(
    { path: 'a.dts', text: '/dts-v1/; / { };' },
    { title: '<img src=x> [a](javascript:b)\n# c', workload: 'alloc `x` system 1GiB\n' },
  );
  const note = reproduceNote(scenario, simulate(scenario), undefined);
  expect(note.split('\n')[0]).toBe('# Reproduce: \\<img src=x\\> \\[a\\](javascript:b) \\# c');
  expect(note).toContain('Open the saved scenario');
});
