/** Which look a client's buffers have: by order of first appearance in the run, so that a client keeps its place. */
import type { Run } from '../../scenario/run';
import { CLIENT_LOOKS } from './client-look';

/** Index among the CLIENT_LOOKS for each client of the run; undefined for one that only holds memory from boot. */
export type ClientColours = readonly (number | undefined)[];

const remembered = new WeakMap<Run, ClientColours>();

/** Buffers held at boot (birth 0) have no client colour: they are drawn as what the system holds. */
export function clientColours(run: Run): ClientColours {
  const known = remembered.get(run);
  if (known) return known;
  const colours = new Array<number | undefined>(run.clients.length).fill(undefined);
  let next = 0;
  for (let life = 0; life < run.lives.count && next < run.clients.length; life++) {
    const client = run.lives.client[life]!;
    if (run.lives.birth[life] === 0 || colours[client] !== undefined) continue;
    colours[client] = next % CLIENT_LOOKS;
    next++;
  }
  remembered.set(run, colours);
  return colours;
}
