/** Puts the theme to draw with on the document, and follows the system where the reader leaves it to that. */
import { useLayoutEffect, useSyncExternalStore } from 'react';
import { resolveTheme } from '../../state/settings-store';
import { useSettings } from '../stores';

const darkQuery = () => window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(onChange: () => void): () => void {
  const list = darkQuery();
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
}

/** The theme that is drawn, never `system`. */
export function useResolvedTheme(): 'light' | 'dark' | 'contrast' {
  const theme = useSettings((settings) => settings.theme);
  const dark = useSyncExternalStore(subscribe, () => darkQuery().matches);
  return resolveTheme(theme, dark);
}

export function useTheme(): void {
  const theme = useResolvedTheme();
  const text = useSettings((settings) => settings.text);
  const still = useSettings((settings) => settings.still);
  useLayoutEffect(() => {
    Object.assign(document.documentElement.dataset, { theme, text, motion: still ? 'none' : 'some' });
  }, [theme, text, still]);
}
