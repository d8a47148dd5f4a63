import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { check } from './check';

const folder = mkdtempSync(join(tmpdir(), 'carveout-problems-'));
afterAll(() => rmSync(folder, { recursive: true }));
const BOARD = join(folder, 'board.dts');
writeFileSync(
  BOARD,
  `/dts-v1/;
/ { #address-cells = <2>; #size-cells = <2>;
  memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x40000000>; };
  reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges;
    a@1 { size = <0 0x1000>; no_map; compatible = "ramoops"; };
  };
};
`,
);

it('warnings and hints are listed with their codes, worst first, and lose nothing', async () => {
  const { text, loses } = await check([BOARD]);
  const problems = text.slice(text.indexOf('\nProblems')).split('\n\n')[0];
  expect(problems?.trim().split('\n')).toEqual([
    'Problems',
    '  board.dts:5:30: warning: a@1: the kernel does not know no_map. Write no-map, if that is meant. [property-misspelt]',
    '  board.dts:5:5: info: Nothing gives `a@1` an address: add `reg`, or drop `@1` from the name [unit-address-vs-reg]',
    '    board.dts:5.9-64: Warning (unit_address_vs_reg): /reserved-memory/a@1: node has a unit name, but no reg or ranges property',
  ]);
  expect(loses).toBe(false);
});

it('as data, too', async () => {
  const { problems } = JSON.parse((await check([BOARD, '--json'])).text) as { problems: { code: string }[] };
  expect(problems.map(({ code }) => code)).toEqual(['property-misspelt', 'unit-address-vs-reg']);
});
