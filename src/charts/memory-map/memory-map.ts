/** The picture of physical memory as a thing on the page: draws scenes, and tells what a reader does with them. */
import { select } from 'd3-selection';
import type { AddressWindow } from './address-window';
import { createLayers, drawMemoryMap } from './draw';
import { keyAction, windowCloseTo, windowShowing } from './keyboard';
import { createLazyGestures } from './lazy-gestures';
import type { MapItem } from './map-item';
import { selectionName } from './map-item';
import './memory-map.css';
import type { Point } from '../point';
import { createRoving, keyOf, MARK } from './roving';
import type { MemoryMapScene } from './scene';

export type MemoryMapCallbacks = {
  /** Path of the node, or `cma` for the built-in area. */
  readonly onSelect: (selection: string) => void;
  /** By mouse and by keyboard focus; undefined when nothing is pointed at any more. */
  readonly onHover: (item: MapItem | undefined, at: Point) => void;
  /** Undefined: the window to start with. */
  readonly onZoom: (window: AddressWindow | undefined) => void;
};

export type MemoryMap = { readonly update: (scene: MemoryMapScene) => void; readonly destroy: () => void };

const HELP =
  'Left and right go from region to region, Enter selects. ' +
  'Plus and minus zoom, shift with left and right pans, 0 goes back.';

export type { Point } from '../point';

/** A region that moved within the same window was placed anew; all other changes follow the reader's hand. */
const isReplacing = (before: MemoryMapScene | undefined, next: MemoryMapScene): boolean =>
  before !== undefined &&
  before.width === next.width &&
  before.window.from === next.window.from &&
  before.window.to === next.window.to;

/** `svg` should be empty; its size follows the scene. */
export function createMemoryMap(svg: SVGSVGElement, callbacks: MemoryMapCallbacks): MemoryMap {
  const root = select(svg).classed('mm', true).attr('role', 'group').attr('aria-label', 'Physical memory');
  root.append('desc').text(HELP);
  const layers = createLayers(root);
  let scene: MemoryMapScene | undefined;
  const itemOf = (key: string | undefined) => scene?.items.find((item) => item.key === key);
  const roving = createRoving(svg);
  const gestures = createLazyGestures(svg, { onWindow: callbacks.onZoom, onPick: pick });

  function selectKey(key: string | undefined): void {
    const item = itemOf(key);
    if (item?.type === 'fate') callbacks.onSelect(selectionName(item.fate));
  }

  function show(key: string): void {
    const window = scene && windowShowing(scene, key);
    if (window) callbacks.onZoom(window);
  }

  /** A click on the overview: the window that was chosen by hand goes along, the first window moves by itself. */
  function pick(key: string): void {
    selectKey(key);
    if (scene?.zoomed || itemOf(key)?.type === 'held') show(key);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!scene || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = keyAction(scene, event.key, event.shiftKey, keyOf(event.target));
    if (!action) return;
    event.preventDefault();
    if (action.do === 'window') callbacks.onZoom(action.window);
    else if (action.do === 'select') selectKey(action.key);
    else if (!roving.focus(action.key)) show(action.key);
  }

  function onFocusIn(event: FocusEvent): void {
    const element = (event.target as Element).closest(MARK);
    const key = keyOf(element);
    if (!element || key === undefined) return;
    roving.moveTo(key);
    if (!element.matches(':focus-visible')) return;
    const box = element.getBoundingClientRect();
    callbacks.onHover(itemOf(key), { x: box.left + box.width / 2, y: box.bottom });
  }

  function onPointerMove(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    callbacks.onHover(itemOf(keyOf(event.target)), { x: event.clientX, y: event.clientY });
  }

  function onDoubleClick(event: MouseEvent): void {
    const key = keyOf(event.target);
    const window = key !== undefined && scene ? windowCloseTo(scene, key) : undefined;
    if (window) callbacks.onZoom(window);
  }

  const onLeave = () => callbacks.onHover(undefined, { x: 0, y: 0 });
  const onClick = ({ target }: MouseEvent) => {
    if ((target as Element).closest(MARK)) selectKey(keyOf(target));
  };

  root
    .on('keydown.mm', onKeyDown)
    .on('focusin.mm', onFocusIn)
    .on('focusout.mm', onLeave)
    .on('pointermove.mm', onPointerMove)
    .on('pointerleave.mm', onLeave)
    .on('click.mm', onClick)
    .on('dblclick.mm', onDoubleClick);

  return {
    update(next) {
      root.classed('is-replacing', isReplacing(scene, next)).attr('width', next.width).attr('height', next.height);
      scene = next;
      const focused = svg.contains(document.activeElement);
      drawMemoryMap(layers, next);
      gestures.update(next);
      roving.update(next, focused);
    },
    destroy() {
      gestures.destroy();
      root.on('.mm', null).selectAll('*').remove();
    },
  };
}
