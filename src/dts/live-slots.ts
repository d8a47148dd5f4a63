/** Slots of a name among many: found by a plain search while they are few, by a map from then on. */
import { MAX_EQUAL_NAMES } from './limits';

/** All slots of a name, the first one first. */
export type SlotIndex<T> = Map<string, T[]>;

/** Below this a plain search is faster than a map. */
const INDEX_FROM = 12;

type Named = { readonly name: string };

/** The slots of a name, the first one first. `index` is asked for once there are many. */
export function slotsNamed<T extends Named>(
  slots: readonly T[],
  name: string,
  index: () => SlotIndex<T>,
): readonly T[] {
  if (slots.length < INDEX_FROM) return slots.filter((slot) => slot.name === name);
  return index().get(name) ?? [];
}

export function indexSlots<T extends Named>(items: readonly T[]): SlotIndex<T> {
  const index: SlotIndex<T> = new Map();
  for (const item of items) addToIndex(index, item);
  return index;
}

export function addToIndex<T extends Named>(index: SlotIndex<T>, item: T): void {
  const known = index.get(item.name);
  if (!known) index.set(item.name, [item]);
  else if (known.length < MAX_EQUAL_NAMES) known.push(item);
}
