/** Memory that nothing can find: the kernel chose the place of a region that no device names and no driver knows. */
import { findProperty, hasProperty } from '../../dts/tree';
import { formatBytes } from '../../lib/format';
import type { Problem } from '../machine';
import { problemAt, type Checked } from './finding';

export function unused({ machine, nodes }: Checked): Problem[] {
  const named = new Set(machine.owners.map(({ region }) => region));
  return machine.regions.flatMap(({ kind, path, size }) => {
    const node = nodes.get(path);
    if (!node || kind !== 'plain' || size === 0n || named.has(path)) return [];
    if (hasProperty(node, 'compatible') || (findProperty(node, 'reg')?.value.length ?? 0) > 0) return [];
    const message = `${node.name}: ${formatBytes(size)} are set aside where nothing can find them: the node has no compatible, and no device names it. Add compatible = "shared-dma-pool" and reusable for a CMA area, or remove the node.`;
    return [problemAt(node, 'size', { code: 'region-unused', severity: 'warning', message })];
  });
}
