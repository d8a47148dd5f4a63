import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';
import { nodeAt } from './node-at';

const text = `/dts-v1/;
/ {
	a;
	lab: n@1 { b; m { c; }; };
};
&lab { d; };
`;
const { tree } = evaluate({ files: [{ path: 't.dts', text }], main: 't.dts' });
const pathAt = (word: string): string | undefined => nodeAt(tree, 't.dts', text.indexOf(word))?.path;

describe('nodeAt', () => {
  it.each([
    ['/ {', '/'],
    ['a;', '/'],
    ['lab:', '/n@1'],
    ['b;', '/n@1'],
    ['m {', '/n@1/m'],
    ['c;', '/n@1/m'],
    ['&lab', '/n@1'],
    ['d;', '/n@1'],
    ['/dts', undefined],
  ])('%s', (word, path) => expect(pathAt(word)).toBe(path));

  it('knows nothing of other files and of what is outside', () => {
    expect(nodeAt(tree, 'u.dts', 20)).toBeUndefined();
    expect(nodeAt(tree, 't.dts', text.length + 5)).toBeUndefined();
  });
});
