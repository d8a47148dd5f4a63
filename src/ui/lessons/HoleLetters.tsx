/** Over the page map: the holes to choose from, outlined and lettered; a click on a letter chooses. */
import { freePlace } from '../../charts/page-map/failure-marks';
import { fullestBox, runOutlines } from '../../charts/page-map/page-grid';
import type { PageMapScene } from '../../charts/page-map/scene';
import { useLessons } from '../stores';
import './hole-letters.css';

const RADIUS = 10;
/** Between the middles of two letters, where their holes have the room. */
const DISTANCE = 2 * RADIUS + 4;

type Props = { readonly scene: PageMapScene; readonly area: number };

export function HoleLetters({ scene, area }: Props) {
  const candidates = useLessons((state) => state.candidates);
  const chosen = useLessons((state) => state.chosen);
  const choose = useLessons((state) => state.choose);
  const asked = useLessons((state) => state.asked);
  if (asked) return null;
  const { grid, width, height } = scene;
  const taken: { readonly x: number; readonly y: number }[] = [];
  return (
    <svg className="hole-letters" width={width} height={height} aria-hidden="true">
      {candidates.map(({ letter, hole }, index) => {
        const box = hole?.area === area ? fullestBox(grid, hole.first, hole.pages) : undefined;
        if (!hole || !box) return null;
        const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        const { x, y } = freePlace(box, taken, DISTANCE) ?? middle;
        taken.push({ x, y });
        return (
          <g key={letter} className={chosen.includes(index) ? 'hole-chosen' : ''} onClick={() => choose([index])}>
            {runOutlines(grid, hole.first, hole.pages).map((corners, part) => (
              <polygon key={part} points={corners.map((corner) => corner.join()).join(' ')} />
            ))}
            <circle cx={x} cy={y} r={RADIUS} />
            <text x={x} y={y}>
              {letter}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
