/**
 * What a region becomes: the handlers of RESERVEDMEM_OF_DECLARE in link order.
 * Mirrors fdt_init_reserved_mem_node() in drivers/of/of_reserved_mem.c, rmem_cma_setup() in kernel/dma/contiguous.c,
 * rmem_dma_setup() in kernel/dma/coherent.c and rmem_swiotlb_setup() in kernel/dma/swiotlb.c.
 */
import { hasProperty } from '../../dts/tree';
import type { Bytes, PhysAddr } from '../../lib/units';
import type { BootContext } from '../boot-context';
import type { Decline, Handler, RegionKind } from '../events';
import { configOn, hasDmaCma } from '../kconfig';
import { isCompatible, type Child } from './child';

type Block = { readonly base: PhysAddr; readonly size: Bytes };
/** declined: none of the handler's business; failed: the region is refused. */
type Answer = 'taken' | 'declined' | 'failed';

type HandlerEntry = {
  readonly handler: Handler;
  readonly compatible: string;
  readonly kind: RegionKind;
  readonly setup: (context: BootContext, child: Child, block: Block) => Answer;
};

const HANDLERS: readonly HandlerEntry[] = [
  { handler: 'cma', compatible: 'shared-dma-pool', kind: 'cma', setup: setupCma },
  { handler: 'coherent', compatible: 'shared-dma-pool', kind: 'dma-pool', setup: setupCoherent },
  { handler: 'restricted', compatible: 'restricted-dma-pool', kind: 'restricted', setup: setupRestricted },
];

/** True when the region stays; false when it was refused and its memory given back. */
export function initialiseRegion(context: BootContext, child: Child, block: Block): boolean {
  const { emit } = context;
  const outcome = runHandlers(context, child, block);
  if (outcome === 'failed') {
    emit({ kind: 'matching-failed', node: child, ...block, nomap: child.nomap });
    giveBack(context, child, block);
    return false;
  }
  emit({ kind: 'kept', node: child, ...block, nomap: child.nomap, reusable: child.reusable, region: outcome });
  return true;
}

/** A refused no-map region only loses its flag: a dynamic one stays reserved for ever. */
function giveBack({ memblock }: BootContext, child: Child, { base, size }: Block): void {
  if (child.nomap) memblock.setNomap(base, size, false);
  else memblock.release(base, size);
}

function runHandlers(context: BootContext, child: Child, block: Block): RegionKind | 'failed' {
  const { behaviour, profile, emit } = context;
  let failed = false;
  for (const entry of HANDLERS) {
    if (entry.handler === 'restricted' && !configOn(profile.config, 'DMA_RESTRICTED_POOL')) continue;
    if (!isCompatible(child, entry.compatible)) {
      if (entry.handler === 'cma') decline(context, child, 'cma', 'not-compatible');
      continue;
    }
    if (entry.handler === 'cma' && !hasDmaCma(profile.config)) {
      decline(context, child, 'cma', 'no-dma-cma');
      continue;
    }
    const answer = entry.setup(context, child, block);
    if (answer === 'taken') {
      emit({ kind: 'initialised', node: child, compatible: entry.compatible });
      return entry.kind;
    }
    if (answer === 'failed' || behaviour.declining === 'is-an-error') failed = true;
    if (answer === 'failed' && !behaviour.triesAllHandlers) break;
  }
  return failed ? 'failed' : 'plain';
}

function setupCma(context: BootContext, child: Child, block: Block): Answer {
  const { emit, parameters, behaviour, minAlignment, areas } = context;
  if (behaviour.cmdlineAgainstDefault === 'bypassed-at-init' && parameters.cma && child.isDefault) {
    emit({ kind: 'cma-bypassed', node: child });
    return 'failed';
  }
  const because: Decline | undefined = !child.reusable ? 'not-reusable' : child.nomap ? 'no-map' : undefined;
  if (because) {
    decline(context, child, 'cma', because);
    return 'declined';
  }
  if ((block.base | block.size) & (minAlignment - 1n)) {
    emit({ kind: 'cma-misaligned', node: child, ...block, align: minAlignment });
    return 'failed';
  }
  if (!hasRoomForArea(context, child, block)) return 'failed';
  const area = areas.add({ name: child.name, path: child.path, hasHeap: true, ...block });
  if (child.isDefault) areas.defaultArea = area;
  emit({ kind: 'area-created', node: child, ...block, area, isDefault: child.isDefault });
  return 'taken';
}

/** The checks of cma_init_reserved_mem(), in the order of the version. */
function hasRoomForArea({ emit, behaviour, areas, memblock }: BootContext, child: Child, block: Block): boolean {
  const unreserved = block.size === 0n || !memblock.isReserved(block);
  if (areas.full && (behaviour.slotsBeforeSize || !unreserved)) {
    emit({ kind: 'cma-no-slot', node: child, slots: areas.slots });
    return false;
  }
  if (unreserved) emit({ kind: 'cma-not-reserved', node: child, ...block });
  return !unreserved;
}

function setupCoherent(context: BootContext, child: Child, block: Block): Answer {
  if (child.reusable) {
    decline(context, child, 'coherent', 'reusable');
    return 'declined';
  }
  if (context.profile.arch === 'arm32' && !child.nomap) {
    decline(context, child, 'coherent', 'not-no-map-on-arm');
    return 'failed';
  }
  context.emit({ kind: 'pool-created', node: child, ...block, pool: 'coherent' });
  return 'taken';
}

function setupRestricted(context: BootContext, child: Child, block: Block): Answer {
  const because = restrictedFault(child);
  if (because) {
    decline(context, child, 'restricted', because);
    return 'failed';
  }
  context.emit({ kind: 'pool-created', node: child, ...block, pool: 'restricted' });
  return 'taken';
}

function restrictedFault(child: Child): Decline | undefined {
  if (child.reusable) return 'reusable';
  if (child.nomap) return 'no-map';
  return child.isDefault || hasProperty(child.node, 'linux,dma-default') ? 'default-property' : undefined;
}

const decline = ({ emit }: BootContext, node: Child, handler: Handler, because: Decline): void =>
  emit({ kind: 'handler-declined', node, nomap: node.nomap, handler, because });
