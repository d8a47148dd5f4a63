/** How high the picture of physical memory is: steady while the reader zooms, and all of the room in full screen. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { layoutMemoryMap } from '../../charts/memory-map/layout';
import type { MemoryMapScene } from '../../charts/memory-map/scene';
import { tallLayout } from '../../charts/memory-map/tall';

export type MemoryMapLayout = typeof layoutMemoryMap;

type Svg = RefObject<SVGSVGElement | null>;

/** Names that come and go with the zoom do not move the panes below: the picture keeps its most rows until Reset zoom. */
export function useSteadyHeight(svg: Svg, { height, width, zoomed }: MemoryMapScene): void {
  const most = useRef({ width, height });
  useLayoutEffect(() => {
    const last = most.current;
    most.current = { width, height: zoomed && last.width === width ? Math.max(last.height, height) : height };
    svg.current?.parentElement?.style.setProperty('min-height', `${most.current.height}px`);
  }, [svg, width, height, zoomed]);
}

/** What the other parts of the pane leave; undefined where it is not shown over the whole window. */
function roomIn(pane: HTMLElement, host: HTMLElement): number | undefined {
  if (pane.dataset['presented'] === undefined) return undefined;
  const { paddingTop, paddingBottom } = getComputedStyle(pane);
  const beside = [...pane.children].filter((one) => one !== host) as HTMLElement[];
  const taken = beside.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
  return Math.floor(pane.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom) - taken);
}

/** In full screen the picture takes the height of the window; else what it needs. */
export function useTallPicture(svg: Svg, onLayout: (layout: () => MemoryMapLayout) => void): void {
  useEffect(() => {
    const host = svg.current?.parentElement;
    const pane = host?.parentElement;
    if (!host || !pane) return;
    let room: number | undefined;
    const read = () => {
      const next = roomIn(pane, host);
      if (next === room) return;
      room = next;
      onLayout(() => (next === undefined ? layoutMemoryMap : tallLayout(next)));
    };
    const observer = new ResizeObserver(read);
    for (const one of [pane, ...pane.children]) if (one !== host) observer.observe(one);
    return () => {
      observer.disconnect();
      onLayout(() => layoutMemoryMap);
    };
  }, [svg, onLayout]);
}
