/** Inflating what a stranger sent: it stops as soon as more comes out than was allowed. */
import { Inflate } from 'fflate';

/** Deflate grows at most about 1032 times, so that one slice brings at most this many KiB. */
const SLICE_BYTES = 1024;

export type Inflated =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: 'damaged' | 'too-large' };

/** Raw deflate (RFC 1951) to at most `maxBytes`, after `dictionary` where one was used. Never throws. */
export function inflateBounded(deflated: Uint8Array, maxBytes: number, dictionary?: Uint8Array): Inflated {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate(dictionary ? { dictionary } : {}, (chunk) => {
    total += chunk.length;
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at === 0 || at < deflated.length; at += SLICE_BYTES) {
      stream.push(deflated.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= deflated.length);
      if (total > maxBytes) return { ok: false, reason: 'too-large' };
    }
  } catch {
    return { ok: false, reason: 'damaged' };
  }
  return { ok: true, bytes: joined(chunks, total) };
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
