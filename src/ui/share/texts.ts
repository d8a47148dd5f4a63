/** The texts that can be copied of a link. */
import type { EmbedShape } from '../../state/embed';
import { embedSearch } from '../../state/embed';
import { plain } from '../../scenario/report-markdown';

/** Hands a text to the clipboard; `what` names it in the sentence that says so. */
export type Copy = (what: string, text: string) => void;

/** Of this page without what stands behind it. */
export const pageAddress = (): string => location.origin + location.pathname;

/** `[title](link)`; nothing in a title is markup. */
export const markdownLink = (title: string, link: string): string =>
  `[${plain(title) || 'Carveout scenario'}](<${link}>)`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

const FRAME_HEIGHTS: Readonly<Record<EmbedShape['show'], number>> = { picture: 480, split: 560, full: 720 };

/** A frame to paste into a page. The hash holds the scenario, so nothing is asked of any server for it. */
export function embedSnippet(page: string, hash: string, title: string, shape: EmbedShape): string {
  const source = attribute(`${page}?${embedSearch(shape)}${hash}`);
  const name = attribute(title || 'Carveout');
  const height = FRAME_HEIGHTS[shape.show];
  return `<iframe src="${source}" title="${name}" width="100%" height="${height}" loading="lazy" style="border: 1px solid #b9b9b1"></iframe>`;
}
