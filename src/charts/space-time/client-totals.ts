/** What each client holds of an area at a step: figures, and the key of the colours in one. */
import type { Pages } from '../../lib/units';
import type { Run } from '../../scenario/run';
import { FIRST_BUFFER, PAINT_SYSTEM } from '../page-map/cells';
import type { ClientColours } from '../page-map/client-colours';
import { bornBefore } from './life-marks';

export type ClientTotal = {
  /** Empty for what is held since boot. */
  readonly client: string;
  /** See page-map/cells. */
  readonly paint: number;
  readonly pages: Pages;
  readonly buffers: number;
};

/** Clients that ever hold a buffer of the area, in order of first appearance; undefined stands for the boot. */
const remembered = new WeakMap<Run, Map<number, readonly (number | undefined)[]>>();

function clientsOf(run: Run, area: number): readonly (number | undefined)[] {
  const ofRun = remembered.get(run) ?? new Map<number, readonly (number | undefined)[]>();
  remembered.set(run, ofRun);
  const known = ofRun.get(area);
  if (known) return known;
  const { lives } = run;
  const seen = new Set<number | undefined>();
  for (let life = 0; life < lives.count; life++)
    if (lives.area[life] === area) seen.add(lives.birth[life] === 0 ? undefined : lives.client[life]!);
  const found = [...seen];
  ofRun.set(area, found);
  return found;
}

/** In order of first appearance, those that hold nothing now included. */
export function clientTotals(run: Run, area: number, step: number, colours: ClientColours): ClientTotal[] {
  const { lives } = run;
  const { birth, death, area: areas, client: clients, pages } = lives;
  const held = new Float64Array(run.clients.length + 1);
  const buffers = new Uint32Array(run.clients.length + 1);
  const last = bornBefore(lives, step + 1);
  for (let life = 0; life < last; life++) {
    if (areas[life] !== area || death[life]! <= step) continue;
    const client = birth[life] === 0 ? run.clients.length : clients[life]!;
    held[client]! += pages[life]!;
    buffers[client]!++;
  }
  return clientsOf(run, area).map((client) => {
    const at = client ?? run.clients.length;
    const paint = client === undefined ? PAINT_SYSTEM : FIRST_BUFFER + (colours[client] ?? 0);
    return { client: client === undefined ? '' : run.clients[client]!, paint, pages: held[at]!, buffers: buffers[at]! };
  });
}
