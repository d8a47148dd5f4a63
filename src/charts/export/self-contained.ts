/** An SVG that looks the same without the page: computed styles become attributes, what only a page needs goes. */

const SVG = 'http://www.w3.org/2000/svg';

/** Attributes that paint, and the value that means nothing is said. */
const PAINT: readonly (readonly [string, string])[] = [
  ['fill', ''],
  ['fill-opacity', '1'],
  ['stroke', 'none'],
  ['stroke-width', '1px'],
  ['stroke-dasharray', 'none'],
  ['stroke-linecap', 'butt'],
  ['stroke-linejoin', 'miter'],
  ['opacity', '1'],
  ['paint-order', 'normal'],
  ['shape-rendering', 'auto'],
];
const TEXT: readonly (readonly [string, string])[] = [
  ['font-family', ''],
  ['font-size', ''],
  ['font-weight', '400'],
  ['text-anchor', 'start'],
  ['dominant-baseline', 'auto'],
];

const KEPT = new Set(
  'x y x1 x2 y1 y2 dx dy cx cy r width height d points transform viewBox href clip-path patternUnits id'.split(' '),
);

const isText = (element: Element): boolean => element.matches('text, tspan');

/** Nothing of it would be seen. */
function isUnseen(style: CSSStyleDeclaration): boolean {
  const clear = (paint: string) => paint === 'none' || paint === 'rgba(0, 0, 0, 0)';
  return style.display === 'none' || style.visibility === 'hidden' || (clear(style.fill) && clear(style.stroke));
}

const isShape = (element: Element): boolean => element.matches('rect, path, line, polygon, circle, text');

/** `rgb(1, 2, 3)` as `#010203`: shorter, and known to every program. */
const hex = (value: string): string =>
  value.replace(
    /rgb\((\d+), (\d+), (\d+)\)/g,
    (_, ...channels: string[]) =>
      `#${channels
        .slice(0, 3)
        .map((n) => Number(n).toString(16).padStart(2, '0'))
        .join('')}`,
  );

function copyOf(element: Element): SVGElement | undefined {
  if (element.hasAttribute('data-final')) return finalCopy(element);
  const style = getComputedStyle(element);
  if (element.matches('title, desc, metadata') || style.display === 'none') return undefined;
  if (isShape(element) && element.closest('defs') === null && isUnseen(style)) return undefined;
  const copy = document.createElementNS(SVG, element.localName);
  for (const { name, value } of element.attributes) if (KEPT.has(name)) copy.setAttribute(name, value);
  if (isShape(element) || isText(element)) paint(copy, style, isText(element));
  if (isText(element))
    copy.append(
      ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.cloneNode()),
    );
  for (const child of element.children) {
    const inner = copyOf(child);
    if (inner) copy.append(inner);
  }
  return copy.localName === 'g' && copy.childNodes.length === 0 ? undefined : copy;
}

/** Of what was drawn with resolved looks already: many shapes, and no style to ask for. */
function finalCopy(element: Element): SVGElement {
  const copy = element.cloneNode(true) as SVGElement;
  copy.removeAttribute('data-final');
  return copy;
}

function paint(copy: SVGElement, style: CSSStyleDeclaration, text: boolean): void {
  for (const [name, silent] of [...PAINT, ...(text ? TEXT : [])]) {
    if (name.startsWith('stroke-') && style.stroke === 'none') continue;
    const value = style.getPropertyValue(name);
    if (value !== silent && value !== '') copy.setAttribute(name, hex(value).replaceAll('"', "'"));
  }
}

/** The patterns of the page that the picture fills with, in the colours of the place that it stands in. */
function patternsOf(copy: SVGElement, scope: Element): SVGElement[] {
  const used = new Set([...copy.outerHTML.matchAll(/url\((?:&quot;|['"])?#(tx-[\w-]+)/g)].map(([, id]) => id!));
  return [...used].flatMap((id) => {
    const pattern = document.getElementById(id);
    if (!pattern) return [];
    const host = scope.appendChild(document.createElementNS(SVG, 'svg'));
    const defs = host.appendChild(document.createElementNS(SVG, 'defs'));
    defs.append(pattern.cloneNode(true));
    const inner = copyOf(defs.firstElementChild!);
    host.remove();
    return inner ? [inner] : [];
  });
}

/** A copy of a drawn SVG that stands by itself; `scope` is where it was drawn. */
export function selfContained(svg: SVGSVGElement, scope: Element): SVGElement {
  const copy = copyOf(svg)!;
  const patterns = patternsOf(copy, scope);
  if (patterns.length > 0) {
    const defs = document.createElementNS(SVG, 'defs');
    defs.append(...patterns);
    copy.prepend(defs);
  }
  return copy;
}
