import { useCallback } from 'react';
import type { BottomTab } from '../state/view-store';
import { usePage } from './stores';

/** Id of the part that is to come into view once it is there: its tab may still be on its way. */
let awaited: string | undefined;

function comeIntoView(element: HTMLElement): void {
  awaited = undefined;
  const panel = element.closest('[role="tabpanel"]');
  // Not scrollIntoView(): that would also move the page, which is no higher than the window on purpose.
  if (panel) panel.scrollTop += element.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  element.focus({ preventScroll: true });
}

/** Ref of a heading that can be led to; it needs an id and `tabIndex={-1}`. */
export function arriving(element: HTMLElement | null): void {
  if (element && element.id === awaited) comeIntoView(element);
}

/** Brings a tab of the messages to the front, on a narrow screen too, and a part of it into view. */
export function useShowMessages(): (tab: BottomTab, part?: string) => void {
  const page = usePage();
  return useCallback(
    (tab, part) => {
      page.view.getState().showBottomTab(tab);
      page.view.getState().showNarrowTab('messages');
      const element = part === undefined ? null : document.getElementById(part);
      if (element) comeIntoView(element);
      else awaited = part;
    },
    [page],
  );
}
