/**
 * CMA areas of single NUMA nodes: `numa_cma=` and `cma_pernuma=`. They take slots and are never heaps.
 * Mirrors dma_numa_cma_reserve() in kernel/dma/contiguous.c; inferred from source, no capture has one.
 */
import { cellsOf, findNode, findProperty } from '../dts/tree';
import { groupBy } from '../lib/group-by';
import type { Bytes, MemoryRange } from '../lib/units';
import type { BootContext } from './boot-context';
import { declareArea } from './contiguous';
import type { BootEvent } from './events';
import { configOn, hasDmaCma } from './kconfig';

/** RAM by the `numa-node-id` of its memory node; all of it node 0 where none is given. */
function numaNodes({ tree }: BootContext, events: readonly BootEvent[]): Map<number, MemoryRange[]> {
  const added = events.filter((e) => e.kind === 'memory-added');
  return groupBy(added, ({ path }) => {
    const node = path === '' ? undefined : findNode(tree, path);
    return cellsOf((node && findProperty(node, 'numa-node-id'))?.value ?? new Uint8Array())[0] ?? 0;
  });
}

export function reserveNumaAreas(context: BootContext, events: readonly BootEvent[]): void {
  const { parameters, behaviour, profile, emit } = context;
  const { numaCma } = parameters;
  const symbol = behaviour.numaAreas === 'pernuma' ? 'DMA_PERNUMA_CMA' : 'DMA_NUMA_CMA';
  if (!hasDmaCma(profile.config) || !configOn(profile.config, symbol)) return;
  const nodes = numaNodes(context, events);
  if (behaviour.numaAreas !== 'pernuma')
    for (const numaNode of numaCma.keys()) if (!nodes.has(numaNode)) emit({ kind: 'numa-unknown', numaNode });
  for (const [numaNode, within] of [...nodes].sort((a, b) => a[0] - b[0]))
    for (const { name, size } of wishesOf(context, nodes.size, numaNode))
      reserve(context, numaNode, within, name, size);
}

type Wish = { readonly name: string; readonly size: Bytes };

function wishesOf(context: BootContext, count: number, node: number): Wish[] {
  const { numaCma, perNuma } = context.parameters;
  const own = numaCma.get(node) ?? 0n;
  const byNode = { name: `numa${node}`, size: own };
  const all = { name: `pernuma${node}`, size: perNuma };
  switch (context.behaviour.numaAreas) {
    case 'pernuma':
      return perNuma > 0n ? [all] : [];
    case 'both-before-default':
      return [all, byNode].filter((wish) => wish.size > 0n);
    case 'numa-after-default': {
      const size = own || perNuma || (numaCma.size === 0 && count > 1 ? defaultSize(context) : 0n);
      return size > 0n ? [{ ...byNode, size }] : [];
    }
  }
}

/** 7.1 and later: without a parameter, every node of several gets an area of the size of the default one. */
function defaultSize({ areas, profile }: BootContext): Bytes {
  const area = areas.defaultArea === undefined ? undefined : areas.list[areas.defaultArea];
  return profile.config['CMA_SIZE_PERNUMA'] === 'n' ? 0n : (area?.size ?? 0n);
}

function reserve(context: BootContext, numaNode: number, within: MemoryRange[], name: string, size: Bytes): void {
  const request = { requested: size, base: 0n, limit: 0n, fixed: false, name, hasHeap: false, within };
  const made = declareArea(context, request);
  if ('failure' in made)
    context.emit({ kind: 'numa-failed', requested: size, rounded: made.size, numaNode, name, failure: made.failure });
  else
    context.emit({
      kind: 'numa-reserved',
      base: made.base,
      size: made.size,
      area: made.area,
      requested: size,
      numaNode,
      name,
    });
}
