/** Bytes that somebody gave: unpacked within bounds, and read as text. */

export const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** UTF-8, else what old editors wrote; then `old` is true. A byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly old: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), old: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), old: true };
  }
}

/**
 * Stops reading as soon as more than `max` bytes come out. Of gzip the platform's decoder checks length and CRC.
 * @param format as DecompressionStream has it; `deflate-raw` is what zip archives hold
 */
export async function unpack(
  bytes: Uint8Array,
  format: 'gzip' | 'deflate-raw',
  max: number,
): Promise<Uint8Array | 'damaged' | 'too-large'> {
  const unpacked = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream(format));
  const reader = unpacked.getReader();
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      total += piece.value.length;
      if (total > max) {
        await reader.cancel();
        return 'too-large';
      }
      chunks.push(piece.value);
    }
  } catch {
    return 'damaged';
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
