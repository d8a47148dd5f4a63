/** Over the page map: the holes to choose from, outlined and lettered; a click on a letter chooses. */
import { runOutlines } from '../../charts/page-map/page-grid';
import type { PageMapScene } from '../../charts/page-map/scene';
import { fullestBox } from '../../charts/page-map/page-grid';
import { useLessons } from '../stores';
import './hole-letters.css';

const RADIUS = 10;

type Props = { readonly scene: PageMapScene; readonly area: number };

export function HoleLetters({ scene, area }: Props) {
  const candidates = useLessons((state) => state.candidates);
  const chosen = useLessons((state) => state.chosen);
  const choose = useLessons((state) => state.choose);
  const asked = useLessons((state) => state.asked);
  if (asked) return null;
  const { grid, width, height } = scene;
  return (
    <svg className="hole-letters" width={width} height={height} aria-hidden="true">
      {candidates.map(({ letter, hole }, index) => {
        const box = hole?.area === area ? fullestBox(grid, hole.first, hole.pages) : undefined;
        if (!hole || !box) return null;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
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
