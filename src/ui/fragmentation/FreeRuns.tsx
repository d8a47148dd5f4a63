/** The free runs of an area at this step, by length. */
import { useEffect, useMemo, useRef } from 'react';
import { createFreeRunHistogram, type FreeRunHistogram } from '../../charts/fragmentation/histogram';
import { layoutFreeRunHistogram, type HistogramScene } from '../../charts/fragmentation/histogram-layout';
import type { Shown } from '../../state/run-store';
import type { Size } from '../layout/use-size';
import { useMeasure } from '../theme/use-measure';

type Props = { readonly shown: Shown; readonly area: number; readonly edge: number; readonly size: Size };

export function FreeRuns({ shown, area, edge, size }: Props) {
  const { machine } = shown.simulation;
  const measure = useMeasure();
  const use = shown.frame.areas.find((one) => one.area === area);
  const failure = shown.frame.report?.failure;
  const request = failure?.area === area ? failure : undefined;
  const { width, height } = size;
  const base = machine.areas[area]?.base ?? 0;
  const scene = useMemo(() => {
    if (!use) return undefined;
    return layoutFreeRunHistogram(use, { width, height, pageSize: machine.pageSize, edge, base, request, measure });
  }, [use, width, height, machine, edge, base, request, measure]);
  return scene ? <Histogram scene={scene} /> : null;
}

function Histogram({ scene }: { readonly scene: HistogramScene }) {
  const svg = useRef<SVGSVGElement>(null);
  const view = useRef<FreeRunHistogram>(undefined);
  useEffect(() => {
    if (!svg.current) return;
    const created = createFreeRunHistogram(svg.current);
    view.current = created;
    return () => created.destroy();
  }, []);
  useEffect(() => view.current?.update(scene), [scene]);
  return <svg ref={svg} />;
}
