import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CORPUS, boardNames, boardText, hasCorpus, hex, readJson } from './corpus';
import { writeDtb } from './dtb-writer';
import { evaluate } from './evaluate';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const compile = (text: string, symbols: boolean): Uint8Array => {
  const { tree } = evaluate({ files: [{ path: 'b.dts', text }], main: 'b.dts', symbols });
  return writeDtb(tree, { bootCpuid: 0 });
};

describe.skipIf(!hasCorpus())('blobs of the boards are those of dtc', () => {
  it.each(hasCorpus() ? boardNames() : [])('%s', (name) => {
    const text = boardText(name);
    const expected = readJson<{ dtbSha256: string; dtbSha256WithSymbols: string }>(`expected/${name}.json`);
    const reference = gunzipSync(readFileSync(`${CORPUS}/dtb/${name}.dtb.gz`));
    expect(Buffer.compare(compile(text, false), reference)).toBe(0);
    expect(sha256(compile(text, true))).toBe(expected.dtbSha256WithSymbols);
  });
});

type Case = { src: string; flags?: string[]; dtb?: string };

describe.skipIf(!hasCorpus())('blobs of the snippets are those of dtc', () => {
  const cases = hasCorpus() ? readJson<{ cases: Case[] }>('snippets.json').cases : [];
  const alone = cases.filter(
    (c) => c.dtb !== undefined && !c.src.includes('/plugin/') && !c.flags?.some((f) => f !== '-@'),
  );
  it.each(alone.map((c): [string, Case] => [c.src, c]))('%s', (src, { flags, dtb }) => {
    const { tree } = evaluate({
      files: [{ path: 't.dts', text: src }],
      main: 't.dts',
      symbols: flags?.includes('-@') ?? false,
    });
    expect(hex(writeDtb(tree))).toBe(dtb);
  });
});

describe('a blob', () => {
  it('holds reservations and the number of the boot cpu', () => {
    const text = '/dts-v1/; /memreserve/ 0x100000000 0x20; / { cpus { cpu@3 { reg = <3>; }; }; };';
    const view = new DataView(writeDtb(evaluate({ files: [{ path: 'b', text }], main: 'b' }).tree).buffer);
    expect([view.getUint32(28), view.getBigUint64(40), view.getBigUint64(48), view.getBigUint64(56)]).toEqual([
      3,
      0x100000000n,
      0x20n,
      0n,
    ]);
  });
});
