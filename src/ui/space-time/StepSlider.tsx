/** The cursor as a slider: its grip stands on the cursor's line, between the two pictures. */
import type { TimePicture } from '../../charts/space-time/scene';
import { sliderPlace } from './time-split';
import type { StepWalk } from './use-steps';

/** As in steps.css. */
const GRIP_WIDTH = 9;
const HEIGHT = 14;

type Props = {
  readonly walk: StepWalk;
  readonly picture: TimePicture;
  /** False where the axis stands below the plot: the grip would cover its labels, and shows only with the focus. */
  readonly hasRoom: boolean;
};

export function StepSlider({ walk: { step, count, go }, picture: { plot, steps }, hasRoom }: Props) {
  if (count === 0) return null;
  const inView = step >= steps.from && step < steps.to;
  // A grip that could not be on the line is not drawn; the slider then spans the whole run.
  const first = inView ? Math.ceil(steps.from) : 0;
  const last = inView ? Math.ceil(steps.to) - 1 : count;
  const { left, width } = inView
    ? sliderPlace(plot, steps, first, last, GRIP_WIDTH)
    : { left: plot.x, width: plot.width };
  const middle = plot.y + plot.height + HEIGHT / 2;
  return (
    <input
      className={`step-slider${inView && hasRoom ? '' : ' step-slider-away'}`}
      style={{ left, width, top: middle }}
      type="range"
      aria-label="Step"
      min={first}
      max={last}
      step={1}
      value={step}
      aria-valuetext={`step ${step} of ${count}`}
      onChange={(event) => go(Number(event.target.value))}
    />
  );
}
