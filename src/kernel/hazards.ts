/** Trees that can stop the kernel from booting, as far as captured kernels showed it. Areas are looked at in activate.ts. */
import { overlaps } from '../lib/units';
import type { BootContext } from './boot-context';
import type { BootEvent } from './events';
import type { HeldRange } from './profile';

export function reportRegionHazards(
  context: BootContext,
  events: readonly BootEvent[],
  held: readonly HeldRange[],
): void {
  const page = BigInt(context.profile.pageSize);
  for (const event of [...events]) {
    // The rest of such a page is handed out early in the boot, and is not mapped.
    if (event.kind === 'kept' && event.nomap && (event.base % page || event.size % page))
      context.emit({ kind: 'hazard', code: 'nomap-part-page', names: [event.node.name] });
    if (event.kind === 'too-many-regions' && event.fatal)
      context.emit({ kind: 'hazard', code: 'too-many-dynamic', names: [event.node.name] });
    if (event.kind === 'matching-failed' && !event.nomap)
      for (const range of held)
        if (overlaps(event, range))
          context.emit({ kind: 'hazard', code: 'frees-held', names: [event.node.name, range.what] });
  }
}
