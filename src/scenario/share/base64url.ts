/** Base64 with the URL alphabet and without padding (RFC 4648, section 5). */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Value of each ASCII character of the alphabet; -1 for the others. */
const VALUES = Int8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));
/** Pieces of the result that are joined at once. */
const CHUNK = 8192;

export function toBase64Url(bytes: Uint8Array): string {
  const chunks: string[] = [];
  let chunk = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i] as number, bytes[i + 1], bytes[i + 2]];
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    chunk += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63);
    if (b !== undefined) chunk += ALPHABET.charAt((group >> 6) & 63);
    if (c !== undefined) chunk += ALPHABET.charAt(group & 63);
    if (chunk.length >= CHUNK) {
      chunks.push(chunk);
      chunk = '';
    }
  }
  return chunks.join('') + chunk;
}

/** Undefined for a character outside the alphabet, an impossible length, or left-over bits that are not 0. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array((text.length * 3) >> 2);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}
