/** Colours and line weights for pictures on a canvas, read from the tokens once per change of theme. */

export const BUFFER_COLOURS = 8;
/** Of the reader's text sizes pictures take none: what stands in them was measured. */
const PICTURE_TEXT = '12px';

export type ChartTheme = {
  /** One for each client in order of first appearance. */
  readonly buffers: readonly string[];
  /** Text on a buffer of that colour. */
  readonly onBuffers: readonly string[];
  readonly bufferEdge: string;
  readonly free: string;
  readonly freeEdge: string;
  readonly grid: string;
  readonly text: string;
  readonly text2: string;
  readonly hole: string;
  readonly halo: string;
  readonly failed: string;
  readonly system: string;
  readonly systemGround: string;
  readonly selected: string;
  readonly focus: string;
  readonly alignment: string;
  readonly pinned: string;
  readonly movable: string;
  /** Line weights in CSS pixels. */
  readonly hair: number;
  readonly rule: number;
  readonly mark: number;
  readonly ring: number;
  /** Font shorthands, in the size that pictures are laid out for. */
  readonly sans: string;
  readonly mono: string;
};

/** The theme that `element` stands in. */
export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  const pixels = (name: string) => Number.parseFloat(value(name)) || 1;
  const numbers = Array.from({ length: BUFFER_COLOURS }, (_, i) => i + 1);
  return {
    buffers: numbers.map((n) => value(`--buffer-${n}`)),
    onBuffers: numbers.map((n) => value(`--on-buffer-${n}`)),
    bufferEdge: value('--buffer-edge'),
    free: value('--kind-free'),
    freeEdge: value('--kind-free-edge'),
    grid: value('--rule-weak'),
    text: value('--text'),
    text2: value('--text-2'),
    hole: value('--hole'),
    halo: value('--selected-halo'),
    failed: value('--failed'),
    system: value('--kind-system'),
    systemGround: value('--kind-system-ground'),
    selected: value('--selected'),
    focus: value('--focus'),
    alignment: value('--rule-strong'),
    pinned: value('--pinned'),
    movable: value('--movable'),
    hair: pixels('--hair'),
    rule: pixels('--rule'),
    mark: pixels('--mark'),
    ring: pixels('--ring'),
    sans: `${PICTURE_TEXT} ${value('--font-sans')}`,
    mono: `${PICTURE_TEXT} ${value('--font-mono')}`,
  };
}
