/** Undo and redo over text and controls alike, from anywhere on the page. */
import { useEffect } from 'react';
import { usePage } from './stores';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function undoOrRedo({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): 'undo' | 'redo' | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : undefined;
}

/**
 * Taken before the browser's own undo and the editor's, which know only their own text. The RAM field keeps the
 * browser's: what is half typed there is not part of the scenario yet.
 */
export function useUndoKeys(): void {
  const page = usePage();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const way = undoOrRedo(event);
      if (!way || (event.target as HTMLElement).closest('[data-own-undo]')) return;
      event.preventDefault();
      event.stopPropagation();
      page.scenario.getState()[way]();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [page]);
}
