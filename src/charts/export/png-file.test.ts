import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withTexts } from './png-file';

/** One black pixel. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
  (c) => c.charCodeAt(0),
);

/** Chunks of a PNG, each with a checksum that holds. */
function chunks(png: Uint8Array): { type: string; data: Buffer }[] {
  const found = [];
  const buffer = Buffer.from(png);
  for (let at = 8; at < buffer.length;) {
    const length = buffer.readUInt32BE(at);
    const body = buffer.subarray(at + 4, at + 8 + length);
    expect(buffer.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    found.push({ type: body.subarray(0, 4).toString(), data: body.subarray(4) });
    at += 12 + length;
  }
  return found;
}

describe('withTexts', () => {
  it('puts each text into a chunk of its own, right behind the header', () => {
    const all = chunks(withTexts(PIXEL, { Title: '</title>\0“Größe” 💾', Source: 'https://example.org/#1.x' }));
    expect(all.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
    expect(all[1]!.data.toString()).toBe('Title\0\0\0\0\0</title> “Größe” 💾');
    expect(all[2]!.data.toString()).toContain('https://example.org/#1.x');
  });

  it('leaves the pixels as they are', () => {
    const [before, after] = [chunks(PIXEL), chunks(withTexts(PIXEL, { Title: 'x' }))];
    const pixels = (all: typeof before) => inflateSync(all.find(({ type }) => type === 'IDAT')!.data);
    expect(pixels(after)).toEqual(pixels(before));
  });
});
