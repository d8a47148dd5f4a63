import { useCallback } from 'react';
import type { BottomTab } from '../state/view-store';
import { usePage } from './stores';

/** Brings a tab of the messages to the front, on a narrow screen too. */
export function useShowMessages(): (tab: BottomTab) => void {
  const page = usePage();
  return useCallback(
    (tab) => {
      page.view.getState().showBottomTab(tab);
      page.view.getState().showNarrowTab('messages');
    },
    [page],
  );
}
