/** What of regions can stop a kernel from booting, as far as captured kernels showed it. Areas are looked at in activate.ts. */
import { overlaps, rangeEnd } from '../lib/units';
import type { BootContext } from './boot-context';
import type { BootEvent, Hazard, Subject } from './events';
import { KERNEL_EARLY, type HeldRange } from './profile';

/** So many are looked for beneath a refused region: boards have a few dozen. */
const MAX_RESERVED = 256;

/** @param held what boot loader and kernel hold, without `/memreserve/` */
export function reportRegionHazards(
  context: BootContext,
  events: readonly BootEvent[],
  held: readonly HeldRange[],
): void {
  const placed = new Set(events.flatMap((e) => (e.kind === 'placed' ? [e.node.path] : [])));
  const reserved = reservedBy(events).slice(0, MAX_RESERVED);
  for (const event of [...events]) {
    const isPlaced = 'node' in event && placed.has(event.node.path);
    if (event.kind === 'kept' && event.nomap) partPage(context, event, isPlaced ? undefined : held);
    if (event.kind === 'too-many-regions' && event.fatal) report(context, 'too-many-dynamic', event.node);
    if (event.kind !== 'matching-failed' || event.nomap) continue;
    // Nothing of the tree lies beneath a dynamic region; what took its place later, as the kernel may, does not count.
    const beneath = (isPlaced ? held : reserved).find((r) => r.what !== KERNEL_EARLY && overlaps(event, r));
    if (beneath) report(context, 'frees-held', event.node, beneath.what);
  }
}

/** All that is held, and regions that stay as far as memblock knows them: a static no-map region it does not. */
const reservedBy = (events: readonly BootEvent[]): HeldRange[] =>
  events.flatMap((e): HeldRange[] => {
    if (e.kind === 'held') return [e];
    return e.kind === 'kept' && !e.nomap ? [{ ...e, what: e.node.name }] : [];
  });

/**
 * The rest of a page that is partly no-map is not mapped, and the kernel crashes when it uses it early. Behind a dynamic
 * region it is the first memory to be handed out; behind a static one that shows in what the kernel took.
 */
function partPage(
  context: BootContext,
  region: Extract<BootEvent, { kind: 'kept' }>,
  held?: readonly HeldRange[],
): void {
  const page = BigInt(context.profile.pageSize);
  const before = region.base % page;
  const behind = -rangeEnd(region) & (page - 1n);
  const pages = { base: region.base - before, size: before + region.size + behind };
  const taken = ({ what, ...range }: HeldRange): boolean =>
    what === KERNEL_EARLY && overlaps(range, pages) && !overlaps(range, region);
  if (pages.size > region.size && (held?.some(taken) ?? true)) report(context, 'nomap-part-page', region.node);
}

const report = ({ emit }: BootContext, code: Hazard, node: Subject, ...more: readonly string[]): void =>
  emit({ kind: 'hazard', code, names: [node.name, ...more], path: node.path });
