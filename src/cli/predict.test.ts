import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from './check';
import { predict } from './predict';

const folder = mkdtempSync(join(tmpdir(), 'carveout-predict-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const DTS = '/dts-v1/; / { memory@0 { device_type = "memory"; reg = <0x40000000 0x10000000>; }; };';
const kernel = { version: '7.3.4', pageSize: 4096, config: {} };
const good = write('good.json', JSON.stringify({ id: 'good', kernel, dts: DTS }));

describe('predict', () => {
  it('answers a case that leaves out what is empty', () => {
    const { text, troubles } = predict([good]);
    expect(JSON.parse(text)).toMatchObject({ id: 'good', regions: [], ops: [], fatal: null });
    expect(troubles).toEqual([]);
  });

  it.each([
    ['null', 'this is no case'],
    ['[]', 'this is no case'],
    ['{"id":"x"}', 'this is no case'],
    ['hello', 'is not valid JSON'],
    ['', 'JSON'],
    [JSON.stringify({ id: 'x', dts: DTS, kernel: { ...kernel, version: '5.4' } }), 'kernel 5.4 is not modelled'],
    [JSON.stringify({ id: 'x', dts: DTS, kernel, ops: [{ op: 'alloc', len: 'much' }] }), 'much'],
  ])('says what is wrong with %j, and answers the others', (content, message) => {
    const bad = write('bad.json', content);
    const { text, troubles } = predict([good, bad, good]);
    expect(text.match(/"id":"good"/g)).toHaveLength(2);
    expect(troubles).toEqual([expect.stringContaining(message)]);
    expect(troubles[0]?.startsWith(`${bad}: `)).toBe(true);
  });

  it.each([
    [[], 'one case or more'],
    [['--all'], 'unknown option --all'],
  ])('%j is bad use', (words, message) => expect(() => predict(words)).toThrow(message));
});

describe('a path that is no file', () => {
  mkdirSync(join(folder, 'board.dts'));
  it.each([
    ['board.dts', 'this is a folder, not a file'],
    ['none.dts', 'there is no such file or folder'],
    ['good.json/x.dts', 'a part of this path is no folder'],
  ])('%s is named with its fault', async (name, fault) => {
    const path = join(folder, name);
    await expect(check([path])).rejects.toThrow(`${path}: ${fault}`);
    expect(predict([path]).troubles).toEqual([`${path}: ${fault}`]);
  });
});

it('check takes one base for RAM', async () => {
  await expect(check([write('b.dts', DTS), '--ram', '4GiB@0@3'])).rejects.toThrow('write one size and one base');
});
