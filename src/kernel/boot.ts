/**
 * A boot, from live tree and profile to machine: memblock, reserved memory, CMA areas, heaps, log.
 * Everything the machine says is derived from the events that are written on the way.
 */
import type { DeviceTree } from '../dts/tree';
import type { HeldRange } from './profile';
import { activateAreas } from './activate';
import { physAddrBits, reservesDtbLate } from './arch';
import type { BootContext } from './boot-context';
import { CmaAreas } from './cma-areas';
import { parseCommandLine } from './command-line';
import { reserveDefaultArea } from './contiguous';
import type { BootEvent } from './events';
import { fatesOf } from './fates';
import { reportRegionHazards } from './hazards';
import { registerHeaps } from './heaps/register-heaps';
import { cmaMinAlignment, configNumber, hasDmaCma } from './kconfig';
import { bootLog } from './log';
import type { CmaArea, Heap, Machine, Region } from './machine';
import { ANYWHERE, Memblock } from './memblock';
import { rootCells } from './memory-nodes';
import { reserveNumaAreas } from './numa-areas';
import { ownersOf } from './owners';
import { precedenceOf } from './precedence';
import { problemsOf } from './problems';
import { KERNEL_EARLY, type BootProfile } from './profile';
import { addRam } from './ram';
import { bootReservedMemory } from './reserved-memory/scan';
import { fatalSentence } from './area-sentences';
import { behaviourOf } from './versions/behaviour';
import { zonesOf } from './zones';

/** Throws for a kernel series that is not modelled: callers ask seriesOf() first. */
export function boot(tree: DeviceTree, profile: BootProfile): Machine {
  const events: BootEvent[] = [];
  const context = startBoot(tree, profile, (event) => events.push(event));
  for (let i = 0; i < context.parameters.emptyCma; i++) context.emit({ kind: 'cmdline-cma-empty' });
  addRam(context);
  const held = [...profile.preReserved];
  const late = held.filter((range) => range.what === 'dtb' && reservesDtbLate(profile));
  for (const range of held) if (!late.includes(range)) hold(context, range);
  const choosesFirst = context.behaviour.choosesDefaultFirst.includes(profile.arch);
  bootReservedMemory(context, () => {
    for (const range of late) hold(context, range);
    if (choosesFirst) reserveDefaultArea(context);
  });
  held.push(...takeKernelEarly(context));
  if (context.behaviour.numaAreas !== 'numa-after-default') reserveNumaAreas(context, events);
  if (!choosesFirst) reserveDefaultArea(context);
  if (context.behaviour.numaAreas === 'numa-after-default') reserveNumaAreas(context, events);
  reportRegionHazards(context, events, held);
  const activated = activateAreas(context, held);
  const heaps = registerHeaps(context);
  return machineOf(context, events, held, activated, heaps);
}

function startBoot(tree: DeviceTree, profile: BootProfile, emit: (event: BootEvent) => void): BootContext {
  const behaviour = behaviourOf(profile.version);
  return {
    tree,
    profile,
    behaviour,
    parameters: parseCommandLine(profile.cmdline, profile.pageSize, hasDmaCma(profile.config)),
    cells: rootCells(tree),
    minAlignment: cmaMinAlignment(profile, behaviour),
    memblock: new Memblock(BigInt(profile.pageSize)),
    areas: new CmaAreas(configNumber(profile.config, 'CMA_AREAS') + behaviour.extraSlots),
    emit,
  };
}

/** The initrd, and the kernel image under `mem=`, count as RAM wherever they are: arm64_memblock_init(). */
function hold({ memblock, emit, parameters }: BootContext, range: HeldRange): void {
  const isRam = range.what === 'initrd' || (parameters.mem !== undefined && range.what.startsWith('kernel'));
  if (isRam) memblock.addMemory(range.base, range.size);
  memblock.reserve(range.base, range.size);
  emit({ kind: 'held', ...range });
}

/** What the kernel takes for itself before the built-in area is placed. */
function takeKernelEarly({ profile, memblock, emit }: BootContext): HeldRange[] {
  const what = KERNEL_EARLY;
  const early = profile.kernelEarly;
  const ranges =
    early.kind === 'ranges'
      ? early.ranges
      : early.sizes.flatMap((size) => {
          const align = BigInt(profile.pageSize);
          const { base } = memblock.allocate({ size, align, start: 0n, end: ANYWHERE, direction: 'top-down' });
          return base === undefined ? [] : [{ base, size }];
        });
  return ranges.map(({ base, size }) => {
    memblock.reserve(base, size);
    emit({ kind: 'held', base, size, what });
    return { base, size, what };
  });
}

function machineOf(
  context: BootContext,
  events: readonly BootEvent[],
  held: readonly HeldRange[],
  activated: readonly boolean[],
  heaps: readonly Heap[],
): Machine {
  const { profile, behaviour, memblock, minAlignment, tree } = context;
  const areas = areasOf(context, activated);
  const owners = ownersOf(tree, events);
  const log = bootLog(events, behaviour, physAddrBits(profile));
  return {
    version: profile.version,
    pageSize: profile.pageSize,
    cmaAlignment: configNumber(profile.config, 'CMA_ALIGNMENT'),
    cmaMinAlignment: minAlignment,
    banks: memblock.banks(),
    zones: zonesOf(context),
    held: [...held, ...memreserveOf(events)],
    regions: regionsOf(events),
    areas,
    heaps,
    log,
    fates: fatesOf(tree, events, context, owners),
    problems: problemsOf(tree, events, context),
    owners,
    claims: precedenceOf(events, context),
    totalCmaKiB: areas.reduce((sum, a) => sum + (a.activated ? (a.pages * profile.pageSize) / 1024 : 0), 0),
    fatal: fatalSentence(events),
  };
}

function areasOf({ areas, profile }: BootContext, activated: readonly boolean[]): CmaArea[] {
  const page = BigInt(profile.pageSize);
  return areas.list.map((area, i) => ({
    name: area.name,
    base: Number(area.base / page),
    pages: Number(area.size / page),
    path: area.path,
    isDefault: areas.defaultArea === i,
    activated: activated[i] ?? false,
  }));
}

const memreserveOf = (events: readonly BootEvent[]): HeldRange[] =>
  events.flatMap((e) =>
    e.kind === 'held' && e.what === '/memreserve/' ? [{ base: e.base, size: e.size, what: e.what }] : [],
  );

function regionsOf(events: readonly BootEvent[]): Region[] {
  return events.flatMap((e) =>
    e.kind === 'kept'
      ? [
          {
            name: e.node.name,
            path: e.node.path,
            base: e.base,
            size: e.size,
            kind: e.region,
            map: e.nomap ? 'nomap' : 'map',
            reusable: e.reusable,
          } as const,
        ]
      : [],
  );
}
