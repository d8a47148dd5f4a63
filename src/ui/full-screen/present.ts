/**
 * Shows one picture over the whole window in large type. The picture stays where it is in the page, so that nothing of it
 * is built twice; everything beside it is inert until Escape.
 */
import { say } from '../widgets/say';
import './full-screen.css';

/** 12 px data type becomes the 28 px of the presentation view, where the window has room for it. */
const LARGEST = 28 / 12;
/** Least room for a picture, in its own pixels. */
const LEAST_WIDTH = 480;
const LEAST_HEIGHT = 280;

export const PICTURE = 'section[data-picture]';

/** How much larger a picture is drawn in a window of this size; `least` is its own least width. */
export function magnificationFor(width: number, height: number, least = LEAST_WIDTH): number {
  return Math.max(1, Math.min(LARGEST, width / least, height / LEAST_HEIGHT));
}

type Presented = { readonly picture: HTMLElement; readonly inert: readonly Element[]; readonly opener: Element | null };

let presented: Presented | undefined;

const nameOf = (picture: HTMLElement): string => picture.getAttribute('aria-label') ?? 'picture';

/** It heads the page while the page's own heading is inert. */
const headingOf = (picture: HTMLElement): Element | null => picture.querySelector('h2');

/** Everything that is beside the picture or one of its parents. */
function besides(picture: HTMLElement): Element[] {
  const found: Element[] = [];
  for (let at: Element = picture; at.parentElement && at !== document.body; at = at.parentElement) {
    const others = [...at.parentElement.children].filter((one) => one !== at && !one.matches('.hover-card, script'));
    found.push(...others.filter((one) => !one.hasAttribute('inert')));
  }
  return found;
}

function fit(): void {
  if (!presented) return;
  const least = Number(presented.picture.dataset['leastWidth'] ?? LEAST_WIDTH);
  const by = magnificationFor(innerWidth, innerHeight, least);
  presented.picture.dataset['presented'] = String(by);
  presented.picture.style.setProperty('--present', String(by));
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  leave();
}

const onFullscreen = (): void => {
  if (!document.fullscreenElement) leave();
};

export function leave(): void {
  if (!presented) return;
  const { picture, inert, opener } = presented;
  presented = undefined;
  delete picture.dataset['presented'];
  headingOf(picture)?.removeAttribute('aria-level');
  picture.style.removeProperty('--present');
  for (const one of inert) one.removeAttribute('inert');
  window.removeEventListener('resize', fit);
  window.removeEventListener('keydown', onKeyDown);
  document.removeEventListener('fullscreenchange', onFullscreen);
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  document.dispatchEvent(new Event('carveout:presented'));
  say(`${nameOf(picture)} is back in its place.`);
}

/** Shows the picture, in the place of one that is shown; the browser's own full screen too where it is allowed. */
export function present(picture: HTMLElement): void {
  leave();
  const inert = besides(picture);
  presented = { picture, inert, opener: document.activeElement };
  for (const one of inert) one.setAttribute('inert', '');
  headingOf(picture)?.setAttribute('aria-level', '1');
  fit();
  window.addEventListener('resize', fit);
  window.addEventListener('keydown', onKeyDown);
  document.documentElement.requestFullscreen().then(
    () => document.addEventListener('fullscreenchange', onFullscreen),
    () => undefined,
  );
  if (!picture.contains(document.activeElement)) {
    const [picked] = ['svg [tabindex="0"], canvas', 'button'].flatMap(
      (one) => picture.querySelector<HTMLElement>(one) ?? [],
    );
    picked?.focus({ preventScroll: true });
  }
  // What was pointed at, or got the focus just now, is told no more: it would cover the picture that was asked for.
  for (const drawn of picture.querySelectorAll('svg, canvas')) drawn.dispatchEvent(new PointerEvent('pointerleave'));
  document.dispatchEvent(new Event('carveout:presented'));
  say(`${nameOf(picture)} fills the screen. Escape leaves.`);
}

export const isPresented = (picture: Element | null): boolean => picture !== null && presented?.picture === picture;

export function toggle(picture: HTMLElement): void {
  if (isPresented(picture)) leave();
  else present(picture);
}
