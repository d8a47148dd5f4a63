/** One mark of the picture is reached by Tab; the others from there, by arrow keys. */
import type { MemoryMapScene } from './scene';

export const MARK = '.mm-mark';

export const keyOf = (target: EventTarget | null): string | undefined =>
  (target as Element | null)?.closest('[data-key]')?.getAttribute('data-key') ?? undefined;

export type Roving = {
  /** `focused`: the focus was in the picture; where its mark went out of view, the nearest by address has it. */
  readonly update: (scene: MemoryMapScene, focused: boolean) => void;
  /** Focuses the mark of a key; false when it is not in view, and then the next update() that shows it will. */
  readonly focus: (key: string) => boolean;
  /** The key that Tab leads to. */
  readonly moveTo: (key: string) => void;
};

/** The first choice is the selected mark, then the first region in view, then whatever is there. */
function firstStop({ marks, items }: MemoryMapScene): string | undefined {
  const inView = new Set(marks.map((mark) => mark.key));
  const region = items.find((item) => item.type === 'fate' && inView.has(item.key));
  return marks.find((mark) => mark.selected)?.key ?? region?.key ?? marks[0]?.key;
}

/** The mark in view that is nearest to an item by address. */
export function nearestMark({ marks, items }: MemoryMapScene, from: string | undefined): string | undefined {
  const at = (key: string | undefined) => items.findIndex((item) => item.key === key);
  const away = ({ key }: { readonly key: string }) => Math.abs(at(key) - at(from));
  return [...marks].sort((a, b) => away(a) - away(b))[0]?.key;
}

export function createRoving(svg: SVGSVGElement): Roving {
  let stop: string | undefined;
  let awaited: string | undefined;
  const elements = () => [...svg.querySelectorAll<SVGGElement>(MARK)];
  const elementOf = (key: string | undefined) => elements().find((element) => keyOf(element) === key);

  function moveTo(key: string | undefined): void {
    stop = key;
    for (const element of elements()) element.setAttribute('tabindex', keyOf(element) === key ? '0' : '-1');
  }

  function focus(key: string): boolean {
    const element = elementOf(key);
    awaited = element ? undefined : key;
    if (!element) return false;
    moveTo(key);
    element.focus({ preventScroll: true });
    return true;
  }

  return {
    moveTo,
    focus,
    update(scene, focused) {
      moveTo(
        focused ? nearestMark(scene, stop) : scene.marks.some(({ key }) => key === stop) ? stop : firstStop(scene),
      );
      // Without marks the picture itself takes the keys for zoom and pan.
      if (scene.marks.length > 0) svg.removeAttribute('tabindex');
      else svg.setAttribute('tabindex', '0');
      if (awaited !== undefined) focus(awaited);
      if (focused && !svg.contains(document.activeElement)) (elementOf(stop) ?? svg).focus({ preventScroll: true });
    },
  };
}
