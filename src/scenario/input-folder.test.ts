import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { closures, CORPUS, hasCorpus } from '../dts/corpus';
import { evaluationOf, prepareEvaluation } from './evaluation';
import { readInputFile, readInputFiles, withOverlays, type InputFile } from './input-file';
import { openBoard, readFolder, searchPathsOf } from './input-folder';
import { cleanPath, isWantedPath, MAX_GIVEN_BYTES, MAX_GIVEN_FILES } from './input-given';
import { oneFileScenario } from './scenario';
import { MAX_FILES } from './share/saved-form';

beforeAll(() => prepareEvaluation(oneFileScenario({ path: 'board.dts', text: '#include "part.dtsi"' })));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const given = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, bytes: bytes(text) }));
const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytes(text)])));
const message = (file: InputFile): string => (file.kind === 'refused' ? file.message : file.kind);

const TREE = {
  'linux/arch/arm64/boot/dts/acme/a.dts':
    '/dts-v1/;\n#include "soc.dtsi"\n#include <dt-bindings/x.h>\n/ { a = <X>; };\n',
  'linux/arch/arm64/boot/dts/acme/a-plus.dts': '#include "a.dts"\n/ { plus; };\n',
  'linux/arch/arm64/boot/dts/acme/soc.dtsi': '/ { soc { }; };\n',
  'linux/arch/arm64/boot/dts/acme/cam.dtso': '/dts-v1/;\n/plugin/;\n&{/soc} { cam; };\n',
  'linux/include/dt-bindings/x.h': '#define X 7\n',
};

describe('several files', () => {
  it('are one board, when nobody includes it and it is no overlay', async () => {
    const file = await readInputFiles(given(TREE));
    if (file.kind !== 'opened') throw new Error(message(file));
    const { main, files, searchPaths, title, overlays } = file.scenario;
    expect([main, title, overlays]).toEqual(['arch/arm64/boot/dts/acme/a-plus.dts', 'a-plus.dts', []]);
    expect(files.map((f) => f.path)).toContain('include/dt-bindings/x.h');
    const dts = 'arch/arm64/boot/dts';
    expect(searchPaths).toEqual(['include', `arm64=${dts}`, dts, `${dts}/acme`]);
    expect(evaluationOf(file.scenario)).toMatchObject({ complete: true, diagnostics: [] });
  });

  it('wait for a choice when there are more boards', async () => {
    const file = await readInputFiles(given({ ...TREE, 'linux/arch/arm64/boot/dts/acme/b.dts': '/dts-v1/;' }));
    if (file.kind !== 'boards') throw new Error(message(file));
    expect(file.folder.boards.map((path) => path.split('/').at(-1))).toEqual(['a-plus.dts', 'b.dts']);
    expect(openBoard(file.folder, file.folder.boards[1] ?? '').scenario.title).toBe('b.dts');
  });

  it('are overlays when there is no board among them', async () => {
    const file = await readInputFiles(given({ 'o.dtso': '/dts-v1/;\n/plugin/;\n', 'h.h': '' }));
    if (file.kind !== 'overlays') throw new Error(message(file));
    const board = oneFileScenario({ path: 'b.dts', text: '' }, { overlays: ['first.dtso'] });
    expect(withOverlays(board, file)).toMatchObject({ overlays: ['first.dtso', 'o.dtso'] });
    expect(withOverlays(board, file).files.map((f) => f.path)).toEqual(['b.dts', 'h.h', 'o.dtso']);
  });

  it('keep what is no text when a source takes its bytes', async () => {
    const board = 'boards/b.dts';
    const source = '/dts-v1/;\n// /incbin/("no.bin")\n/ { a = /incbin/ ("fw.bin"); b = /incbin/("cap.txt"); };\n';
    const file = await readInputFiles([
      ...given({ [board]: source }),
      { path: 'boards/fw.bin', bytes: Uint8Array.of(0, 255, 1) },
      { path: 'boards/cap.txt', bytes: Uint8Array.of(0xe9) },
      { path: 'boards/no.bin', bytes: Uint8Array.of(0) },
    ]);
    if (file.kind !== 'opened') throw new Error(message(file));
    const { tree, diagnostics } = evaluationOf(file.scenario);
    expect(diagnostics).toEqual([]);
    expect(tree.root.properties.map(({ value }) => [...value])).toEqual([[0, 255, 1], [0xe9]]);
    expect(file.notes).toEqual(['1 file was left out: no text, or no usable path.']);
  });

  it('leave out what is no text or leads out of its folder, and say so', async () => {
    const file = await readInputFiles([
      ...given({ 'b.dts': '/dts-v1/;', '../up.dtsi': '', __proto__x: '' }),
      { path: 'blob.bin', bytes: Uint8Array.of(0, 1) },
    ]);
    if (file.kind !== 'opened') throw new Error(message(file));
    expect(file.scenario.files.map((f) => f.path)).toEqual(['__proto__x', 'b.dts']);
    expect(file.notes).toEqual(['2 files were left out: no text, or no usable path.']);
  });

  it('of more files than a scenario holds keep those that the board reaches', () => {
    const many = Object.fromEntries(Array.from({ length: MAX_FILES }, (_, i) => [`other${i}.dtsi`, '']));
    const folder = readFolder(given({ 'b.dts': '/dts-v1/;\n#include "s.dtsi"\n', 's.dtsi': '', ...many }));
    const { scenario, notes } = openBoard(folder, 'b.dts');
    expect(scenario.files.map((f) => f.path)).toEqual(['b.dts', 's.dtsi']);
    expect(notes).toEqual([expect.stringContaining('the 2 that b.dts includes')]);
  });

  it('are refused when there are too many, or none is a board', async () => {
    const many = Array.from({ length: MAX_GIVEN_FILES + 1 }, (_, i) => ({ path: `${i}`, bytes: new Uint8Array(0) }));
    expect(message(await readInputFiles(many))).toContain('More than 8192 files');
    expect(message(await readInputFiles(given({ 'a.dtsi': '', 'b.h': '' })))).toContain('hold no board');
  });
});

describe('paths', () => {
  it('are cleaned, and refused when they lead out', () => {
    expect(['./a//b', 'a\\b', '/a', 'a/../b', '..', '', 'a\u0000'].map(cleanPath)).toEqual([
      'a/b',
      'a/b',
      'a',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(['a/.git/x', '__MACOSX/a', 'a.dtb', './a.dts', 'a.h'].map(isWantedPath)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('tell where headers are, also without a kernel around them', () => {
    expect(searchPathsOf([{ path: 'dt-bindings/a.h', text: '' }])).toEqual(['.']);
    expect(searchPathsOf([{ path: 'scripts/dtc/include-prefixes/arm64/a.dtsi', text: '' }])).toEqual([
      'scripts/dtc/include-prefixes',
    ]);
  });
});

describe('a zip archive', () => {
  it('is its files', async () => {
    const file = await readInputFile('board.zip', zip(TREE));
    if (file.kind !== 'opened') throw new Error(message(file));
    expect(file.scenario.files).toHaveLength(5);
    expect(evaluationOf(file.scenario).complete).toBe(true);
  });

  it('has no power over objects or other folders', async () => {
    const file = await readInputFile(
      'a.zip',
      zip({ 'b.dts': '/dts-v1/;', '../x.dts': '', constructor: '', '.git/y': '' }),
    );
    if (file.kind !== 'opened') throw new Error(message(file));
    expect(file.scenario.files.map((f) => f.path)).toEqual(['b.dts', 'constructor']);
  });

  it('is refused when it unpacks to too much, whatever it claims', async () => {
    const bomb = zipSync({ 'a.dts': new Uint8Array(MAX_GIVEN_BYTES + 1) }, { level: 1 });
    const entry = bomb.lastIndexOf(0x50, bomb.length - 23);
    new DataView(bomb.buffer).setUint32(entry + 24, 10, true);
    expect(message(await readInputFile('a.zip', bomb))).toContain('unpacks to more than 64 MiB');
  }, 30_000);

  it('is refused when it is cut, and never throws', async () => {
    const whole = zip(TREE);
    expect(message(await readInputFile('a.zip', whole.subarray(0, whole.length - 30)))).toContain('damaged');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 5), fc.nat(255), async (at, value) => {
        const changed = Uint8Array.from(whole);
        changed[at + 4] = value;
        expect(['opened', 'boards', 'overlays', 'refused']).toContain((await readInputFile('a.zip', changed)).kind);
      }),
      { numRuns: 60 },
    );
  });
});

describe.skipIf(!hasCorpus())('the closures of the corpus', () => {
  it('open from their archive, each board complete', async () => {
    const file = await readInputFile('closure.zip', readFileSync(`${CORPUS}/include-closure.zip`));
    if (file.kind !== 'boards') throw new Error(message(file));
    const boards = closures().map(({ board }) => board);
    expect([...file.folder.boards]).toEqual([...boards].sort());
    for (const board of boards) {
      const { scenario } = openBoard(file.folder, board);
      const errors = evaluationOf(scenario).diagnostics.filter((d) => d.severity === 'error');
      expect(errors, board).toEqual([]);
    }
  }, 30_000);
});
