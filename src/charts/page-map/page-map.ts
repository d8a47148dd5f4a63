/** The page map as a thing on the page: draws scenes, and tells what a reader does with them. */
import { LayeredCanvas } from '../layered-canvas';
import { pixelRatio } from '../presentation';
import type { Point } from '../point';
import type { ChartTheme } from '../theme';
import { drawBase } from './draw';
import { drawRings } from './draw-failure';
import type { Highlight } from './draw-highlight';
import { drawHighlight } from './draw-highlight';
import { createPageGestures } from './gestures';
import { pageKeyAction, windowShowingPage } from './navigation';
import type { PageWindow } from './page-grid';
import { pageAt } from './page-grid';
import type { PageItem } from './page-item';
import { indexAtPage, itemAt } from './page-item';
import './page-map.css';
import type { Rgb } from './paint';
import { paintColours } from './paint';
import type { PageMapScene } from './scene';

export type PageMapCallbacks = {
  /** A buffer was clicked or chosen with Enter, or a hole. */
  readonly onSelect: (item: PageItem) => void;
  /** By mouse; undefined when nothing is pointed at any more. `at` is in pixels of the browser's window. */
  readonly onHover: (item: PageItem | undefined, at: Point) => void;
  /** By keyboard: say pageItemLabel(item) in a live region, and show the same card as on hover. */
  readonly onWalk: (item: PageItem | undefined, at: Point) => void;
  /** Undefined: the whole area. */
  readonly onZoom: (window: PageWindow | undefined) => void;
};

export type PageMap = {
  readonly update: (scene: PageMapScene, theme: ChartTheme) => void;
  readonly destroy: () => void;
};

const ROLE_DESCRIPTION = 'page map';
const HELP =
  'Left and right walk buffers and holes by address, up and down by rows, Enter selects. ' +
  'Plus and minus zoom, Page up and Page down move, 0 goes back.';

/** `canvas` becomes focusable; its size follows the scene. */
export function createPageMap(canvas: HTMLCanvasElement, callbacks: PageMapCallbacks): PageMap {
  return new PageMapView(canvas, callbacks);
}

class PageMapView implements PageMap {
  private scene: PageMapScene | undefined;
  private theme: ChartTheme | undefined;
  private colours: readonly Rgb[] = [];
  private readonly layers: LayeredCanvas;
  private hovered: number | undefined;
  private walked: number | undefined;
  private readonly listening = new AbortController();
  private readonly gestures: { destroy: () => void };

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly callbacks: PageMapCallbacks,
  ) {
    this.layers = new LayeredCanvas(canvas);
    canvas.classList.add('pm');
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-roledescription', ROLE_DESCRIPTION);
    canvas.setAttribute('aria-description', HELP);
    this.gestures = createPageGestures(canvas, {
      scene: () => this.scene,
      onZoom: callbacks.onZoom,
      onPoint: (x, y, at) => this.point(this.indexAt(x, y), at),
      onLeave: () => this.point(undefined, { x: 0, y: 0 }),
      onClick: (x, y) => this.click(x, y),
    });
    const { signal } = this.listening;
    canvas.addEventListener('keydown', (event) => this.onKey(event), { signal });
    canvas.addEventListener('blur', () => this.walk(undefined), { signal });
  }

  update(scene: PageMapScene, theme: ChartTheme): void {
    const sameItems = this.scene?.source.frame === scene.source.frame;
    if (theme !== this.theme) this.colours = paintColours(theme);
    this.theme = theme;
    this.scene = scene;
    if (!sameItems) this.hovered = this.walked = undefined;
    const ratio = pixelRatio(this.canvas);
    this.layers.resize(scene, ratio);
    drawBase(this.layers.base, scene, theme, this.colours, ratio);
    this.canvas.setAttribute('aria-label', scene.summary);
    this.paint();
  }

  destroy(): void {
    this.gestures.destroy();
    this.listening.abort();
  }

  /** The base, and over it what the reader points at, has selected, and walks. */
  private paint(): void {
    const { scene, theme } = this;
    const context = scene && theme && this.layers.overBase();
    if (!scene || !theme || !context) return;
    const marks = this.highlights(scene);
    for (const mark of marks) drawHighlight(context, scene, theme, mark);
    if (marks.length > 0) drawRings(context, scene.holes, theme);
  }

  private highlights({ selection, source }: PageMapScene): Highlight[] {
    const { lives } = source.run;
    const marks: Highlight[] = [];
    const add = (index: number | undefined, as: Highlight['as']) => {
      const item = index === undefined ? undefined : itemAt(source, index);
      if (item) marks.push({ first: item.first, pages: item.pages, as });
    };
    add(this.hovered, 'hovered');
    if (selection !== undefined && source.frame.buffers.includes(selection)) {
      marks.push({ first: lives.first[selection]!, pages: lives.pages[selection]!, as: 'selected' });
    }
    add(this.walked, 'focused');
    return marks;
  }

  private indexAt(x: number, y: number): number | undefined {
    if (!this.scene) return undefined;
    const page = pageAt(this.scene.grid, x, y);
    return page === undefined ? undefined : indexAtPage(this.scene.source, page);
  }

  private point(index: number | undefined, at: Point): void {
    const item = index === undefined || !this.scene ? undefined : itemAt(this.scene.source, index);
    const changed = index !== this.hovered;
    this.hovered = index;
    if (changed) this.paint();
    if (changed || item) this.callbacks.onHover(item, at);
  }

  private click(x: number, y: number): void {
    const index = this.indexAt(x, y);
    const item = index === undefined || !this.scene ? undefined : itemAt(this.scene.source, index);
    if (!item) return;
    this.walked = undefined;
    this.callbacks.onSelect(item);
  }

  private walk(index: number | undefined): void {
    if (!this.scene || index === this.walked) return;
    this.walked = index;
    const item = index === undefined ? undefined : itemAt(this.scene.source, index);
    const window = item && windowShowingPage(this.scene, item.first);
    if (window) this.callbacks.onZoom(window);
    this.paint();
    const { grid } = this.scene;
    const box = this.canvas.getBoundingClientRect();
    const page = (item?.first ?? 0) - grid.window.first;
    const x = box.left + grid.x + (page % grid.rowPages) * grid.pageWidth;
    const y = box.top + grid.y + (Math.floor(page / grid.rowPages) + 1) * grid.rowHeight;
    this.callbacks.onWalk(item, { x, y });
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.scene || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = pageKeyAction(this.scene, event.key, this.walked);
    if (!action) return;
    event.preventDefault();
    if (action.do === 'walk') this.walk(action.index);
    else if (action.do === 'zoom') this.callbacks.onZoom(action.window);
    else this.callbacks.onSelect(itemAt(this.scene.source, this.walked!)!);
  }
}
