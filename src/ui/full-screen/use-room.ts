/** The height that the other parts of a full screen picture leave to what is drawn. */
import { useEffect, useState, type RefObject } from 'react';

/** In the picture's own px; undefined where it is not shown over the whole window. */
function roomIn(pane: HTMLElement, host: HTMLElement): number | undefined {
  if (pane.dataset['presented'] === undefined) return undefined;
  const { paddingTop, paddingBottom } = getComputedStyle(pane);
  const beside = [...pane.children].filter((one): one is HTMLElement => one instanceof HTMLElement && one !== host);
  const taken = beside.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
  return Math.floor(pane.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom) - taken);
}

/** `host` holds the drawing and is a child of the picture; it may be as high as it likes. */
export function useRoom(host: RefObject<HTMLElement | null>): number | undefined {
  const [room, setRoom] = useState<number>();
  useEffect(() => {
    const pane = host.current?.parentElement;
    if (!host.current || !pane) return;
    const drawn = host.current;
    const observer = new ResizeObserver(() => setRoom(roomIn(pane, drawn)));
    for (const one of [pane, ...pane.children]) if (one !== drawn) observer.observe(one);
    return () => observer.disconnect();
  }, [host]);
  return room;
}
