/** Trees that can stop the kernel from booting, as far as captured kernels showed it. Areas are looked at in activate.ts. */
import { overlaps } from '../lib/units';
import type { BootContext } from './boot-context';
import type { BootEvent, Hazard, Subject } from './events';
import type { HeldRange } from './profile';

export function reportRegionHazards(
  context: BootContext,
  events: readonly BootEvent[],
  held: readonly HeldRange[],
): void {
  const placed = new Set(events.flatMap((e) => (e.kind === 'placed' ? [e.node.path] : [])));
  for (const event of [...events]) {
    if (event.kind === 'kept' && placed.has(event.node.path)) partPage(context, event);
    if (event.kind === 'too-many-regions' && event.fatal) report(context, 'too-many-dynamic', event.node);
    if (event.kind === 'matching-failed' && !event.nomap)
      for (const range of held) if (overlaps(event, range)) report(context, 'frees-held', event.node, range.what);
  }
}

/** The rest of a dynamic region's last page is the first memory handed out early in the boot, and it is not mapped. */
function partPage(context: BootContext, region: Extract<BootEvent, { kind: 'kept' }>): void {
  const page = BigInt(context.profile.pageSize);
  if (region.nomap && (region.base % page || region.size % page)) report(context, 'nomap-part-page', region.node);
}

const report = ({ emit }: BootContext, code: Hazard, node: Subject, ...more: readonly string[]): void =>
  emit({ kind: 'hazard', code, names: [node.name, ...more], path: node.path });
