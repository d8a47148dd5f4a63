/** The keys of a presentation, from anywhere on the page, and its end with that of the full screen. */
import { useEffect } from 'react';
import type { Page } from '../stores';
import { present, presenterAction } from './present';
import { stopPresenting } from './presenting';

export function usePresenterKeys(page: Page, presenting: boolean): void {
  useEffect(() => {
    if (!presenting) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const action = presenterAction(event);
      if (!action) return;
      event.preventDefault();
      if (action === 'stop') stopPresenting(page);
      else present(page, action);
    };
    const onFullscreen = () => {
      if (!document.fullscreenElement) stopPresenting(page);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    document.addEventListener('fullscreenchange', onFullscreen);
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      document.removeEventListener('fullscreenchange', onFullscreen);
    };
  }, [page, presenting]);
}
