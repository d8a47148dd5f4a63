/** A picture to be taken away: title, boot profile and step above it, legend below, where it came from inside it. */
import type { MemoryKind } from '../../kernel/machine';
import { KIND_LOOK, kindFill } from '../kind';
import type { Measure } from '../measure';
import { TEXT_SIZE } from '../measure';
import { cutText } from '../owners/columns';

export type Caption = {
  /** Of the scenario; shortened where it does not fit, whole in the metadata. */
  readonly title: string;
  /** `Linux 7.3, arm64, 4 KiB pages, RAM 2 GiB, cmdline …`. */
  readonly profile: string;
  /** `Page map of video@90000000, step 27 of 27`. */
  readonly picture: string;
  /** Opens the scenario; a sentence where it is too large for a link. */
  readonly link: string;
};

export type Legend = readonly { readonly kind: MemoryKind; readonly label: string; readonly total: string }[];

export type Content = {
  readonly width: number;
  readonly height: number;
  /** A drawn SVG, of which the plate takes the children, or a canvas that is embedded as pixels. */
  readonly node: SVGSVGElement | HTMLCanvasElement;
  readonly legend: Legend;
};

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 16;
const TITLE_SIZE = 15;
const TITLE_Y = 28;
const PROFILE_Y = 48;
const PICTURE_Y = 66;
const BODY_Y = 80;
const LEGEND_ROW = 20;
const SWATCH = { width: 15, height: 13 };
const LEGEND_GAP = 18;

function add<K extends keyof SVGElementTagNameMap>(
  parent: Element,
  name: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const element = parent.appendChild(document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** `style` holds what depends on the theme: it is resolved when the plate is copied. */
function addText(parent: Element, text: string, x: number, y: number, style: string): void {
  const element = add(parent, 'text', { x, y, style: `font-size:${TEXT_SIZE}px;${style}` });
  element.textContent = text;
}

function addCaption(svg: SVGSVGElement, { title, profile, picture }: Caption, width: number, measure: Measure): void {
  const room = width - 2 * MARGIN;
  const cut = (text: string, size: number) => cutText(text, 'sans', (room * TEXT_SIZE) / size, measure);
  addText(
    svg,
    cut(title, TITLE_SIZE * 1.06),
    MARGIN,
    TITLE_Y,
    `fill:var(--text);font-weight:var(--weight-strong);font-size:${TITLE_SIZE}px`,
  );
  addText(svg, cut(profile, TEXT_SIZE), MARGIN, PROFILE_Y, 'fill:var(--text-2)');
  addText(svg, cut(picture, TEXT_SIZE * 1.06), MARGIN, PICTURE_Y, 'fill:var(--text);font-weight:var(--weight-strong)');
}

/** Returns the height that it takes. */
function addLegend(svg: SVGSVGElement, legend: Legend, y: number, width: number, measure: Measure): number {
  let [x, row] = [MARGIN, 0];
  for (const { kind, label, total } of legend) {
    const wide = SWATCH.width + 6 + measure(`${label} ${total}`, 'sans') + 4;
    if (x > MARGIN && x + wide > width - MARGIN) [x, row] = [MARGIN, row + 1];
    const top = y + row * LEGEND_ROW;
    const rect = add(svg, 'rect', { x: x + 0.5, y: top + 0.5, width: SWATCH.width - 1, height: SWATCH.height - 1 });
    rect.setAttribute('fill', kindFill(kind));
    rect.setAttribute('style', `stroke:var(${KIND_LOOK[kind].edge})`);
    if (kind === 'refused') rect.setAttribute('stroke-dasharray', '3 2');
    addText(svg, label, x + SWATCH.width + 6, top + 11, 'fill:var(--text-2)');
    const totalX = x + SWATCH.width + 6 + measure(`${label} `, 'sans') + 2;
    addText(svg, total, totalX, top + 11, 'fill:var(--text);font-variant-numeric:tabular-nums');
    x += wide + LEGEND_GAP;
  }
  return legend.length === 0 ? 0 : (row + 1) * LEGEND_ROW;
}

function addBody(svg: SVGSVGElement, { node, width, height }: Content): void {
  if (node instanceof HTMLCanvasElement) {
    add(svg, 'image', { x: MARGIN, y: BODY_Y, width, height, href: node.toDataURL('image/png') });
    return;
  }
  const group = add(svg, 'g', { transform: `translate(${MARGIN} ${BODY_Y})` });
  group.setAttribute('class', node.getAttribute('class') ?? '');
  while (node.firstChild) group.append(node.firstChild);
}

/** The whole plate, still in the theme of `scope`, in which it stands. */
export function layPlate(scope: Element, caption: Caption, content: Content, measure: Measure): SVGSVGElement {
  const width = content.width + 2 * MARGIN;
  const svg = add(scope, 'svg', {});
  const paper = add(svg, 'rect', { width, style: 'fill:var(--surface)' });
  addCaption(svg, caption, width, measure);
  addBody(svg, content);
  const legend = addLegend(svg, content.legend, BODY_Y + content.height + 8, width, measure);
  const height = BODY_Y + content.height + (legend > 0 ? legend + 8 : 0) + MARGIN;
  paper.setAttribute('height', String(height));
  for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
    svg.setAttribute(key, String(value));
  }
  return svg;
}
