/** The picture of devices as a thing on the page: draws scenes, and tells what a reader does with them. */
import { select } from 'd3-selection';
import type { Point } from '../point';
import { createOwnerLayers, drawOwners, emphasise } from './draw';
import { nodeAfterKey } from './keyboard';
import './owners.css';
import type { OwnerNode, OwnersScene } from './scene';

export type OwnersCallbacks = {
  readonly onChoose: (node: OwnerNode) => void;
  /** By mouse and by keyboard focus; undefined when nothing is pointed at any more. */
  readonly onHover: (node: OwnerNode | undefined, at: Point) => void;
};

export type OwnersPicture = { readonly update: (scene: OwnersScene) => void; readonly destroy: () => void };

const NODE = '.ow-node';
const HELP = 'Up and down go through devices or regions, left and right follow a line, Enter chooses.';

const keyOf = (target: EventTarget | null): string | undefined =>
  (target as Element | null)?.closest(NODE)?.getAttribute('data-key') ?? undefined;

/** `svg` should be empty; its size follows the scene. */
export function createOwners(svg: SVGSVGElement, { onChoose, onHover }: OwnersCallbacks): OwnersPicture {
  const root = select(svg).classed('ow', true).attr('role', 'group').attr('aria-label', 'Devices and regions');
  root.append('desc').text(HELP);
  const layers = createOwnerLayers(root);
  let scene: OwnersScene | undefined;
  let stop: string | undefined;
  const nodeOf = (key: string | undefined) => scene?.nodes.find((node) => node.key === key);

  function moveStop(key: string | undefined): void {
    stop = key;
    layers.nodes.selectAll<SVGGElement, OwnerNode>(NODE).attr('tabindex', (node) => (node.key === key ? 0 : -1));
  }

  function point(key: string | undefined, at: Point): void {
    emphasise(layers, key);
    onHover(nodeOf(key), at);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at = keyOf(event.target);
    if (!scene || at === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const node = nodeOf(at);
    const next = nodeAfterKey(scene, event.key, at);
    if (event.key !== 'Enter' && event.key !== ' ' && next === undefined) return;
    event.preventDefault();
    if (next === undefined) {
      if (node) onChoose(node);
      return;
    }
    moveStop(next);
    layers.nodes
      .selectAll<SVGGElement, OwnerNode>(NODE)
      .filter((one) => one.key === next)
      .node()
      ?.focus();
  }

  function onFocusIn({ target }: FocusEvent): void {
    const element = (target as Element).closest(NODE);
    if (!element) return;
    moveStop(keyOf(element));
    if (!element.matches(':focus-visible')) return;
    const box = element.getBoundingClientRect();
    point(keyOf(element), { x: box.left + Math.min(box.width, 160), y: box.bottom });
  }

  const onLeave = () => point(undefined, { x: 0, y: 0 });

  root
    .on('keydown.ow', onKeyDown)
    .on('focusin.ow', onFocusIn)
    .on('focusout.ow', onLeave)
    .on('pointermove.ow', (event: PointerEvent) => {
      if (event.pointerType !== 'touch') point(keyOf(event.target), { x: event.clientX, y: event.clientY });
    })
    .on('pointerleave.ow', onLeave)
    .on('click.ow', ({ target }: MouseEvent) => {
      const node = nodeOf(keyOf(target));
      if (node) onChoose(node);
    });

  return {
    update(next) {
      scene = next;
      root.attr('width', next.width).attr('height', next.height);
      drawOwners(layers, next);
      moveStop(nodeOf(stop)?.key ?? next.nodes[0]?.key);
    },
    destroy() {
      root.on('.ow', null).selectAll('*').remove();
    },
  };
}
