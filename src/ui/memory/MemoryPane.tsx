/** Physical memory: the whole address space and a window on it, with legend, hover card and the same as a table. */
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { layoutMemoryMap } from '../../charts/memory-map/layout';
import type { LegendEntry } from '../../charts/memory-map/legend';
import type { MapItem } from '../../charts/memory-map/map-item';
import { createMemoryMap, type MemoryMap } from '../../charts/memory-map/memory-map';
import type { MemoryMapScene } from '../../charts/memory-map/scene';
import type { Machine } from '../../kernel/machine';
import { useNarrow } from '../layout/use-narrow';
import { useSize } from '../layout/use-size';
import { selectedFate } from '../selection';
import { useDisplayed, useView } from '../stores';
import { useSelectInPicture } from '../use-reveal';
import { HoverCard, type Point } from '../widgets/HoverCard';
import { lazyPart } from '../widgets/lazy-part';
import { Swatch } from '../widgets/Swatch';
import { useMeasure } from '../theme/use-measure';
import type { MemoryTableProps } from './MemoryTable';
import type { MemoryToolsProps } from './MemoryTools';
import { RegionCard } from './RegionCard';
import { StaleNote } from './StaleNote';
import './memory.css';

export function MemoryPane() {
  const { simulation, fade } = useDisplayed();
  const [hovered, setHovered] = useState<{ readonly item: MapItem; readonly at: Point } | undefined>();
  const host = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const { width } = useSize(host);
  const [layout, setLayout] = useState(() => layoutMemoryMap);
  const scene = useScene(layout, simulation?.machine, width);
  const selection = useView((view) => view.selection);
  const narrow = useNarrow();
  return (
    <section aria-label="Physical memory" className="memory" data-picture="memory">
      <div className="pane-header">
        <h2>Physical memory</h2>
        {scene && !narrow && <Legend entries={scene.legend} />}
      </div>
      <StaleNote />
      <div className={`memory-picture ${fade}`} ref={host}>
        {scene && <Picture svg={svg} scene={scene} onHover={(item, at) => setHovered(item && { item, at })} />}
      </div>
      {scene && narrow && <Legend entries={scene.legend} />}
      {hovered && (
        <HoverCard at={hovered.at}>
          <RegionCard item={hovered.item} />
        </HoverCard>
      )}
      {simulation && (
        <div className="memory-foot">
          <Twin machine={simulation.machine} selection={selection} />
          {scene && <MemoryTools svg={svg} scene={scene} machine={simulation.machine} onLayout={setLayout} />}
        </div>
      )}
    </section>
  );
}

const MemoryTable = lazyPart<MemoryTableProps>(async () => (await import('./MemoryTable')).MemoryTable);

/** Guides, search and full screen: they come after the picture. */
const MemoryTools = lazyPart<MemoryToolsProps>(async () => (await import('./MemoryTools')).MemoryTools);

/** The same in words. Made when it is first opened. */
function Twin(props: MemoryTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Physical memory as a table</summary>
      {open && <MemoryTable {...props} />}
    </details>
  );
}

function useScene(
  layout: typeof layoutMemoryMap,
  machine: Machine | undefined,
  width: number,
): MemoryMapScene | undefined {
  const zoom = useView((view) => view.zoom);
  const selection = useView((view) => view.selection);
  const measure = useMeasure();
  const gap = useView((view) => (view.bottomTab === 'why' ? view.gap : undefined));
  return useMemo(() => {
    if (!machine || width <= 0) return undefined;
    const steps = gap === undefined ? undefined : selectedFate(machine, selection)?.placement?.steps;
    const highlight = gap === undefined ? undefined : steps?.[gap];
    return layout(machine, { width, zoom, selection, measure, highlight });
  }, [layout, machine, width, zoom, selection, measure, gap]);
}

type PictureProps = {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly scene: MemoryMapScene;
  readonly onHover: (item: MapItem | undefined, at: Point) => void;
};

/** Creates the picture once and hands it each new scene; what it calls back is read when it calls. */
function Picture({ svg, scene, onHover }: PictureProps) {
  const map = useRef<MemoryMap>(undefined);
  const zoomTo = useView((view) => view.zoomTo);
  const onSelect = useSelectInPicture();
  const callbacks = useRef({ onHover, onSelect, onZoom: zoomTo });
  useEffect(() => {
    callbacks.current = { onHover, onSelect, onZoom: zoomTo };
  });
  useEffect(() => {
    if (!svg.current) return;
    const created = createMemoryMap(svg.current, {
      onHover: (item, at) => callbacks.current.onHover(item, at),
      onSelect: (selection) => callbacks.current.onSelect(selection),
      onZoom: (window) => callbacks.current.onZoom(window),
    });
    map.current = created;
    return () => created.destroy();
  }, [svg]);
  useEffect(() => map.current?.update(scene), [scene]);
  return <svg ref={svg} />;
}

const Legend = ({ entries }: { readonly entries: readonly LegendEntry[] }) => (
  <ul className="legend" aria-label="Legend">
    {entries.map(({ kind, label, total }) => (
      <li key={kind}>
        <Swatch kind={kind} /> <span className="quiet">{label}</span> {total}
      </li>
    ))}
  </ul>
);
