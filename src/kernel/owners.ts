/**
 * Which device a region belongs to, and what the device gets. The kernel exposes no such link for a heap;
 * the tree has it: `memory-region` of the device, `iommu-addresses` of the region.
 * Mirrors of_reserved_mem_device_init_by_idx() in drivers/of/of_reserved_mem.c.
 */
import { allNodes, cellsOf, findProperty, stringsOf, type DeviceTree, type DtNode } from '../dts/tree';
import type { BootEvent, RegionKind } from './events';
import type { Owner } from './machine';
import { isAvailable } from './memory-nodes';
import { findParent } from './reserved-memory/scan';

type Outcome = Owner['outcome'];

const OUTCOMES: Readonly<Record<RegionKind, Outcome>> = {
  cma: 'own-area',
  'dma-pool': 'coherent-pool',
  restricted: 'restricted-pool',
  plain: 'address-only',
};

const SENTENCES: Readonly<Record<Outcome, string>> = {
  'own-area': 'all its DMA memory comes from this area and from nowhere else; user space may compete through the heap',
  'coherent-pool': 'coherent DMA memory comes from this pool first',
  'restricted-pool': 'all its DMA is bounced through this pool',
  'address-only': 'no DMA pool: the driver must map the range itself, and attaching it as a pool fails with EINVAL',
  'default-pool': 'the region is disabled, so attaching it does nothing and the device falls back to the default area',
  refused:
    'the kernel refused or dropped the region: attaching it fails with EINVAL, and the device is left with the default area',
  'no-region':
    'this names no child of /reserved-memory: attaching it fails, and the device is left with the default area',
};

/** Every link between a device and a region, in tree order of the devices; then those by `iommu-addresses`. */
export function ownersOf(tree: DeviceTree, events: readonly BootEvent[]): Owner[] {
  const regions = new Set(findParent(tree.root)?.children ?? []);
  const kinds = new Map(events.flatMap((e) => (e.kind === 'kept' ? [[e.node.path, e.region] as const] : [])));
  const outcome = (region: DtNode | undefined): Outcome => {
    if (!region || !regions.has(region)) return 'no-region';
    const kind = kinds.get(region.path);
    if (kind) return OUTCOMES[kind];
    return isAvailable(region) ? 'refused' : 'default-pool';
  };
  const byDevice = [...allNodes(tree.root)].flatMap((device) => memoryRegions(tree, device, outcome));
  return [...byDevice, ...[...regions].flatMap((region) => iommuAddresses(tree, region, outcome(region)))];
}

function memoryRegions(tree: DeviceTree, device: DtNode, outcome: (region: DtNode | undefined) => Outcome): Owner[] {
  const value = findProperty(device, 'memory-region')?.value;
  if (!value) return [];
  const names = stringsOf(findProperty(device, 'memory-region-names')?.value ?? new Uint8Array());
  return cellsOf(value).map((phandle, index) => {
    const region = tree.phandles.get(phandle);
    return owner(device, region, outcome(region), 'memory-region', index, names[index]);
  });
}

/** `<device iova size>` entries; the widths are those of the device's own parent. */
function iommuAddresses(tree: DeviceTree, region: DtNode, outcome: Outcome): Owner[] {
  const cells = cellsOf(findProperty(region, 'iommu-addresses')?.value ?? new Uint8Array());
  const owners: Owner[] = [];
  for (let at = 0; at < cells.length;) {
    const device = tree.phandles.get(cells[at] as number);
    if (!device) break;
    owners.push(owner(device, region, outcome, 'iommu-addresses', owners.length, undefined));
    const width = (name: string, otherwise: number) =>
      cellsOf(findProperty(parentOf(tree, device), name)?.value ?? new Uint8Array())[0] ?? otherwise;
    at += 1 + width('#address-cells', 2) + width('#size-cells', 1);
  }
  return owners;
}

function parentOf(tree: DeviceTree, child: DtNode): DtNode {
  for (const node of allNodes(tree.root)) if (node.children.includes(child)) return node;
  return tree.root;
}

function owner(
  device: DtNode,
  region: DtNode | undefined,
  outcome: Outcome,
  how: Owner['how'],
  index: number,
  entryName: string | undefined,
): Owner {
  const attaches = outcome === 'own-area' || outcome === 'coherent-pool' || outcome === 'restricted-pool';
  return {
    device: device.path,
    region: region?.path,
    how,
    index,
    entryName,
    enabled: isAvailable(device),
    outcome,
    sentence: SENTENCES[outcome],
    log: attaches ? `${deviceName(device)}: assigned reserved memory node ${region?.name ?? ''}` : undefined,
    span: device.origins.at(-1),
  };
}

/** As of_device_make_bus_id() names a platform device, without translating its address through buses. */
function deviceName(device: DtNode): string {
  const [name = '', unit] = device.name.split('@');
  return unit === undefined ? name : `${unit.split(',')[0] ?? ''}.${name}`;
}
