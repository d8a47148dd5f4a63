import { describe, expect, it } from 'vitest';
import { applyEdits } from '../dts/language/text-edit';
import { fixesIn } from './fixes';
import { oneFileScenario, type Scenario } from './scenario';
import { simulate } from './simulate';

const CURSOR = '‸';

/** A board with RAM from 1 GiB on, and the lines below /reserved-memory; the cursor stands in them. */
function board(lines: string, options: { cells?: string; reserved?: string } = {}): { scenario: Scenario; at: number } {
  const { cells = '<2>', reserved = `#address-cells = <2>;\n#size-cells = <2>;\nranges;` } = options;
  const text = `/dts-v1/;
/ {
#address-cells = ${cells};
#size-cells = ${cells};
memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x40000000>; };
reserved-memory {
${reserved}
${lines}
};
};
`;
  const at = text.indexOf(CURSOR);
  return { scenario: oneFileScenario({ path: 'board.dts', text: text.replace(CURSOR, '') }), at };
}

function fixes({ scenario, at }: { scenario: Scenario; at: number }) {
  const file = scenario.main;
  return fixesIn({ scenario, simulation: simulate(scenario) }, { file, start: at, end: at });
}

const titles = (one: { scenario: Scenario; at: number }) => fixes(one).map(({ title }) => title);

describe('fixesIn', () => {
  it('rounds the size of a region that the kernel refuses, in the form it was written', () => {
    const one = board('‸pool { compatible = "shared-dma-pool"; reusable; size = <0x0 0x01f00000>; };');
    expect(fixes(one)[0]).toMatchObject({
      title: 'Set size 0x2000000 (32 MiB)',
      code: 'cma-misaligned',
      preview:
        '- pool { compatible = "shared-dma-pool"; reusable; size = <0x0 0x01f00000>; };\n' +
        '+ pool { compatible = "shared-dma-pool"; reusable; size = <0x0 0x02000000>; };',
    });
  });

  it('moves a misaligned base down or up', () => {
    const one = board('‸r@50100000 { compatible = "shared-dma-pool"; reusable; reg = <0 0x50100000 0 0x400000>; };');
    expect(titles(one)).toEqual(['Set base 0x5000_0000, size 6 MiB', 'Set base 0x5020_0000']);
  });

  it.each([
    [
      'no-map beside reusable',
      '‸r { compatible = "shared-dma-pool"; reusable; no-map; size = <0 0x400000>; };',
      'Drop no-map',
    ],
    [
      'a pool that is not reusable',
      'r { ‸compatible = "shared-dma-pool"; size = <0 0x400000>; };',
      'Add reusable: a CMA area, with a heap',
    ],
    [
      'a unit address that is not that of reg',
      '‸r@1 { reg = <0 0x50000000 0 0x1000>; };',
      'Rename to r@50000000, as reg says',
    ],
    [
      'cells of another parent',
      '‸r@50000000 { reg = <0x50000000 0x1000>; };',
      'Write reg as <0x0 0x50000000 0x0 0x1000>',
    ],
    [
      'a window without room',
      '‸p { compatible = "shared-dma-pool"; reusable; size = <0 0x8000000>; alloc-ranges = <0 0x40000000 0 0x400000>; };',
      'Widen alloc-ranges to all RAM',
    ],
  ])('%s', (_, lines, title) => {
    const one = board(lines);
    expect(titles(one)).toContain(title);
    const fix = fixes(one).find((each) => each.title === title)!;
    const files = one.scenario.files.map(({ path, text }) => ({ path, text: applyEdits(path, text, fix.edits) }));
    expect(titles({ ...one, scenario: { ...one.scenario, files } })).not.toContain(title);
  });

  it.each<[string, string, { reserved?: string }, string, string]>([
    [
      'a property',
      '‸r { size = <0 0x400000>; reuseable; compatible = "shared-dma-pool"; };',
      {},
      'Write reusable',
      'reusable',
    ],
    [
      'a property with a value',
      '‸r { compatible = "shared-dma-pool"; reusable; Size = <0 0x400000>; };',
      {},
      'Write size',
      'size =',
    ],
    ['no_map', '‸r { size = <0 0x400000>; no_map; };', {}, 'Write no-map', 'no-map'],
    [
      'a compatible',
      '‸r { compatible = "x,y", "shared-dma-pools"; reusable; size = <0 0x400000>; };',
      {},
      'Write "shared-dma-pool"',
      '"shared-dma-pool"',
    ],
  ])('mends the misspelling of %s', (_, lines, options, title, added) => {
    const one = board(lines, options);
    const at = one.scenario.files[0]!.text.indexOf(lines.replace(CURSOR, ''));
    const all = [...Array(lines.length).keys()].flatMap((i) => fixes({ ...one, at: at + i }));
    const fix = all.find((each) => each.title === title);
    expect(fix?.preview.split('\n').at(-1)).toContain(added);
    expect(fix?.code).toMatch(/-misspelt$/);
  });

  it('gives the parent of the regions its name, in references too', () => {
    const text = `/dts-v1/;
/ {
#address-cells = <2>;
#size-cells = <2>;
memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x40000000>; };
reserved_memory {
#address-cells = <2>;
#size-cells = <2>;
ranges;
r { compatible = "shared-dma-pool"; reusable; size = <0 0x400000>; };
};
};
&{/reserved_memory/r} { status = "okay"; };
`;
    const scenario = oneFileScenario({ path: 'board.dts', text });
    const [fix] = fixes({ scenario, at: text.indexOf('reserved_memory') });
    expect(fix).toMatchObject({ title: 'Rename to reserved-memory', code: 'reserved-memory-misspelt' });
    expect(fix?.preview).toBe(
      '- reserved_memory {\n+ reserved-memory {\n- &{/reserved_memory/r} { status = "okay"; };\n+ &{/reserved-memory/r} { status = "okay"; };',
    );
  });

  it('puts ranges in, and counts cells as the root does', () => {
    const region = 'r { size = <0 0x400000>; };';
    const missing = board(region, { reserved: '#address-cells = <2>;\n#size-cells = <2>;' });
    const node = missing.scenario.files[0]!.text.indexOf('reserved-memory');
    expect(titles({ ...missing, at: node })).toContain('Add an empty ranges');
    const other = board(region, { reserved: '#address-cells = <1>;\n#size-cells = <1>;\nranges;' });
    const there = other.scenario.files[0]!.text.indexOf('reserved-memory');
    expect(titles({ ...other, at: there })).toContain('Count cells as the root does: 2 for addresses, 2 for sizes');
  });

  it('offers nothing where nothing is wrong', () => {
    expect(
      titles(board('‸r@50000000 { compatible = "shared-dma-pool"; reusable; reg = <0 0x50000000 0 0x400000>; };')),
    ).toEqual([]);
  });
});
