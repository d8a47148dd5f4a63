/** What is under the pointer or the keyboard's focus, in full. Beside the mark, never over it. */
import { useLayoutEffect, useRef, useState } from 'react';
import { mapCard } from '../../charts/memory-map/card';
import type { MapItem } from '../../charts/memory-map/map-item';
import type { Point } from '../../charts/memory-map/memory-map';
import { Swatch } from '../widgets/Swatch';

const AWAY = 12;
const MARGIN = 8;

export function HoverCard({ item, at }: { readonly item: MapItem; readonly at: Point }) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Point>({ x: at.x, y: at.y });
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (size) setPlace(beside(at, size, { width: window.innerWidth, height: window.innerHeight }));
  }, [at, item]);
  const card = mapCard(item);
  return (
    <div className="hover-card" role="tooltip" ref={box} style={{ left: place.x, top: place.y }}>
      <p>
        <Swatch kind={card.kind} /> <strong className="mono">{card.name}</strong>{' '}
        <span className="quiet">{card.kindLabel}</span>
      </p>
      <dl>
        {card.rows.map((row) => (
          <div key={row.label}>
            <dt className="quiet">{row.label}</dt>
            <dd className={row.face === 'mono' ? 'mono' : ''}>{row.value}</dd>
          </div>
        ))}
      </dl>
      {card.sentence && <p>{card.sentence}</p>}
    </div>
  );
}

type Size = { readonly width: number; readonly height: number };

/** Below and to the right where there is room, else on the other side; inside the window in any case. */
export function beside(at: Point, size: Size, window: Size): Point {
  const x = at.x + AWAY + size.width + MARGIN <= window.width ? at.x + AWAY : at.x - AWAY - size.width;
  const y = at.y + AWAY + size.height + MARGIN <= window.height ? at.y + AWAY : at.y - AWAY - size.height;
  return { x: Math.max(MARGIN, x), y: Math.max(MARGIN, y) };
}
