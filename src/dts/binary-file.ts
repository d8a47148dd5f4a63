/** Files that are no text, kept among texts: `/incbin/` takes their bytes, and a saved scenario holds texts only. */
import type { SourceFile } from './sources';

/** How a file that is no text is kept among texts. */
const DATA_URL = 'data:application/octet-stream;base64,';

/** The text that stands for bytes that are no text. */
export function textForBytes(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return DATA_URL + btoa(binary);
}

/** The bytes of a file: of a text as UTF-8, of what textForBytes() made as they were. */
export function bytesOf({ text }: SourceFile): Uint8Array {
  if (!text.startsWith(DATA_URL)) return new TextEncoder().encode(text);
  try {
    return Uint8Array.from(atob(text.slice(DATA_URL.length).trim()), (c) => c.charCodeAt(0));
  } catch {
    return new TextEncoder().encode(text);
  }
}

/** Exactly these bytes: as a text where they are one, and else as textForBytes() writes them. */
export function textOfFile(bytes: Uint8Array): string {
  if (bytes.includes(0)) return textForBytes(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return textForBytes(bytes);
  }
}
