/** Where mutations start: the boards beside the checkout, or, without them, what we ship ourselves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { evaluate } from '../dts/evaluate';
import { writeDtb } from '../dts/dtb-writer';
import type { SourceFile, Sources } from '../dts/sources';
import { PRESETS } from '../scenario/presets/presets';
import type { Scenario } from '../scenario/scenario';
import { ROOT } from '../tools/command.mjs';

export type Seeds = {
  readonly boards: readonly Sources[];
  /** Boards with their includes in files of their own. */
  readonly closures: readonly Sources[];
  readonly blobs: readonly Uint8Array[];
  readonly scenarios: readonly Scenario[];
  /** What the seeds are, for the report. */
  readonly from: string;
};

const CORPUS = join(ROOT, '../shared/corpus');
/** Boards that are read: enough to differ, few enough to begin at once. */
const BOARDS = 12;

const unpacked = (folder: string): Buffer[] => {
  const names = readdirSync(join(CORPUS, folder)).sort();
  const step = Math.max(1, Math.floor(names.length / BOARDS));
  return names.filter((_, i) => i % step === 0).map((name) => gunzipSync(readFileSync(join(CORPUS, folder, name))));
};

const oneFile = (text: string): Sources => ({ files: [{ path: 'board.dts', text }], main: 'board.dts' });

type ClosureList = {
  readonly searchPath: readonly { readonly prefix: string; readonly folder: string }[];
  readonly boards: readonly { readonly board: string; readonly files: readonly string[] }[];
};

function corpusClosures(): Sources[] {
  const zip = unzipSync(readFileSync(join(CORPUS, 'include-closure.zip')));
  const list = JSON.parse(readFileSync(join(CORPUS, 'include-closure.json'), 'utf8')) as ClosureList;
  const searchPaths = list.searchPath.map(({ prefix, folder }) => `${prefix.replace(/\/$/, '')}=${folder}`);
  return list.boards.map(({ board, files }) => {
    const texts = files.map((path): SourceFile => ({ path, text: strFromU8(zip[path] ?? new Uint8Array(0)) }));
    return { files: texts, main: board, searchPaths };
  });
}

const OWN_CLOSURE: Sources = {
  main: 'board.dts',
  searchPaths: ['include', 'soc=soc'],
  files: [
    {
      path: 'board.dts',
      text: '/dts-v1/;\n#include "soc/chip.dtsi"\n#include <dt.h>\n&uart { clocks = <&clk CLK(2)>; };\n',
    },
    {
      path: 'soc/chip.dtsi',
      text: '#include <dt.h>\n/ { clk: clk { #clock-cells = <1>; }; uart: serial@1000 { reg = <ADDR(1) 4>; }; };\n',
    },
    {
      path: 'include/dt.h',
      text: '#ifndef DT_H\n#define DT_H\n#define CLK(n) ((n) << 4)\n#define ADDR(x) PASTE(0x, x ## 000)\n#define PASTE(a, b) a##b\n#endif\n',
    },
  ],
};

/** Both kinds; the own ones alone where there is no corpus. */
export function readSeeds(): Seeds {
  const scenarios = PRESETS.map(({ scenario }) => scenario);
  const presets = scenarios.map(({ files, main }): Sources => ({ files, main }));
  const ownBlobs = presets.map((sources) => writeDtb(evaluate(sources).tree));
  if (!existsSync(CORPUS)) {
    return { boards: presets, closures: [OWN_CLOSURE], blobs: ownBlobs, scenarios, from: 'our presets' };
  }
  const boards = [...presets, ...unpacked('preprocessed').map((bytes) => oneFile(bytes.toString()))];
  const closures = [OWN_CLOSURE, ...corpusClosures()];
  const from = `our presets and ${boards.length - presets.length} boards of the corpus`;
  return { boards, closures, blobs: [...ownBlobs, ...unpacked('dtb')], scenarios, from };
}
