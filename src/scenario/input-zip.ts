/**
 * The files of a zip archive (PKWARE APPNOTE 6.3: end of central directory, central directory, local headers), stored or
 * deflated. An archive comes from a stranger: counts and sizes are bounded by what comes out, not by what it claims.
 */
import { MAX_GIVEN_BYTES, MAX_GIVEN_FILES, type GivenFile } from './input-given';
import { unpack } from './input-bytes';

const END_MAGIC = 0x06054b50;
const END_SIZE = 22;
const ENTRY_MAGIC = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_MAGIC = 0x04034b50;
const LOCAL_SIZE = 30;
const MAX_COMMENT = 65_535;

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

type Entry = {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly local: number;
};

export type Unzipped = { readonly files: readonly GivenFile[] } | { readonly trouble: string };

/** Never throws. `wanted` tells by the path whether a file is unpacked at all. */
export async function unzip(bytes: Uint8Array, wanted: (path: string) => boolean): Promise<Unzipped> {
  const entries = directory(bytes);
  if (!entries) return { trouble: 'is damaged: it has no complete zip directory.' };
  const chosen = entries.filter(({ path }) => !path.endsWith('/') && wanted(path));
  if (chosen.length > MAX_GIVEN_FILES)
    return { trouble: `holds more than ${MAX_GIVEN_FILES} files; drop a part of it.` };
  const files: GivenFile[] = [];
  let left = MAX_GIVEN_BYTES;
  for (const entry of chosen) {
    const content = await contentOf(bytes, entry, left);
    if (content === 'too-large')
      return { trouble: `unpacks to more than ${MAX_GIVEN_BYTES >> 20} MiB; it was not opened.` };
    if (content === 'damaged') return { trouble: `is damaged: ${entry.path.slice(0, 80)} does not unpack.` };
    left -= content.length;
    files.push({ path: entry.path, bytes: content });
  }
  return { files };
}

/** The entries by the central directory; undefined when it is not all there. */
function directory(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_SIZE > bytes.length || view.getUint32(at, true) !== ENTRY_MAGIC) return undefined;
    const nameEnd = at + ENTRY_SIZE + view.getUint16(at + 28, true);
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, nameEnd)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      local: view.getUint32(at + 42, true),
    });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** It stands last, but for a comment. */
function endOfDirectory(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at--) if (view.getUint32(at, true) === END_MAGIC) return at;
  return undefined;
}

async function contentOf(
  bytes: Uint8Array,
  { flags, method, packed, local }: Entry,
  max: number,
): Promise<Uint8Array | 'damaged' | 'too-large'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (flags & ENCRYPTED || local + LOCAL_SIZE > bytes.length) return 'damaged';
  if (view.getUint32(local, true) !== LOCAL_MAGIC) return 'damaged';
  const start = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > bytes.length) return 'damaged';
  const content = bytes.subarray(start, start + packed);
  if (method === STORED) return packed > max ? 'too-large' : content;
  return method === DEFLATED ? unpack(content, 'deflate-raw', max) : 'damaged';
}
