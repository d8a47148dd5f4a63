/** Below the picture: find and zoom, what its guides mean, full screen. Arrives after the picture and draws its guides. */
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { closeUp } from '../../charts/memory-map/address-window';
import { createGuides, type Guides } from '../../charts/memory-map/draw-guides';
import type { FoundPlace } from '../../charts/memory-map/find';
import { layoutGuides } from '../../charts/memory-map/guides';
import type { MemoryMapScene } from '../../charts/memory-map/scene';
import type { Fate, Machine, Zone } from '../../kernel/machine';
import { formatAddress, formatBytes } from '../../lib/format';
import { rangeEnd, type MemoryRange } from '../../lib/units';
import { FullScreenButton } from '../full-screen/FullScreenButton';
import { usePresentKey } from '../full-screen/use-present-key';
import { selectedFate } from '../selection';
import { usePage, useView } from '../stores';
import { useMeasure } from '../theme/use-measure';
import { useSelectInPicture } from '../use-reveal';
import { FindField } from './FindField';
import { useSteadyHeight, useTallPicture, type MemoryMapLayout } from './use-picture-height';
import './memory-tools.css';

export type MemoryToolsProps = {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly scene: MemoryMapScene;
  readonly machine: Machine;
  /** Takes how the picture is laid out from now on. */
  readonly onLayout: (layout: () => MemoryMapLayout) => void;
};

/** An address by itself is shown with this many pages round it. */
const PAGES_ROUND = 32n;

export function MemoryTools({ svg, scene, machine, onLayout }: MemoryToolsProps) {
  const page = usePage();
  const selection = useView((view) => view.selection);
  const zoomTo = useView((view) => view.zoomTo);
  const select = useSelectInPicture();
  const fate = selectedFate(machine, selection);
  const gap = useView((view) => (view.bottomTab === 'why' ? view.gap : undefined));
  const step = gap === undefined ? undefined : fate?.placement?.steps[gap];
  const [said, setSaid] = useState('');
  useGuides(svg, scene, machine, fate, step && gap);
  usePresentKey();
  useSteadyHeight(svg, scene);
  useTallPicture(svg, onLayout);
  const show = (name: string, range: MemoryRange) => {
    const window = closeUp(scene.space, range, scene.minLength);
    page.view.getState().zoomTo(window);
    setSaid(`${name}: ${formatAddress(window.from)} to ${formatAddress(window.to)} in view`);
  };
  const go = ({ name, range, selection: chosen }: FoundPlace) => {
    if (chosen !== undefined) select(chosen);
    const around = range.size <= BigInt(machine.pageSize) ? BigInt(machine.pageSize) * PAGES_ROUND : 0n;
    const base = range.base > around ? range.base - around : 0n;
    show(name, around > 0n ? { base, size: rangeEnd(range) + around - base } : range);
  };
  const place = fate?.base === undefined ? undefined : { base: fate.base, size: fate.size };
  return (
    <div className="memory-tools">
      <GuideWords machine={machine} fate={fate} />
      <FindField machine={machine} onGo={go} />
      {step && <ZoomButton label="Zoom to gap" onClick={() => show('gap', { ...step, size: step.end - step.base })} />}
      <ZoomButton label="Zoom to selection" disabled={!place} onClick={() => place && fate && show(fate.name, place)} />
      <ZoomButton label="Reset zoom" disabled={!scene.zoomed} onClick={() => zoomTo(undefined)} />
      <FullScreenButton />
      <span role="status" className="unseen">
        {said}
      </span>
    </div>
  );
}

type ButtonProps = { readonly label: string; readonly disabled?: boolean; readonly onClick: () => void };

const ZoomButton = ({ label, disabled = false, onClick }: ButtonProps) => (
  <button type="button" className="plain link" disabled={disabled} onClick={onClick}>
    {label}
  </button>
);

/** Draws zone borders, windows and the replay over the picture, as its scene changes. */
function useGuides(
  svg: RefObject<SVGSVGElement | null>,
  scene: MemoryMapScene,
  machine: Machine,
  fate: Fate | undefined,
  gap: number | undefined,
): void {
  const measure = useMeasure();
  const guides = useRef<Guides>(undefined);
  const laidOut = useMemo(
    () => layoutGuides({ scene, machine, fate, gap, measure }),
    [scene, machine, fate, gap, measure],
  );
  useEffect(() => {
    if (!svg.current) return;
    const created = createGuides(svg.current);
    guides.current = created;
    return () => created.destroy();
  }, [svg]);
  useEffect(() => guides.current?.update(laidOut), [laidOut]);
}

/** Bytes of RAM: a zone reaches over the holes between the banks too. */
function ramIn({ base, size }: Zone, { banks }: Machine): bigint {
  const reach = (at: bigint) => (at < base ? base : at < base + size ? at : base + size);
  return banks.reduce((sum, bank) => sum + reach(rangeEnd(bank)) - reach(bank.base), 0n);
}

/** What the guides say, in words: they are drawn for the eye alone. */
function GuideWords({ machine, fate }: { readonly machine: Machine; readonly fate: Fate | undefined }) {
  const zones = machine.zones.map((zone) => `${zone.name} ${formatBytes(ramIn(zone, machine))}`).join(', ');
  const windows = fate?.windows?.map((one) => `${formatAddress(one.base)}–${formatAddress(rangeEnd(one))}`).join(', ');
  return (
    <span className="guide-words quiet">
      {machine.zones.length > 1 && (
        <span>
          <GuideKey className="mm-border" path="M1 7.5H14" /> RAM in zones {zones}
        </span>
      )}
      {windows && (
        <span>
          <GuideKey className="mm-bracket" path="M1 3V9H14V3" /> alloc-ranges <span className="mono">{windows}</span>
        </span>
      )}
    </span>
  );
}

const GuideKey = ({ className, path }: { readonly className: string; readonly path: string }) => (
  <svg className="guide-key" width="15" height="12" aria-hidden="true">
    <path className={className} d={path} fill="none" />
  </svg>
);
