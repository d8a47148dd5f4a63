/** Devices and regions of a machine, in the order in which the picture lists them, with the words beside them. */
import type { Fate, Machine, Owner } from '../../kernel/machine';
import { formatBytes } from '../../lib/format';
import { groupBy } from '../../lib/group-by';
import { KIND_LOOK } from '../kind';
import { selectionName } from '../memory-map/map-item';
import type { LinkLook } from './scene';

export type DeviceRow = {
  readonly path: string;
  readonly name: string;
  readonly note: string;
  readonly label: string;
  readonly owners: readonly Owner[];
};

export type RegionRow = {
  /** As in a selection. */
  readonly key: string;
  readonly fate: Fate;
  readonly note: string;
  readonly label: string;
  /** Names under /dev/dma_heap. */
  readonly heaps: readonly string[];
};

/** The last part of a node's path. */
export const nodeName = (path: string): string => path.slice(path.lastIndexOf('/') + 1) || path;

export const lookOf = ({ outcome }: Owner): LinkLook => {
  if (outcome === 'address-only') return 'address';
  return outcome === 'own-area' || outcome === 'coherent-pool' || outcome === 'restricted-pool' ? 'attached' : 'lost';
};

/** The device is left with the default area. */
export const fallsBack = (owner: Owner): boolean => lookOf(owner) === 'lost';

/** What stands on a line: its entry of memory-region-names, and in words where it leads nowhere. */
export function linkWords(owner: Owner, among: number): string {
  const entry = owner.entryName ?? (owner.how === 'iommu-addresses' ? owner.how : among > 1 ? `#${owner.index}` : '');
  const lost = owner.outcome === 'no-region' ? 'no such region, default area' : fallsBack(owner) ? 'default area' : '';
  return [entry, lost].filter((word) => word !== '').join(': ');
}

/** No node has this path. */
const NOWHERE = '';

/** Devices next to the regions that they use, so that few lines cross; otherwise in tree order. */
export function deviceRows(machine: Machine): DeviceRow[] {
  const position = new Map(regionRows(machine).map(({ fate }, index) => [fate.path, index]));
  const middle = ({ owners }: DeviceRow): number => {
    const at = owners.flatMap((owner) => position.get(owner.region ?? NOWHERE) ?? []);
    return at.length === 0 ? machine.fates.length : at.reduce((sum, index) => sum + index, 0) / at.length;
  };
  const rows = [...groupBy(machine.owners, (owner) => owner.device)].map(([path, owners]) => deviceRow(path, owners));
  return rows.sort((a, b) => middle(a) - middle(b));
}

function deviceRow(path: string, owners: readonly Owner[]): DeviceRow {
  const name = nodeName(path);
  const note = owners.some((owner) => owner.enabled) ? '' : 'disabled';
  const uses = owners.map((owner) => {
    const words = linkWords(owner, owners.length);
    return `${owner.region === undefined ? 'no region' : nodeName(owner.region)}${words === '' ? '' : ` as ${words}`}`;
  });
  return { path, name, note, owners, label: `device ${name}${note && `, ${note}`}, uses ${uses.join(', ')}` };
}

/** Those that a device or a heap leads to before those that nobody uses; each in tree order, the built-in area last. */
export function regionRows(machine: Machine): RegionRow[] {
  const used = new Set(machine.owners.map(({ region }) => region));
  const isUsed = ({ path, heaps }: Fate) => heaps.length > 0 || (path !== undefined && used.has(path));
  const fates = machine.fates.toSorted((a, b) => Number(isUsed(b)) - Number(isUsed(a)));
  return fates.map((fate) => {
    const users = machine.owners.filter((owner) => fate.path !== undefined && owner.region === fate.path);
    const note = regionNote(machine, fate, users.length);
    const users_ = [...new Set(users.map((owner) => nodeName(owner.device)))].join(', ');
    const heaps = fate.heaps.length === 0 ? 'no heap' : `heap ${fate.heaps.join(' and ')}`;
    const size = fate.size > 0n ? `, ${formatBytes(fate.size)}` : '';
    const words = [KIND_LOOK[fate.kind].label, note, users_ && `used by ${users_}`, heaps].filter(Boolean);
    return {
      key: selectionName(fate),
      fate,
      note,
      label: `region ${fate.name}${size}, ${words.join(', ')}`,
      heaps: fate.heaps,
    };
  });
}

function regionNote(machine: Machine, fate: Fate, users: number): string {
  const isDefault = fate.area !== undefined && machine.areas[fate.area]?.isDefault === true;
  const state = fate.kind === 'refused' ? 'refused' : fate.base === undefined ? 'not reserved' : '';
  return [state, isDefault ? 'default area' : users === 0 ? 'no device' : ''].filter((word) => word !== '').join(', ');
}
