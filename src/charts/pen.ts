/**
 * What a picture draws on: a canvas, or shapes in the making (export/svg-pen.ts). One drawing serves both, so that
 * marks, places and looks cannot part; what is not in here, a picture that is taken away cannot use.
 */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'clearRect'
  | 'closePath'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'globalAlpha'
  | 'imageSmoothingEnabled'
  | 'lineTo'
  | 'lineWidth'
  | 'measureText'
  | 'moveTo'
  | 'rect'
  | 'setLineDash'
  | 'setTransform'
  | 'strokeRect'
  | 'strokeStyle'
  | 'textAlign'
  | 'textBaseline'
> & {
  /** Of the path; a path of its own could not be told in shapes. */
  readonly fill: () => void;
  readonly stroke: () => void;
  /** Each pixel of the image becomes a rectangle, without smoothing. */
  readonly drawImage: (image: HTMLCanvasElement, x: number, y: number, width: number, height: number) => void;
  /** A small picture that repeats from the corner of the pen, where the pen makes its own; a canvas has pixels for it. */
  readonly tile?: (side: number, draw: (pen: Pen) => void) => CanvasPattern;
};
