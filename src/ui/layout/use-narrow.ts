/** Whether the page is too narrow for panes side by side. */
import { useSyncExternalStore } from 'react';

/** Below this width, in CSS px, panes stack; the style sheets use the same figure. */
export const NARROW_BELOW = 900;

const query = () => window.matchMedia(`(max-width: ${NARROW_BELOW - 1}px)`);

function subscribe(onChange: () => void): () => void {
  const list = query();
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
