/** The space–time diagram on its canvas: created once, handed each new scene; what it calls back is read when it calls. */
import { useEffect, useRef } from 'react';
import type { SpaceTimeScene } from '../../charts/space-time/scene';
import { createSpaceTime, type SpaceTime, type SpaceTimeCallbacks } from '../../charts/space-time/space-time';
import { chartTheme } from '../theme/chart-theme';
import { useResolvedTheme } from '../theme/use-theme';

type Props = { readonly scene: SpaceTimeScene; readonly callbacks: SpaceTimeCallbacks };

export function SpaceTimeCanvas({ scene, callbacks }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const diagram = useRef<SpaceTime>(undefined);
  const theme = useResolvedTheme();
  const latest = useRef(callbacks);
  useEffect(() => {
    latest.current = callbacks;
  });
  useEffect(() => {
    if (!canvas.current) return;
    const created = createSpaceTime(canvas.current, {
      onStep: (step) => latest.current.onStep(step),
      onHover: (item, at) => latest.current.onHover(item, at),
      onWalk: (item, at) => latest.current.onWalk(item, at),
      onSelect: (item) => latest.current.onSelect(item),
      onZoom: (zoom) => latest.current.onZoom(zoom),
    });
    diagram.current = created;
    return () => created.destroy();
  }, []);
  useEffect(() => {
    diagram.current?.update(scene, chartTheme(theme));
  }, [scene, theme]);
  return <canvas ref={canvas} />;
}
