/** Takes the reader to a part of the page: it comes to the front, and has the focus once it is there. */
import type { BottomTab } from '../../state/view-store';
import type { Page } from '../stores';
import { say } from '../widgets/say';

/** What has a name to be led to; fragmentation is the lower part of space–time. */
export const PICTURES = {
  memory: 'Physical memory',
  heaps: 'Heaps',
  devices: 'Devices',
  'page-map': 'Page map',
  'space-time': 'Space–time',
  fragmentation: 'Fragmentation',
} as const;

export type Picture = keyof typeof PICTURES;

/** Parts are fetched and drawn when they are first shown: how long they are waited for, in frames. */
const MOST_FRAMES = 300;

/** What is already fetched is drawn within so many. */
const FEW_FRAMES = 30;

/** The first element that is found, once there is one; undefined where none comes. */
async function awaited(selector: string, frames = MOST_FRAMES): Promise<HTMLElement | undefined> {
  for (let frame = 0; frame < frames; frame++) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
  return undefined;
}

async function focus(selector: string): Promise<void> {
  const found = await awaited(selector);
  if (!found) return say('That part is not on the page at present.');
  found.scrollIntoView({ block: 'nearest' });
  found.focus({ preventScroll: true });
}

/** The panel of a tab that is in front, in the one row of tabs of a narrow screen too. */
async function focusPanel(tab: string): Promise<void> {
  const button = await awaited(`[data-tab="${tab}"], [data-tab="message ${tab}"]`);
  document.getElementById(button?.getAttribute('aria-controls') ?? '')?.focus();
}

export async function goToMessages({ view }: Page, tab: BottomTab): Promise<void> {
  view.getState().showBottomTab(tab);
  view.getState().showNarrowTab('messages');
  await focusPanel(tab);
}

/** Path of a file or WORKLOAD_PATH. */
export async function goToText({ view }: Page, path: string): Promise<void> {
  view.getState().showEditorTab(path);
  view.getState().showNarrowTab('source');
  const name = CSS.escape(`${path}, text`);
  await focus(`textarea[aria-label^=${name}], [role="textbox"][aria-label^=${name}]`);
}

const markOf = (selection: string): string => `.mm-mark[data-key="${CSS.escape(selection)}"]`;

/** Selects a region; where it is out of view, physical memory shows all. */
export async function goToRegion({ view }: Page, selection: string): Promise<void> {
  view.getState().showNarrowTab('pictures');
  view.getState().select(selection, 'picture');
  await awaited('.mm-mark');
  if (!(await awaited(markOf(selection), FEW_FRAMES))) view.getState().zoomTo(undefined);
  await focusPlace([markOf(selection), PLACES.memory[0]]);
}

type Place = readonly [drawing: string, instead: string];

/** What takes the keys of a picture, and what there is where nothing is drawn. */
const PLACES: Readonly<Record<Picture, Place>> = {
  memory: ['.mm-mark[tabindex="0"]', 'svg.mm'],
  heaps: ['.heap-list button.heap-name', '.heaps-pane button'],
  devices: ['.devices svg [tabindex="0"]', '.devices button'],
  'page-map': ['.page-map-picture canvas', '.page-map-pane button'],
  'space-time': ['.time-pictures canvas', '.space-time-pane button'],
  fragmentation: ['.step-slider', '.space-time-pane button'],
};

async function focusPlace([drawing, instead]: Place): Promise<void> {
  await awaited(`${drawing}, ${instead}`);
  await focus((await awaited(drawing, FEW_FRAMES)) ? drawing : instead);
}

/** A picture; where nothing of it is drawn, what stands in its place. */
export async function goToPicture({ view }: Page, picture: Picture): Promise<void> {
  view.getState().showNarrowTab('pictures');
  await awaited('.mm');
  if (picture === 'heaps' || picture === 'devices') (await awaited(`[data-tab="${picture}"]`))?.click();
  // Free runs and the table stand where the curves were.
  if (picture === 'fragmentation') document.querySelector<HTMLElement>('.time-look[aria-pressed="true"]')?.click();
  await focusPlace(PLACES[picture]);
}

/** As the button F and the key F do it. */
export async function fullScreen(page: Page, picture: Picture): Promise<void> {
  await goToPicture(page, picture);
  const section = await awaited(`section[data-picture="${picture}"]`);
  if (section) (await import('../full-screen/present')).present(section);
}

/** Presses a button beside the pictures by its name; one that cannot be pressed says why. */
export async function press(page: Page, name: string, within: string): Promise<void> {
  page.view.getState().showNarrowTab('pictures');
  await awaited(`${within} button`);
  const button = [...document.querySelectorAll<HTMLButtonElement>(`${within} button`)].find(
    ({ textContent }) => textContent === name,
  );
  if (!button || button.disabled) {
    const message = button?.title ? `${name} ${button.title}.` : `${name} There is nothing to do that with here.`;
    return page.notices.getState().tell({ id: 'command', severity: 'info', message });
  }
  button.focus();
  button.click();
}
