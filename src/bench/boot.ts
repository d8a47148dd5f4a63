/** How long a boot takes, from live tree to machine, once the engine is warm: `boot NAME: A ms`, medians. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { boot } from '../kernel/boot';
import { resolveProfile } from '../scenario/boot-profile';
import { evaluationOf } from '../scenario/evaluation';
import { readInputFile } from '../scenario/input-file';
import type { Scenario } from '../scenario/scenario';
import { elapsed, median } from './median';

const WARM_UPS = 5;
const RUNS = 25;

async function readScenario(path: string): Promise<Scenario> {
  const input = await readInputFile(basename(path), new Uint8Array(readFileSync(path)));
  if (input.kind !== 'opened') throw new Error('message' in input ? input.message : `${path} is not one board`);
  return input.scenario;
}

async function benchFile(path: string): Promise<string> {
  const scenario = await readScenario(path);
  const { tree } = evaluationOf(scenario);
  const { profile } = resolveProfile(scenario.profile, tree);
  const run = () => elapsed(() => boot(tree, profile));
  for (let i = 0; i < WARM_UPS; i++) run();
  const times = Array.from({ length: RUNS }, run);
  const name = basename(path).replace(/\.(dts|json)(\.gz)?$/, '');
  return `boot ${name}: ${median(times).toFixed(2)} ms`;
}

/** One line a file: `.dts`, `.dts.gz` or a saved scenario. */
export async function benchBoot(files: string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const file of files) lines.push(await benchFile(file));
  return lines;
}
