/** Devices that name a region which they cannot get: of_reserved_mem_device_init_by_idx() would fail for them. */
import { allNodes } from '../../dts/tree';
import type { Owner, Problem } from '../machine';
import { problemAt, type Checked } from './finding';

export function consumers({ tree, machine }: Checked): Problem[] {
  const owners = machine.owners.filter(
    ({ how, enabled, outcome }) => how === 'memory-region' && enabled && FAILS.has(outcome),
  );
  const nodes = new Map(owners.length > 0 ? [...allNodes(tree.root)].map((node) => [node.path, node]) : []);
  return owners.slice(0, MAX_CONSUMERS).flatMap((owner) => {
    const device = nodes.get(owner.device);
    const finding = device && findingOf(owner);
    return finding ? [problemAt(device, 'memory-region', finding)] : [];
  });
}

const FAILS: ReadonlySet<Owner['outcome']> = new Set(['no-region', 'default-pool']);
/** Entries that are reported; a tree has a few dozen at most. */
const MAX_CONSUMERS = 500;

function findingOf({ device, region, outcome, index }: Owner): Parameters<typeof problemAt>[2] | undefined {
  const entry = `${device}: memory-region entry ${index + 1}`;
  if (outcome === 'no-region') {
    const message = `${entry} names ${region ?? 'no node'}, which is no child of /reserved-memory. Refer to a region there.`;
    return { code: 'memory-region-missing', severity: 'warning', message };
  }
  if (outcome !== 'default-pool') return undefined;
  const message = `${entry} names ${region ?? 'a region'}, which is disabled, so the device uses the default area. Enable the region.`;
  return { code: 'memory-region-disabled', severity: 'warning', message };
}
