/** The present path of a pen, as the shapes that it consists of. */

type Point = readonly [x: number, y: number];

export type PathPart =
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly r: number }
  | { readonly kind: 'lines'; readonly points: readonly Point[]; readonly closed: boolean };

type Lines = { readonly kind: 'lines'; readonly points: Point[]; closed: boolean };

/** Mutable: parts come one after another until the path is begun anew. */
export class PathInMaking {
  private done: PathPart[] = [];
  private open: Lines | undefined;

  begin(): void {
    this.done = [];
    this.open = undefined;
  }

  move(x: number, y: number): void {
    this.finish();
    this.open = { kind: 'lines', points: [[x, y]], closed: false };
  }

  line(x: number, y: number): void {
    if (this.open) this.open.points.push([x, y]);
    else this.move(x, y);
  }

  close(): void {
    if (this.open) this.open.closed = true;
    this.finish();
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.finish();
    this.done.push({ kind: 'rect', x, y, width, height });
  }

  circle(x: number, y: number, r: number): void {
    this.finish();
    this.done.push({ kind: 'circle', x, y, r });
  }

  get parts(): readonly PathPart[] {
    this.finish();
    return this.done;
  }

  /** Only upright rectangles: their edges may be sharp. */
  get isSquare(): boolean {
    return this.parts.every(({ kind }) => kind === 'rect');
  }

  /** A point alone is nothing: it is where a circle begins. */
  private finish(): void {
    if (this.open && this.open.points.length > 1) this.done.push(boxOf(this.open) ?? this.open);
    this.open = undefined;
  }
}

/** Four corners of an upright box, as trace() makes them, are a rectangle. */
function boxOf({ points, closed }: Lines): PathPart | undefined {
  if (!closed || points.length !== 4) return undefined;
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = points as [Point, Point, Point, Point];
  const isBox = y0 === y1 && x1 === x2 && y2 === y3 && x3 === x0 && x1 >= x0 && y2 >= y0;
  return isBox ? { kind: 'rect', x: x0, y: y0, width: x1 - x0, height: y2 - y0 } : undefined;
}
