/** What became of each child of /reserved-memory and of the built-in area: events, gathered by node and put into words. */
import type { DeviceTree, DtNode } from '../dts/tree';
import { formatAddress, formatBytes } from '../lib/format';
import { groupBy } from '../lib/group-by';
import type { BootContext } from './boot-context';
import { BUILT_IN_AREA_NAME } from './contiguous';
import type { BootEvent, NodeEvent } from './events';
import type { Condition, Fate, MemoryKind, Owner } from './machine';
import { allocRanges } from './reserved-memory/dynamic';
import { findParent } from './reserved-memory/scan';
import { areaConditionOf, builtInCondition } from './area-sentences';
import { builtInPlacement, placementOf } from './placement-replay';
import { conditionOf } from './sentences';

/** In tree order, the built-in area last where one was asked for. */
export function fatesOf(
  tree: DeviceTree,
  events: readonly BootEvent[],
  { profile, cells }: BootContext,
  owners: readonly Owner[],
): Fate[] {
  const byNode = groupBy(
    events.filter((e): e is NodeEvent => 'node' in e),
    (e) => e.node.path,
  );
  const consumers = consumersOf(owners);
  const children = findParent(tree.root)?.children ?? [];
  const parent = parentCondition(events);
  const fates = children.map((node) => ({
    ...nodeFate(
      node,
      byNode.get(node.path) ?? [],
      parent,
      events,
      profile.version,
      (consumers.get(node.path) ?? []).map((o) => o.device),
    ),
    windows: allocRanges(node, cells),
  }));
  const builtIn = builtInFate(events, profile.version);
  return builtIn ? [...fates, builtIn] : fates;
}

function nodeFate(
  node: DtNode,
  own: readonly NodeEvent[],
  parent: readonly Condition[],
  all: readonly BootEvent[],
  version: string,
  consumers: readonly string[],
): Fate {
  const area = own.find((e) => e.kind === 'area-created')?.area;
  const heaps = heapNames(all, area);
  const conditions = [
    ...parent,
    ...own.map(conditionOf).filter((c) => c !== undefined),
    ...areaConditions(all, area, version),
  ];
  const block = own.findLast((e) => 'base' in e && e.kind !== 'overlap');
  const asked = own.find((e) => e.kind === 'placement-failed');
  const base = block && 'base' in block ? block.base : undefined;
  const size = block && 'size' in block ? block.size : (asked?.size ?? 0n);
  const kind = kindOf(own, heaps);
  return {
    path: node.path,
    name: node.name,
    span: node.origins.at(-1),
    kind,
    base,
    size,
    alignment: alignmentOf(own),
    heaps,
    area,
    conditions,
    sentence: sentenceOf(conditions, heaps, base, size),
    consumers,
    placement: placementOf(own.find((e) => e.kind === 'placed' || e.kind === 'placement-failed')),
  };
}

function parentCondition(events: readonly BootEvent[]): Condition[] {
  const refused = events.find((e) => e.kind === 'parent-unsupported');
  if (!refused) return [];
  const what = {
    'no-cells': 'lacks #address-cells or #size-cells',
    'other-cells': 'has other #address-cells or #size-cells than the root',
    'no-ranges': 'lacks ranges',
  }[refused.fault];
  return [
    {
      holds: false,
      sentence: `/reserved-memory ${what}, so all of it is ignored`,
      source: '__reserved_mem_check_root() in drivers/of/of_reserved_mem.c',
    },
  ];
}

const heapNames = (events: readonly BootEvent[], area: number | undefined): string[] =>
  area === undefined ? [] : events.flatMap((e) => (e.kind === 'heap-registered' && e.area === area ? [e.name] : []));

function areaConditions(events: readonly BootEvent[], area: number | undefined, version: string): Condition[] {
  if (area === undefined) return [];
  return events
    .filter((e) => 'area' in e && e.area === area && e.kind !== 'area-created' && e.kind !== 'built-in-reserved')
    .map((e) => areaConditionOf(e, version))
    .filter((c) => c !== undefined);
}

function alignmentOf(own: readonly NodeEvent[]): bigint | undefined {
  const event = own.findLast((e) => 'align' in e);
  return event && 'align' in event ? event.align : undefined;
}

function kindOf(own: readonly NodeEvent[], heaps: readonly string[]): MemoryKind {
  const kept = own.find((e) => e.kind === 'kept');
  if (!kept) return own.some((e) => e.kind === 'unavailable' || e.kind === 'without-place') ? 'other' : 'refused';
  if (kept.region === 'cma') return heaps.length > 0 ? 'cma' : 'cma-noheap';
  if (kept.region !== 'plain') return 'coherent';
  return kept.nomap ? 'nomap' : 'other';
}

/** Where there is a heap, that; else the first condition that does not hold. */
function sentenceOf(
  conditions: readonly Condition[],
  heaps: readonly string[],
  base: bigint | undefined,
  size: bigint,
): string {
  const first = conditions.find((c) => !c.holds);
  if (heaps.length === 0 && first) return first.sentence;
  const place = base === undefined ? '' : `${formatBytes(size)} at ${formatAddress(base)}`;
  return heaps.length === 0 ? place : `${place}, heap ${heaps.join(' and ')}`;
}

function builtInFate(events: readonly BootEvent[], version: string): Fate | undefined {
  const event = events.find((e) => e.kind === 'built-in-reserved' || e.kind === 'built-in-failed');
  if (!event) return undefined;
  const area = event.kind === 'built-in-reserved' ? event.area : undefined;
  const heaps = heapNames(events, area);
  const own = builtInCondition(event);
  const conditions = [...(own ? [own] : []), ...areaConditions(events, area, version)];
  const base = event.kind === 'built-in-reserved' ? event.base : undefined;
  const size = event.kind === 'built-in-reserved' ? event.size : event.rounded;
  return {
    path: undefined,
    name: BUILT_IN_AREA_NAME,
    span: undefined,
    kind: event.kind === 'built-in-failed' ? 'refused' : heaps.length > 0 ? 'cma' : 'cma-noheap',
    base,
    size,
    alignment: event.kind === 'built-in-reserved' ? event.align : undefined,
    heaps,
    area,
    conditions,
    sentence: sentenceOf(conditions, heaps, base, size),
    consumers: [],
    placement: builtInPlacement(event),
  };
}

/** Devices by the path of the region that they name. */
const consumersOf = (owners: readonly Owner[]): Map<string | undefined, Owner[]> =>
  groupBy(
    owners.filter((o) => o.how === 'memory-region'),
    (o) => o.region,
  );
