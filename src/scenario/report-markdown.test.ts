import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from './default-scenario';
import { frameAt } from './frame';
import { code, markdownReport, plain } from './report-markdown';
import { buffersTable, csvOf, devicesTable, freeRunsTable, heapsTable, jsonOf, regionsTable } from './report-tables';
import { simulate } from './simulate';

const simulation = simulate(DEFAULT_SCENARIO);
const { machine, run } = simulation;
const last = run.steps.count;

describe('markdownReport', () => {
  const report = (rest = {}) =>
    markdownReport({ ...DEFAULT_SCENARIO, ...rest }, simulation, { step: last, link: 'https://example.org/#2.abc' });

  it('says what was asked, what came of it, and how to try it again', () => {
    const text = report();
    const told = text.slice(0, text.indexOf('### board.dts'));
    const headings = told.split('\n').filter((line) => /^##? /.test(line));
    expect(headings).toEqual([
      '# Camera, decoder and display',
      '## Heaps under /dev/dma\\_heap',
      '## Regions',
      `## Areas after step ${last}`,
      '## Steps that failed',
      '## Problems',
      '## Boot log',
      '## Assumptions',
      '## Not modelled',
      '## Confidence',
      '## Sources',
    ]);
    expect(text).toContain('[Open in Carveout](<https://example.org/#2.abc>)');
    expect(text).toContain('alloc failed, req-size: 2025 pages, ret: -16');
    expect(text).toContain('| `video@90000000` | 64 MiB | `0x9000_0000` |');
  });

  it('takes nothing that a user wrote for markup', () => {
    const text = report({ title: '<script>alert(1)</script> [x](http://y)\n# z', note: '- a\n| b |' });
    expect(text.split('\n')[0]).toBe('# \\<script\\>alert(1)\\</script\\> \\[x\\](http://y) \\# z');
    expect(text).toContain('> \\- a\n> \\| b \\|');
  });

  it('fences a source that has fences itself', () => {
    const files = [{ path: 'a.dts', text: '````\n/dts-v1/;\n' }];
    expect(report({ files, main: 'a.dts' })).toContain('`````dts\n````\n/dts-v1/;\n`````');
  });
});

it('a code span holds any text on its line, backticks and bars too', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const span = code(text);
      expect(span).not.toContain('\n');
      expect(span.replaceAll('\\|', '')).not.toContain('|');
      const fence = /^`*/.exec(span)![0];
      if (span !== '') expect(span.slice(fence.length, -fence.length)).not.toMatch(new RegExp(`(?<!\`)${fence}(?!\`)`));
      expect(plain(text)).not.toMatch(/(?<!\\)[<>[\]|]/);
    }),
  );
});

describe('tables of numbers', () => {
  it('have a row for each region that a device names, then one for each that none names', () => {
    const rows = jsonOf(devicesTable(machine));
    const codec = rows.find(({ device }) => String(device).endsWith('codec@10200000'));
    expect(codec).toMatchObject({ enabled: 1, region: '/reserved-memory/video@90000000', heaps: 'video@90000000' });
    const orphans = rows.filter(({ device }) => device === null).map(({ region }) => String(region));
    expect(orphans.map((path) => path.slice(path.lastIndexOf('/') + 1))).toEqual([
      'linux,cma',
      'isp@8e900000',
      'ramoops@9ff00000',
    ]);
  });

  it('hold every region, heap, buffer and free run of a step', () => {
    const frame = frameAt(machine, run, last);
    expect(regionsTable(machine).rows).toHaveLength(machine.fates.length);
    expect(jsonOf(heapsTable(machine)).at(-1)).toEqual({
      name: 'video@90000000',
      minor: 3,
      area: 'video@90000000',
      base: '0x90000000',
      bytes: '67108864',
    });
    const pages = (rows: readonly (readonly unknown[])[], at: number) =>
      rows.reduce((sum, row) => sum + (row[at] as number), 0);
    const all = machine.areas.reduce((sum, area) => sum + area.pages, 0);
    expect(pages(buffersTable(machine, run, frame).rows, 4) + pages(freeRunsTable(machine, frame).rows, 2)).toBe(all);
  });

  it('are CSV after RFC 4180 that no spreadsheet runs', () => {
    const table = {
      id: 'x',
      title: 'x',
      columns: ['a', 'b,c'],
      rows: [
        ['=1+1', 'say "hi"\nthere'],
        [null, 7],
      ],
    };
    expect(csvOf(table)).toBe('a,"b,c"\r\n\'=1+1,"say ""hi""\nthere"\r\n,7\r\n');
  });
});
