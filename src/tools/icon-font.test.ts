import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fontTables, glyphsByCharacter, outlineStarts, subsetFont } from './icon-font.mjs';
import { emptyClasses } from './monaco-trim.mjs';

const ICONS = new URL(
  '../../node_modules/monaco-editor/esm/vs/base/browser/ui/codicons/codicon/codicon.ttf',
  import.meta.url,
);
const ADD = 0xea60;
const CLOSE = 0xea76;
const UNKNOWN = 0x41_0000;

const font = new Uint8Array(readFileSync(ICONS));
const subset = subsetFont(font, [CLOSE, ADD, ADD, UNKNOWN]);

function outline(of: Uint8Array, glyph: number): Uint8Array {
  const tables = fontTables(of);
  const starts = outlineStarts(tables);
  return tables.get('glyf')!.subarray(starts[glyph], starts[glyph + 1]);
}

/** Sum of all 32-bit words: a whole font adds up to the constant of the head table. */
function sumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

describe('subsetFont', () => {
  it('maps the characters it was asked for and no other', () => {
    const before = glyphsByCharacter(fontTables(font).get('cmap')!);
    const after = glyphsByCharacter(fontTables(subset).get('cmap')!);
    expect([...after]).toEqual([
      [ADD, before.get(ADD)],
      [CLOSE, before.get(CLOSE)],
    ]);
  });

  it('keeps their outlines byte for byte and empties all others', () => {
    const glyphs = [...glyphsByCharacter(fontTables(subset).get('cmap')!).values()];
    for (const glyph of glyphs) {
      const kept = outline(font, glyph);
      expect(kept.length).toBeGreaterThan(0);
      expect(outline(subset, glyph).subarray(0, kept.length)).toEqual(kept);
    }
    const count = outlineStarts(fontTables(subset)).length - 1;
    expect(count).toBe(outlineStarts(fontTables(font)).length - 1);
    const filled = Array.from({ length: count }, (_, i) => i).filter((i) => outline(subset, i).length > 0);
    expect(filled).toEqual(
      [...new Set([0, ...glyphs])].filter((i) => outline(font, i).length > 0).sort((a, b) => a - b),
    );
  });

  it('is a whole font, far smaller', () => {
    expect(sumOf(subset)).toBe(0xb1b0afba);
    expect(subset.length).toBeLessThan(font.length / 10);
  });
});

describe('emptyClasses', () => {
  it('stands in for every export of a file, and refuses one that it cannot read', () => {
    expect(emptyClasses('class A {}\nconst b = 1;\nexport { A, b };\n')).toBe('export class A {}\nexport class b {}');
    expect(() => emptyClasses('export { A as B };')).toThrow();
    expect(() => emptyClasses('export default 1;')).toThrow();
  });
});
