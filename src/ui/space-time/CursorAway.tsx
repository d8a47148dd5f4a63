/** That the figures beside the pictures are of a step that is out of view, and on which side it is. */
import { sideOf, type TimePicture } from '../../charts/space-time/scene';
import { formatCount } from '../../charts/space-time/ticks';

type Props = { readonly picture: TimePicture; readonly step: number };

/** Between the two pictures, where the grip of the cursor would stand. */
export function CursorAway({ picture: { plot, steps }, step }: Props) {
  const side = sideOf(steps, step);
  if (!side) return null;
  return (
    <p className="time-away" style={{ left: plot.x, width: plot.width, top: plot.y + plot.height }}>
      {side === 'before' && <span aria-hidden="true">◂ </span>}
      step {formatCount(step)}, outside of the view
      {side === 'behind' && <span aria-hidden="true"> ▸</span>}
    </p>
  );
}
