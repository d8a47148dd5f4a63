/** Static regions, the early pass: __reserved_mem_reserve_reg() in drivers/of/of_reserved_mem.c (6.1: drivers/of/fdt.c). */
import type { BootContext } from '../boot-context';
import type { NodeEvent } from '../events';
import { isCmaNode, regOf, type Child, type RegEntry } from './child';

/**
 * How a child asks for its place. `static` with `first` undefined has a `reg` that gives no region;
 * `absent` may become dynamic; `again` is what the late pass says once more.
 */
export type RegReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly again?: NodeEvent | undefined }
  | { readonly kind: 'static'; readonly first: RegEntry | undefined };

/** Reads `reg` and reserves what it names. */
export function reserveReg(context: BootContext, child: Child): RegReading {
  const { behaviour, cells, emit } = context;
  const reg = regOf(child, cells);
  if (!reg) return { kind: 'absent' };
  const entry = 4 * (cells.address + cells.size);
  if (reg.length === 0) return emptyReg(context, child);
  if (reg.length % entry !== 0) {
    const absent = behaviour.badReg === 'absent';
    const event = {
      kind: 'reg-invalid',
      node: child,
      length: reg.length,
      entry,
      message: absent ? 'none' : 'skipping',
    } as const;
    emit({ ...event, pass: 'early' });
    if (absent) return { kind: 'absent' };
    return { kind: 'refused', again: behaviour.badReg === 'skip-twice' ? { ...event, pass: 'late' } : undefined };
  }
  if (reg.entries.length > 1 && behaviour.severalRegEntries === 'first-only')
    emit({
      kind: 'reg-several',
      node: child,
      entries: reg.entries.length,
      effect: 'first-reserved',
      message: 'only-first',
    });
  if (isSkippedDefault(context, child)) return skipDefault(context, child, reg.entries.length);
  return reserveEntries(context, child, reg.entries);
}

function emptyReg(context: BootContext, child: Child): RegReading {
  const { behaviour, emit } = context;
  if (behaviour.emptyReg === 'absent') return { kind: 'absent' };
  if (isSkippedDefault(context, child)) return skipDefault(context, child, 0);
  emit({ kind: 'reg-empty', node: child, effect: behaviour.emptyReg === 'drop' ? 'dropped' : 'unpredictable' });
  return { kind: 'refused' };
}

/** `cma=` against `linux,cma-default`: since 6.18 such a node is never reserved. */
export function isSkippedDefault({ behaviour, parameters }: BootContext, child: Child): boolean {
  if (!parameters.cma || !child.isDefault) return false;
  if (behaviour.cmdlineAgainstDefault === 'skipped') return true;
  return behaviour.cmdlineAgainstDefault === 'skipped-if-cma' && isCmaNode(child);
}

/**
 * 7.1 and 7.3 ask in both passes, and so say it twice for a static node; not where the late pass sees no region in
 * its `reg` of so many `entries`.
 */
export function skipDefault({ behaviour, emit }: BootContext, child: Child, entries: number): RegReading {
  const any = behaviour.cmdlineAgainstDefault === 'skipped';
  const event = { kind: 'default-skipped', node: child, condition: any ? 'any' : 'cma-only' } as const;
  emit({ ...event, pass: 'early' });
  const seenLate = !any && (entries === 1 || (entries > 1 && behaviour.severalRegEntries === 'first-only'));
  return { kind: 'refused', again: seenLate ? { ...event, pass: 'late' } : undefined };
}

function reserveEntries(context: BootContext, child: Child, entries: readonly RegEntry[]): RegReading {
  const { behaviour, emit } = context;
  const several = behaviour.severalRegEntries;
  for (const entry of several === 'first-only' ? entries.slice(0, 1) : entries) reserveEntry(context, child, entry);
  if (entries.length > 1 && several === 'drop') {
    emit({ kind: 'reg-several', node: child, entries: entries.length, effect: 'dropped', message: 'none' });
    return { kind: 'static', first: undefined };
  }
  if (entries.length > 1 && several === 'keep-first-silent')
    emit({ kind: 'reg-several', node: child, entries: entries.length, effect: 'first-kept', message: 'none' });
  return { kind: 'static', first: entries[0] };
}

/** early_init_dt_reserve_memory(): a no-map range must not lie on what is reserved already, unless it is no RAM. */
function reserveEntry({ memblock, emit }: BootContext, child: Child, entry: RegEntry): void {
  const block = { node: child, base: entry.base, size: entry.size, nomap: child.nomap };
  const taken = child.nomap && memblock.overlapsMemory(entry) && memblock.isReserved(entry);
  if (entry.size === 0n || taken) {
    emit({ kind: 'reserve-failed', ...block });
    return;
  }
  if (child.nomap) memblock.setNomap(entry.base, entry.size, true);
  else memblock.reserve(entry.base, entry.size);
  emit({ kind: 'reserved', ...block });
}
