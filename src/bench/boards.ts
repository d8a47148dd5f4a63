/** What is measured when nobody names a file: a small, a middling and a large board of those beside the checkout, and the presets. */
import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRESETS } from '../scenario/presets/presets';
import { ROOT } from '../tools/command.mjs';

const BOARDS = join(ROOT, '../shared/corpus/preprocessed');

/** Paths by size; none where the folder is missing. */
function boardsBySize(): string[] {
  if (!existsSync(BOARDS)) return [];
  const paths = readdirSync(BOARDS)
    .filter((name) => /\.dts(\.gz)?$/.test(name))
    .map((name) => join(BOARDS, name));
  return paths.sort((a, b) => statSync(a).size - statSync(b).size);
}

/** The presets' sources in a folder of their own below the system's temporary one. */
function presetFiles(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'carveout-bench-'));
  return PRESETS.flatMap(({ id, scenario }) => {
    const path = join(folder, `${id}.dts`);
    const main = scenario.files.find((file) => file.path === scenario.main);
    if (main === undefined) return [];
    writeFileSync(path, main.text);
    return [path];
  });
}

/** Paths of devicetree sources. */
export function defaultBoards(): string[] {
  const boards = boardsBySize();
  const chosen = new Set([boards.at(0), boards.at(boards.length >> 1), boards.at(-1)]);
  return [...[...chosen].filter((path) => path !== undefined), ...presetFiles()];
}
