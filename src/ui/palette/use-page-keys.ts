/** Keys that open the palette and the sheet of keys, from anywhere but the editor, which has its own. */
import { useEffect } from 'react';
import { usePage } from '../stores';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key opens; undefined: nothing of ours. `typing`: letters are typed where it was pressed. */
export function opens(key: Key, typing: boolean): 'palette' | 'keys' | undefined {
  const plain = !key.ctrlKey && !key.metaKey && !key.altKey;
  if (key.key === 'F1' && plain) return 'palette';
  if (key.key.toLowerCase() === 'k' && (key.ctrlKey || key.metaKey) && !key.altKey) return 'palette';
  return key.key === '?' && plain && !typing ? 'keys' : undefined;
}

const FIELDS = 'input, textarea, select, [contenteditable]';

export function usePageKeys(): void {
  const page = usePage();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as Element;
      const what = opens(event, target.matches(FIELDS));
      if (!what || target.closest('.monaco-editor') || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      if (what === 'palette') void import('./show-palette').then(({ showPalette }) => showPalette(page));
      else void import('./show-keys').then(({ showKeys }) => showKeys());
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [page]);
}
