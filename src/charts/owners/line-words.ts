/** What the lines from devices mean that are there; those to heaps have a heading. */
import type { LinkLook, OwnersScene } from './scene';

export type LineWords = { readonly look: LinkLook; readonly words: string };

const WORDS: readonly LineWords[] = [
  { look: 'attached', words: 'allocates from it' },
  { look: 'address', words: 'its driver maps it' },
  { look: 'lost', words: 'gets the default area instead' },
];

export const lineWords = ({ links }: Pick<OwnersScene, 'links'>): readonly LineWords[] =>
  WORDS.filter(({ look }) => links.some((link) => link.look === look));
