/** Copies a link to what is on screen, says how long it is, and what to do where it is too long or copying is refused. */
import { useCallback } from 'react';
import type { Notice } from '../state/notice-store';
import { scenarioOf } from '../state/stores';
import { usePage } from './stores';

/** Above this many characters many chat programs cut a link. */
export const LONG_LINK = 8000;

const NOTICE_ID = 'share';

/** What to say about a link that was copied. `characters` counts the whole address. */
export function copiedNotice(characters: number): Notice {
  const length = `${characters.toLocaleString('en').replaceAll(',', '\u2009')} characters`;
  if (characters <= LONG_LINK) return { id: NOTICE_ID, severity: 'info', message: `Link copied, ${length}.` };
  return {
    id: NOTICE_ID,
    severity: 'warning',
    message: `Link copied, ${length}. Many chat programs cut links this long; a saved file (File menu) is safer.`,
  };
}

export function useShare(): () => Promise<void> {
  const page = usePage();
  return useCallback(async () => {
    const { tell } = page.notices.getState();
    const [hash, { isTooLargeForLink }] = await Promise.all([page.session.link(), import('../scenario/share/link')]);
    if (isTooLargeForLink(scenarioOf(page), hash)) {
      tell({
        id: NOTICE_ID,
        severity: 'warning',
        message: 'This scenario is too large for a link. Save it as a file instead (File menu).',
      });
      return;
    }
    const link = new URL(hash, location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      tell(copiedNotice(link.length));
    } catch {
      history.replaceState(undefined, '', hash);
      tell({
        id: NOTICE_ID,
        severity: 'warning',
        message: 'The browser does not let this page copy. The link now stands in the address bar: copy it from there.',
      });
    }
  }, [page]);
}
