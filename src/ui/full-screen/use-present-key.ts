/** F anywhere but in a field: the picture with the focus, else the one under the pointer, else the first. */
import { useEffect } from 'react';
import { PICTURE, toggle } from './present';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** True where letters are typed. */
const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], .monaco-editor') !== null;

export const isPresentKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): boolean =>
  key === 'f' && !ctrlKey && !metaKey && !altKey && !shiftKey;

function pictureFor(target: EventTarget | null): HTMLElement | null {
  const focused = target instanceof Element ? target.closest<HTMLElement>(PICTURE) : null;
  return (
    document.querySelector<HTMLElement>('[data-presented]') ??
    focused ??
    document.querySelector<HTMLElement>(`${PICTURE}:hover`) ??
    document.querySelector<HTMLElement>(PICTURE)
  );
}

export function usePresentKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isPresentKey(event) || takesText(event.target) || document.querySelector('dialog[open]')) return;
      const picture = pictureFor(event.target);
      if (!picture) return;
      event.preventDefault();
      toggle(picture);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
