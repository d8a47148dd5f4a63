/**
 * Names of heaps, by the guidance of Documentation/userspace-api/dma-buf-heaps.rst (since 7.0): stable, describing the
 * region, unique on the platform, and without words for the allocator behind it.
 */
import type { Problem } from '../machine';
import { problemAt, type Checked } from './finding';

const ALLOCATOR = /(?:^|[-_,.+])(cma|ion|carveout|dma-?pool)(?:[-_,.+@\d]|$)/i;
const GENERIC = /^(?:pool|reserved|region|memory|buffers?|heap|cma)\d*$/i;
/** What bindings and boards call the default area; its heap has a name of its own besides. */
const CUSTOMARY = 'linux,cma';

/** Only where the kernel makes a heap of a node's own name. */
export function heapNames({ nodes, machine }: Checked): Problem[] {
  return machine.heaps.flatMap((heap) => {
    const path = heap.kind === 'cma' ? machine.areas[heap.area]?.path : undefined;
    const node = path === undefined ? undefined : nodes.get(path);
    if (!node || node.name !== heap.name || node.name.split('@')[0] === CUSTOMARY) return [];
    const allocator = ALLOCATOR.exec(node.name)?.[1];
    if (GENERIC.test(node.name)) {
      const message = `${node.name}: user space finds the heap by this name, which could be any. Say what it is for, with a unit address.`;
      return [problemAt(node, undefined, { code: 'heap-name-generic', severity: 'info', message })];
    }
    if (allocator === undefined) return [];
    const message = `${node.name}: a heap's name should say what the memory is for, not "${allocator}". Rename it, before user space relies on it.`;
    return [problemAt(node, undefined, { code: 'heap-name-allocator', severity: 'info', message })];
  });
}
