import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDtb } from '../dts/dtb-writer';
import { evaluate } from '../dts/evaluate';
import { DEFAULT_SCENARIO } from './default-scenario';
import { MAX_UNPACKED_BYTES, readInputFile, type InputFile } from './input-file';
import { oneFileScenario } from './scenario';
import { encodeFile } from './share/file';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const opened = (path: string, text: string, notes: readonly string[] = []): InputFile => ({
  kind: 'opened',
  from: 'devicetree',
  scenario: oneFileScenario({ path, text }),
  notes,
});
const message = (file: InputFile): string => (file.kind === 'refused' ? file.message : 'opened');

describe('what is opened', () => {
  it('devicetree source, packed or not, by name or by content', async () => {
    const text = '/dts-v1/;\n/ { };\n';
    expect(await readInputFile('b.dts', bytes(text))).toEqual(opened('b.dts', text));
    expect(await readInputFile('b.dts.gz', gzipSync(text))).toEqual(opened('b.dts', text));
    expect(await readInputFile('b.dts', gzipSync(text))).toEqual(opened('b.dts', text));
    expect(await readInputFile('paste.txt', bytes(text))).toEqual(opened('paste.txt', text));
    expect(await readInputFile('C:\\boards\\b.dts', bytes(text))).toEqual(opened('b.dts', text));
    expect(await readInputFile('b.dts', bytes('/ { half'))).toEqual(opened('b.dts', '/ { half'));
  });

  it('source in an old encoding, with a note', async () => {
    const file = await readInputFile('b.dts', Uint8Array.from([...bytes('/* '), 0xa9, ...bytes(' */')]));
    expect(file).toEqual(opened('b.dts', '/* © */', ['b.dts is not UTF-8; it was read as Windows-1252.']));
  });

  it('a saved scenario', async () => {
    const file = await readInputFile('mine.carveout.json', bytes(encodeFile(DEFAULT_SCENARIO)));
    expect(file).toEqual({ kind: 'opened', from: 'scenario', scenario: DEFAULT_SCENARIO, notes: [] });
  });

  it('source that lacks what it includes, with a note', async () => {
    const text = '/dts-v1/;\n#include "soc.dtsi"\n';
    const file = await readInputFile('b.dts', bytes(text));
    const note = 'b.dts includes other files: drop them with it, as a folder, several files or a .zip.';
    const scenario = oneFileScenario({ path: 'b.dts', text }, { searchPaths: ['include', '.'] });
    expect(file).toEqual({ kind: 'opened', from: 'devicetree', scenario, notes: [note] });
  });

  it('a blob, as the source that it stands for', async () => {
    const { tree } = evaluate({ files: [{ path: 'b', text: '/dts-v1/;\n/ { model = "x"; };\n' }], main: 'b' });
    const file = await readInputFile('b.dtb', writeDtb(tree));
    if (file.kind !== 'opened') throw new Error(file.kind);
    expect(file.scenario.main).toBe('b.dts');
    expect(file.scenario.files[0]?.text).toContain('model = "x";');
    expect(file.notes).toEqual([expect.stringContaining('b.dtb is a compiled devicetree')]);
  });

  it.each([
    ['a.dtso', '/dts-v1/;'],
    ['a.dts', '/dts-v1/;\n/plugin/;\n'],
  ])('an overlay, for the board that is open: %s', async (path, text) => {
    expect(await readInputFile(path, bytes(text))).toEqual({
      kind: 'overlays',
      files: [{ path, text }],
      overlays: [path],
    });
  });

  it('source that only talks about includes', async () => {
    const text = '/dts-v1/;\n/* \n#include "a" */ // /include/ "b"\n/ { a = "\\"\n#include <c>"; };\n# 1 "d.dtsi"\n';
    expect(await readInputFile('b.dts', bytes(text))).toEqual(opened('b.dts', text));
  });
});

describe('what is not, in a sentence', () => {
  it.each<[string, Uint8Array, string]>([
    ['a.dts', bytes(''), 'a.dts is empty.'],
    ['a.dtb', Uint8Array.of(0xd0, 0x0d, 0xfe, 0xed, 0), 'a.dtb is a damaged compiled devicetree: a header has'],
    ['a.dtb.gz', gzipSync(Uint8Array.of(0xd0, 0x0d, 0xfe, 0xed)), 'a.dtb is a damaged compiled devicetree'],
    ['a.zip', bytes('PK\x03\x04'), 'a.zip is damaged: it has no complete zip directory.'],
    ['a.dts.gz.gz', gzipSync(gzipSync('')), 'is compressed twice'],
    ['a.dts', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0), 'it holds binary data'],
    ['a.dtsi', bytes('/ { };'), 'a.dtsi is a part that boards include, not a board'],
    ['a.txt', bytes('hello'), 'a.txt is neither devicetree source (no /dts-v1/;) nor a saved scenario.'],
    ['a.json', bytes('{ "a": 1 }'), 'no saved scenario'],
    ['a.carveout.json', bytes('{ "carveout": 1,'), 'not complete JSON'],
    ['a.gz', gzipSync('/dts-v1/;').subarray(0, 20), 'a.gz is damaged'],
    ['a.gz', gzipSync(new Uint8Array(MAX_UNPACKED_BYTES + 1)), 'unpacks to more than 16 MiB'],
    ['a.dts', new Uint8Array(64 * 1024 * 1024 + 1), 'a.dts is larger than 64 MiB'],
  ])('%s', async (name, content, sentence) => {
    expect(message(await readInputFile(name, content))).toContain(sentence);
  });

  it('a packed file with one changed byte', async () => {
    const packed = Uint8Array.from(gzipSync('/dts-v1/;\n/ { model = "one"; };\n'));
    const at = packed.length - 6;
    packed[at] = (packed[at] as number) ^ 1;
    expect(message(await readInputFile('a.dts.gz', packed))).toContain('damaged');
  });

  it('never throws, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.uint8Array(), fc.boolean(), async (name, content, packed) => {
        const file = await readInputFile(name, packed ? gzipSync(content) : content);
        expect(['opened', 'overlays', 'refused']).toContain(file.kind);
      }),
    );
  });

  it('is quick about text that opens comments and never closes them', async () => {
    const file = await readInputFile('a.dts', bytes('/dts-v1/;' + '"/*\n'.repeat(1_000_000)));
    expect(file.kind).toBe('opened');
  });
});

const CORPUS = new URL('../../../shared/corpus/preprocessed/', import.meta.url);

describe('boards of the corpus', () => {
  if (!existsSync(CORPUS)) {
    it('are beside the checkout', ({ skip }) => {
      expect(process.env['CI']).not.toBe('true');
      skip(`no boards at ${CORPUS.pathname}`);
    });
    return;
  }
  it('all open', async () => {
    const names = readdirSync(CORPUS).filter((name) => name.endsWith('.dts.gz'));
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) {
      const file = await readInputFile(name, readFileSync(new URL(name, CORPUS)));
      expect(file, name).toMatchObject({ kind: 'opened', from: 'devicetree', notes: [] });
    }
  });
});
