/** The page map on its canvas: created once, handed each new scene; a card and a live region say what is pointed at. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { layoutPageMap } from '../../charts/page-map/layout';
import type { PageWindow } from '../../charts/page-map/page-grid';
import { pageItemLabel, type PageItem } from '../../charts/page-map/page-item';
import { createPageMap, type PageMap, type PageMapCallbacks } from '../../charts/page-map/page-map';
import type { PageMapScene } from '../../charts/page-map/scene';
import type { Shown } from '../../state/run-store';
import { useSize } from '../layout/use-size';
import { useDisplayed, useLessons } from '../stores';
import { chartTheme } from '../theme/chart-theme';
import { useMeasure } from '../theme/use-measure';
import { useResolvedTheme } from '../theme/use-theme';
import { HoverCard, type Point } from '../widgets/HoverCard';
import { lazyPart } from '../widgets/lazy-part';

type Lettered = { readonly scene: PageMapScene; readonly area: number };
const HoleLetters = lazyPart<Lettered>(async () => (await import('../lessons/HoleLetters')).HoleLetters);

type Props = {
  readonly shown: Shown;
  /** Index into `Machine.areas`. */
  readonly area: number;
  /** Index into Lives. */
  readonly selected: number | undefined;
  readonly onSelect: (life: number | undefined) => void;
  /** Order of the alignment that the request in the form would get. */
  readonly pendingAlignOrder: number | undefined;
  /** With words in the map, and rows of so many pages. */
  readonly closeUp?: { readonly rowPages: number | undefined };
};

export function PageMapPicture(props: Props) {
  const { selected, onSelect } = props;
  const host = useRef<HTMLDivElement>(null);
  const { fade } = useDisplayed();
  const lettered = useLessons(({ candidates }) => candidates.length > 0);
  const { scene, zoom, setZoom } = useScene(props, useSize(host));
  const [pointed, setPointed] = useState<{ readonly item: PageItem; readonly at: Point } | undefined>();
  const [said, setSaid] = useState('');
  const point = (item: PageItem | undefined, at: Point) => setPointed(item && { item, at });
  const callbacks: PageMapCallbacks = {
    onHover: point,
    onWalk: (item, at) => {
      point(item, at);
      setSaid(item ? pageItemLabel(item) : '');
    },
    onSelect: (item) => onSelect(item.kind === 'hole' || item.life === selected ? undefined : item.life),
    onZoom: setZoom,
  };
  return (
    <div className={`page-map-picture ${fade}`} ref={host}>
      {scene && <Canvas scene={scene} callbacks={callbacks} />}
      {scene && lettered && <HoleLetters scene={scene} area={props.area} />}
      {scene && zoom && (
        <button
          type="button"
          className="button page-map-all"
          style={{ top: scene.grid.y, insetInlineStart: scene.grid.x + scene.grid.width }}
          onClick={() => setZoom(undefined)}
        >
          Show all
        </button>
      )}
      {pointed && <HoverCard at={pointed.at}>{pageItemLabel(pointed.item)}</HoverCard>}
      <p role="status" className="unseen">
        {said}
      </p>
    </div>
  );
}

type Room = { readonly width: number; readonly height: number };

function useScene({ shown, area, selected, pendingAlignOrder, closeUp }: Props, { width, height }: Room) {
  const [wanted, setZoom] = useState<PageWindow | undefined>();
  const pages = shown.simulation.machine.areas[area]?.pages ?? 0;
  // An edit may have made the area smaller since.
  const zoom = wanted && wanted.first + wanted.pages <= pages ? wanted : undefined;
  const measure = useMeasure();
  const isCloseUp = closeUp !== undefined;
  const rowPages = zoom ? undefined : closeUp?.rowPages;
  const scene = useMemo(() => {
    const { machine, run } = shown.simulation;
    const of = machine.areas[area];
    const use = shown.frame.areas.find((one) => one.area === area);
    if (!of || !use || width === 0 || height === 0) return undefined;
    const failure = shown.frame.report?.failure;
    const { pageSize } = machine;
    const selection = selected;
    return layoutPageMap(of, use, run, {
      width,
      height,
      pageSize,
      selection,
      pendingAlignOrder,
      failure,
      zoom,
      rowPages,
      closeUp: isCloseUp,
      measure,
    });
  }, [shown, area, selected, pendingAlignOrder, width, height, zoom, rowPages, isCloseUp, measure]);
  return { scene, zoom, setZoom };
}

/** What the picture calls back is read when it calls. */
function Canvas({ scene, callbacks }: { readonly scene: PageMapScene; readonly callbacks: PageMapCallbacks }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const map = useRef<PageMap>(undefined);
  const theme = useResolvedTheme();
  const latest = useRef(callbacks);
  useEffect(() => {
    latest.current = callbacks;
  });
  useEffect(() => {
    if (!canvas.current) return;
    const created = createPageMap(canvas.current, {
      onSelect: (item) => latest.current.onSelect(item),
      onHover: (item, at) => latest.current.onHover(item, at),
      onWalk: (item, at) => latest.current.onWalk(item, at),
      onZoom: (window) => latest.current.onZoom(window),
    });
    map.current = created;
    return () => created.destroy();
  }, []);
  useEffect(() => {
    map.current?.update(scene, chartTheme(theme));
  }, [scene, theme]);
  return <canvas ref={canvas} />;
}
