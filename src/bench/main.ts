/**
 * `npm run bench`: figures, one a line, never asserted. `npm run bench -- PART [INPUT…]` runs one part;
 * without inputs it takes the presets, and boards beside the checkout where they are.
 */
import { defaultBoards } from './boards';
import { benchBoot } from './boot';
import { benchCma } from './cma';
import { benchDraw } from './draw';
import { benchDts } from './dts';
import { benchPage } from './page';
import { benchRun } from './run';
import { benchWeight } from './weight';

type Part = (inputs: string[]) => AsyncIterable<string> | Promise<readonly string[]>;

const orBoards = (files: string[]): string[] => (files.length > 0 ? files : defaultBoards());

const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['dts', (files) => benchDts(orBoards(files))],
  ['boot', (files) => benchBoot(orBoards(files))],
  ['cma', benchCma],
  ['draw', benchDraw],
  ['run', benchRun],
  ['page', benchPage],
  ['weight', benchWeight],
]);

async function main([name, ...inputs]: readonly string[]): Promise<number> {
  const parts = name === undefined ? [...PARTS.keys()] : [name];
  let status = 0;
  for (const part of parts) {
    const bench = PARTS.get(part);
    if (bench === undefined) {
      console.error(`bench: no part ${part}; there are ${[...PARTS.keys()].join(', ')}`);
      return 2;
    }
    try {
      for await (const line of await bench(inputs)) console.log(line);
    } catch (error) {
      console.error(`bench ${part}: ${error instanceof Error ? error.message : String(error)}`);
      status = 1;
    }
  }
  return status;
}

process.exitCode = await main(process.argv.slice(2));
