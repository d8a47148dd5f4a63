/** An SVG as PNG, with what it shows and where it came from in text chunks of the file. */
import type { SvgFile } from './svg-file';

/** Bytes of the signature and of IHDR, which comes first: text chunks may stand right behind. */
const FIRST_CHUNKS = 8 + 25;
const CRC_POLYNOMIAL = 0xedb88320;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ CRC_POLYNOMIAL : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const uint32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

/** An iTXt chunk: UTF-8, not compressed (PNG specification, 11.3.3.4). */
function textChunk(keyword: string, text: string): Uint8Array {
  const utf8 = new TextEncoder();
  const body = joined([
    utf8.encode('iTXt'),
    utf8.encode(keyword),
    new Uint8Array(5),
    utf8.encode(text.replaceAll('\0', ' ')),
  ]);
  return joined([uint32(body.length - 4), body, uint32(crc32(body))]);
}

/** The same picture with texts by keyword, Latin-1 words of at most 79 bytes as the format has them. */
export function withTexts(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  return joined([png.subarray(0, FIRST_CHUNKS), ...chunks, png.subarray(FIRST_CHUNKS)]);
}

async function imageOf(text: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** `scale`: pixels of the file to one of the picture. Rejects where the browser cannot draw so large an image. */
export async function pngFile({ text, width, height }: SvgFile, scale: number): Promise<Uint8Array> {
  const image = await imageOf(text);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The browser cannot make so large an image.');
  return new Uint8Array(await blob.arrayBuffer());
}
