/** Large type for a projector: a picture that fills the window is magnified, and its canvases are as fine as that. */

/** How many times the picture of this element is magnified; 1 but in presentation. */
export function magnification(element: Element): number {
  const presented = element.closest<HTMLElement>('[data-presented]');
  return Number(presented?.dataset['presented'] ?? 1) || 1;
}

/** Device pixels to one CSS pixel of a picture, as it is seen. */
export const pixelRatio = (element: Element): number => globalThis.devicePixelRatio * magnification(element);
