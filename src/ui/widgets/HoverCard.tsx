/** A card beside what is pointed at, with the mouse or the keyboard. Beside the mark, never over it. */
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import './hover-card.css';

/** In CSS pixels of the browser's window. */
export type Point = { readonly x: number; readonly y: number };
type Size = { readonly width: number; readonly height: number };

const AWAY = 12;
const MARGIN = 8;

export function HoverCard({ at, children }: { readonly at: Point; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Point>(at);
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (size) setPlace(beside(at, size, { width: window.innerWidth, height: window.innerHeight }));
  }, [at]);
  // Beside the page: in a picture that is magnified it would be placed and drawn by the picture's pixels.
  return createPortal(
    <div className="hover-card" role="tooltip" ref={box} style={{ left: place.x, top: place.y }}>
      {children}
    </div>,
    document.body,
  );
}

/** Below and to the right where there is room, else on the other side; inside the window in any case. */
export function beside(at: Point, size: Size, window: Size): Point {
  const x = at.x + AWAY + size.width + MARGIN <= window.width ? at.x + AWAY : at.x - AWAY - size.width;
  const y = at.y + AWAY + size.height + MARGIN <= window.height ? at.y + AWAY : at.y - AWAY - size.height;
  const last = window.width - size.width - MARGIN;
  return { x: Math.max(MARGIN, Math.min(x, last)), y: Math.max(MARGIN, y) };
}
