/** Free memory over the steps: how much, the longest run, what was asked, and the share that is of no use for it. */
import { useEffect, useMemo, useRef } from 'react';
import { createFragmentation, type FragmentationView } from '../../charts/fragmentation/fragmentation';
import { layoutFragmentation } from '../../charts/fragmentation/layout';
import { fragmentationItem, fragmentationLabel, isPinnedAt } from '../../charts/fragmentation/series';
import type { FragmentationScene } from '../../charts/fragmentation/scene';
import type { Interval } from '../../charts/space-time/interval';
import type { Shown } from '../../state/run-store';
import type { Size } from '../layout/use-size';
import type { StepWalk } from '../space-time/use-steps';
import { useFragmentation } from './use-fragmentation';
import { useMeasure } from '../theme/use-measure';
import type { Point } from '../widgets/HoverCard';

type Props = {
  readonly shown: Shown;
  readonly area: number;
  readonly walk: StepWalk;
  /** States in view; undefined: all. */
  readonly steps: Interval | undefined;
  /** Left edge of the plot. */
  readonly edge: number;
  readonly size: Size;
  /** A step is pointed at. */
  readonly onPoint: (words: string | undefined, at: Point) => void;
};

export function FragmentationCurves({ shown, area, walk, steps, edge, size, onPoint }: Props) {
  const series = useFragmentation(shown, area);
  const measure = useMeasure();
  const { machine, run } = shown.simulation;
  const { pageSize } = machine;
  const { width, height } = size;
  const cursor = walk.step;
  const pinned = isPinnedAt(run, area, cursor);
  const scene = useMemo(
    () => series && layoutFragmentation(series, { width, height, pageSize, edge, cursor, pinned, steps, measure }),
    [series, width, height, pageSize, edge, cursor, pinned, steps, measure],
  );
  if (!series || !scene) return <div style={size} />;
  const onHover = (step: number | undefined, at: Point) =>
    onPoint(
      step === undefined
        ? undefined
        : fragmentationLabel(fragmentationItem(series, step), pageSize, isPinnedAt(run, area, step)),
      at,
    );
  return <Curves scene={scene} onHover={onHover} onStep={walk.go} />;
}

type CurvesProps = {
  readonly scene: FragmentationScene;
  readonly onStep: (step: number) => void;
  readonly onHover: (step: number | undefined, at: Point) => void;
};

function Curves({ scene, onStep, onHover }: CurvesProps) {
  const svg = useRef<SVGSVGElement>(null);
  const view = useRef<FragmentationView>(undefined);
  const latest = useRef({ onStep, onHover });
  useEffect(() => {
    latest.current = { onStep, onHover };
  });
  useEffect(() => {
    if (!svg.current) return;
    const created = createFragmentation(svg.current, {
      onStep: (step) => latest.current.onStep(step),
      onHover: (step, at) => latest.current.onHover(step, at),
    });
    view.current = created;
    return () => created.destroy();
  }, []);
  useEffect(() => view.current?.update(scene), [scene]);
  return <svg ref={svg} />;
}
