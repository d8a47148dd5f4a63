/** Leading the reader from a picture, a line or a problem to its text, and from the text to the picture. */
import { useCallback } from 'react';
import type { Span } from '../lib/diagnostic';
import { fateAt } from './selection';
import { usePage, type Page } from './stores';

/** A place in a text, or a node that gets selected and, where its text is known, shown. */
export type Target = Span | { readonly path: string };

/** Selects, brings the text to the front, moves its cursor there. On a narrow screen only a place leaves the pictures. */
export function useReveal(): (target: Target) => void {
  const page = usePage();
  return useCallback((target) => reveal(page, target), [page]);
}

function reveal(page: Page, target: Target): void {
  const view = page.view.getState();
  const span = 'path' in target ? selectNode(page, target.path) : target;
  if (!span) return;
  view.showEditorTab(span.file);
  if (!('path' in target)) view.showNarrowTab('source');
  page.reveal.getState().reveal(span);
}

function selectNode(page: Page, path: string): Span | undefined {
  page.view.getState().select(path, 'picture');
  const fates = page.run.getState().shown?.simulation.machine.fates;
  return fates?.find((fate) => fate.path === path)?.span;
}

/** Selects what a picture or list shows: a path, or the built-in area. */
export function useSelectInPicture(): (selection: string) => void {
  const page = usePage();
  return useCallback((selection) => reveal(page, { path: selection }), [page]);
}

/**
 * Lights up the region whose node the cursor is in. Only while the picture is of the present text: spans of an
 * older one would point beside it.
 */
export function selectAtCursor(page: Page, file: string, offset: number): void {
  const { shown, freshness } = page.run.getState();
  if (!shown || freshness !== 'fresh') return;
  const { path } = fateAt(shown.simulation.machine, file, offset) ?? {};
  if (path !== undefined && path !== page.view.getState().selection) page.view.getState().select(path, 'editor');
}
