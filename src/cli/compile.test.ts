import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { boardText, closures, CORPUS, hasCorpus, readJson } from '../dts/corpus';
import { check } from './check';
import { compile } from './compile';
import { decompile } from './decompile';

const folder = mkdtempSync(join(tmpdir(), 'carveout-compile-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string | Uint8Array): string {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
  return whole;
}

const out = join(folder, 'out.dtb');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('compile', () => {
  it('reads includes from the folders given and takes definitions', () => {
    const board = write('a/b.dts', '/dts-v1/;\n#include <inc.h>\n#include "part.dtsi"\n/ { x = <A B>; };\n');
    write('include/inc.h', '#define A 1\n');
    write('a/part.dtsi', '/ { part; };\n');
    expect(compile([board, '-o', out, '-I', join(folder, 'include'), '-DB=2']).messages).toEqual([]);
    const text = decompile([out]);
    expect(text).toContain('x = <0x01 0x02>;');
    expect(text).toContain('part;');
  });

  it('takes the bytes of files, from an include and from the search path', () => {
    const board = write('i/b.dts', '/dts-v1/;\n#include "part/p.dtsi"\n');
    write('i/part/p.dtsi', '/ { x = /incbin/("own.bin"), /incbin/("fw.bin", 1, 2); };\n');
    write('i/part/own.bin', Uint8Array.of(0, 255));
    write('firmware/fw.bin', Uint8Array.of(1, 2, 3, 4));
    expect(compile([board, '-o', out, '-I', join(folder, 'firmware')]).messages).toEqual([]);
    expect(decompile([out])).toContain('x = <0xff0203>;');
  });

  it('writes nothing for a source with errors, and says where they are', () => {
    const board = write('bad.dts', '/dts-v1/;\n/ { x = <&nobody>; };\n');
    const target = join(folder, 'none.dtb');
    const { blob, messages } = compile([board, '-o', target]);
    expect(blob).toBeUndefined();
    expect(messages).toEqual([expect.stringMatching(/bad\.dts:2:\d+: error: /)]);
    expect(existsSync(target)).toBe(false);
  });

  it.each([
    [['x.dts'], '-o OUT'],
    [['-o', 'y'], 'one file'],
    [['x.dts', '-o', 'y', '-D', '1=2'], 'NAME=VALUE'],
    [['x.dts', '-q'], 'unknown option -q'],
    [['x.dts', '-o'], '-o needs a value'],
  ])('%j is bad use', (words, message) => {
    expect(() => compile(words)).toThrow(message);
  });
});

describe('decompile', () => {
  it('writes a file that compiles to the same bytes', () => {
    const board = write('c.dts', '/dts-v1/;\n/ { a = "x", "y"; n@1 { reg = <1>; }; };\n');
    const { blob } = compile([board, '-o', out]);
    const source = join(folder, 'd.dts');
    expect(decompile([out, '-o', source])).toBeUndefined();
    expect(compile([source, '-o', out]).blob).toEqual(blob);
  });

  it('refuses what is no blob with the place and the rule', () => {
    expect(() => decompile([write('e.dtb', 'hello, this is a text of some length, no blob')])).toThrow('at byte 0');
  });
});

describe('check', () => {
  it('takes -I and -D, and reads the includes of its board', async () => {
    const board = write('f/g.dts', '/dts-v1/;\n#include <size.h>\n/ { memory@0 { reg = <0 SIZE>; }; };\n');
    write('more/size.h', '#define SIZE (WIDE << 20)\n');
    const { text } = await check([board, '-I', join(folder, 'more'), '-D', 'WIDE=64', '--json']);
    expect(text).not.toContain('include-unresolved');
    expect((await check([board, '--json'])).text).toContain('include-unresolved');
  });
});

const BOARDS = ['rk3588s-evb1-v10', 'imx93-11x11-evk', 'k3-am625-phyboard-lyra-rdk'];
const LONG_MS = 30_000;

describe.skipIf(!hasCorpus())('the command makes the bytes of dtc', () => {
  const closed = hasCorpus() ? closures() : [];

  it.each(BOARDS)(
    '%s, preprocessed',
    (name) => {
      const reference = gunzipSync(readFileSync(`${CORPUS}/dtb/${name}.dtb.gz`));
      const { blob } = compile([write(`${name}.dts`, boardText(name)), '-o', out]);
      expect(Buffer.compare(blob ?? new Uint8Array(0), reference)).toBe(0);
      expect(Buffer.compare(readFileSync(out), reference)).toBe(0);
    },
    LONG_MS,
  );

  it.each(closed.map((closure) => [closure.board, closure] as const))(
    '%s, from its sources',
    (board, { expected, sources }) => {
      for (const { path, text } of sources.files) write(`tree/${path}`, text);
      const arm64 = join(folder, 'tree/arch/arm64/boot/dts');
      const words = [
        join(folder, 'tree', board),
        '-o',
        out,
        '-I',
        join(folder, 'tree/include'),
        '-I',
        `arm64=${arm64}`,
      ];
      const { dtbSha256, dtbSha256WithSymbols } = readJson<Record<string, string>>(expected);
      expect(sha256(compile(words).blob ?? new Uint8Array(0))).toBe(dtbSha256);
      expect(sha256(compile([...words, '-@']).blob ?? new Uint8Array(0))).toBe(dtbSha256WithSymbols);
    },
    LONG_MS,
  );
});
