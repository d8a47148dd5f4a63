/** How high the picture of physical memory is: steady while the reader zooms, and all of the room in full screen. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { layoutMemoryMap } from '../../charts/memory-map/layout';
import type { MemoryMapScene } from '../../charts/memory-map/scene';
import { tallLayout } from '../../charts/memory-map/tall';
import { useRoom } from '../full-screen/use-room';

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

/** In full screen the picture takes the height of the window; else what it needs. */
export function useTallPicture(svg: Svg, onLayout: (layout: () => MemoryMapLayout) => void): void {
  const host = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    host.current = svg.current?.parentElement ?? null;
  }, [svg]);
  const room = useRoom(host);
  useEffect(() => {
    if (room === undefined) return;
    onLayout(() => tallLayout(room));
    return () => onLayout(() => layoutMemoryMap);
  }, [room, onLayout]);
}
