/** The history of an area: who held which pages when, and below it, over the same steps, what that left free. */
import { useMemo, useRef, useState } from 'react';
import { plotEdge } from '../../charts/page-map/layout';
import { layoutSpaceTime } from '../../charts/space-time/layout';
import type { TimeZoom } from '../../charts/space-time/navigation';
import type { SpaceTimeScene } from '../../charts/space-time/scene';
import type { SpaceTimeCallbacks } from '../../charts/space-time/space-time';
import { timeItemLabel } from '../../charts/space-time/time-item';
import { timeRoom } from '../../charts/space-time/time-room';
import type { Shown } from '../../state/run-store';
import { FragmentationCurves } from '../fragmentation/FragmentationCurves';
import { FreeRuns } from '../fragmentation/FreeRuns';
import { useSize, type Size } from '../layout/use-size';
import { useBuffer } from '../page-map/use-buffer';
import { useDisplayed } from '../stores';
import { useMeasure } from '../theme/use-measure';
import { HoverCard, type Point } from '../widgets/HoverCard';
import { CursorAway } from './CursorAway';
import { SpaceTimeCanvas } from './SpaceTimeCanvas';
import { StepSlider } from './StepSlider';
import { splitHeight, type LowerPicture } from './time-split';
import type { StepWalk } from './use-steps';

export type TimeProps = {
  readonly shown: Shown;
  /** Index into `Machine.areas`. */
  readonly area: number;
  readonly walk: StepWalk;
  readonly lower: LowerPicture;
  readonly zoom: TimeZoom;
  readonly onZoom: (zoom: TimeZoom) => void;
};

type Pointed = { readonly words: string; readonly at: Point };

export function TimePictures(props: TimeProps) {
  const { shown, area, walk, lower, zoom, onZoom } = props;
  const host = useRef<HTMLDivElement>(null);
  const size = useSize(host);
  const { fade } = useDisplayed();
  const [chosen, choose] = useBuffer(shown.simulation.run);
  const [pointed, setPointed] = useState<Pointed>();
  const [said, setSaid] = useState('');
  const scene = useScene(props, size, chosen);
  const callbacks: SpaceTimeCallbacks = {
    onStep: walk.go,
    onZoom,
    onHover: (item, at) => setPointed(item && { words: timeItemLabel(item), at }),
    onWalk: (item, at) => {
      setPointed(item && { words: timeItemLabel(item), at });
      setSaid(item ? timeItemLabel(item) : '');
    },
    onSelect: (item) => choose(item?.kind === 'life' && item.life !== chosen ? item.life : undefined),
  };
  const picture = scene?.picture;
  return (
    <div className={`time-pictures ${fade}`} ref={host}>
      {scene && <SpaceTimeCanvas scene={scene} callbacks={callbacks} />}
      {picture && <StepSlider walk={walk} picture={picture} hasRoom={lower === 'curves'} />}
      {picture && lower === 'curves' && (
        <FragmentationCurves
          shown={shown}
          area={area}
          walk={walk}
          steps={zoom.steps}
          edge={picture.plot.x}
          size={{ width: size.width, height: size.height - picture.height }}
          onPoint={(words, at) => setPointed(words === undefined ? undefined : { words, at })}
        />
      )}
      {picture && lower === 'runs' && (
        <FreeRuns
          shown={shown}
          area={area}
          edge={picture.plot.x}
          size={{ width: size.width, height: size.height - picture.height }}
        />
      )}
      {picture && lower === 'curves' && <CursorAway picture={picture} step={walk.step} />}
      {pointed && <HoverCard at={pointed.at}>{pointed.words}</HoverCard>}
      <p role="status" className="unseen">
        {said}
      </p>
    </div>
  );
}

function useScene(
  { shown, area, walk, lower, zoom: { steps, pages } }: TimeProps,
  { width, height }: Size,
  selection: number | undefined,
): SpaceTimeScene | undefined {
  const measure = useMeasure();
  const { machine, run } = shown.simulation;
  const cursor = walk.step;
  return useMemo(() => {
    const of = machine.areas[area];
    if (!of || width === 0 || height === 0) return undefined;
    const { pageSize } = machine;
    const above = timeRoom(width, plotEdge(of, pageSize, measure)).aside === undefined;
    const upper = splitHeight(height, lower, above).upper;
    const options = { width, height: upper, pageSize, cursor, steps, pages, selection, measure };
    return layoutSpaceTime(of, area, run, { ...options, axis: lower === 'runs' });
  }, [machine, run, area, width, height, lower, steps, pages, selection, measure, cursor]);
}
