/**
 * What appears under /dev/dma_heap. Mirrors dma_heap_add() in drivers/dma-buf/dma-heap.c and the initcalls of
 * drivers/dma-buf/heaps/system_heap.c and cma_heap.c, in link order.
 */
import type { BootContext } from '../boot-context';
import type { HeapRole } from '../events';
import { configOn, hasDmaCma } from '../kconfig';
import type { Heap } from '../machine';

export const DEFAULT_HEAP_NAME = 'default_cma_region';
export const SYSTEM_HEAP_NAME = 'system';

/** NUM_HEAP_MINORS in dma-heap.c. */
const MAX_HEAPS = 128;

/** The heaps in order of registration; a name that is taken loses. */
export function registerHeaps(context: BootContext): Heap[] {
  const { profile, areas } = context;
  const registry = new Registry(context);
  if (configOn(profile.config, 'DMABUF_HEAPS_SYSTEM')) registry.addSystem();
  if (configOn(profile.config, 'DMABUF_HEAPS_CMA') && hasDmaCma(profile.config)) addCmaHeaps(context, registry);
  else areas.list.forEach((area, i) => context.emit({ kind: 'heap-not-made', name: area.name, area: i }));
  return registry.heaps;
}

function addCmaHeaps(context: BootContext, registry: Registry): void {
  const { areas, behaviour, profile, emit } = context;
  const index = areas.defaultArea;
  const area = index === undefined ? undefined : areas.list[index];
  if (area && index !== undefined) {
    if (behaviour.heaps === 'default-by-area-name') registry.add(area.name, 'default', index);
    else registry.add(DEFAULT_HEAP_NAME, 'default', index);
    if (behaviour.heaps === 'default-and-legacy' && configOn(profile.config, 'DMABUF_HEAPS_CMA_LEGACY'))
      registry.addLegacy(area.name, index);
  }
  areas.list.forEach((other, i) => {
    if (!other.hasHeap) return;
    if (behaviour.heaps === 'default-and-every-area') registry.add(other.name, 'region', i);
    else if (i !== index) emit({ kind: 'heap-not-made', name: other.name, area: i });
  });
}

class Registry {
  readonly heaps: Heap[] = [];

  constructor(private readonly context: BootContext) {}

  addSystem(): void {
    this.register({ name: SYSTEM_HEAP_NAME, minor: 0, kind: 'system' }, 'system');
  }

  add(name: string, role: HeapRole, area: number): void {
    if (this.heaps.some((heap) => heap.name === name) || this.heaps.length >= MAX_HEAPS)
      this.context.emit({ kind: 'heap-refused', name, role, area, same: false });
    else this.register({ name, minor: this.heaps.length, kind: 'cma', area }, role);
  }

  addLegacy(name: string, area: number): void {
    if (name === DEFAULT_HEAP_NAME) this.context.emit({ kind: 'heap-refused', name, role: 'legacy', area, same: true });
    else this.add(name, 'legacy', area);
  }

  private register(heap: Heap, role: HeapRole): void {
    this.heaps.push(heap);
    const area = heap.kind === 'cma' ? heap.area : undefined;
    this.context.emit({ kind: 'heap-registered', name: heap.name, minor: heap.minor, role, area });
  }
}
