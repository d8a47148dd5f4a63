/** What `bench -- dts` is given: a source, compressed or not, or a board in a zip with all that it includes. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import type { SourceFile, Sources } from '../dts/sources';

/** Where the kernel build looks for includes, seen from the top of a kernel tree: what stands below a prefix is in a folder. */
export const KERNEL_PREFIXES: Readonly<Record<string, string>> = {
  'dt-bindings': 'include/dt-bindings',
  arm64: 'arch/arm64/boot/dts',
};

const KERNEL_SEARCH_PATHS = Object.entries(KERNEL_PREFIXES).map(([prefix, folder]) => `${prefix}=${folder}`);

/** `FILE`, `FILE.gz`, or `ZIP:BOARD` with BOARD a path, or the end of one, in the zip. Throws when it is not there. */
export function readSources(argument: string): Sources {
  const [zip, board] = /^(.*\.zip):(.*)$/.exec(argument)?.slice(1) ?? [];
  if (zip !== undefined && board !== undefined) return readZip(zip, board);
  const bytes = readFileSync(argument);
  const path = basename(argument).replace(/\.gz$/, '');
  return { files: [{ path, text: (argument.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString() }], main: path };
}

function readZip(zip: string, board: string): Sources {
  const files: SourceFile[] = Object.entries(unzipSync(readFileSync(zip))).map(([path, bytes]) => {
    return { path, text: strFromU8(bytes) };
  });
  const main = files.find(({ path }) => path === board || path.endsWith(`/${board}`) || path.endsWith(`/${board}.dts`));
  if (!main) throw new Error(`${zip} has no ${board}`);
  return { files, main: main.path, searchPaths: KERNEL_SEARCH_PATHS };
}
