/** A plate as a file: metadata first, faces embedded. Everything a user wrote goes in as text nodes. */
import type { Measure } from '../measure';
import { layPlate, type Caption, type Content } from './plate';
import { selfContained } from './self-contained';

const SVG = 'http://www.w3.org/2000/svg';

export type SvgFile = { readonly text: string; readonly width: number; readonly height: number };

/** What XML 1.0 cannot hold: most control characters, and halves of surrogate pairs. */
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function told(name: string, text: string): Element {
  const element = document.createElementNS(SVG, name);
  element.textContent = text;
  return element;
}

/** `faces` is CSS with the typefaces, empty where only their names are given. */
export function svgFile(scope: Element, caption: Caption, content: Content, faces: string, measure: Measure): SvgFile {
  const plate = layPlate(scope, caption, content, measure);
  const copy = selfContained(plate, scope);
  plate.remove();
  const { title, profile, picture, link } = caption;
  const about = JSON.stringify({ title, profile, picture, link, madeWith: 'Carveout' });
  if (faces !== '') copy.prepend(told('style', faces));
  copy.prepend(told('title', `${title}: ${picture}`), told('desc', profile), told('metadata', about));
  const text = new XMLSerializer().serializeToString(copy).replace(NOT_XML, '\ufffd');
  return { text, width: Number(copy.getAttribute('width')), height: Number(copy.getAttribute('height')) };
}
