import { describe, expect, it } from 'vitest';
import { matching, movedBy, sourceFiles, swapped } from './file-rows';
import { shortName } from './short-name';

const files = [
  { path: 'a/b.dts', text: '/dts-v1/;\n#include "soc.dtsi"\n' },
  { path: 'a/soc.dtsi', text: '#include <x.h>\n' },
  { path: 'inc/x.h', text: '' },
  { path: 'inc/left.h', text: '' },
  { path: 'o1.dtso', text: '/dts-v1/;\n/plugin/;\n' },
  { path: 'o2.dtso', text: '/dts-v1/;\n/plugin/;\n' },
];
const sources = { files, main: 'a/b.dts', overlays: ['o2.dtso'], searchPaths: ['inc'] };

describe('the files of a scenario', () => {
  it('are listed with what they are to the board', () => {
    const { rows, idle, unreached } = sourceFiles(sources, 'a/soc.dtsi');
    expect(rows.map(({ path, tags }) => [path, ...tags].join(' '))).toEqual([
      'a/b.dts board',
      'o2.dtso overlay',
      'a/soc.dtsi open',
      'inc/x.h',
      'inc/left.h not included',
      'o1.dtso not included',
    ]);
    expect([idle, unreached]).toEqual([['o1.dtso'], 2]);
  });

  it('are narrowed by words in any order', () => {
    const { rows } = sourceFiles(sources, '');
    expect(matching(rows, 'H inc').map((row) => row.path)).toEqual(['inc/x.h', 'inc/left.h']);
    expect(matching(rows, '')).toHaveLength(6);
  });

  it('are moved through by keys, to the ends and no further', () => {
    expect([movedBy('ArrowDown', 0, 3), movedBy('PageDown', 0, 3), movedBy('ArrowUp', 0, 3)]).toEqual([1, 2, 0]);
    expect([movedBy('a', 0, 3), movedBy('ArrowDown', 0, 0)]).toEqual([undefined, undefined]);
  });

  it('have an order that can be changed, and names as short as they can be', () => {
    expect(swapped(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(swapped(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(['a/b.dts', 'x/c.h', 'y/c.h'].map((path, _, all) => shortName(path, all))).toEqual([
      'b.dts',
      'x/c.h',
      'y/c.h',
    ]);
  });
});
