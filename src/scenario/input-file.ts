/** What a file that somebody dropped or chose is, and the scenario in it; or a sentence that says why it is not opened. */
import { decompile } from '../dts/decompile';
import { readDtb } from '../dts/dtb-reader';
import { decodeText, startsWith, unpack } from './input-bytes';
import { boardSearchPaths, openBoard, readFolder, type Folder } from './input-folder';
import { isWantedPath, MAX_GIVEN_BYTES, MAX_GIVEN_FILES, type GivenFile } from './input-given';
import { directivesOf } from './input-includes';
import { oneFileScenario, type Scenario, type ScenarioFile } from './scenario';
import { decodeFile, looksSaved } from './share/file';
import { MAX_FILE_LENGTH, MAX_PATH_LENGTH } from './share/saved-form';

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
  /** Several files, more than one of which may be the board: openBoard() makes a scenario of the one that is chosen. */
  | { readonly kind: 'boards'; readonly folder: Folder }
  /** Overlays without a board, with what they include: for the board that is open. */
  | { readonly kind: 'overlays'; readonly files: readonly ScenarioFile[]; readonly overlays: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string };

const refused = (message: string): InputFile => ({ kind: 'refused', message });

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) || 'board.dts';

/** `name` as the file is called, with or without folders. Goes by content first, by name where that leaves a doubt. */
export async function readInputFile(name: string, bytes: Uint8Array): Promise<InputFile> {
  const base = baseName(name);
  if (bytes.length > MAX_INPUT_BYTES)
    return refused(`${base} is larger than ${MAX_INPUT_BYTES >> 20} MiB; it was not opened.`);
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readArchive(base, bytes);
  if (!startsWith(bytes, 0x1f, 0x8b)) return readPlain(base, bytes);
  const unpacked = await unpack(bytes, 'gzip', MAX_UNPACKED_BYTES);
  if (unpacked === 'damaged') return refused(`${base} is damaged: it does not unpack as gzip.`);
  if (unpacked === 'too-large')
    return refused(`${base} unpacks to more than ${MAX_UNPACKED_BYTES >> 20} MiB; it was not opened.`);
  return readPlain(base.replace(/\.gz$/i, ''), unpacked);
}

/** Several files at once: a board with what it includes. One alone is taken as readInputFile() does. */
export async function readInputFiles(given: readonly GivenFile[]): Promise<InputFile> {
  const [only, ...more] = given;
  if (only && more.length === 0) return readInputFile(only.path, only.bytes);
  const total = given.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (given.length > MAX_GIVEN_FILES || total > MAX_GIVEN_BYTES)
    return refused(
      `More than ${MAX_GIVEN_FILES} files or ${MAX_GIVEN_BYTES >> 20} MiB at once; drop the folder of one board and its includes.`,
    );
  return openFolder('The files', readFolder(given));
}

async function readArchive(name: string, bytes: Uint8Array): Promise<InputFile> {
  const { unzip } = await import('./input-zip');
  const unzipped = await unzip(bytes, isWantedPath);
  return 'trouble' in unzipped ? refused(`${name} ${unzipped.trouble}`) : openFolder(name, readFolder(unzipped.files));
}

function openFolder(name: string, folder: Folder): InputFile {
  const { files, boards, overlays } = folder;
  const [board, ...others] = boards;
  if (board !== undefined && others.length > 0) return { kind: 'boards', folder };
  if (board !== undefined) return { kind: 'opened', from: 'devicetree', ...openBoard(folder, board) };
  if (overlays.length > 0) return { kind: 'overlays', files, overlays };
  const them = name === 'The files' ? 'hold' : 'holds';
  return refused(`${name} ${them} no board: there is no .dts among ${files.length} readable files.`);
}

function readPlain(name: string, bytes: Uint8Array): InputFile {
  if (startsWith(bytes, 0xd0, 0x0d, 0xfe, 0xed)) return openBlob(name, bytes);
  const trouble = binaryTrouble(bytes);
  if (trouble !== undefined) return refused(`${name} ${trouble}`);
  const { text, old } = decodeText(bytes);
  if (looksSaved(text)) return openSavedFile(text);
  return openSource(name, text, old ? [`${name} is not UTF-8; it was read as Windows-1252.`] : []);
}

/** A compiled devicetree as source. Its overlays cannot be told from boards but by their fragments. */
function openBlob(name: string, bytes: Uint8Array): InputFile {
  const read = readDtb(bytes);
  if ('fault' in read) {
    const { offset, rule } = read.fault;
    return refused(`${name} is a damaged compiled devicetree: ${rule} (at byte ${offset}).`);
  }
  const path = name.replace(/(?:\.dtbo?)?$/i, '.dts').slice(-MAX_PATH_LENGTH);
  const note = `${name} is a compiled devicetree: what you see was made from it. Comments, macros and most labels are not in such a file.`;
  const scenario = oneFileScenario({ path, text: decompile(read.tree) });
  return { kind: 'opened', from: 'devicetree', scenario, notes: [note] };
}

function openSavedFile(text: string): InputFile {
  const decoded = decodeFile(text);
  if (!decoded.ok) return refused(decoded.message);
  return { kind: 'opened', from: 'scenario', scenario: decoded.scenario, notes: decoded.notes };
}

function openSource(name: string, text: string, notes: readonly string[]): InputFile {
  const path = name.slice(-MAX_PATH_LENGTH);
  const found = directivesOf(text);
  if (text.length > MAX_FILE_LENGTH)
    return refused(`${name} is larger than ${MAX_FILE_LENGTH >> 20} MiB; it was not opened.`);
  if (/\.dtsi$/i.test(name))
    return refused(`${name} is a part that boards include, not a board: drop it together with its board’s .dts.`);
  if (/\.dtso$/i.test(name) || found.plugin) return { kind: 'overlays', files: [{ path, text }], overlays: [path] };
  if (!/\.dts$/i.test(name) && !found.version)
    return refused(`${name} is neither devicetree source (no /dts-v1/;) nor a saved scenario.`);
  if (found.includes.length === 0)
    return { kind: 'opened', from: 'devicetree', scenario: oneFileScenario({ path, text }), notes };
  // Named although nothing is there yet, so that the report of a missing file says where it would be looked for.
  const searchPaths = ['include', ...boardSearchPaths([], path)];
  const note = `${name} includes other files: drop them with it, as a folder, several files or a .zip.`;
  const scenario = oneFileScenario({ path, text }, { searchPaths });
  return { kind: 'opened', from: 'devicetree', scenario, notes: [...notes, note] };
}

/** What is said of a file that is no text; undefined for a text. */
function binaryTrouble(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'is empty.';
  if (startsWith(bytes, 0x1f, 0x8b)) return 'is compressed twice; unpack it first.';
  if (bytes.includes(0)) return 'is neither devicetree source nor a saved scenario: it holds binary data.';
  return undefined;
}

/** The scenario with overlays behind those that it has. Files of a path that is there already are replaced. */
export function withOverlays(
  scenario: Pick<Scenario, 'files' | 'overlays'>,
  added: Extract<InputFile, { kind: 'overlays' }>,
): Pick<Scenario, 'files' | 'overlays'> {
  const paths = new Set(added.files.map((file) => file.path));
  const files = [...scenario.files.filter((file) => !paths.has(file.path)), ...added.files];
  const before = scenario.overlays.filter((path) => !added.overlays.includes(path));
  return { files, overlays: [...before, ...added.overlays] };
}
