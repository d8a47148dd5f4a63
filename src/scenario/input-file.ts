/** What a file that somebody dropped or chose is, and the scenario in it; or a sentence that says why it is not opened. */
import { decodeFile, looksSaved } from './share/file';
import { MAX_FILE_LENGTH, MAX_PATH_LENGTH } from './share/saved-form';
import { oneFileScenario, type Scenario } from './scenario';

/** Largest file that is looked at, in bytes: a saved scenario may be larger than a board. */
export const MAX_INPUT_BYTES = 64 * 1024 * 1024;
/** Most bytes that a compressed file may unpack to. */
export const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;

export type InputFile =
  | {
      readonly kind: 'opened';
      readonly from: 'devicetree' | 'scenario';
      readonly scenario: Scenario;
      /** What the visitor should know about it, in sentences. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'refused'; readonly message: string };

const refused = (message: string): InputFile => ({ kind: 'refused', message });

/** `name` as the file is called, with or without folders. Goes by content first, by name where that leaves a doubt. */
export async function readInputFile(name: string, bytes: Uint8Array): Promise<InputFile> {
  const base = name.split(/[\\/]/).at(-1) || 'board.dts';
  if (bytes.length > MAX_INPUT_BYTES)
    return refused(`${base} is larger than ${MAX_INPUT_BYTES >> 20} MiB; it was not opened.`);
  if (!startsWith(bytes, 0x1f, 0x8b)) return readPlain(base, bytes);
  const unpacked = await gunzip(bytes);
  if (unpacked === 'damaged') return refused(`${base} is damaged: it does not unpack as gzip.`);
  if (unpacked === 'too-large')
    return refused(`${base} unpacks to more than ${MAX_UNPACKED_BYTES >> 20} MiB; it was not opened.`);
  return readPlain(base.replace(/\.gz$/i, ''), unpacked);
}

function readPlain(name: string, bytes: Uint8Array): InputFile {
  const notYet = binaryKind(bytes);
  if (notYet !== undefined) return refused(`${name} ${notYet}`);
  const { text, notes } = decode(name, bytes);
  if (looksSaved(text)) return openSavedFile(text);
  return openSource(name, text, notes);
}

function openSavedFile(text: string): InputFile {
  const decoded = decodeFile(text);
  if (!decoded.ok) return refused(decoded.message);
  return { kind: 'opened', from: 'scenario', scenario: decoded.scenario, notes: decoded.notes };
}

function openSource(name: string, text: string, notes: readonly string[]): InputFile {
  const trouble = sourceTrouble(name, text);
  if (trouble !== undefined) return refused(`${name} ${trouble}`);
  const scenario = oneFileScenario({ path: name.slice(-MAX_PATH_LENGTH), text });
  return { kind: 'opened', from: 'devicetree', scenario, notes };
}

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** What is said of a file that is no text; undefined for a text. */
function binaryKind(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'is empty.';
  if (startsWith(bytes, 0xd0, 0x0d, 0xfe, 0xed)) {
    return 'is a compiled devicetree; blobs are not opened yet. dtc -I dtb -O dts turns it into source.';
  }
  if (startsWith(bytes, 0x50, 0x4b))
    return 'is a zip archive; archives are not opened yet. Unpack it and drop the .dts file.';
  if (startsWith(bytes, 0x1f, 0x8b)) return 'is compressed twice; unpack it first.';
  if (bytes.includes(0)) return 'is neither devicetree source nor a saved scenario: it holds binary data.';
  return undefined;
}

/** UTF-8, else what old editors wrote; then a note says so. A byte order mark is dropped. */
function decode(name: string, bytes: Uint8Array): { text: string; notes: readonly string[] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, notes: [`${name} is not UTF-8; it was read as Windows-1252.`] };
  }
}

/** Why a source cannot be shown as a board; undefined when it can. */
function sourceTrouble(name: string, text: string): string | undefined {
  if (text.length > MAX_FILE_LENGTH) return `is larger than ${MAX_FILE_LENGTH >> 20} MiB; it was not opened.`;
  if (/\.dtsi$/i.test(name)) {
    return 'is a part that boards include, not a board; such parts are not opened alone yet. Drop the board’s .dts, preprocessed.';
  }
  const found = scanDirectives(text);
  if (/\.dtso$/i.test(name) || found.plugin)
    return 'is an overlay; overlays are not applied yet. Drop the board’s .dts.';
  if (!/\.dts$/i.test(name) && !found.version)
    return 'is neither devicetree source (no /dts-v1/;) nor a saved scenario.';
  const [first] = found.includes;
  if (first === undefined) return undefined;
  const others = found.includes.length - 1;
  const more = others === 0 ? '' : ` (and ${others} more)`;
  return `needs other files: line ${first.line} has ${first.text}${more}. Includes are not resolved yet; drop it preprocessed: cpp -nostdinc -undef -x assembler-with-cpp -I include ${name}`;
}

type Directives = {
  readonly version: boolean;
  readonly plugin: boolean;
  readonly includes: readonly { readonly line: number; readonly text: string }[];
};

/** Characters of an include that are quoted. */
const MAX_QUOTED = 80;

/** What stands outside comments and strings. One pass; what is not closed runs to the end. */
function scanDirectives(text: string): Directives {
  const found = { version: false, plugin: false, includes: [] as { line: number; text: string }[] };
  const next = /\/\*|\/\/|"|\/dts-v1\/|\/plugin\/|\/include\/|^[ \t]*#[ \t]*include\b/gm;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const at = match.index;
    if (match[0] === '/*') next.lastIndex = endOf(text, '*/', at + 2);
    else if (match[0] === '//') next.lastIndex = endOf(text, '\n', at) - 1;
    else if (match[0] === '"') next.lastIndex = endOfString(text, at);
    else if (match[0] === '/dts-v1/') found.version = true;
    else if (match[0] === '/plugin/') found.plugin = true;
    else {
      found.includes.push({ line: found.includes.length === 0 ? lineOf(text, at) : 0, text: lineAt(text, at) });
      next.lastIndex = endOf(text, '\n', at) - 1;
    }
  }
  return found;
}

/** The place behind the next `end`; the end of the text, plus one, when there is none. */
function endOf(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length + 1 : at + end.length;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length + 1;
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;
const lineAt = (text: string, at: number): string =>
  text
    .slice(at, endOf(text, '\n', at) - 1)
    .trim()
    .slice(0, MAX_QUOTED);

/** Stops reading as soon as more comes out than is allowed. The platform's decoder checks length and CRC. */
async function gunzip(bytes: Uint8Array): Promise<Uint8Array | 'damaged' | 'too-large'> {
  const unpacked = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = unpacked.getReader();
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      total += piece.value.length;
      if (total > MAX_UNPACKED_BYTES) {
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
